"""Texts of equal rank: what counts as their wording, who confirms it, and who is told when one moves."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import Element, read_page
from overlay import TESTS, TINY, TODAY, check, codes, lay, rewrite, site_of
from plansite.cli import main
from plansite.confirm import confirm
from plansite.confirmations import Confirmed, confirmation, digest, read_confirmations, written_confirmations
from plansite.diagnostics import Finding, Place
from plansite.draft import Draft, Folders
from plansite.files import MAX_LINE, TextFile
from plansite.markdown import Block, parse
from plansite.normal import normal
from plansite.page import Site
from plansite.passages import Passage
from plansite.standings import standing
from plansite.voice import voice

TR, AZ = "content/tr/activities/TRE-01.md", "content/az/activities/TRE-01.md"
SUMMARY, PURPOSE = "activities/TRE-01#summary", "activities/TRE-01#purpose"


def form(markdown: str) -> str:
    return normal(parse(markdown)[0])


class TestNormalForm:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("İki ülke\nbirlikte", "  İki   ülke birlikte\t"),
            ("*yeni* koru", "_yeni_ koru"),
            ("**yeni** koru", "yeni koru"),
            ("- a\n- b", "* a\n* b"),
            ("- a\n- b", "+   a\n\n\n+   b"),
            ("1. a\n2. b", "1) a\n1) b"),
            ("[a](x.md)", "[a][x]\n\n[x]: x.md"),
            ("[a](<x.md>)", "[a]\n\n[a]: x.md"),
            ("[a](x.md 'b')", '[a](x.md "b")'),
            ("### a", "### a ###"),
            ("> a\nb", "> a\n> b"),
            ("| a | b |\n|---|---|\n| 1 | 2 |", "a|b\n:-|-:\n1|2"),
            ("***", "- - -"),
            ("ağaç", "ag\u0306ac\u0327"),
            ("a\N{NO-BREAK SPACE}b", "a b"),
            ("a\\\nb", "a b"),
            ("[Bayram]{lang=az}", "Bayram"),
            ("a &amp; b", "a & b"),
            ("~~~\na\n~~~", "```tr\na\n```"),
        ],
    )
    def test_does_not_count(self, one: str, other: str) -> None:
        assert form(one) == form(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("İki ülke", "Iki ülke"),
            ("a b", "ab"),
            ("a.", "a"),
            ("[a](x.md)", "[a](y.md)"),
            ("[a](x.md)", "a"),
            ("[a](x.md)", "a (x.md)"),
            ("[a](x.md)", "\\[a\\](x.md)"),
            ("[a](x.md 'b')", "[a](x.md 'c')"),
            ("![a](x.png)", "[a](x.png)"),
            ("![a](x.png)", "![b](x.png)"),
            ("- a\n- b", "1. a\n2. b"),
            ("- a\n- b", "a\n\nb"),
            ("- a\n- b", "- a\n  - b"),
            ("- a\n\n  b", "- a\n- b"),
            ("- a", "\\- a"),
            ("3. a", "1. a"),
            ("> a", "a"),
            ("### a", "a"),
            ("### a", "#### a"),
            ("a\n\nb", "a b"),
            ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 2 | 1 |"),
            ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 2 | |"),
            ("| a |\n|---|\n| x\\|y |", "| a |\n|---|\n| xy |"),
            ("a\n\n---\n\nb", "a\n\nb"),
            ("```\na\n```", "a"),
        ],
    )
    def test_counts(self, one: str, other: str) -> None:
        assert form(one) != form(other)

    def test_is_readable(self) -> None:
        text = (
            "Bkz. *yeni* [eğitim](TRE-02.md#x).\n\n* a\n  b\n    1. c\n\n| x | y |\n|---|---|\n| 1 | **2** |"
        )
        assert form(text).split("\n") == [
            *("Bkz. yeni [eğitim](TRE-02.md#x).", ""),
            *("- a b", "  1. c", ""),
            *("| x | y |", "| 1 | 2 |"),
        ]

    def test_of_nothing_is_nothing(self) -> None:
        assert form("") == ""


# A text as it is meant; each way of writing it down is `written`.
WORD = st.text("abcçdeəfgğhxıijkqlmnoöprsştuüvyzİ", min_size=1, max_size=7)


@dataclass(frozen=True)
class Strong:
    words: str


@dataclass(frozen=True)
class Link:
    words: str
    target: str


@dataclass(frozen=True)
class Paragraph:
    inline: tuple[str | Strong | Link, ...]


@dataclass(frozen=True)
class Heading:
    words: str


@dataclass(frozen=True)
class Items:
    numbered: bool
    items: tuple[tuple[Paragraph | Items, ...], ...]


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[str, str], ...]


PARAGRAPH = st.builds(
    Paragraph,
    st.lists(WORD | st.builds(Strong, WORD) | st.builds(Link, WORD, WORD), min_size=1, max_size=6).map(tuple),
)
LISTS = st.recursive(
    PARAGRAPH,
    lambda inner: st.builds(
        Items,
        st.booleans(),
        st.lists(st.tuples(PARAGRAPH) | st.tuples(PARAGRAPH, inner), min_size=1, max_size=3).map(tuple),
    ),
    max_leaves=4,
)
BLOCK = (
    PARAGRAPH
    | LISTS
    | st.builds(Heading, WORD)
    | st.builds(Table, st.lists(st.tuples(WORD, WORD), min_size=2, max_size=3).map(tuple))
)


def parted(blocks: Sequence[object]) -> list[object]:
    """No two lists one after the other: how they are told apart is a matter of signs."""
    kept: list[object] = []
    for block in blocks:
        if not (isinstance(block, Items) and kept and isinstance(kept[-1], Items)):
            kept.append(block)
    return kept


TEXT = st.lists(BLOCK, min_size=1, max_size=4).map(parted)


@dataclass
class Hand:
    """Somebody's habits of writing the same text down."""

    bullet: str
    point: str
    star: str
    wide: bool  # empty lines between items, more blanks
    wrap: bool
    reference: bool

    def text(self, blocks: Sequence[object]) -> str:
        self.definitions: list[str] = []
        body = ("\n\n\n" if self.wide else "\n\n").join(self.block(one) for one in blocks)
        return "\n\n".join((body, *self.definitions)) + "\n"

    def block(self, block: object) -> str:
        if isinstance(block, Paragraph):
            return ("\n" if self.wrap else " ").join(self.word(one) for one in block.inline)
        if isinstance(block, Heading):
            return f"### {block.words}{' ###' if self.wide else ''}"
        if isinstance(block, Table):
            head, *rows = ((f"| {a} | {b} |" if self.wide else f"{a}|{b}") for a, b in block.rows)
            return "\n".join((head, "|---|:-:|" if self.wide else "-|-", *rows))
        assert isinstance(block, Items)
        return ("\n\n" if self.wide else "\n").join(
            self.item(number, item, block.numbered) for number, item in enumerate(block.items, 1)
        )

    def item(self, number: int, item: Sequence[object], numbered: bool) -> str:
        mark = (f"{number}{self.point}" if numbered else self.bullet) + ("  " if self.wide else " ")
        inner = "\n\n".join(self.block(one) for one in item)
        return mark + f"\n{' ' * len(mark)}".join(inner.split("\n"))

    def word(self, word: str | Strong | Link) -> str:
        if isinstance(word, Strong):
            return f"{self.star}{word.words}{self.star}"
        if isinstance(word, Link) and self.reference:
            name = f"r{len(self.definitions)}"
            self.definitions.append(f"[{name}]: {word.target}")
            return f"[{word.words}][{name}]"
        return f"[{word.words}]({word.target})" if isinstance(word, Link) else word


HAND = st.builds(
    Hand,
    st.sampled_from("-*+"),
    st.sampled_from(".)"),
    st.sampled_from("*_"),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


class TestNormalFormOfAnyText:
    @given(TEXT, HAND, HAND)
    @settings(max_examples=200, deadline=None)
    def test_is_the_same_whoever_writes_it_down(self, text: list[object], one: Hand, other: Hand) -> None:
        assert form(one.text(text)) == form(other.text(text))

    @given(TEXT, TEXT, HAND)
    @settings(max_examples=200, deadline=None)
    def test_differs_where_the_text_does(self, one: list[object], other: list[object], hand: Hand) -> None:
        plain = [[replace_strong(block) for block in text] for text in (one, other)]
        assert (form(hand.text(one)) == form(hand.text(other))) is (plain[0] == plain[1])


def replace_strong(block: object) -> object:
    """Emphasis is how a word looks."""
    if isinstance(block, Paragraph):
        words = (one.words if isinstance(one, Strong) else one for one in block.inline)
        return replace(block, inline=tuple(words))
    if isinstance(block, Items):
        items = (tuple(replace_strong(one) for one in item) for item in block.items)
        return replace(block, items=tuple(items))
    return block


DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1))
LANGUAGES = ("aa", "bb", "cc")
IDS = ("agreement#summary", "areas/x#summary", "docs/y#z")
TEXTS = st.fixed_dictionaries({one: st.dictionaries(st.sampled_from(LANGUAGES), WORD) for one in IDS})


def draft(texts: dict[str, dict[str, str]], confirmed: dict[str, Confirmed] | None = None) -> Draft:
    passages = {
        one: {
            lang: Passage(one, one.partition("#")[0], lang, "", Block(tuple(parse(text)[0])))
            for lang, text in of.items()
        }
        for one, of in texts.items()
        if of
    }
    return Draft(Folders(Path("none")), languages=LANGUAGES, passages=passages, confirmed=confirmed or {})


def confirmations(rows: dict[str, dict[str, str]], day: datetime.date) -> dict[str, Confirmed]:
    return {one: Confirmed(confirmation(one, day, texts), Place("x")) for one, texts in rows.items() if texts}


class TestStanding:
    @given(TEXTS, DAYS)
    def test_what_was_just_confirmed_has_not_moved(
        self, texts: dict[str, dict[str, str]], day: datetime.date
    ) -> None:
        known = draft(texts, confirmations(texts, day))
        for one, of in texts.items():
            now = standing(known, one)
            assert now.moved == ()
            assert now.left_out == ()
            assert now.is_settled is (set(of) == set(LANGUAGES))

    @given(TEXTS, TEXTS, DAYS, st.permutations(LANGUAGES))
    def test_no_language_comes_before_another(
        self,
        texts: dict[str, dict[str, str]],
        old: dict[str, dict[str, str]],
        day: datetime.date,
        order: list[str],
    ) -> None:
        """What is true of the languages stays true when they change their names."""
        other = dict(zip(LANGUAGES, order, strict=True))

        def renamed(of: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
            return {one: {other[lang]: text for lang, text in by.items()} for one, by in of.items()}

        one = draft(texts, confirmations(old, day))
        two = draft(renamed(texts), confirmations(renamed(old), day))
        for passage in IDS:
            here, there = standing(one, passage), standing(two, passage)
            for which in ("missing", "moved", "left_out"):
                assert {other[lang] for lang in getattr(here, which)} == set(getattr(there, which))
            assert (here.since, here.is_settled) == (there.since, there.is_settled)

    @given(TEXTS, TEXTS, DAYS, st.sampled_from(IDS), st.booleans())
    @settings(deadline=None)
    def test_confirming_one_changes_no_other(
        self,
        texts: dict[str, dict[str, str]],
        old: dict[str, dict[str, str]],
        day: datetime.date,
        one: str,
        keep_day: bool,
    ) -> None:
        old = {passage: of or {"aa": "x"} for passage, of in old.items()}
        texts = {passage: of or {"bb": "x"} for passage, of in texts.items()}
        with tempfile.TemporaryDirectory() as folder:
            known = draft(texts, confirmations(old, day))
            known.folders = Folders(Path(folder))
            later = day + datetime.timedelta(days=1)
            answers = answered(known, one, later, keep_day=keep_day)
            path = known.folders.confirmed
            assert path.is_file() is (answers is not None)
            if answers is None:
                return
            before = written_confirmations(kept.row for kept in known.confirmed.values()).splitlines()
            after = path.read_text("utf-8").splitlines()
            at = sorted(IDS).index(one)
            assert [*before[:at], *before[at + 1 :]] == [*after[:at], *after[at + 1 :]]
            assert json.loads(after[at])["day"] == str(day if keep_day else later)
            assert after == sorted(after, key=lambda line: json.loads(line)["passage"])
            findings: list[Finding] = []
            known.confirmed = read_confirmations(as_file(path), findings.append)
            assert findings == []
            assert standing(known, one).moved == ()


def answered(known: Draft, one: str, day: datetime.date, *, keep_day: bool) -> bool | None:
    """None: it could not be confirmed."""
    known.prose = dict.fromkeys(((lang, n) for lang in LANGUAGES for n in ("agreement", "areas/x")), PROSE)
    known.by_hand = dict.fromkeys(((lang, "docs/y") for lang in LANGUAGES), PROSE)
    (answer,) = confirm(known, [one], day, keep_day=keep_day)
    return True if answer.row else None


class _Prose:
    file = TextFile("none", ("",), ("",))


PROSE = _Prose()


def as_file(path: Path) -> TextFile:
    lines = tuple(path.read_text("utf-8").split("\n"))
    return TextFile(path.name, lines, lines)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The tiny plan, with nothing confirmed."""
    folder = lay(TESTS / "good" / "none", tmp_path)
    (folder / "content/confirmed.jsonl").unlink()
    return folder


def run(folder: Path, *arguments: str, lang: str = "en", today: str = TODAY) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["confirm", "--content", "content", "--lang", lang, "--today", today, *arguments])
    return code, out.getvalue(), err.getvalue()


def rows(folder: Path) -> dict[str, dict[str, object]]:
    text = (folder / "content/confirmed.jsonl").read_text("utf-8")
    return {row["passage"]: row for row in map(json.loads, text.splitlines())}


class TestCommand:
    def test_lists_what_is_open_and_changes_nothing(self, tiny: Path) -> None:
        code, said, _ = run(tiny)
        assert code == 0
        assert "`activities/TRE-01#purpose` was never confirmed" in said.splitlines()
        assert "`activities/TRE-01#developments/2030-02-03` was never confirmed" in said.splitlines()
        assert "`agreement#paragraphs/par-2` was never confirmed" in said.splitlines()
        assert "`activities/TRE-02#related/meclis-2030-11` was never confirmed" in said.splitlines()
        assert "`docs/about#purpose` was never confirmed" in said.splitlines()
        assert "Of 13 passages, 0 are confirmed and unchanged." in said.splitlines()
        assert not (tiny / "content/confirmed.jsonl").exists()

    def test_keeps_day_text_and_digest_of_one(self, tiny: Path) -> None:
        assert run(tiny, PURPOSE) == (0, f"`{PURPOSE}` is confirmed\n", "")
        (row,) = rows(tiny).values()
        text = "Ağac Bayramı için yeni bir koru; bkz. [eğitim](TRE-02.md#developments)."
        assert row["day"] == TODAY
        assert row["texts"]["tr"] == {"digest": digest(text), "text": text}
        assert set(row["texts"]) == {"tr", "az"}
        assert check(tiny) == (0, "")

    def test_takes_a_file_by_its_name_or_its_path(self, tiny: Path) -> None:
        run(tiny, "activities/TRE-01")
        by_name = rows(tiny)
        assert set(by_name) == {
            SUMMARY,
            PURPOSE,
            "activities/TRE-01#developments/2030-02-03",
            "activities/TRE-01#developments/2030-11",
        }
        (tiny / "content/confirmed.jsonl").unlink()
        for path in (AZ, f"./{TR}", str(tiny / TR)):
            run(tiny, path)
            assert rows(tiny) == by_name
        run(tiny, "docs/tr/about.md")
        assert {"docs/about#summary", "docs/about#purpose"} <= set(rows(tiny))

    def test_lines_are_in_order_and_the_others_stay(self, tiny: Path) -> None:
        run(tiny, "docs/about#summary", "activities/TRE-01#summary", today="2031-05-01")
        run(tiny, "agreement#summary", today="2031-05-03")
        assert {one: row["day"] for one, row in rows(tiny).items()} == {
            "activities/TRE-01#summary": "2031-05-01",
            "agreement#summary": "2031-05-03",
            "docs/about#summary": "2031-05-01",
        }
        assert list(rows(tiny)) == sorted(rows(tiny))

    def test_after_all_is_confirmed_nothing_is_open(self, tiny: Path) -> None:
        files = ["activities/TRE-01", "activities/TRE-02", "agreement", "areas/trees", "docs/about"]
        assert run(tiny, *files)[0] == 0
        assert run(tiny) == (0, "Of 13 passages, 13 are confirmed and unchanged.\n", "")

    def test_white_space_and_signs_do_not_open_it_again(self, tiny: Path) -> None:
        run(tiny, "activities/TRE-01")
        rewrite(tiny / TR, "İki ülke birlikte", "İki ülke\nbirlikte")
        rewrite(tiny / TR, "*yeni*", "_yeni_")
        rewrite(tiny / TR, "[eğitim](TRE-02.md#developments)", "[eğitim][e]")
        (tiny / TR).write_text((tiny / TR).read_text("utf-8") + "\n[e]: TRE-02.md#developments\n", "utf-8")
        assert "TRE-01" not in run(tiny)[1].splitlines()[0]

    def test_says_what_has_changed_since(self, tiny: Path) -> None:
        run(tiny, "activities/TRE-01", today="2031-05-02")
        rewrite(tiny / TR, "İki ülke", "Üç ülke")
        line = f"`{SUMMARY}` was confirmed on 2031-05-02 and has changed since in tr"
        assert run(tiny)[1].splitlines()[0] == line
        run(tiny, SUMMARY)
        assert rows(tiny)[SUMMARY]["day"] == TODAY

    def test_a_mended_slip_keeps_the_day(self, tiny: Path) -> None:
        run(tiny, "activities/TRE-01", today="2031-05-02")
        rewrite(tiny / TR, "İki ülke", "İki ülke,")
        code, said, _ = run(tiny, "--keep-day", SUMMARY)
        assert code == 0
        assert said == f"`{SUMMARY}` is taken over as it is now, confirmed on 2031-05-02 as before\n"
        assert rows(tiny)[SUMMARY]["day"] == "2031-05-02"
        assert "İki ülke," in rows(tiny)[SUMMARY]["texts"]["tr"]["text"]
        assert "TRE-01" not in run(tiny)[1].splitlines()[0]

    def test_there_must_be_a_day_to_keep(self, tiny: Path) -> None:
        code, said, _ = run(tiny, "--keep-day", "areas/trees")
        assert (code, said) == (
            1,
            "`areas/trees#summary` was never confirmed, so there is no day to keep\n",
        )
        assert not (tiny / "content/confirmed.jsonl").exists()

    def test_refuses_what_is_missing_in_a_language(self, tiny: Path) -> None:
        rewrite(tiny / AZ, "## Məqsəd\n\nBayram üçün *yeni* bağ; bax: [təlim](TRE-02.md#developments).\n", "")
        code, said, _ = run(tiny, "activities/TRE-01")
        assert code == 1
        assert f"`{PURPOSE}` is not confirmed: it is missing in az" in said.splitlines()
        assert set(rows(tiny)) == {
            SUMMARY,
            "activities/TRE-01#developments/2030-02-03",
            "activities/TRE-01#developments/2030-11",
        }

    def test_errors_stop_it_and_the_file_stays(self, tiny: Path) -> None:
        run(tiny, SUMMARY, today="2031-05-02")
        before = (tiny / "content/confirmed.jsonl").read_bytes()
        rewrite(tiny / TR, "## Amaç", "## Amac")
        code, said, _ = run(tiny, SUMMARY)
        assert (code, codes(said)) == (1, ["unknown-section"])
        assert (tiny / "content/confirmed.jsonl").read_bytes() == before

    @pytest.mark.parametrize(
        ("name", "near"),
        [
            ("activities/TRE-1", "activities/TRE-01"),
            ("activities/TRE-01#purpos", "activities/TRE-01#purpose"),
            ("docs/abuot", "docs/about"),
        ],
    )
    def test_an_unknown_name_stops_it_and_names_the_nearest(self, tiny: Path, name: str, near: str) -> None:
        for lang in ("en", "tr", "az"):
            code, said, error = run(tiny, SUMMARY, name, lang=lang)
            assert (code, said) == (2, "")
            assert len(error.splitlines()) == 1
            assert f"`{name}`" in error
            assert f"`{near}`" in error
        assert not (tiny / "content/confirmed.jsonl").exists()

    def test_a_name_like_no_other_is_sent_to_the_list(self, tiny: Path) -> None:
        code, _, error = run(tiny, "zzzzzzz")
        assert code == 2
        assert "without a name lists" in error

    def test_a_plan_in_one_language_has_nothing_to_compare(self, tiny: Path) -> None:
        for folder in ("content/az", "docs/az"):
            shutil.rmtree(tiny / folder)
        rewrite(tiny / "content/plan/site.yml", "[tr, az]", "[tr]")
        for path in (tiny / "content/plan").rglob("*.yml"):
            text = re.sub(r", az: [^}\n]+(?=})", "", path.read_text("utf-8"))
            text = re.sub(r"\n +az: [^\n]+", "", text).replace("unofficial: [az]", "")
            path.write_text(re.sub(r"(?m)^  unofficial:\s*$\n?", "", text), "utf-8")
        done = [run(tiny), run(tiny, SUMMARY)]
        assert [code for code, _, _ in done] == [2, 2], done
        assert all("one language" in error for _, _, error in done)
        paths = {page.path for page in site_of(tiny).pages}
        assert "build/" in paths
        assert "translation/" not in paths

    def test_a_file_that_can_not_be_written_is_said(
        self, tiny: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> object:
            raise PermissionError(13, "refused")

        monkeypatch.setattr("plansite.keeping.tempfile.mkstemp", refuse)
        code, said, error = run(tiny, SUMMARY)
        assert (code, said) == (2, "")
        assert "confirmed.jsonl" in error

    def test_texts_longer_than_a_line_of_words_may_be_are_kept(self, tiny: Path) -> None:
        for path, word in ((TR, "ağaç"), (AZ, "ağac")):
            text = (tiny / path).read_text("utf-8")
            (tiny / path).write_text(text + "\n" + (f"{word} " * 20 + "\n") * 1_500, "utf-8")
        assert run(tiny, "activities/TRE-01")[0] == 0
        assert max(map(len, (tiny / "content/confirmed.jsonl").read_text("utf-8").splitlines())) > MAX_LINE
        assert check(tiny) == (0, "")


def body(site: Site, lang: str, path: str) -> Element:
    return read_page(next(page.body for page in site.pages if (page.lang, page.path) == (lang, path)))


def drifts(page: Element) -> list[Element]:
    return list(page.all("div", class_="notice-drift"))


def told(site: Site) -> list[tuple[str, str]]:
    """The pages on which drift is said; those side by side say it in either language, in its column."""
    pages = [(one.lang, one.path) for one in site.pages if "notice-drift" in one.body]
    beside = {(lang, path) for lang, path in pages if path.startswith("both/")}
    alone = [one for one in pages if one not in beside]
    twins = {f"both/{path}" for _, path in alone} & {one.path for one in site.pages}
    assert beside == {(lang, path) for lang in ("tr", "az") for path in twins}
    return alone


def changes(notice: Element) -> dict[str, tuple[list[str], list[str]]]:
    """For each language: the words that went, and those that came."""
    found = {}
    for one in notice.all("details"):
        languages = {span.attributes["lang"] for span in one.all("span") if "lang" in span.attributes}
        (lang,) = languages
        gone, new = (
            [s.text for e in one.all(tag) for s in e.all("span", lang=lang)] for tag in ("del", "ins")
        )
        found[lang] = (gone, new)
    return found


class TestDrift:
    """On the page of activity TRE-01, whose texts were confirmed on 2 May 2031."""

    @pytest.fixture
    def confirmed(self, tiny: Path) -> Path:
        for name in ("activities/TRE-01", "activities/TRE-02", "agreement", "areas/trees", "docs/about"):
            run(tiny, name, today="2031-05-02")
        return tiny

    def pages(self, folder: Path) -> tuple[Element, Element]:
        site = site_of(folder)
        return body(site, "tr", "activities/tre-01/"), body(site, "az", "activities/tre-01/")

    def test_nothing_is_said_while_nothing_moves(self, confirmed: Path) -> None:
        assert [drifts(one) for one in self.pages(confirmed)] == [[], []]
        assert not any("notice-drift" in page.body for page in site_of(confirmed).pages)

    def test_nothing_is_said_of_what_nobody_confirmed(self, tiny: Path) -> None:
        rewrite(tiny / TR, "İki ülke", "Üç ülke")
        assert [drifts(one) for one in self.pages(tiny)] == [[], []]

    def test_the_reader_of_the_other_language_is_told(self, confirmed: Path) -> None:
        rewrite(confirmed / TR, "İki ülke", "Üç ülke")
        turkish, azerbaijani = self.pages(confirmed)
        assert drifts(turkish) == []
        (notice,) = drifts(azerbaijani)
        assert notice.text.startswith(
            "2 may 2031 tarixində mətnlərin eyni məzmunda olduğu təsdiqlənib. O vaxtdan bəri bu mətn"
            " dəyişməyib, başqa dildəki mətn isə dəyişib: Türk dili."
        )
        assert changes(notice) == {"tr": (["İki"], ["Üç"])}

    def test_in_either_direction(self, confirmed: Path) -> None:
        rewrite(confirmed / AZ, "İki ölkə", "Üç ölkə")
        turkish, azerbaijani = self.pages(confirmed)
        assert drifts(azerbaijani) == []
        (notice,) = drifts(turkish)
        assert notice.text.startswith(
            "2 Mayıs 2031 tarihinde metinlerin aynı şeyi söylediği onaylandı. O zamandan beri bu metin"
            " değişmedi, ama başka bir dildeki metin değişti: Azerbaycan dili."
        )
        assert changes(notice) == {"az": (["İki"], ["Üç"])}

    def test_both_are_told_where_both_moved(self, confirmed: Path) -> None:
        rewrite(confirmed / TR, "İki ülke", "Üç ülke")
        rewrite(confirmed / AZ, "İki ölkə", "Dörd ölkə")
        (here,), (there,) = map(drifts, self.pages(confirmed))
        assert "hem bu metin hem de başka bir dildeki metin değişti: Azerbaycan dili." in here.text
        assert "həm bu mətn, həm də başqa dildəki mətn dəyişib: Türk dili." in there.text
        assert changes(here) == {"az": (["İki"], ["Dörd"])}
        assert changes(there) == {"tr": (["İki"], ["Üç"])}

    def test_stands_at_the_passage(self, confirmed: Path) -> None:
        """After the words of the summary, a section, an entry; on no other page and no card."""
        rewrite(confirmed / TR, "# Ağaç dikimi", "# Ağaç dikme")
        rewrite(confirmed / TR, "yeni* bir", "genç* bir")
        rewrite(confirmed / TR, "Dikim bitti.", "Dikim sona erdi.")
        site = site_of(confirmed)
        page = body(site, "az", "activities/tre-01/")
        assert [changes(one)["tr"] for one in drifts(page)] == [
            (["dikimi"], ["dikme"]),
            (["yeni"], ["genç"]),
            (["bitti."], ["sona erdi."]),
        ]
        (entry,) = drifts(page.one("li", id="2030-11"))
        assert "sona erdi." in entry.text
        assert told(site) == [("az", "activities/tre-01/")]

    @pytest.mark.parametrize(
        ("file", "old", "new", "path"),
        [
            ("content/{}/activities/TRE-02.md", "Bir ", "Bu ", "activities/tre-02/"),
            ("content/{}/agreement.md", "İki ", "Üç ", "agreement/"),
            ("content/{}/agreement.md", "Plan t", "Planımız t", "agreement/"),
            ("content/{}/areas/trees.md", "# A", "# Yaşlı a", "areas/trees/"),
            ("docs/{}/about.md", "Bu ", "Şu ", "about/"),
            ("docs/{}/about.md", "{#purpose}", "? {#purpose}", "about/"),
            ("docs/{}/about.md", "Pro", "Yeni pro", "about/"),
        ],
    )
    def test_is_said_on_every_kind_of_page(
        self, confirmed: Path, file: str, old: str, new: str, path: str
    ) -> None:
        for lang, other in (("tr", "az"), ("az", "tr")):
            written = (confirmed / file.format(lang)).read_text("utf-8")
            rewrite(confirmed / file.format(lang), old, new)
            assert told(site_of(confirmed)) == [(other, path)]
            (confirmed / file.format(lang)).write_text(written, "utf-8")

    def test_a_new_confirmation_ends_it(self, confirmed: Path) -> None:
        rewrite(confirmed / TR, "İki ülke", "Üç ülke")
        run(confirmed, SUMMARY)
        assert [drifts(one) for one in self.pages(confirmed)] == [[], []]

    def test_no_day_but_the_confirmed_one_counts(self, confirmed: Path) -> None:
        """Neither when a file was written, nor what day it is."""
        rewrite(confirmed / TR, "İki ülke", "Üç ülke")
        pages = {(one.lang, one.path): one.body for one in site_of(confirmed).pages if one.path != "build/"}
        for path in confirmed.rglob("*.md"):
            shutil.copy(path, path.with_suffix(".copy"))
            path.with_suffix(".copy").rename(path)
        again = {(one.lang, one.path): one.body for one in site_of(confirmed).pages if one.path != "build/"}
        assert pages == again


class TestMissing:
    SECTION = "## Məqsəd\n\nBayram üçün *yeni* bağ; bax: [təlim](TRE-02.md#developments).\n"
    ENTRY = "### 2030-11\n\nƏkin başa çatıb.\n"

    def test_a_section_is_a_warning_with_the_heading_to_write(self, tiny: Path) -> None:
        rewrite(tiny / AZ, self.SECTION, "")
        code, said = check(tiny)
        assert (code, codes(said)) == (0, ["missing-words"])
        assert said.startswith(f"{AZ}:1:1: warning")
        assert "`## Məqsəd`" in said
        assert check(tiny, "--complete")[0] == 1

    def test_a_section_is_shown_from_the_other_language(self, tiny: Path) -> None:
        run(tiny, SUMMARY, PURPOSE)
        rewrite(tiny / AZ, self.SECTION, "")
        site = site_of(tiny)
        page = body(site, "az", "activities/tre-01/")
        assert page.one("h3", id="purpose").text == "Məqsəd"
        (notice,) = page.all("p", class_="notice-missing")
        assert notice.text.endswith("Türk dili.")
        (foreign,) = [one for one in page.all("div", lang="tr") if "koru" in one.text]
        assert "yeni" in foreign.text
        assert drifts(page) == []
        assert drifts(body(site, "tr", "activities/tre-01/")) == []
        assert not list(body(site, "tr", "activities/tre-01/").all("p", class_="notice-missing"))

    def test_an_entry_too(self, tiny: Path) -> None:
        rewrite(tiny / AZ, self.ENTRY, "")
        code, said = check(tiny)
        assert (code, codes(said)) == (0, ["missing-words"])
        assert said.startswith(f"{AZ}:9:4: warning")
        assert "`### 2030-11`" in said
        entry = body(site_of(tiny), "az", "activities/tre-01/").one("li", id="2030-11")
        assert len(list(entry.all("p", class_="notice-missing"))) == 1
        assert entry.one("div", lang="tr").text == "Dikim bitti."

    def test_a_link_to_a_section_that_is_shown_leads_somewhere(self, tiny: Path) -> None:
        rewrite(tiny / AZ, self.SECTION, "")
        for lang in ("tr", "az"):
            path = tiny / f"content/{lang}/areas/trees.md"
            rewrite(path, ".\n", ". [x](../activities/TRE-01.md#purpose)\n")
        assert codes(check(tiny)[1]) == ["missing-words"]

    def test_of_a_file_that_is_missing_nothing_more_is_said(self, tiny: Path) -> None:
        (tiny / AZ).unlink()
        assert codes(check(tiny)[1]) == ["missing-words"]
        page = body(site_of(tiny), "az", "activities/tre-01/")
        assert len(list(page.all("p", class_="notice-missing"))) == 1


class TestThreeLanguages:
    DAY = "2041-05-10"
    FILE = "activities/BRD-01"

    @pytest.fixture
    def second(self, tmp_path: Path) -> Path:
        for name in ("content", "docs"):
            shutil.copytree(TESTS / "second" / name, tmp_path / name)
        assert run(tmp_path, self.FILE, today="2041-05-09")[0] == 0
        return tmp_path

    def moved(self, folder: Path, *languages: str) -> dict[str, list[dict[str, tuple[list[str], list[str]]]]]:
        """What readers of each language are told once the summaries in these languages have changed."""
        words = {"tr": ("Göçmen", "Bütün"), "az": ("Köçəri", "Bütün"), "en": ("Migratory", "All")}
        for lang in languages:
            rewrite(folder / f"content/{lang}/activities/BRD-01.md", *words[lang])
        site = site_of(folder, "--today", self.DAY)
        return {
            lang: [changes(one) for one in drifts(body(site, lang, "activities/brd-01/"))] for lang in words
        }

    def test_one_moves_and_two_are_told(self, second: Path) -> None:
        said = {"en": (["Migratory"], ["All"])}
        assert self.moved(second, "en") == {"tr": [said], "az": [said], "en": []}

    def test_two_move_and_the_third_is_shown_both(self, second: Path) -> None:
        english, turkish = {"en": (["Migratory"], ["All"])}, {"tr": (["Göçmen"], ["Bütün"])}
        told = self.moved(second, "en", "tr")
        assert told == {"tr": [english], "az": [{**turkish, **english}], "en": [turkish]}
        (notice,) = drifts(body(site_of(second, "--today", self.DAY), "az", "activities/brd-01/"))
        assert "başqa dillərdəki mətnlər isə dəyişib: Türk dili, İngilis dili." in notice.text

    def test_a_language_that_came_later_is_told_nothing_and_is_open(self, second: Path) -> None:
        path = second / "content/confirmed.jsonl"
        kept = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for row in kept:
            del row["texts"]["az"]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
        path.write_text(text, "utf-8")
        english = {"en": (["Migratory"], ["All"])}
        assert self.moved(second, "en", "az") == {"tr": [english], "az": [], "en": []}
        said = run(second, today=self.DAY)[1].splitlines()
        assert f"`{self.FILE}#summary` was confirmed on 2041-05-09 and has changed since in en" in said
        assert f"`{self.FILE}#purpose` was confirmed on 2041-05-09, but not in az" in said

    def test_a_mended_slip_confirms_no_language_that_came_later(self, second: Path) -> None:
        self.test_a_language_that_came_later_is_told_nothing_and_is_open(second)
        run(second, "--keep-day", self.FILE, today=self.DAY)
        assert {tuple(row["texts"]) for row in rows(second).values()} == {("en", "tr")}
        run(second, self.FILE, today=self.DAY)
        assert {tuple(row["texts"]) for row in rows(second).values()} == {("az", "en", "tr")}

    def test_all_words_are_of_the_language(self, second: Path) -> None:
        self.moved(second, "az")
        site = site_of(second, "--today", self.DAY)
        (notice,) = drifts(body(site, "en", "activities/brd-01/"))
        assert notice.text.startswith(
            "On 9 May 2041 the texts were confirmed to say the same. Since then this one has not changed, but"
            f" the one in another language has: {voice('en').language('az')}."
        )


class TestTranslationPage:
    def test_is_for_writers_only(self, tiny: Path) -> None:
        site = site_of(tiny)
        for page in site.pages:
            if page.path == "translation/":
                assert not page.listed
            linked = 'translation/"' in page.body
            assert linked is (page.path == "build/"), page.path
        shells = [link.address for shell in site.shells for link in (*shell.menu, *shell.footer)]
        assert not [address for address in shells if "translation" in address]

    def test_counts_add_up_and_say_of_how_many(self, tiny: Path) -> None:
        run(tiny, "activities/TRE-01", "areas/trees", today="2031-05-02")
        rewrite(tiny / TR, "İki ülke", "Üç ülke")
        rewrite(tiny / AZ, TestMissing.SECTION, "")
        page = body(site_of(tiny), "tr", "translation/")
        counts = {one.one("dt").text: one.one("dd").text for one in page.one("dl", class_="facts").all("div")}
        assert counts == {
            "Bir dilde eksik": "13 metin parçasından 1",
            "Onaydan sonra değişti": "13 metin parçasından 1",
            "Henüz onaylanmadı": "13 metin parçasından 8",
            "Onaylandı, değişmedi": "13 metin parçasından 3",
        }

    def test_names_what_is_to_do_and_folds_the_rest(self, tiny: Path) -> None:
        run(tiny, "activities/TRE-01", "areas/trees", today="2031-05-02")
        rewrite(tiny / TR, "İki ülke", "Üç ülke")
        rewrite(tiny / AZ, TestMissing.SECTION, "")
        page = body(site_of(tiny), "az", "translation/")
        files = {one.one("span", class_="id").text: one for one in page.section("open").all("li")}
        assert list(files) == ["activities/TRE-01", "activities/TRE-02", "agreement", "docs/about"]
        assert {one.one("dt").text: one.one("dd").text for one in files["activities/TRE-01"].all("div")} == {
            "2 may 2031 tarixində təsdiqlənib; o vaxtdan bəri dəyişən: Türk dili": "Başlıq və qısa məzmun",
            "Çatışmadığı dil: Azərbaycan dili": "Məqsəd",
            "2 may 2031 tarixində təsdiqlənib": "2 mətn hissəsi",
        }
        assert [one.text for one in files["agreement"].all("dd")] == ["3 mətn hissəsi"]
        (folded,) = page.section("settled").one("details").all("li")
        assert folded.one("span", class_="id").text == "areas/trees"

    def test_links_lead_to_the_passages(self, tiny: Path) -> None:
        for name in ("activities/TRE-01#summary", "activities/TRE-02#summary", "agreement#summary"):
            run(tiny, name)
        run(tiny, "docs/about#summary")
        site = site_of(tiny)
        page = body(site, "tr", "translation/")
        away = (one for one in page.all("a") if not one.has("class_", "place-link"))
        links = [link.attributes["href"].removeprefix("../../") for link in away]
        assert "tr/activities/tre-01/#purpose" in links
        assert "tr/activities/tre-02/#meclis-2030-11" in links
        assert "tr/agreement/#par-1" in links
        assert "tr/about/#purpose" in links
        for link in links:
            address, _, anchor = link.partition("#")
            there = body(site, "tr", address.removeprefix("tr/"))
            assert not anchor or list(there.all(id=anchor)), link

    def test_leads_nowhere_that_is_not_there_on_an_earlier_day(self, tiny: Path) -> None:
        run(tiny, "activities/TRE-01#summary", "activities/TRE-02#summary")
        kept = (tiny / "content/confirmed.jsonl").read_text("utf-8")
        (tiny / "content/confirmed.jsonl").write_text(kept.replace(TODAY, "2030-03-01"), "utf-8")
        site = site_of_day(tiny, "2030-03-01")
        page = body(site, "tr", "translation/")
        for link in (one for one in page.all("a") if not one.has("class_", "place-link")):
            address, _, anchor = link.attributes["href"].removeprefix("../../").partition("#")
            there = body(site, "tr", address.removeprefix("tr/"))
            assert not anchor or list(there.all(id=anchor)), link.attributes["href"]


def site_of_day(folder: Path, day: str) -> Site:
    """As it was known on an earlier day, read today."""
    return site_of(folder, "--as-of", day)


def test_the_tiny_plan_has_texts_that_moved() -> None:
    """So that the expected output shows them."""
    assert "notice-drift" in (TINY / "expected/az/activities/tre-01/index.html").read_text("utf-8")
