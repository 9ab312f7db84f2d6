"""How one wording became another: whatever is shown, both wordings can be read out of it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plansite.wordings import LONELY, Fate, Piece, compare

texts = st.lists(st.sampled_from(["on", "iki", "ağac", "əkilib", "2041", "-", "məktəb,"]), max_size=12).map(
    " ".join
)


def read(pieces: tuple[Piece, ...], without: Fate) -> str:
    return " ".join(piece.words for piece in pieces if piece.fate is not without)


def test_a_changed_word_stands_between_those_that_stayed() -> None:
    assert compare("on ağac əkilib", "iki ağac əkilib") == (
        Piece(Fate.GONE, "on"),
        Piece(Fate.NEW, "iki"),
        Piece(Fate.SAME, "ağac əkilib"),
    )


def test_what_came_and_what_went() -> None:
    assert compare("ağac", "ağac əkilib") == (Piece(Fate.SAME, "ağac"), Piece(Fate.NEW, "əkilib"))
    assert compare("ağac əkilib", "əkilib") == (Piece(Fate.GONE, "ağac"), Piece(Fate.SAME, "əkilib"))


def test_a_lonely_word_between_changes_is_part_of_the_change() -> None:
    assert compare("on ağac burada əkilib", "iki ağac orada əkilib") == (
        Piece(Fate.GONE, "on ağac burada"),
        Piece(Fate.NEW, "iki ağac orada"),
        Piece(Fate.SAME, "əkilib"),
    )


def test_more_than_a_few_words_between_changes_stay() -> None:
    kept = " ".join(["a"] * (LONELY + 1))
    assert Piece(Fate.SAME, kept) in compare(f"x {kept} y", f"v {kept} w")


def test_lines_and_spaces_do_not_count() -> None:
    assert compare("on  ağac\nəkilib", "on ağac əkilib ") == (Piece(Fate.SAME, "on ağac əkilib"),)


def test_nothing_becomes_nothing() -> None:
    assert compare("", "  ") == ()


@given(texts, texts)
def test_both_wordings_can_be_read_out_of_it(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert read(pieces, Fate.NEW).split() == old.split()
    assert read(pieces, Fate.GONE).split() == new.split()
    assert all(one.fate is not other.fate for one, other in pairwise(pieces))


@given(texts)
def test_a_wording_is_itself(text: str) -> None:
    assert {piece.fate for piece in compare(text, text)} <= {Fate.SAME}
