"""Where things stand in the picture of the plan in time: nothing hides anything else."""

from __future__ import annotations

import datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from plansite.dates import parse
from plansite.views.drawing import HEIGHT, LETTER, WIDTH, Mark, Scale, draw
from plansite.voice import Phrase

SCALE = Scale(datetime.date(2039, 1, 1), datetime.date(2043, 1, 1))
DAY = datetime.date(2041, 5, 10)
KINDS = ("bar", "ghost", "happened", "entry", "related", "signed", "band")

dates = st.dates(SCALE.first, SCALE.last - datetime.timedelta(1)).map(lambda day: parse(day.isoformat()))
stretches = st.tuples(st.sampled_from(KINDS), dates, dates, st.text("a", min_size=1, max_size=24)).map(
    lambda one: SCALE.stretch(one[0], *sorted(one[1:3], key=lambda date: date.sort_key), one[3])
)


def rooms(mark: Mark) -> list[tuple[float, float, float]]:
    """The lines it takes, from where to where: its own and that of its text."""
    taken = [(mark.y, mark.x, mark.x + mark.width)]
    if mark.beside:
        width = len(mark.beside.words) * LETTER
        left = mark.beside.x - (0 if mark.beside.anchor == "start" else width)
        taken.append((mark.beside.y - HEIGHT / 2, left, left + width))
    return taken


@given(st.lists(stretches, max_size=8))
def test_no_mark_and_no_text_hides_another(row: list) -> None:  # type: ignore[type-arg]
    picture = draw(SCALE, "x", [(Phrase("x"), row)], DAY, "x")
    (drawn,) = picture.rows
    assert sorted(mark.text for mark in drawn.marks) == sorted(one.text for one in row)
    for one, other in combinations(drawn.marks, 2):
        for top, left, right in rooms(one):
            for other_top, other_left, other_right in rooms(other):
                assert abs(top - other_top) >= HEIGHT or right < other_left or other_right < left
    assert all(mark.x >= 0 and mark.x + mark.width <= WIDTH for mark in drawn.marks)
    assert all(top + HEIGHT <= picture.height for mark in drawn.marks for top, _, _ in rooms(mark))


def test_what_was_replaced_is_written_with_its_dates_alone() -> None:
    old = SCALE.stretch("ghost", parse("2040"), parse("2040"), "Before: 2040", "2040")
    picture = draw(SCALE, "x", [(Phrase("x"), [old])], DAY, "x")
    (mark,) = picture.rows[0].marks
    assert mark.text == "Before: 2040"
    assert mark.beside is not None
    assert mark.beside.words == "2040"
