"""Pages go through the engine untouched, and come out with a shell that needs nothing from elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath

import pytest

from plansite import engine
from plansite.engine import EngineError
from plansite.page import Link, Page, Shell, Site
from plansite.sieve import sifted
from plansite.stage import WORDS, pages, settled, stage, surroundings

PROJECT = Path(__file__).parents[1]
NAMES = {"az": "Azərbaycanca", "en": "English", "tr": "Türkçe"}

NASTY = {
    "": "<p>Plain.</p>",
    "pre/": "<pre><code>one\n\n\n   two\n   \n\n\tthree\n```python\nx\n```\n"
    "~~~\ny\n~~~\n    four\n</code></pre>",
    "blank/": "<div>\n\n\n<p>a</p>\n\n    <p>four spaces</p>\n\n"
    "<section>\n\n# none\n\n* none\n\n</section></div>",
    "svg/": '<figure>\n<svg viewBox="0 0 10 10" role="img">\n\n<title>ə &amp; İ</title>\n'
    '<path d="M0 0\n   \nL1\t1"/>\n<g>\n\n<text x="1">&lt;b&gt; a_b_c **d**</text></g></svg></figure>',
    "details/": "<details>\n<summary>*s*</summary>\n\n\ttext [a](b) `c`\n\n- x\n\n</details>\n<p>after</p>",
    "inline/": "begins with text <em>and goes on</em><br>\n\n<p>two blocks</p>",
    "signs/": "<p>&nbsp;&#x259;&#601; & &copy; a < b > c \\* {{ x }} {% y %} {# z #} &quot; [1]: http://e.org\n"
    '\n[1] &lt;script&gt; :smile: "quoted" -- ... (c)</p>\n<!-- a\n\ncomment -->\n'
    '<p markdown="1">*m* {: .c }</p>',
    "table/": '<div class="table-wrap" tabindex="0"><table>\n\n<thead><tr><th>a|b</th></tr></thead>\n \n'
    "<tbody>\r\n<tr><td>\n\nc</td></tr></tbody></table></div>",
    "front/": "<p>---\n...\n---\n\ntitle: no</p>\n\n---\n\n...\n",
    "unclosed/": "<ul><li>one<li>two</ul><p>three<p>four<hr><img src=x alt=''>",
    "letters/": "<p>\u2028\x0b\x0c\x85\u00a0\u200d\ufeffÇçĞğIıİiÖöŞşÜüƏə</p>",
}


def shell(lang: str) -> Shell:
    return Shell(
        lang=lang,
        own_name=NAMES[lang],
        site_name=f"Record & <plan> “{lang}”",
        words={name: f"{name} <{lang}>" for name in WORDS},
        menu=(Link("Home", f"{lang}/"), Link("Blank & more", f"{lang}/blank/")),
        footer=(Link("Tables", f"{lang}/table/"),),
        notes=("Not official.", "A & B"),
        as_of=Link("As of 1 <May> 2026", f"{lang}/front/"),
    )


def page(lang: str, path: str, body: str) -> Page:
    below = path == "svg/"
    return Page(
        lang=lang,
        path=path,
        title=f'{lang}: "no" & <{path}> ə',
        description=f"- it's: #1 of {path or 'all'} \\ “ə”",
        body=f"<h1>{lang} {path}</h1>\n{body}",
        section="blank/" if below else path,
        trail=(Link("Blank <&>", f"{lang}/blank/"),) if below else (),
        kind="activity" if below else "",
        listed=path != "unclosed/",
        forms=(Link("Another <form>", f"{lang}/blank/"),) if path == "table/" else (),
    )


def sample(root: str | None = None) -> Site:
    return Site(
        shells=tuple(shell(lang) for lang in NAMES),
        pages=tuple(page(lang, path, body) for lang in NAMES for path, body in NASTY.items()),
        root=root,
        files={},
    )


def built(site: Site, work: Path, name: str = "mkdocs") -> dict[str, str]:
    stage(site, work, engine.configurations(site, work, PROJECT))
    engine.run_engine(work, [shell.lang for shell in site.shells], name)
    return {address: content.decode() for address, content in engine.finished(site, work)}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(sample(), tmp_path_factory.mktemp("relative"))


@pytest.fixture(scope="module")
def rooted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(sample("https://example.org/plan/"), tmp_path_factory.mktemp("rooted"))


class Reader(HTMLParser):
    """What a browser would see: tags with their attributes, and text with its references resolved."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: " ".join((value or "").split()) for name, value in attrs}))
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.texts.append(f"/{tag}:")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data

    def all(self, tag: str, **attributes: str) -> Iterator[dict[str, str]]:
        for name, found in self.tags:
            if name == tag and attributes.items() <= found.items():
                yield found


def test_bodies_pass_byte_for_byte(finished: dict[str, str]) -> None:
    for page in sample().pages:
        html = finished[f"{page.address}index.html"]
        assert html.count('<div class="page">') == 1
        assert html[html.index('<div class="page">') :].startswith(
            settled(page.body) + ("\n<nav" if page.forms else "\n</main>")
        )
        links = (
            [found["href"] for found in Reader(html[html.index('class="forms"') :]).all("a")]
            if page.forms
            else []
        )
        assert links[: len(page.forms)] == [f"../../{link.address}" for link in page.forms]


@pytest.mark.parametrize("path", NASTY)
def test_settled_bodies_look_the_same_to_a_browser(path: str) -> None:
    body = NASTY[path]
    before, after = Reader(body.replace("\r\n", "\n").strip()), Reader(settled(body)[19:-7])
    assert after.tags == before.tags
    assert after.texts == before.texts


def test_settling_leaves_plain_html_alone() -> None:
    body = "<p>a</p>\n\n<ul>\n  <li>b</li>\n</ul>"
    assert settled(body) == f'<div class="page">\n{body}\n</div>'


def test_every_page_is_a_whole_document_in_its_language(finished: dict[str, str]) -> None:
    for page in sample().pages:
        reader = Reader(finished[f"{page.address}index.html"])
        assert [found["lang"] for found in reader.all("html")] == [page.lang]
        assert len(list(reader.all("main", id="main"))) == 1
        assert len(list(reader.all("h1"))) == 1
        assert [found["content"] for found in reader.all("meta", name="description")] == [page.description]
        assert all("src" in found for found in reader.all("script"))
        assert not list(reader.all("style"))
        names = {name for _, found in reader.tags for name in found}
        assert not {name for name in names if name == "style" or name.startswith("on")}
        assert ("robots" in str(reader.tags)) is not page.listed


def test_links_lead_to_pages_of_the_site_from_any_base(finished: dict[str, str]) -> None:
    known = {normpath(f"{page.address}index.html") for page in sample().pages} | {"index.html"}
    known |= {f"{lang}/search/index.html" for lang in NAMES}  # every site has one; no page of this one is
    for address, html in finished.items():
        head = html[: html.index('<div class="page">')] + html[html.index("</main>") :]
        for tag, found in Reader(head).tags:
            target = found.get("href") or found.get("src")
            if target is None or target.startswith("#"):
                continue
            at = normpath(f"{Path(address).parent.as_posix()}/{target}")
            if tag == "a":
                assert normpath(f"{at}/index.html") in known, f"{address}: {target}"
            else:
                assert at.startswith("assets/"), f"{address}: {target}"


def test_languages_are_linked_page_to_page(finished: dict[str, str]) -> None:
    reader = Reader(finished["tr/svg/index.html"])
    switch = [found for found in reader.all("a") if "hreflang" in found]
    assert [found["href"] for found in switch] == ["../../az/svg/", "../../en/svg/", "../../tr/svg/"]
    assert [found["lang"] for found in switch if found.get("aria-current")] == ["tr"]
    assert not list(reader.all("link", rel="canonical"))
    assert not list(reader.all("link", rel="alternate"))  # machines take whole addresses alone
    assert not list(reader.all("meta", property="og:image"))


def test_with_a_root_addresses_for_others_are_absolute(rooted: dict[str, str]) -> None:
    root = "https://example.org/plan/"
    reader = Reader(rooted["tr/svg/index.html"])
    assert [found["href"] for found in reader.all("link", rel="canonical")] == [f"{root}tr/svg/"]
    assert [found["content"] for found in reader.all("meta", property="og:image")] == [
        f"{root}assets/icons/share.png"
    ]
    assert [(found["hreflang"], found["href"]) for found in reader.all("link", rel="alternate")] == [
        ("az", f"{root}az/svg/"),
        ("en", f"{root}en/svg/"),
        ("tr", f"{root}tr/svg/"),
        ("x-default", root),
    ]
    assert not [found for found in reader.all("a") if found["href"].startswith(root)]


@pytest.mark.parametrize(("path", "marked"), [("blank/", {"blank/": "page"}), ("svg/", {"blank/": "true"})])
def test_menu_shows_where_the_reader_is(finished: dict[str, str], path: str, marked: dict[str, str]) -> None:
    html = finished[f"az/{path}index.html"]
    menu = Reader(html[html.index('class="menu"') : html.index("</header>")])
    current = {found["href"]: found["aria-current"] for found in menu.all("a") if "aria-current" in found}
    assert current == {f"../../az/{target}": value for target, value in marked.items()}


def test_stage_writes_only_what_changed_and_removes_what_is_gone(tmp_path: Path) -> None:
    site = sample()
    stage(site, tmp_path, {"az/engine.yml": b"x"})
    kept, changed = tmp_path / "az/docs/pre/index.md", tmp_path / "az/docs/table/index.md"
    for path in (kept, changed):
        os.utime(path, (1, 1))
    fewer = [page for page in site.pages if page.path != "svg/"]
    others = tuple(replace(page, title="new") if page.path == "table/" else page for page in fewer)
    stage(replace(site, pages=others), tmp_path, {"az/engine.yml": b"x"})
    assert kept.stat().st_mtime == 1
    assert changed.stat().st_mtime != 1
    assert not (tmp_path / "az/docs/svg").exists()
    assert (tmp_path / "az/engine.yml").read_bytes() == b"x"


def test_a_page_missing_in_one_language_is_refused() -> None:
    site = sample()
    with pytest.raises(ValueError, match="missing in tr: svg/"):
        pages(replace(site, pages=tuple(page for page in site.pages if page.address != "tr/svg/")))


def test_a_missing_word_is_refused() -> None:
    site = sample()
    with pytest.raises(ValueError, match="missing in az: menu"):
        surroundings(site, replace(site.shells[0], words={**site.shells[0].words, "menu": ""}))


def test_a_failing_engine_is_quoted(tmp_path: Path) -> None:
    site = sample()
    stage(site, tmp_path, engine.configurations(site, tmp_path, PROJECT))
    (tmp_path / "en/mkdocs.yml").write_text("site_name: [", "utf-8")
    with pytest.raises(EngineError, match=r"(?s)mkdocs failed in .*en:\n.*parsing the configuration file"):
        engine.run_engine(tmp_path, list(NAMES))


def test_a_changed_or_missing_page_is_noticed(tmp_path: Path, finished: dict[str, str]) -> None:
    site = sample()
    for address, html in finished.items():
        lang, _, path = address.partition("/")
        target = tmp_path / lang / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, "utf-8", newline="")
    assert len(list(engine.finished(site, tmp_path))) == len(site.pages)
    changed = tmp_path / "tr/site/pre/index.html"
    changed.write_text(changed.read_text("utf-8").replace("three", "drei"), "utf-8")
    with pytest.raises(EngineError, match="changed the text of the page tr/pre/"):
        list(engine.finished(site, tmp_path))
    changed.unlink()
    with pytest.raises(EngineError, match="made no page tr/pre/"):
        list(engine.finished(site, tmp_path))


def test_an_engine_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    with pytest.raises(EngineError, match=r"zensical is not installed; .* -r requirements-zensical\.txt"):
        engine.run_engine(tmp_path, ["tr"], "zensical")


def test_the_stylesheet_lies_in_a_layer() -> None:
    sheet = engine.stylesheet().decode()
    assert sheet.count("@charset") == 1
    assert "@import" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert "\n@layer base{" in sheet


def test_of_the_stylesheet_what_pages_can_use_is_left() -> None:
    sheet = (
        "a,.other a{color:red}.md-typeset code:not(.mine):is(b,i),[dir=rtl] p{margin:0}"
        "@media print{.other{top:0}.md-typeset p{top:1px}}@media screen{.other{top:0}}"
        "@keyframes turn{0%{top:0}to{top:1px}}@supports (top:1px){@media print{h1{top:0}}}"
        ".md-typeset-x{top:0}"
    )
    assert sifted(sheet, frozenset({"md-typeset", "mine"})) == (
        "a{color:red}.md-typeset code:not(.mine):is(b,i){margin:0}@media print{.md-typeset p{top:1px}}"
        "@supports (top:1px){@media print{h1{top:0}}}"
    )
    assert len(engine.stylesheet()) < 40_000
    assert b"animation:" not in engine.stylesheet()


def test_the_other_engine_makes_the_same_pages(tmp_path: Path, finished: dict[str, str]) -> None:
    others = built(sample(), tmp_path / "staged", "zensical")
    assert others.keys() == finished.keys()
    for address, html in others.items():
        mine, other = Reader(finished[address]), Reader(html)
        assert other.tags == mine.tags, address
        assert other.texts == mine.texts, address


def test_the_same_pages_in_another_place_and_habit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, finished: dict[str, str]
) -> None:
    monkeypatch.setenv("TZ", "Asia/Baku")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    project = tmp_path / "a project"
    (project / "docs").mkdir(parents=True)
    shutil.copy(PROJECT / "mkdocs.yml", project)
    shutil.copytree(PROJECT / "overrides", project / "overrides")
    site, work = sample(), project / "build"
    stage(site, work, engine.configurations(site, work, project))
    engine.run_engine(work, list(NAMES))
    assert {address: content.decode() for address, content in engine.finished(site, work)} == finished
