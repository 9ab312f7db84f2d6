"""Where things stand in the picture of the plan in time: nothing hides anything else, and nothing claims more
than its date."""

from __future__ import annotations

import datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from plansite.dates import parse
from plansite.views.drawing import HEIGHT, LETTER, Mark, Plain, draw_lane
from plansite.views.scale import WIDTH, Stretch, years_from
from plansite.voice import Phrase

SCALE = years_from(2039, 2042)
KINDS = ("bar", "ghost", "happened", "entry", "related", "signed", "band", "sum")

dates = st.dates(SCALE.first, SCALE.last - datetime.timedelta(1)).map(lambda day: parse(day.isoformat()))
stretches = st.tuples(st.sampled_from(KINDS), dates, dates, st.text("a", min_size=1, max_size=24)).map(
    lambda one: SCALE.stretch(one[0], *sorted(one[1:3], key=lambda date: date.sort_key), one[3])
)


def marks(*stretches: Stretch | None) -> tuple[Mark, ...]:
    plain = Plain(Phrase("x"), "", stretches)
    (line,) = draw_lane("x", Phrase("x"), "", [plain], names_years=True).lines
    return line.marks


def rooms(mark: Mark) -> list[tuple[float, float, float]]:
    """The lines it takes, from where to where: its own and that of its text."""
    taken = [(mark.y, mark.x, mark.x + mark.width)]
    if mark.beside:
        width = len(mark.beside.words) * LETTER
        left = mark.beside.x - (0 if mark.beside.anchor == "start" else width)
        taken.append((mark.beside.y - HEIGHT / 2, left, left + width))
    return taken


@given(st.lists(stretches, max_size=8))
def test_no_mark_and_no_text_hides_another(given_: list[Stretch | None]) -> None:
    plain = Plain(Phrase("x"), "", tuple(given_))
    lane = draw_lane("x", Phrase("x"), "", [plain, plain], names_years=False)
    for line in lane.lines:
        assert sorted(mark.text for mark in line.marks) == sorted(one.text for one in given_ if one)
    drawn = [mark for line in lane.lines for mark in line.marks]
    for one, other in combinations(drawn, 2):
        for top, left, right in rooms(one):
            for other_top, other_left, other_right in rooms(other):
                assert abs(top - other_top) >= HEIGHT or right < other_left or other_right < left
    assert all(mark.x >= 0 and mark.x + mark.width <= WIDTH for mark in drawn)
    assert all(top + HEIGHT <= lane.height for mark in drawn for top, _, _ in rooms(mark))


def test_what_was_replaced_is_written_with_its_dates_alone() -> None:
    (mark,) = marks(SCALE.stretch("ghost", parse("2040"), parse("2040"), "Before: 2040", written="2040"))
    assert mark.text == "Before: 2040"
    assert mark.beside is not None
    assert mark.beside.words == "2040"


class TestEdges:
    def test_days_are_sharp(self) -> None:
        (mark,) = marks(SCALE.stretch("bar", parse("2040-03-01"), parse("2041-03-01"), "x"))
        assert mark.soft == ()
        assert (mark.sure_x, mark.sure_width) == (mark.x, mark.width)

    def test_what_is_known_to_the_month_is_certain_between_them(self) -> None:
        (mark,) = marks(SCALE.stretch("bar", parse("2040-03"), parse("2041-03"), "x"))
        start, end = mark.soft
        assert (start.side, end.side) == ("start", "end")
        assert start.x == mark.x == SCALE.x(datetime.date(2040, 3, 1))
        assert mark.sure_x == SCALE.x(datetime.date(2040, 3, 31)) == round(start.x + start.width, 1)
        assert end.x == SCALE.x(datetime.date(2041, 3, 2)) == round(mark.sure_x + mark.sure_width, 1)

    def test_of_a_year_alone_nothing_is_certain(self) -> None:
        (mark,) = marks(SCALE.stretch("bar", parse("2040"), parse("2040"), "x"))
        assert mark.sure_width == 0
        assert round(sum(part.width for part in mark.soft), 1) == mark.width

    def test_what_lies_outside_is_not_drawn_and_what_reaches_out_is_cut(self) -> None:
        year = years_from(2040, 2040)
        assert year.stretch("bar", parse("2041"), parse("2042"), "x") is None
        assert year.stretch("entry", parse("2039-12-31"), parse("2039-12-31"), "x") is None
        whole = year.stretch("bar", parse("2039"), parse("2042"), "x")
        assert whole is not None
        assert (whole.x, round(whole.x + whole.width, 1)) == (year.x(year.first), year.x(year.last))

    def test_a_year_that_is_not_known_is_not_drawn(self) -> None:
        unknown = parse("XXXX-06-01")
        assert SCALE.stretch("entry", unknown, unknown, "x") is None
