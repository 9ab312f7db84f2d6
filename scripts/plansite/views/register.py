"""The register: a row for every activity, for the script that filters and sorts, in the order of a language.

What stands in a column, and in which order, is made here: browsers know neither Azerbaijani dates nor its
alphabet. A column that says the same of all activities is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from plansite.addresses import activity_path
from plansite.dates import PartialDate
from plansite.state import ActivityState
from plansite.views.facets import Facet
from plansite.views.record import Record, title
from plansite.voice import Phrase, Voice

IN_TABLE = ("area", "label", "status")  # of what tells activities apart, what has a column

Cell = str | list[str]  # words, or words and the status whose shape stands beside them


@dataclass(frozen=True, slots=True)
class Column:
    """`cells` and `ranks` go by the order of the plan; what ranks lower stands first."""

    id: str
    label: str
    cells: tuple[Cell, ...]
    ranks: tuple[int, ...]


def rows_address(voice: Voice) -> str:
    return f"assets/list/{voice.lang}.json"


def rows_file(record: Record, voice: Voice, offered: Iterable[Facet]) -> bytes:
    """Every activity with its address, its cells, and its values of what is offered, by its title."""
    given = tuple(offered)
    shown = columns(record, voice, given)
    key = voice.spelling.alphabet.key
    titles = [title(record, voice, f"activities/{one.activity.id}") for one in record.state.activities]
    rows = [
        {
            "path": activity_path(state.activity.id),
            "title": titles[number].text,
            **({"lang": titles[number].lang} if titles[number].lang else {}),
            "cells": [column.cells[number] for column in shown],
            "ranks": [column.ranks[number] for column in shown],
            "in": {facet.id: [value.id for value in facet.of(state)] for facet in given},
        }
        for number, state in sorted(
            enumerate(record.state.activities), key=lambda one: key(titles[one[0]].text)
        )
    ]
    # Columns and values are named by their ids; the page has their words.
    told = {"columns": [column.id for column in shown], "rows": rows}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def columns(record: Record, voice: Voice, offered: Iterable[Facet]) -> tuple[Column, ...]:
    """What the table says of the activities beside their titles."""
    states = record.state.activities
    dates = (
        ("due", voice._("Due"), [state.due for state in states]),
        ("last", voice._("Last record found"), [_last(state) for state in states]),
    )
    found = [_of_facet(facet, states) for facet in offered if facet.id in IN_TABLE]
    found += [_of_dates(voice, *one) for one in dates]
    return tuple(column for column in found if len({*column.ranks}) > 1)


def _of_facet(facet: Facet, states: tuple[ActivityState, ...]) -> Column:
    values = [facet.of(state) for state in states]
    places = {value.id: place for place, value in enumerate(facet.values)}
    cells = (
        [words(value.label for value in several), several[0].shape]
        if several and several[0].shape
        else words(value.label for value in several)
        for several in values
    )
    # What belongs to several stands behind all that belongs to one.
    ranks = (places[several[0].id] if len(several) == 1 else len(places) + len(several) for several in values)
    return Column(facet.id, facet.label, tuple(cells), tuple(ranks))


def words(labels: Iterable[Phrase]) -> str:
    return ", ".join(label.text for label in labels)


def _of_dates(voice: Voice, identifier: str, label: str, dates: list[PartialDate | None]) -> Column:
    """What has no date stands last."""
    order = {key: rank for rank, key in enumerate(sorted({date.sort_key for date in dates if date}))}
    cells = (voice.spelling.date(date) if date else "" for date in dates)
    ranks = (order[date.sort_key] if date else len(order) for date in dates)
    return Column(identifier, label, tuple(cells), tuple(ranks))


def _last(state: ActivityState) -> PartialDate | None:
    return state.history[-1].on if state.history else None
