"""Lists that are too long for a phone: their beginning stays, and all of each stands below its page."""

from __future__ import annotations

import pytest

from plansite.long_lists import AT_ONCE, FIRST, MORE_AT_ONCE, MOST, with_long_lists
from plansite.page import Page
from plansite.voice import voice

NUMBER = 250
PADDING = "x" * 200


def page(lang: str, inside: str, path: str = "sources/") -> Page:
    return Page(lang, path, "Sources & more", "", f"<article><h1>Sources &amp; more</h1>{inside}</article>")


def items(number: int, form: str = '<li><a href="../../{lang}/a/{n}/#x">{n} {padding}</a></li>') -> str:
    return "".join(form.format(lang="tr", n=n, padding=PADDING) for n in range(number))


def cut_up(inside: str, *others: str) -> list[Page]:
    langs = ("tr", "az")
    pages = [page(lang, text) for lang, text in zip(langs, (inside, *others), strict=False)]
    return list(with_long_lists(pages, [voice(lang) for lang in langs]))


def test_a_long_list_stands_below_its_page_whole_and_in_order() -> None:
    whole, *below = cut_up(f'<h2>What <a href="#q">rests</a> on it</h2><ul>{items(NUMBER)}</ul>')
    assert [one.path for one in below] == ["sources/list/1/", "sources/list/1/2/", "sources/list/1/3/"]
    assert whole.body.count("<li>") == FIRST + 1
    assert '<li><a href="../../tr/sources/list/1/">' in whole.body
    assert "250" in whole.body.rpartition("<li>")[2]
    assert [one.body.count("<li><a") - len(below) for one in below] == [
        AT_ONCE,
        AT_ONCE,
        NUMBER - 2 * AT_ONCE,
    ]
    for number, one in enumerate(below):
        up = "../" * (2 if number == 0 else 3)
        assert f'href="{up}../../tr/a/{number * AT_ONCE}/#x"' in one.body
        assert "<ul>" in one.body
        assert one.body.startswith(
            '<article><h1 id="list">Sources &amp; more · What <span>rests</span> on it</h1>'
        )
        assert one.title.startswith("Sources & more · What rests on it")
        assert one.trail[-1].address == "tr/sources/"
        assert not one.listed


def test_rows_take_their_table_along() -> None:
    rows = items(130, '<tr role="row"><th role="rowheader">{n}</th><td role="cell">{padding}</td></tr>')
    head = '<thead><tr role="row"><th>N</th><th>P</th></tr></thead>'
    table = f'<table class="stacked">{head}<tbody role="rowgroup">{rows}</tbody></table>'
    whole, *below = cut_up(
        f'<section aria-labelledby="t"><h2 id="t">T</h2><div>{table}</div></section>{PADDING * 200}'
    )
    assert '<td role="cell" colspan="2"><a ' in whole.body
    assert whole.body.count('role="rowheader"') == FIRST
    assert [one.body.count('role="rowheader"') for one in below] == [
        MORE_AT_ONCE,
        MORE_AT_ONCE,
        MORE_AT_ONCE,
        10,
    ]
    assert all(head in one.body and 'aria-labelledby="list"' in one.body for one in below)


@pytest.mark.parametrize(
    "inside",
    [
        f"<ul>{items(MOST)}</ul>{PADDING * 200}",
        f"<ul>{items(NUMBER, '<li id={n}>{padding}</li>')}</ul>".replace("id=", 'id="a" data-n='),
        "<ul>" + "<li>short</li>" * NUMBER + "</ul>",
    ],
    ids=["not long", "places that others link to", "a page that is light"],
)
def test_what_need_not_or_must_not_be_moved_stays(inside: str) -> None:
    assert cut_up(inside) == [page("tr", inside)]


def test_a_long_list_within_one_stands_below_that() -> None:
    inner = f"<ul>{items(NUMBER)}</ul>"
    rows = [f"<li>{PADDING}</li>"] * 60 + [f"<li>{inner}</li>"] + [f"<li>{PADDING}</li>"] * 60
    _, *below = cut_up(f'<ol class="entries">{"".join(rows)}</ol>')
    paths = [one.path for one in below]
    assert [path for path in paths if path.startswith("sources/list/1/2/list/1/")] != []
    assert all(one.body.count("<li>") <= AT_ONCE + FIRST for one in below)
    assert len(set(paths)) == len(paths)


def test_what_is_long_in_one_language_alone_stays_in_both() -> None:
    """Addresses are equal in all languages."""
    long, short = f"<ul>{items(NUMBER)}</ul>", f"<ul>{items(3)}</ul>"
    assert cut_up(long, short) == [page("tr", long), page("az", short)]
