"""How dates are mistyped: the reasons why a text is no date, and the repairs that are sure.

Knows forms only; whether a repaired text is a date is for `plansite.dates` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import Final


class Reason(StrEnum):
    """Why a text is not a date of ours."""

    NOT_A_DATE = "not-a-date"
    YEAR_OUT_OF_RANGE = "year-out-of-range"
    NO_SUCH_HALF = "no-such-half"
    NO_SUCH_QUARTER = "no-such-quarter"
    NO_SUCH_MONTH = "no-such-month"
    NO_SUCH_DAY = "no-such-day"
    REVERSED = "reversed"
    MIXED_PRECISION = "mixed-precision"  # 2024-06/2024-07-14
    HALF_OR_QUARTER_JOINED = "half-or-quarter-joined"  # 2024-Q1/2024-Q3
    UNKNOWN_YEAR_JOINED = "unknown-year-joined"  # XXXX-09-02/2024-09-06
    UNKNOWN_YEAR_ALONE = "unknown-year-alone"  # XXXX, XXXX-H1: says nothing
    OPEN_ENDED = "open-ended"  # 2024/
    ABOUT_NOT_LAST = "about-not-last"  # ~2024, 2023~/2025
    SPACES = "spaces"
    SMALL_LETTER = "small-letter"  # 2024-q3
    MISSING_ZERO = "missing-zero"  # 2024-6-1
    DASHED = "dashed"  # a dash for the slash
    DOTTED = "dotted"  # 14.06.2024
    DIGITS = "digits"  # others than 0 to 9: ٢٠٢٤
    WITH_TIME = "with-time"  # 2024-06-14T10:00
    WORDS = "words"  # May 2024


class DateError(ValueError):
    """The text is not a date; `suggestion` is the date that was probably meant, or empty."""

    def __init__(self, reason: Reason, suggestion: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.suggestion = suggestion


def repair(text: str) -> tuple[str, Reason]:
    """The text with every known mistake repaired, and the first mistake that is not mere spaces."""
    repaired = re.sub(r"\s+", "", text)
    mistake = Reason.NOT_A_DATE if repaired == text else Reason.SPACES
    for reason, mend in _REPAIRS:
        before, repaired = repaired, mend(repaired)
        if repaired != before and mistake in (Reason.NOT_A_DATE, Reason.SPACES):
            mistake = reason
    if any(character.isalpha() and character not in "XHQ" for character in repaired):
        return repaired, Reason.WORDS
    if _OPEN_ENDED.fullmatch(repaired):
        return repaired, Reason.OPEN_ENDED
    return repaired, mistake


_OPEN_ENDED: Final = re.compile(r"(?:\.\.)?/.*|.*/(?:\.\.)?~?")


def _substitute(pattern: str, replacement: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(replacement, text)


def _read_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(character, character)) for character in text)


def _put_about_last(text: str) -> str:
    return text.replace("~", "") + "~" if "~" in text else text


_REPAIRS: Final[tuple[tuple[Reason, Callable[[str], str]], ...]] = (
    (Reason.DIGITS, _read_digits),
    (Reason.WITH_TIME, _substitute(r"(?<=-[0-9]{2})[T,]?[0-9]{2}:[0-9]{2}[0-9:.Z+-]*\Z", "")),
    (Reason.DOTTED, _substitute(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", r"\3-\2-\1")),
    (Reason.DOTTED, _substitute(r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})", r"\1-\2-\3")),
    (Reason.DOTTED, _substitute(r"([0-9]{1,2})\.([0-9]{4})", r"\2-\1")),
    (Reason.DASHED, _substitute("[\u2010-\u2015\u2212]", "-")),
    (Reason.DASHED, _substitute(r"(?<=[0-9])-(?=(?:[0-9]{4}|XXXX)(?![0-9]))", "/")),
    (Reason.ABOUT_NOT_LAST, _put_about_last),
    (Reason.SMALL_LETTER, lambda text: text.translate({ord("h"): "H", ord("q"): "Q", ord("x"): "X"})),
    (Reason.MISSING_ZERO, _substitute(r"(?<=-)([0-9])(?![0-9])", r"0\1")),
)
