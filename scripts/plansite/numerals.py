"""Numbers as a language writes and says them: in figures, in words, with endings.

Endings depend on how a number is said (`2023-cü`, `12'si`), so they stand in the catalogue as small tables:
`form=pattern | form=pattern`. A form is the last number word that is said (0 to 10, 20 to 90, 100, 1000,
1000000), else CLDR's ordinal category (one, two, few, many), else `other`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal, format_percent

from plansite.words import Catalogue


class Numerals:
    """How numbers are written in a language. Raises babel's UnknownLocaleError for one that CLDR has not."""

    def __init__(self, language: str, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self.language = language
        self.locale = Locale.parse(language)
        # Translators: how an ordinal number is written in figures, by the last number word or CLDR category.
        self._ordinals = read_table(_("one={number}st | two={number}nd | few={number}rd | other={number}th"))
        # Translators: so many of a known group, in figures; suffixes by the last number word.
        self._parts = read_table(_("other={number} of them"))
        self._words = (
            *(_("one"), _("two"), _("three"), _("four"), _("five")),
            *(_("six"), _("seven"), _("eight"), _("nine"), _("ten")),
        )
        self._parts_in_words = (
            *(_("one of them"), _("two of them"), _("three of them"), _("four of them"), _("five of them")),
            *(_("six of them"), _("seven of them"), _("eight of them"), _("nine of them"), _("ten of them")),
        )

    def number(self, value: Decimal | float) -> str:
        """In figures, with the signs of the language and at most three decimals."""
        return format_decimal(value, locale=self.locale)

    def percent(self, share: Decimal | float) -> str:
        """A share of one as a percentage, with at most two decimals."""
        rounded = round(Decimal(str(share)), 4)
        return format_percent(rounded, locale=self.locale, decimal_quantization=False)

    def ordinal(self, number: int) -> str:
        """In figures: `2.`, `2-ci`; a year as well: `2023-cü`."""
        return self._choose(self._ordinals, number).format(number=number)

    def count(self, number: int) -> str:
        """In a sentence: one to ten in words, the others in figures."""
        return self._words[number - 1] if 1 <= number <= len(self._words) else self.number(number)

    def of_them(self, number: int) -> str:
        """So many of a group: `dokuzu`, `12'si`."""
        if 1 <= number <= len(self._parts_in_words):
            return self._parts_in_words[number - 1]
        return self._choose(self._parts, number).format(number=self.number(number))

    def _choose(self, table: dict[str, str], number: int) -> str:
        spoken = str(_last_number_word(number))
        return table.get(spoken) or table.get(self.locale.ordinal_form(number)) or table["other"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number for the gap of a pattern: `{year}`, `{month_number:02}`, `{year:ordinal}`."""

    number: int
    numerals: Numerals

    def __format__(self, form: str) -> str:
        return self.numerals.ordinal(self.number) if form == "ordinal" else format(self.number, form)


def read_table(text: str) -> dict[str, str]:
    """Read `form=pattern | form=pattern`. ValueError: a form without a pattern."""
    table = {}
    for row in text.split(" | "):
        form, pattern = row.split("=", maxsplit=1)
        table[form] = pattern
    return table


def _last_number_word(number: int) -> int:
    """The value of the last word one says of a number below a thousand million: 2024 → 4, 1930 → 30."""
    if number == 0:
        return 0
    for whole in (10, 100):
        if number % whole:
            return number % whole
    if number % 1000:
        return 100
    return 1000 if number % 1_000_000 else 1_000_000
