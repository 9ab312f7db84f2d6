"""How words are folded, what of the pages is searched, and in which pieces it is published."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from building import ROOT, day_of_the_record
from many import index as search_of
from plansite.folding import MARKS, PLAIN, SOFT, WORD, Folding
from plansite.search.pieces import EXCERPT, LETTERS, PIECE
from plansite.spelling import load_spelling

LANGUAGES = ("tr", "az", "en")
TURKISH, AZERBAIJANI = "abcçdefgğhıijklmnoöprsştuüvyz", "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
SEARCH = "assets/search/"


@cache
def folding(lang: str) -> Folding:
    return Folding(load_spelling(lang).alphabet)


def plain(text: str, lang: str = "tr") -> list[str]:
    return [word.plain for word in folding(lang).words(text)]


def by_tables(text: str, lang: str) -> str:
    """A single word folded as a browser does it: letter by letter, by what is published."""
    small = "".join(folding(lang).small.get(letter, letter) for letter in text)
    return "".join(PLAIN.get(letter, letter) for letter in small)


class TestFolding:
    @pytest.mark.parametrize(
        ("written", "typed"),
        [
            ("Çocuk", "cocuk"),
            ("İŞ BİRLİĞİ", "is birligi"),
            ("IĞDIR", "igdir"),
            ("Iğdır", "IGDIR"),
            ("i\u0307stanbul", "İstanbul"),
            ("uşaq", "uşak"),
            ("qadın", "KADIN"),
            ("xidmət", "hidmet"),
            ("AİLƏYƏ", "aileye"),
            ("\u04d9mək", "emek"),  # a letter of an old keyboard
            ("hâlâ", "hala"),
            ("FAM-01", "fam 1"),
            ("FAM-01", "fam01"),
            ("Türkiye'nin", "turkiye"),
            ("Ankara’ya", "ankara"),
            ("2023-cü", "2023 cu"),
            ("100", "100"),
            ("0", "0"),
        ],
    )
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_what_is_written_and_what_is_typed_are_one(self, written: str, typed: str, lang: str) -> None:
        assert plain(written, lang) == plain(typed, lang)

    def test_the_three_forms_of_a_word(self) -> None:
        (word,) = folding("az").words("UŞAĞIN")
        assert (word.small, word.plain, word.soft) == ("uşağın", "usagin", "usagin")
        (word,) = folding("az").words("uşaq")
        assert (word.small, word.plain, word.soft) == ("uşaq", "usak", "usag")

    def test_what_is_no_word(self) -> None:
        assert plain("“—” … <&> 🙂 № ' ’") == []

    @given(st.text(), st.sampled_from(LANGUAGES))
    @example("\u023a", "tr")  # its small letter lies beyond those that are read
    def test_folding_twice_changes_nothing(self, text: str, lang: str) -> None:
        once = plain(text, lang)
        assert plain(" ".join(once), lang) == once

    @given(st.data(), st.sampled_from(["tr", "az"]))
    def test_capitals_are_no_difference(self, data: st.DataObject, lang: str) -> None:
        letters = TURKISH if lang == "tr" else AZERBAIJANI
        text = data.draw(st.text(st.sampled_from(letters), min_size=1))
        alphabet = load_spelling(lang).alphabet
        assert folding(lang).words(alphabet.upper(text)) == folding(lang).words(text)

    @given(st.text(st.sampled_from(f"{TURKISH}{AZERBAIJANI}İIÇĞÖŞÜƏXQ"), min_size=1))
    def test_a_query_is_folded_as_the_text_whatever_their_languages(self, word: str) -> None:
        """Whoever reads in one language finds what is written in another."""
        assert len({tuple(plain(word, lang)) for lang in LANGUAGES}) == 1

    @given(st.text(st.characters(codec="utf-8", max_codepoint=0x52F)), st.sampled_from(LANGUAGES))
    def test_the_tables_say_it_all(self, text: str, lang: str) -> None:
        """Nothing is done to a word that a browser would not do with what is published."""
        for word in folding(lang).words(text):
            assert by_tables(word.small, lang) == word.plain
            assert "".join(SOFT.get(letter, letter) for letter in word.plain) == word.soft

    def test_tables_are_of_single_letters(self) -> None:
        for table in (PLAIN, SOFT, *(folding(lang).small for lang in LANGUAGES)):
            assert {len(one) for pair in table.items() for one in pair} == {1}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return search_of(ROOT / "tests" / "second" / "content", "2041-05-10")


def read(files: dict[str, bytes], name: str) -> object:
    return json.loads(files[f"{SEARCH}{name}.json"])


def shown(files: dict[str, bytes], lang: str) -> list[list[object]]:
    """What is shown of every document, in their order."""
    count = sum(re.fullmatch(rf"{SEARCH}{lang}/[0-9]+\.json", name) is not None for name in files)
    return [one for number in range(count) for one in read(files, f"{lang}/{number}")]


def words(files: dict[str, bytes]) -> dict[str, list[list[int]]]:
    count = sum(name.startswith(f"{SEARCH}words/") for name in files)
    return {word: rows for number in range(count) for word, rows in read(files, f"words/{number}").items()}


def documents_of(row: list[int]) -> list[int]:
    numbers, at = [], 1
    while at < len(row):
        numbers.append(row[at])
        at += 2 + row[at + 1]
    return list(accumulate(numbers))


class TestIndex:
    def test_the_same_facts_give_the_same_bytes(self, files: dict[str, bytes]) -> None:
        assert search_of(ROOT / "tests" / "second" / "content", "2041-05-10") == files

    def test_documents_have_the_same_numbers_in_all_languages(self, files: dict[str, bytes]) -> None:
        paths = {lang: [one[0] for one in shown(files, lang)] for lang in LANGUAGES}
        assert paths["tr"] == paths["az"] == paths["en"]
        assert len(paths["tr"]) == len(set(paths["tr"])) > 30
        assert {"activities/brd-01/", "agreement/#par-2", "sources/#dergi-2041", "about/"} <= {*paths["tr"]}
        assert not {"build/", "search/"} & {*paths["tr"]}

    def test_a_word_lies_where_it_is_said(self, files: dict[str, bytes]) -> None:
        languages = read(files, "tr/index")["languages"]
        paths = [one[0] for one in shown(files, "tr")]
        said = {
            languages[row[0]]: [paths[number] for number in documents_of(row)]
            for row in words(files)["yuvalarının"]
        }
        assert said == {"tr": ["activities/brd-02/"], "az": ["activities/brd-02/"]}

    def test_what_is_not_yet_known_is_not_found(self) -> None:
        """The word of an entry is not searched before the entry is known."""
        before = search_of(ROOT / "tests" / "second" / "content", "2039-12-10")
        after = search_of(ROOT / "tests" / "second" / "content", "2041-05-10")
        assert "doğruladı" in words(after)
        assert "doğruladı" not in words(before)

    def test_words_lie_in_the_piece_of_their_beginning(self, files: dict[str, bytes]) -> None:
        first = read(files, "tr/index")["beginnings"]
        assert first == sorted(first)
        for number, beginning in enumerate(first):
            for word in read(files, f"words/{number}"):
                ((folded,),) = [folding("tr").words(word)]
                key = folded.soft[:LETTERS]
                assert key >= beginning
                assert number + 1 == len(first) or key < first[number + 1]
            assert len(files[f"{SEARCH}words/{number}.json"].decode()) < 2 * PIECE

    def test_excerpts_are_short(self, files: dict[str, bytes]) -> None:
        texts = [str(one[2]) for lang in LANGUAGES for one in shown(files, lang)]
        assert max(map(len, texts)) <= EXCERPT + 2
        assert any(texts)

    def test_rules_are_published(self, files: dict[str, bytes]) -> None:
        rules = read(files, "az/index")
        assert (rules["word"], rules["marks"]) == (WORD, MARKS)
        for name, table in (("plain", PLAIN), ("soft", SOFT), ("small", folding("az").small)):
            assert dict(zip(*rules[name], strict=True)) == table


def test_every_query_names_a_page() -> None:
    """A query whose page does not exist would test nothing."""
    import yaml

    queries = yaml.safe_load(Path(ROOT / "tests" / "search" / "queries.yml").read_text("utf-8"))
    contents = {
        "real": ("content", day_of_the_record()),
        "second": ("tests/second/content", "2041-05-10"),
        "rich": ("tests/rich/content", "2043-09-15"),
    }
    for plan, languages in queries.items():
        content, day = contents[plan]
        known = {one[0] for one in shown(search_of(ROOT / content, day), "tr")}
        for topics in languages.values():
            assert {page for pairs in topics.values() for _query, page in pairs} <= known
