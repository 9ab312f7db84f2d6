"""Dates as a language writes them, and read back.

Every order of day, month and year is a whole pattern of the catalogue, because a language may need another
order, another ending or other signs for each; the names of months and days are CLDR's.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, cached_property
from string import Formatter

from babel import UnknownLocaleError

from plansite.alphabet import Alphabet
from plansite.dates import DateError, PartialDate, Precision, Unit, When, as_partial, parse
from plansite.numerals import Figure, Numerals
from plansite.words import Catalogue, load_catalogue


class _Shared(Enum):
    """How much the two ends of a date have in common; a year that is not known counts as one year."""

    ALL = 0
    MONTH = 1
    YEAR = 2
    NOTHING = 3


class Spelling(Numerals):
    """How dates and numbers are written in a language."""

    def __init__(self, language: str, catalogue: Catalogue) -> None:
        super().__init__(language, catalogue)
        _ = catalogue.gettext
        self.alphabet = Alphabet(_("abcdefghijklmnopqrstuvwxyz"), _("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        self._about = _("about {date}")
        self._weekday = _("{weekday}, {day} {month} {year}")
        # Translators: {month_number:02} is 05, {month_number} is 5.
        self._numeric = _("{year}-{month_number:02}-{day:02}")
        self._dates = {
            (Precision.DAY, _Shared.ALL): _("{day} {month} {year}"),
            (Precision.DAY, _Shared.MONTH): _("{day}–{last_day} {month} {year}"),
            (Precision.DAY, _Shared.YEAR): _("{day} {month} – {last_day} {last_month} {year}"),
            (Precision.DAY, _Shared.NOTHING): _("{day} {month} {year} – {last_day} {last_month} {last_year}"),
            (Precision.MONTH, _Shared.ALL): _("{month} {year}"),
            (Precision.MONTH, _Shared.YEAR): _("{month} – {last_month} {year}"),
            (Precision.MONTH, _Shared.NOTHING): _("{month} {year} – {last_month} {last_year}"),
            (Precision.YEAR, _Shared.ALL): _("{year}"),
            (Precision.YEAR, _Shared.NOTHING): _("{year}–{last_year}"),
        }
        self._without_year = {
            (Precision.DAY, _Shared.ALL): _("{day} {month} (year not stated)"),
            (Precision.DAY, _Shared.MONTH): _("{day}–{last_day} {month} (year not stated)"),
            (Precision.DAY, _Shared.YEAR): _("{day} {month} – {last_day} {last_month} (year not stated)"),
            (Precision.MONTH, _Shared.ALL): _("{month} (year not stated)"),
            (Precision.MONTH, _Shared.YEAR): _("{month} – {last_month} (year not stated)"),
        }
        # Translators: {year:ordinal} is a year with the ending of an ordinal number.
        self._year_phrase = _("the year {year}")
        # Translators: {last_year:ordinal} is a year with the ending of an ordinal number.
        self._years_phrase = _("the years {year}–{last_year}")
        self._parts_of_year = {
            (Precision.HALF, 1): _("first half of {year}"),
            (Precision.HALF, 2): _("second half of {year}"),
            (Precision.QUARTER, 1): _("first quarter of {year}"),
            (Precision.QUARTER, 2): _("second quarter of {year}"),
            (Precision.QUARTER, 3): _("third quarter of {year}"),
            (Precision.QUARTER, 4): _("fourth quarter of {year}"),
        }

    def date(self, date: When) -> str:
        """`4 Kasım 2022`, `Ocak – Mart 2024`, `2023–2025`, as precise as the date is."""
        partial = as_partial(date)
        return self._write(self._pattern(partial), partial)

    def phrase(self, date: When) -> str:
        """As `date`, but years are called years: `2023–2025-ci illər`."""
        partial = as_partial(date)
        pattern = self._pattern(partial)
        if partial.precision is Precision.YEAR:
            pattern = self._year_phrase if partial.start == partial.end else self._years_phrase
        return self._write(pattern, partial)

    def date_with_weekday(self, date: When) -> str:
        """`4 Kasım 2022 Cuma`; as `date` where it is not one certain day."""
        partial = as_partial(date)
        return self._write(self._weekday if _is_one_day(partial) else self._pattern(partial), partial)

    def numeric_date(self, date: When) -> str:
        """`4.11.2022`; as `date` where it is not one certain day."""
        partial = as_partial(date)
        return self._write(self._numeric if _is_one_day(partial) else self._pattern(partial), partial)

    def read_date(self, text: str) -> str | None:
        """The text of a day, month or year that is written out in the language; None where it is none."""
        written = self.alphabet.lower(" ".join(text.split()))
        found = next((match for form in self._readable if (match := form.fullmatch(written))), None)
        if found is None:
            return None
        parts = found.groupdict()
        if "month" in parts:
            parts["month_number"] = str(self._months.index(parts["month"]) + 1)
        numbers = [int(parts[name]) for name in ("year", "month_number", "day") if name in parts]
        try:
            return parse("-".join(f"{number:02}" for number in numbers)).text
        except DateError:
            return None

    def _pattern(self, date: PartialDate) -> str:
        start, end = date.start, date.end
        if part := self._parts_of_year.get((start.precision, start.part)):
            return part
        patterns = self._dates if date.year_known else self._without_year
        return patterns[start.precision, _shared(start, end)]

    def _write(self, pattern: str, date: PartialDate) -> str:
        start, end = date.start, date.end
        gaps: dict[str, object] = {
            "day": start.day,
            "month": self._month(start),
            "month_number": start.part,
            "last_day": end.day,
            "last_month": self._month(end),
        }
        if start.year is not None and end.year is not None:
            gaps |= {"year": Figure(start.year, self), "last_year": Figure(end.year, self)}
        if date.first is not None:
            gaps["weekday"] = self.locale.days["format"]["wide"][date.first.weekday()]
        written = pattern.format(**gaps)
        return self._about.format(date=written) if date.about else written

    def _month(self, unit: Unit) -> str:
        name: str = self.locale.months["format"]["wide"][unit.part]
        return name

    @cached_property
    def _months(self) -> list[str]:
        return [self.alphabet.lower(self.locale.months["format"]["wide"][month]) for month in range(1, 13)]

    @cached_property
    def _readable(self) -> list[re.Pattern[str]]:
        single = [pattern for (_, shared), pattern in self._dates.items() if shared is _Shared.ALL]
        return [self._expression(pattern) for pattern in (*single, self._numeric, self._year_phrase)]

    def _expression(self, pattern: str) -> re.Pattern[str]:
        """What reads the texts that the pattern writes."""
        gaps = {
            "day": "(?P<day>[0-9]{1,2})",
            "month": f"(?P<month>{'|'.join(map(re.escape, self._months))})",
            "month_number": "(?P<month_number>[0-9]{1,2})",
            "year": "(?P<year>[0-9]{4})",
        }
        expression = ""
        for literal, name, form, _ in Formatter().parse(pattern):
            expression += re.escape(self.alphabet.lower(literal)) + (gaps[name] if name else "")
            expression += self._any_ending() if form == "ordinal" else ""
        return re.compile(expression)

    def _any_ending(self) -> str:
        endings = {self.alphabet.lower(pattern.format(number="")) for pattern in self._ordinals.values()}
        return f"(?:{'|'.join(map(re.escape, sorted(endings)))})"


@cache
def load_spelling(language: str) -> Spelling:
    return Spelling(language, load_catalogue(language))


def is_known(language: str) -> bool:
    """Whether dates can be written in the language: CLDR has it."""
    try:
        return bool(load_spelling(language))
    except (UnknownLocaleError, ValueError):  # or it is no code of a language at all
        return False


def _is_one_day(date: PartialDate) -> bool:
    return date.machine is not None and date.precision is Precision.DAY


def _shared(start: Unit, end: Unit) -> _Shared:
    if start == end:
        return _Shared.ALL
    if start.year != end.year:
        return _Shared.NOTHING
    return _Shared.MONTH if start.part == end.part else _Shared.YEAR
