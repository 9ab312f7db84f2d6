"""One value of a fact as it was written, as a reader of the page's language sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from plansite.changes import is_forms
from plansite.dates import parse
from plansite.labels import (
    HOW_READ,
    INSTITUTION_KINDS,
    LINKS_TO_PLAN,
    NOT_FOUND,
    PROMISES,
    SOURCE_KINDS,
    STATUSES,
)
from plansite.nodes import Value
from plansite.views.parts import paragraph_ref
from plansite.views.record import Record, Ref, activity_ref, area_ref, institution_ref, source_ref
from plansite.views.weaving import Piece, Sentence
from plansite.vocabulary import HowRead, InstitutionKind, LinkToPlan, NotFound, Promise, SourceKind, Status
from plansite.voice import Phrase, Voice

E = TypeVar("E", bound=StrEnum)

Show = Callable[[Record, Voice, str], Piece]


def shown(record: Record, voice: Voice, fields: tuple[str, ...], value: Value) -> Sentence:
    """The value of the fact, by the names that things have in the record."""
    if isinstance(value, list):
        texts = [shown(record, voice, fields, one) for one in value]
        between: Sentence = (Phrase(", "),)
        return tuple(piece for text in texts for piece in (*between, *text))[1:]
    if isinstance(value, dict):
        forms = {lang: str(form) for lang, form in value.items() if is_forms({lang: form})}
        if "name" in value and fields != ("names",):  # of what has one beside other facts
            return shown(record, voice, (*fields, "name"), value["name"])
        return (voice.name(forms),)
    show = _SHOWN.get(".".join(fields)) or _SHOWN.get(fields[-1])
    return (show(record, voice, value) if show else Phrase(value),)


def _word(kind: type[E], labels: Mapping[E, str]) -> Show:
    return lambda _, voice, value: Phrase(voice._(labels[kind(value)]))


def _date(_: Record, voice: Voice, value: str) -> Piece:
    return voice.moment(parse(value))


def _flag(_: Record, voice: Voice, value: str) -> Piece:
    return Phrase(voice._("yes") if value == "true" else voice._("no"))


def _country(_: Record, voice: Voice, value: str) -> Piece:
    return Phrase(voice.country(value))


def _language(_: Record, voice: Voice, value: str) -> Piece:
    return Phrase(voice.language(value))


def _months(_: Record, voice: Voice, value: str) -> Piece:
    return Phrase(voice.spelling.number(int(value)))


def _address(_: Record, __: Voice, value: str) -> Piece:
    return Ref(Phrase(value.partition("://")[2].rstrip("/")), value)


def _institution(record: Record, voice: Voice, value: str) -> Piece:
    return institution_ref(record, voice, value) if value in record.plan.institutions else Phrase(value)


def _paragraph(_: Record, voice: Voice, value: str) -> Piece:
    return paragraph_ref(voice, value)


def _kind(record: Record, voice: Voice, value: str) -> Piece:
    return voice.name(record.plan.kinds[value]) if value in record.plan.kinds else Phrase(value)


def _name(record: Record, voice: Voice, value: str) -> Piece:
    return voice.name(record.plan.names[value].forms) if value in record.plan.names else Phrase(value)


_SHOWN: Mapping[str, Show] = {
    **dict.fromkeys(
        ("on", "happened", "start", "due", "end", "signed", "announced", "retrieved", "published", "period"),
        _date,
    ),
    "next_update": _date,
    "look_again_after": _months,
    **dict.fromkeys(("official", "introduction", "names_children"), _flag),
    **dict.fromkeys(("language", "languages", "unofficial", "from_press"), _language),
    **dict.fromkeys(("address", "url", "archive_url", "repository", "continues_in"), _address),
    **dict.fromkeys(("parties", "party", "bodies", "responsible", "by", "part_of"), _institution),
    **dict.fromkeys(("source", "sources", "found"), source_ref),
    "country": _country,
    "status": _word(Status, STATUSES),
    "promise": _word(Promise, PROMISES),
    "link": _word(LinkToPlan, LINKS_TO_PLAN),
    "how": _word(HowRead, HOW_READ),
    "institutions.kind": _word(InstitutionKind, INSTITUTION_KINDS),
    "sources.kind": _word(SourceKind, SOURCE_KINDS),
    "agreement.not_found": _word(NotFound, NOT_FOUND),
    "areas": area_ref,
    "activities.kind": _kind,
    "activities.names": _name,
    "promised_in": _paragraph,
    "searches.activities": activity_ref,
}
