"""Dates and numbers as the languages write them, and dates read back."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from babel import UnknownLocaleError
from hypothesis import given
from hypothesis import strategies as st

from plansite.dates import parse
from plansite.numerals import read_table
from plansite.spelling import Spelling, load_spelling
from plansite.words import load_catalogue

LANGUAGES = ("tr", "az", "en")

DATES = [
    ("2022-11-04", "4 Kasım 2022", "4 noyabr 2022", "4 November 2022"),
    ("2022-11", "Kasım 2022", "noyabr 2022", "November 2022"),
    ("2023-Q1", "2023 yılının 1. çeyreği", "2023-cü ilin 1-ci rübü", "first quarter of 2023"),
    ("2023-Q2", "2023 yılının 2. çeyreği", "2023-cü ilin 2-ci rübü", "second quarter of 2023"),
    ("2025-Q3", "2025 yılının 3. çeyreği", "2025-ci ilin 3-cü rübü", "third quarter of 2025"),
    ("2026-Q4", "2026 yılının 4. çeyreği", "2026-cı ilin 4-cü rübü", "fourth quarter of 2026"),
    ("2024-H1", "2024 yılının ilk yarısı", "2024-cü ilin birinci yarısı", "first half of 2024"),
    ("2024-H2", "2024 yılının ikinci yarısı", "2024-cü ilin ikinci yarısı", "second half of 2024"),
    ("2023", "2023", "2023", "2023"),
    ("2023-10-20~", "yaklaşık 20 Ekim 2023", "təxminən 20 oktyabr 2023", "about 20 October 2023"),
    ("2024-09-02/2024-09-06", "2–6 Eylül 2024", "2–6 sentyabr 2024", "2–6 September 2024"),
    ("2024-09-02/2024-09-02", "2 Eylül 2024", "2 sentyabr 2024", "2 September 2024"),
    (
        "2024-09-30/2024-10-02",
        "30 Eylül – 2 Ekim 2024",
        "30 sentyabr – 2 oktyabr 2024",
        "30 September – 2 October 2024",
    ),
    (
        "2024-12-31/2025-01-01",
        "31 Aralık 2024 – 1 Ocak 2025",
        "31 dekabr 2024 – 1 yanvar 2025",
        "31 December 2024 – 1 January 2025",
    ),
    (
        "2023-01/2025-12",
        "Ocak 2023 – Aralık 2025",
        "yanvar 2023 – dekabr 2025",
        "January 2023 – December 2025",
    ),
    ("2024-01/2024-03", "Ocak – Mart 2024", "yanvar – mart 2024", "January – March 2024"),
    ("2023/2025", "2023–2025", "2023–2025", "2023–2025"),
    (
        "XXXX-09-02/XXXX-09-06",
        "2–6 Eylül (yıl belirtilmemiş)",
        "2–6 sentyabr (il göstərilməyib)",
        "2–6 September (year not stated)",
    ),
    (
        "XXXX-09-30/XXXX-10-02",
        "30 Eylül – 2 Ekim (yıl belirtilmemiş)",
        "30 sentyabr – 2 oktyabr (il göstərilməyib)",
        "30 September – 2 October (year not stated)",
    ),
    (
        "XXXX-02-29",
        "29 Şubat (yıl belirtilmemiş)",
        "29 fevral (il göstərilməyib)",
        "29 February (year not stated)",
    ),
    ("XXXX-09", "Eylül (yıl belirtilmemiş)", "sentyabr (il göstərilməyib)", "September (year not stated)"),
    (
        "XXXX-09/XXXX-10",
        "Eylül – Ekim (yıl belirtilmemiş)",
        "sentyabr – oktyabr (il göstərilməyib)",
        "September – October (year not stated)",
    ),
]

PHRASES = [
    ("2023", "2023 yılı", "2023-cü il", "the year 2023"),
    ("2026", "2026 yılı", "2026-cı il", "the year 2026"),
    ("2000", "2000 yılı", "2000-ci il", "the year 2000"),
    ("2023/2025", "2023–2025 yılları", "2023–2025-ci illər", "the years 2023–2025"),
    ("2023/2026", "2023–2026 yılları", "2023–2026-cı illər", "the years 2023–2026"),
    ("2023~", "yaklaşık 2023 yılı", "təxminən 2023-cü il", "about the year 2023"),
    ("2022-11", "Kasım 2022", "noyabr 2022", "November 2022"),
]


@pytest.mark.parametrize("row", DATES, ids=lambda row: row[0])
def test_writes_dates(row: tuple[str, str, str, str]) -> None:
    date, *written = row
    assert [load_spelling(language).date(parse(date)) for language in LANGUAGES] == written


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row[0])
def test_calls_years_years(row: tuple[str, str, str, str]) -> None:
    date, *written = row
    assert [load_spelling(language).phrase(parse(date)) for language in LANGUAGES] == written


def test_writes_the_day_of_the_week() -> None:
    written = [load_spelling(language).date_with_weekday(parse("2022-11-04")) for language in LANGUAGES]
    assert written == ["4 Kasım 2022 Cuma", "4 noyabr 2022, cümə", "Friday, 4 November 2022"]


def test_writes_dates_in_figures() -> None:
    written = [load_spelling(language).numeric_date(parse("2022-11-04")) for language in LANGUAGES]
    assert written == ["4.11.2022", "04.11.2022", "2022-11-04"]
    assert load_spelling("tr").numeric_date(parse("2024-02-05")) == "5.2.2024"
    assert load_spelling("az").numeric_date(parse("2024-02-05")) == "05.02.2024"


@pytest.mark.parametrize(
    "text", ["2024", "2024-06", "2024-06-14~", "2024-06-14/2024-06-15", "XXXX-06-14", "2024-Q1"]
)
def test_only_a_certain_day_has_a_weekday_and_figures(text: str) -> None:
    spelling, date = load_spelling("tr"), parse(text)
    assert spelling.date_with_weekday(date) == spelling.numeric_date(date) == spelling.date(date)


def test_writes_days_of_the_calendar() -> None:
    day = datetime.date(2022, 11, 16)
    assert load_spelling("tr").date(day) == "16 Kasım 2022"
    assert load_spelling("az").date_with_weekday(day) == "16 noyabr 2022, çərşənbə"
    assert load_spelling("az").numeric_date(day) == "16.11.2022"


# The last word of a number as it is said, and the vowels that decide its endings: an account of the grammar
# that knows neither CLDR's categories nor the tables of the catalogues.
ONES = {
    "az": ["sıfır", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz"],
    "tr": ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"],
}
TENS = {
    "az": ["", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan"],
    "tr": ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"],
}
GREAT = {"az": ("yüz", "min", "milyon"), "tr": ("yüz", "bin", "milyon")}
HARMONY = {"e": "i", "ə": "i", "i": "i", "a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}


def last_word(language: str, number: int) -> str:
    if number % 10 or number == 0:
        return ONES[language][number % 10]
    if number % 100:
        return TENS[language][number % 100 // 10]
    hundred, thousand, million = GREAT[language]
    if number % 1000:
        return hundred
    return thousand if number % 1_000_000 else million


def vowel_after(word: str) -> str:
    return HARMONY[[letter for letter in word if letter in HARMONY][-1]]


@pytest.mark.parametrize("year", range(1900, 2200))
def test_every_azerbaijani_year_has_its_ending(year: int) -> None:
    ordinal = f"{year}-c{vowel_after(last_word('az', year))}"
    assert load_spelling("az").ordinal(year) == ordinal
    assert load_spelling("az").phrase(parse(str(year))) == f"{ordinal} il"


@given(st.integers(0, 999_999_999))
def test_azerbaijani_ordinals_follow_the_vowel(number: int) -> None:
    assert load_spelling("az").ordinal(number) == f"{number}-c{vowel_after(last_word('az', number))}"


@pytest.mark.parametrize("number", [1000, 2000, 3000, 10_000, 100_000, 1_000_000, 2_000_000, 1_001_000])
def test_azerbaijani_ordinals_of_whole_thousands(number: int) -> None:
    assert load_spelling("az").ordinal(number) == f"{number}-c{vowel_after(last_word('az', number))}"


def test_other_ordinals() -> None:
    assert [load_spelling("tr").ordinal(number) for number in (1, 2, 10)] == ["1.", "2.", "10."]
    assert [load_spelling("en").ordinal(number) for number in (1, 2, 3, 4, 11, 12, 21)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st"]
    )


@pytest.mark.parametrize("language", ["tr", "az"])
def test_counts_in_words_up_to_ten(language: str) -> None:
    spelling = load_spelling(language)
    words = [*ONES[language][1:], TENS[language][1]]
    assert [spelling.count(number) for number in range(1, 11)] == words
    assert [spelling.count(number) for number in (0, 11, 1234)] == ["0", "11", "1.234"]


def part(word: str) -> str:
    """The word with the ending that says `of them`."""
    vowel = vowel_after(word)
    if word[-1] in HARMONY:
        return f"s{vowel}"
    return vowel


@pytest.mark.parametrize("language", ["tr", "az"])
def test_says_how_many_of_them_in_words_up_to_ten(language: str) -> None:
    spelling = load_spelling(language)
    for number in range(1, 11):
        word = last_word(language, number)
        stem = "dörd" if word == "dört" else word  # the one consonant that softens
        assert spelling.of_them(number) == stem + part(word)


@given(st.sampled_from(["tr", "az"]), st.one_of(st.just(0), st.integers(11, 999_999_999)))
def test_says_how_many_of_them_in_figures(language: str, number: int) -> None:
    spelling = load_spelling(language)
    sign = {"tr": "'", "az": "-"}[language]
    assert spelling.of_them(number) == f"{spelling.number(number)}{sign}{part(last_word(language, number))}"


def test_says_of_them_in_english() -> None:
    spelling = load_spelling("en")
    assert [spelling.of_them(number) for number in (1, 9, 12)] == [
        "one of them",
        "nine of them",
        "12 of them",
    ]
    assert spelling.count(9) == "nine"


@pytest.mark.parametrize(
    ("language", "number", "percent"),
    [("tr", "1.234.567,89", "%42,22"), ("az", "1.234.567,89", "42,22%"), ("en", "1,234,567.89", "42.22%")],
)
def test_writes_numbers(language: str, number: str, percent: str) -> None:
    spelling = load_spelling(language)
    assert spelling.number(Decimal("1234567.89")) == spelling.number(1234567.89) == number
    assert spelling.percent(0.4222) == spelling.percent(Decimal("0.42222")) == percent


def test_writes_round_percentages_without_decimals() -> None:
    assert [load_spelling("tr").percent(share) for share in (0, 0.5, 1, 1 / 3)] == [
        "%0",
        "%50",
        "%100",
        "%33,33",
    ]


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("tr", "12 Mayıs 2024", "2024-05-12"),
        ("tr", "12 MAYIS 2024", "2024-05-12"),
        ("tr", "12 mayıs 2024", "2024-05-12"),
        ("tr", " 12\u00a0 Mayıs\n2024 ", "2024-05-12"),
        ("tr", "2 Kası\u006d 2022", "2022-11-02"),
        ("tr", "02 Kasım 2022", "2022-11-02"),
        ("tr", "Ağustos 2024", "2024-08"),
        ("tr", "AG\u0306USTOS 2024", "2024-08"),
        ("tr", "12.05.2024", "2024-05-12"),
        ("tr", "4.11.2022", "2022-11-04"),
        ("tr", "2023 yılı", "2023"),
        ("tr", "2023", "2023"),
        ("tr", "29 Şubat 2024", "2024-02-29"),
        ("az", "may 2024", "2024-05"),
        ("az", "12 may 2024", "2024-05-12"),
        ("az", "İYUN 2024", "2024-06"),
        ("az", "İyun 2024", "2024-06"),
        ("az", "4.11.2022", "2022-11-04"),
        ("az", "2023-cü il", "2023"),
        ("en", "4 November 2022", "2022-11-04"),
        ("en", "the year 2024", "2024"),
        ("tr", "29 Şubat 2023", None),
        ("tr", "31 Şubat 2024", None),
        ("tr", "0 Mayıs 2024", None),
        ("tr", "12 Mayis 2024", None),
        ("tr", "12 May 2024", None),
        ("tr", "12 Mayıs 24", None),
        ("tr", "12 Mayıs 1824", None),
        ("tr", "12.13.2024", None),
        ("tr", "12 05 2024", None),
        ("tr", "yaklaşık 12 Mayıs 2024", None),
        ("tr", "2–6 Eylül 2024", None),
        ("az", "IYUN 2024", None),  # that is ıyun
        ("az", "١٢ may 2024", None),
        ("az", "１２ may 2024", None),
        ("az", "", None),
        ("az", "Gedişat", None),
    ],
)
def test_reads_a_date_written_out(language: str, text: str, date: str | None) -> None:
    assert load_spelling(language).read_date(text) == date


plain = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)).flatmap(
    lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
)


@given(st.sampled_from(LANGUAGES), plain)
def test_reads_what_it_writes_in_any_case(language: str, text: str) -> None:
    spelling, date = load_spelling(language), parse(text)
    for written in (spelling.date(date), spelling.phrase(date), spelling.numeric_date(date)):
        for form in (written, spelling.alphabet.upper(written), spelling.alphabet.first_upper(written)):
            assert spelling.read_date(form) == text


@given(st.sampled_from(LANGUAGES), st.one_of(st.text(), st.text("0123456789. mayıscüil-–", max_size=16)))
def test_what_it_reads_is_a_date(language: str, text: str) -> None:
    read = load_spelling(language).read_date(text)
    assert read is None or parse(read).text == read


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_TIME", "LC_NUMERIC", "LANG"):
        monkeypatch.setenv(name, "de_DE.UTF-8")
    spelling = Spelling("az", load_catalogue("az"))
    assert spelling.date_with_weekday(parse("2022-11-04")) == "4 noyabr 2022, cümə"
    assert spelling.number(1234.5) == "1.234,5"


def test_a_language_without_a_catalogue_has_its_own_months() -> None:
    spelling = Spelling("de", load_catalogue("de"))
    assert spelling.date(parse("2024-03/2024-12")) == "März – Dezember 2024"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLocaleError):
        load_spelling("xx")


def test_a_table_of_endings() -> None:
    assert read_table("one={number}-ci | other={number} of them") == {
        "one": "{number}-ci",
        "other": "{number} of them",
    }
    with pytest.raises(ValueError, match="not enough values"):
        read_table("one")
