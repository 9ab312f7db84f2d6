"""Dates as precise as they are: what is read, what is refused and why, and what is certain."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from plansite.dates import (
    DateError,
    PartialDate,
    Precision,
    Reason,
    as_partial,
    certainly_after,
    certainly_before,
    days_between,
    full_months_between,
    parse,
    possibly_after,
    possibly_before,
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2024", Precision.YEAR, "2024-01-01", "2024-12-31"),
        ("1900", Precision.YEAR, "1900-01-01", "1900-12-31"),
        ("2199", Precision.YEAR, "2199-01-01", "2199-12-31"),
        ("2024-H1", Precision.HALF, "2024-01-01", "2024-06-30"),
        ("2024-H2", Precision.HALF, "2024-07-01", "2024-12-31"),
        ("2024-Q1", Precision.QUARTER, "2024-01-01", "2024-03-31"),
        ("2024-Q2", Precision.QUARTER, "2024-04-01", "2024-06-30"),
        ("2024-Q3", Precision.QUARTER, "2024-07-01", "2024-09-30"),
        ("2024-Q4", Precision.QUARTER, "2024-10-01", "2024-12-31"),
        ("2024-02", Precision.MONTH, "2024-02-01", "2024-02-29"),
        ("2023-02", Precision.MONTH, "2023-02-01", "2023-02-28"),
        ("2100-02", Precision.MONTH, "2100-02-01", "2100-02-28"),
        ("2024-06-14", Precision.DAY, "2024-06-14", "2024-06-14"),
        ("2024-02-29", Precision.DAY, "2024-02-29", "2024-02-29"),
        ("2023/2025", Precision.YEAR, "2023-01-01", "2025-12-31"),
        ("2023-11/2024-02", Precision.MONTH, "2023-11-01", "2024-02-29"),
        ("2023-12-31/2024-01-01", Precision.DAY, "2023-12-31", "2024-01-01"),
        ("2024/2024", Precision.YEAR, "2024-01-01", "2024-12-31"),
        ("2023-10-20~", Precision.DAY, "2023-10-20", "2023-10-20"),
        ("2023/2025~", Precision.YEAR, "2023-01-01", "2025-12-31"),
        ("2024-H1~", Precision.HALF, "2024-01-01", "2024-06-30"),
    ],
)
def test_reads_and_widens(text: str, precision: Precision, first: str, last: str) -> None:
    date = parse(text)
    assert (date.text, str(date)) == (text, text)
    assert date.precision is precision
    assert (date.first, date.last) == (day(first), day(last))
    assert date.about is text.endswith("~")
    assert date.year_known


@pytest.mark.parametrize("text", ["XXXX-09-02/XXXX-09-06", "XXXX-09-02", "XXXX-09", "XXXX-02-29", "XXXX-09~"])
def test_a_year_that_is_not_known_has_no_days_and_no_order(text: str) -> None:
    date = parse(text)
    assert not date.year_known
    assert (date.first, date.last, date.machine) == (None, None, None)
    assert days_between(date, day("2024-01-01")) is full_months_between(date, day("2024-01-01")) is None
    for other in (parse("2024"), day("2024-01-01"), date):
        assert not certainly_before(date, other)
        assert not certainly_after(date, other)
        assert possibly_before(date, other)
        assert possibly_after(date, other)
    with pytest.raises(ValueError, match="its year is not known"):
        _ = date.sort_key


@pytest.mark.parametrize(
    ("text", "reason", "suggestion"),
    [
        ("", Reason.NOT_A_DATE, ""),
        ("~", Reason.NOT_A_DATE, ""),
        ("-", Reason.NOT_A_DATE, ""),
        ("24", Reason.NOT_A_DATE, ""),
        ("20240614", Reason.NOT_A_DATE, ""),
        ("14/06/2024", Reason.NOT_A_DATE, ""),
        ("14.06.24", Reason.NOT_A_DATE, ""),  # of which century?
        ("2023/2024/2025", Reason.NOT_A_DATE, ""),
        ("1899", Reason.YEAR_OUT_OF_RANGE, ""),
        ("2200-01-01", Reason.YEAR_OUT_OF_RANGE, ""),
        ("0000", Reason.YEAR_OUT_OF_RANGE, ""),
        ("2024-H0", Reason.NO_SUCH_HALF, ""),
        ("2024-H3", Reason.NO_SUCH_HALF, ""),
        ("2024-Q0", Reason.NO_SUCH_QUARTER, ""),
        ("2024-Q5", Reason.NO_SUCH_QUARTER, ""),
        ("2024-00", Reason.NO_SUCH_MONTH, ""),
        ("2024-13", Reason.NO_SUCH_MONTH, ""),
        ("2024-13-01", Reason.NO_SUCH_MONTH, ""),
        ("2024-02-31", Reason.NO_SUCH_DAY, ""),
        ("2024-06-00", Reason.NO_SUCH_DAY, ""),
        ("2023-02-29", Reason.NO_SUCH_DAY, ""),
        ("2100-02-29", Reason.NO_SUCH_DAY, ""),
        ("XXXX-02-30", Reason.NO_SUCH_DAY, ""),
        ("2025/2023", Reason.REVERSED, ""),
        ("2024-09-06/2024-09-02", Reason.REVERSED, ""),
        ("XXXX-09-06/XXXX-09-02", Reason.REVERSED, ""),
        ("2024-06/2024-07-14", Reason.MIXED_PRECISION, ""),
        ("2024/2024-06", Reason.MIXED_PRECISION, ""),
        ("2024-Q1/2024-Q3", Reason.HALF_OR_QUARTER_JOINED, ""),
        ("2024-H1/2025", Reason.HALF_OR_QUARTER_JOINED, ""),
        ("XXXX-09-02/2024-09-06", Reason.UNKNOWN_YEAR_JOINED, ""),
        ("XXXX", Reason.UNKNOWN_YEAR_ALONE, ""),
        ("XXXX-Q1", Reason.UNKNOWN_YEAR_ALONE, ""),
        ("2024/", Reason.OPEN_ENDED, ""),
        ("2024/..", Reason.OPEN_ENDED, ""),
        ("/2024", Reason.OPEN_ENDED, ""),
        ("~2024", Reason.ABOUT_NOT_LAST, "2024~"),
        ("2024~~", Reason.ABOUT_NOT_LAST, "2024~"),
        ("2023~/2025", Reason.ABOUT_NOT_LAST, "2023/2025~"),
        (" 2024", Reason.SPACES, "2024"),
        ("2024\n", Reason.SPACES, "2024"),
        ("2024 / 2025", Reason.SPACES, "2024/2025"),
        ("2024-06-14\u00a0", Reason.SPACES, "2024-06-14"),
        ("2024-h1", Reason.SMALL_LETTER, "2024-H1"),
        ("2024-q3", Reason.SMALL_LETTER, "2024-Q3"),
        ("xxxx-09", Reason.SMALL_LETTER, "XXXX-09"),
        ("2024-6-1", Reason.MISSING_ZERO, "2024-06-01"),
        ("2024-6", Reason.MISSING_ZERO, "2024-06"),
        ("2023–2025", Reason.DASHED, "2023/2025"),
        ("2023-2025", Reason.DASHED, "2023/2025"),
        ("2024-06\u201114", Reason.DASHED, "2024-06-14"),
        ("2024-09-02 – 2024-09-06", Reason.DASHED, "2024-09-02/2024-09-06"),
        ("14.06.2024", Reason.DOTTED, "2024-06-14"),
        ("4.6.2024", Reason.DOTTED, "2024-06-04"),
        ("06.2024", Reason.DOTTED, "2024-06"),
        ("2024.06.14", Reason.DOTTED, "2024-06-14"),
        ("02.09.2024-06.09.2024", Reason.DOTTED, "2024-09-02/2024-09-06"),
        ("31.02.2024", Reason.NO_SUCH_DAY, ""),
        ("٢٠٢٤-٠٦-١٤", Reason.DIGITS, "2024-06-14"),
        ("２０２４", Reason.DIGITS, "2024"),
        ("२०२४-Q3", Reason.DIGITS, "2024-Q3"),
        ("2024-06-14T10:00:00Z", Reason.WITH_TIME, "2024-06-14"),
        ("2024-06-14 10:00", Reason.WITH_TIME, "2024-06-14"),
        ("14 Haziran 2024", Reason.WORDS, ""),
        ("yaz 2024", Reason.WORDS, ""),
        ("2024-cü il", Reason.WORDS, ""),
    ],
)
def test_says_why_a_text_is_no_date(text: str, reason: Reason, suggestion: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert (caught.value.reason, caught.value.suggestion) == (reason, suggestion)


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2024", "2024"),
        ("2024-06", "2024-06"),
        ("2024-06-14", "2024-06-14"),
        ("2024-06-14/2024-06-14", "2024-06-14"),
        ("2024-06-14~", None),
        ("2024-H1", None),
        ("2024-Q3", None),
        ("2023/2025", None),
        ("2024-09-02/2024-09-06", None),
    ],
)
def test_tells_machines_only_what_html_can_say(text: str, machine: str | None) -> None:
    assert parse(text).machine == machine


@pytest.mark.parametrize(
    ("a", "b", "certain", "possible"),
    [
        ("2024-06", "2024-07", True, True),
        ("2024-06-30", "2024-07", True, True),
        ("2024-06", "2024-06-30", False, True),
        ("2024-06", "2024-06-01", False, False),
        ("2024", "2024", False, True),
        ("2024-06-14", "2024-06-14", False, False),
        ("2025", "2024", False, False),
        ("2024-Q4", "2025-H1", True, True),
        ("2022-11-16", "2023/2025", True, True),
        ("2023/2025", "2026", True, True),
        ("2023-10-20~", "2023-10-21", True, True),
    ],
)
def test_tells_certain_from_possible(a: str, b: str, certain: bool, possible: bool) -> None:
    assert certainly_before(parse(a), parse(b)) is certainly_after(parse(b), parse(a)) is certain
    assert possibly_before(parse(a), parse(b)) is possibly_after(parse(b), parse(a)) is possible


def test_compares_with_days() -> None:
    period = parse("2023/2025")
    assert certainly_before(period, day("2026-01-01"))
    assert not certainly_before(period, day("2025-12-31"))
    assert certainly_after(day("2026-01-01"), period)
    assert certainly_after(period, day("2022-12-31"))


@pytest.mark.parametrize(
    ("date", "to", "days", "months"),
    [
        ("2024-06-14", "2024-06-14", (0, 0), (0, 0)),
        ("2024-06", "2024-06-14", (-16, 13), (0, 0)),
        ("2024-01-31", "2024-02-29", (29, 29), (0, 0)),
        ("2024-01-31", "2024-03-01", (30, 30), (1, 1)),
        ("2022-11-16", "2026-11-16", (1461, 1461), (48, 48)),
        ("2022-11-16", "2026-11-15", (1460, 1460), (47, 47)),
        ("2025", "2026-11-23", (327, 691), (10, 22)),
        ("2025-12-31", "2025-11-30", (-31, -31), (-1, -1)),
    ],
)
def test_counts_days_and_months(date: str, to: str, days: tuple[int, int], months: tuple[int, int]) -> None:
    assert days_between(parse(date), day(to)) == days
    assert full_months_between(parse(date), day(to)) == months


def test_a_day_is_a_date() -> None:
    date = parse("2024-06-14")
    assert as_partial(day("2024-06-14")) == as_partial(date) == date


years = st.integers(1900, 2199).map(str)
months = st.dates(day("1900-01-01"), day("2199-12-31")).map(lambda date: f"{date:%Y-%m}")
days = st.dates(day("1900-01-01"), day("2199-12-31")).map(datetime.date.isoformat)
parts = st.builds("{}-{}".format, years, st.sampled_from(["H1", "H2", "Q1", "Q2", "Q3", "Q4"]))


def joined(units: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(units, units).map(lambda pair: "/".join(sorted(pair)))


texts = st.one_of(years, months, days, parts, joined(years), joined(months), joined(days))
dates = st.builds("{}{}".format, texts, st.sampled_from(["", "~"])).map(parse)


@given(dates)
def test_reading_a_date_keeps_its_text(date: PartialDate) -> None:
    assert parse(date.text) == date


@given(st.one_of(st.text(), st.text("0123456789-/.~XHQT: –٢", max_size=24)))
def test_any_text_is_a_date_or_an_error_whose_suggestion_is_a_date(text: str) -> None:
    try:
        read = parse(text).text
    except DateError as error:
        read, suggestion = text, error.suggestion
        event("suggested" if suggestion else "refused")
    else:
        suggestion = ""
    assert read == text
    assert not suggestion or parse(suggestion).text == suggestion != text


@given(dates, dates)
def test_certain_implies_possible_and_excludes_the_contrary(a: PartialDate, b: PartialDate) -> None:
    if certainly_before(a, b):
        assert possibly_before(a, b)
        assert not possibly_after(a, b)
        assert not certainly_before(b, a)
        assert a.sort_key < b.sort_key
    if not possibly_before(a, b):
        assert not certainly_before(a, b)


@given(dates)
def test_nothing_is_certainly_before_itself(date: PartialDate) -> None:
    assert not certainly_before(date, date)


near = st.one_of(
    st.integers(2023, 2026).map(str),
    st.builds("{}-{:02}".format, st.integers(2023, 2026), st.integers(1, 12)),
    st.builds("{}-Q{}".format, st.integers(2023, 2026), st.integers(1, 4)),
).map(parse)


@given(near, near, near)
def test_certainly_before_is_transitive(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    if certainly_before(a, b) and certainly_before(b, c):
        assert certainly_before(a, c)


def days_of(date: PartialDate) -> list[datetime.date]:
    assert date.first is not None
    assert date.last is not None
    return [date.first + datetime.timedelta(days) for days in range((date.last - date.first).days + 1)]


SMALL = [parse(text) for text in ("2024-02", "2024-02-29", "2024-03-01", "2024-02-27/2024-03-02", "2024-03")]


@pytest.mark.parametrize(("a", "b"), list(itertools.product(SMALL, repeat=2)))
def test_certain_is_for_all_days_and_possible_for_some(a: PartialDate, b: PartialDate) -> None:
    pairs = list(itertools.product(days_of(a), days_of(b)))
    assert certainly_before(a, b) is all(one < other for one, other in pairs)
    assert possibly_before(a, b) is any(one < other for one, other in pairs)


@given(st.sampled_from(SMALL), st.dates(day("2024-01-01"), day("2024-04-30")))
def test_the_days_between_are_those_of_the_extreme_days(date: PartialDate, to: datetime.date) -> None:
    between = [(to - each).days for each in days_of(date)]
    assert days_between(date, to) == (min(between), max(between))


@given(st.lists(dates, unique_by=lambda date: date.text))
def test_the_order_is_total(some: list[PartialDate]) -> None:
    backwards = some[::-1]
    assert sorted(some, key=lambda date: date.sort_key) == sorted(backwards, key=lambda date: date.sort_key)
    assert len({date.sort_key for date in some}) == len(some)
