"""Sentences whose gaps hold more than text: links, names in another language, dates.

And what keeps links of an earlier day from leading where nothing is any more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from string import Formatter
from typing import TypeVar, cast

from plansite.addresses import activity_path, area_path, institution_path
from plansite.views.record import Badge, Record, Ref
from plansite.voice import Moment, Phrase

Piece = Phrase | Ref | Moment
Sentence = tuple[Piece, ...]

V = TypeVar("V")


def weave(template: str, **gaps: Piece | Sentence | str) -> Sentence:
    """A translated sentence with something in each of its gaps."""
    pieces: list[Piece] = []
    for literal, name, _, _ in Formatter().parse(template):
        if literal:
            pieces.append(Phrase(literal))
        if name is not None:
            gap = gaps[name]
            if isinstance(gap, tuple):
                pieces += gap
            else:
                pieces.append(Phrase(gap) if isinstance(gap, str) else gap)
    return tuple(pieces)


def only_there(view: V, is_there: Callable[[str], bool]) -> V:
    """The view, with what leads nowhere left as plain words."""
    if isinstance(view, Ref | Badge):
        return view if not view.address or is_there(view.address) else replace(view, address="")
    if isinstance(view, tuple):
        parts = tuple(only_there(one, is_there) for one in view)
        return cast(V, parts if parts != view else view)
    if isinstance(view, dict):
        mapping = {key: only_there(one, is_there) for key, one in view.items()}
        return cast(V, mapping)
    if (
        is_dataclass(view)
        and not isinstance(view, type)
        and type(view).__module__.startswith("plansite.views")
    ):
        own: Mapping[str, object] = {one.name: getattr(view, one.name) for one in fields(view)}
        kept = {name: only_there(value, is_there) for name, value in own.items()}
        return replace(view, **{name: one for name, one in kept.items() if one is not own[name]})
    return view


def there(record: Record) -> Callable[[str], bool]:
    """Whether the site has what an address names: the pages of things are there as long as the things."""
    plan = record.plan
    pages = {activity_path(state.activity.id) for state in record.state.activities}
    pages |= {area_path(one) for one in plan.areas} | {institution_path(one) for one in plan.institutions}
    own_anchors = {"sources/": plan.sources, "agreement/": {*plan.agreement.paragraphs, "related", "others"}}

    def is_there(address: str) -> bool:
        if "://" in address:
            return True
        path, _, anchor = address.partition("/")[2].partition("#")
        folder, _, inner = path.partition("/")
        if inner and folder in ("activities", "areas", "institutions") and path not in pages:
            return False
        return not anchor or anchor in own_anchors.get(path, (anchor,))

    return is_there
