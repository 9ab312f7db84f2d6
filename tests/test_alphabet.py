"""Order and case by a language's own alphabet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plansite.alphabet import Alphabet
from plansite.spelling import load_spelling

ORDER = {
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyzw",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
languages = pytest.mark.parametrize("language", sorted(ORDER))


def alphabet(language: str) -> Alphabet:
    return load_spelling(language).alphabet


def in_order(language: str, text: str) -> str:
    return "".join(sorted(text, key=alphabet(language).key))


@languages
def test_the_sorted_alphabet_is_the_alphabet(language: str) -> None:
    letters = ORDER[language]
    assert in_order(language, letters[::-1]) == letters


@languages
def test_small_letters_stand_before_their_capitals(language: str) -> None:
    pairs = "".join(letter + alphabet(language).upper(letter) for letter in ORDER[language])
    assert in_order(language, pairs[::-1]) == pairs


def test_foreign_letters_stand_where_a_reader_looks_for_them() -> None:
    assert in_order("tr", "yxwvrqpfəe") == "eəfpqrvwxy"
    assert in_order("en", "jıiçdcfəe") == "cçdeəfiıj"
    assert in_order("az", "яzwа") == "zwая"


# What ICU 78 says of the same words.
@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "tr",
            "çay|Çay|çocuk|dal|e|ə|f|Ilıca|ılık|ırmak|i|İç|in|kar|kâr|KÂR|kara|pay|qat|ray|Şeker|van|web|xala|yaz",
        ),
        ("az", "Cavid|çay|dam|Elçin|əl|Əli|Fuad|hər|xala|ıldız|iş|jest|kar|qar|lalə|şəki|Zaur|web"),
        ("tr", " a|-a|'a|2. çeyrek|3|a|a 1|a b|A-b|a'b|ab"),
    ],
)
def test_orders_words_as_icu_does(language: str, words: str) -> None:
    expected = words.split("|")
    backwards = expected[::-1]
    assert sorted(backwards, key=alphabet(language).key) == expected


def test_marks_decide_only_between_words_that_are_otherwise_equal() -> None:
    key = alphabet("tr").key
    assert sorted(["kârz", "kara", "kâra", "Kara"], key=key) == ["kara", "Kara", "kâra", "kârz"]
    assert sorted(["Îd", "ie", "îd", "id", "ıe"], key=key) == ["ıe", "id", "îd", "Îd", "ie"]


def test_apostrophes_of_print_and_typewriter_have_one_place() -> None:
    key = alphabet("tr").key
    assert key("Türkiye’de")[0] == key("Türkiye'de")[0]
    assert key("Türkiye’de") != key("Türkiye'de")


@pytest.mark.parametrize(
    ("language", "small", "capital"),
    [
        ("az", "ailə", "AİLƏ"),
        ("az", "işıq ığdır", "İŞIQ IĞDIR"),
        ("az", "iyun", "İYUN"),
        ("tr", "işbirliği", "İŞBİRLİĞİ"),
        ("tr", "ılıca kâr", "ILICA KÂR"),
        ("tr", "quebec, ə", "QUEBEC, Ə"),
        ("en", "title 2", "TITLE 2"),
    ],
)
def test_case_is_the_languages_own(language: str, small: str, capital: str) -> None:
    assert alphabet(language).upper(small) == capital
    assert alphabet(language).lower(capital) == small


def test_begins_a_sentence() -> None:
    assert alphabet("az").first_upper("iyun 2024") == "İyun 2024"
    assert alphabet("tr").first_upper("ılık İş") == "Ilık İş"
    assert alphabet("tr").first_upper("") == ""


def test_a_letter_stays_one_letter() -> None:
    assert alphabet("tr").upper("ß") == "ß"
    assert alphabet("en").lower("İ") == "İ"


def test_composes_before_it_looks() -> None:
    decomposed = unicodedata.normalize("NFD", "İŞ")
    assert alphabet("tr").lower(decomposed) == "iş"
    assert alphabet("tr").key(decomposed) == alphabet("tr").key("İŞ")


@pytest.mark.parametrize(("lower", "upper"), [("ab", "A"), ("aa", "AB"), ("ab", "AA")])
def test_refuses_an_alphabet_that_is_none(lower: str, upper: str) -> None:
    with pytest.raises(ValueError, match="as many small letters as capitals"):
        Alphabet(lower, upper)


@given(st.sampled_from(sorted(ORDER)), st.data())
def test_lower_of_upper_is_the_text(language: str, data: st.DataObject) -> None:
    text = data.draw(st.text(ORDER[language] + " 1-"))
    assert alphabet(language).lower(alphabet(language).upper(text)) == text


@given(st.sampled_from(sorted(ORDER)), st.text(), st.text())
def test_different_texts_have_different_keys(language: str, a: str, b: str) -> None:
    same = unicodedata.normalize("NFC", a) == unicodedata.normalize("NFC", b)
    assert (alphabet(language).key(a) == alphabet(language).key(b)) is same


@given(st.sampled_from(sorted(ORDER)), st.lists(st.text("aâAbçÇəiİıIîqxw 1-.’"), max_size=6))
def test_the_order_is_total(language: str, words: list[str]) -> None:
    key = alphabet(language).key
    backwards = words[::-1]
    assert sorted(words, key=key) == sorted(backwards, key=key)
