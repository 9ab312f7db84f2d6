"""The facts of a plan, as they are read: frozen, without language, without places.

Each class is one mapping of `content/plan/`; its fields are the keys that an editor may write, with an
example to copy. What a single value must be is said here; what values of several files must be to
each other is said in `rules`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from plansite.dates import DateError, PartialDate
from plansite.dates import parse as parse_date


class Status(StrEnum):
    ANNOUNCED = "announced"
    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    PARTLY_COMPLETED = "partly-completed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NOT_CARRIED_OUT = "not-carried-out"
    CARRIED_OVER = "carried-over"


class Promise(StrEnum):
    COMMITMENT = "commitment"
    AIM = "aim"


class LinkToPlan(StrEnum):
    """What a related report says of its connection with the plan."""

    GENERAL = "general"
    NOT_STATED = "not-stated"


class InstitutionKind(StrEnum):
    GOVERNMENT = "government"
    BODY = "body"


class SourceKind(StrEnum):
    OFFICIAL = "official"
    PRESS = "press"
    SECONDARY = "secondary"
    LETTER = "letter"


class HowRead(StrEnum):
    LIVE = "live"
    STORED_COPY = "stored-copy"


class NotFound(StrEnum):
    """What was looked for and not found in the sources read."""

    PLAN_SIGNATORIES = "plan-signatories"
    SIGNING_PLACE = "signing-place"
    PROTOCOL_DAY = "protocol-day"
    PROTOCOL_PLACE = "protocol-place"
    SAME_CEREMONY = "same-ceremony"
    PLAN_TEXT = "plan-text"
    PROTOCOL_TEXT = "protocol-text"
    ACTIVITY_COUNT = "activity-count"
    BUDGET = "budget"
    INDICATORS = "indicators"
    RESPONSIBLE_UNITS = "responsible-units"
    ACTIVITY_DATES = "activity-dates"
    ACTIVITY_PLACES = "activity-places"
    INTERIM_REPORT = "interim-report"
    FINAL_REPORT = "final-report"
    SUCCESSOR_PLAN = "successor-plan"
    OTHER_SIDE_STATEMENT = "other-side-statement"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("not-text", "text")
    if not value.strip():
        raise PydanticCustomError("empty-value", "empty")
    return value.strip()


def _date(value: object) -> PartialDate:
    try:
        return parse_date(_text(value))
    except DateError as error:
        context = {"reason": error.reason.value, "suggestion": error.suggestion or ""}
        raise PydanticCustomError("bad-date", "date", context) from error


def _flag(value: object) -> bool:
    if value not in ("true", "false"):
        raise PydanticCustomError("bad-flag", "true or false")
    return value == "true"


def _address(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"https?://[^\s/?#<>\"'@]+\.[^\s/?#<>\"'@]+(/[^\s<>\"']*)?([?#][^\s<>\"']*)?", text):
        raise PydanticCustomError("bad-address", "address")
    return text


def _pattern(code: str, pattern: str) -> BeforeValidator:
    expression = re.compile(pattern)

    def check(value: object) -> str:
        text = _text(value)
        if not expression.fullmatch(text):
            raise PydanticCustomError(code, "pattern")
        return text

    return BeforeValidator(check)


E = TypeVar("E", bound=StrEnum)


def _word(kind: type[E], code: str) -> PlainValidator:
    def check(value: object) -> E:
        try:
            return kind(_text(value))
        except ValueError as error:
            raise PydanticCustomError(code, "word", {"words": [word.value for word in kind]}) from error

    return PlainValidator(check)


Text = Annotated[str, PlainValidator(_text)]
Flag = Annotated[bool, PlainValidator(_flag)]
Address = Annotated[str, PlainValidator(_address)]
Date = Annotated[PartialDate, PlainValidator(_date), PlainSerializer(str)]
Id = Annotated[str, _pattern("bad-id", r"[a-z][a-z0-9]*(-[a-z0-9]+)*")]
ParagraphId = Annotated[str, _pattern("bad-id", r"par-[1-9][0-9]*")]
EntryId = Annotated[str, _pattern("bad-id", r"[a-z0-9]+(-[a-z0-9]+)*")]
Language = Annotated[str, _pattern("bad-language", r"[a-z]{2,3}(-[A-Z][a-z]{3})?")]
Country = Annotated[str, _pattern("bad-country", r"[A-Z]{2}")]
Digest = Annotated[str, _pattern("bad-digest", r"[0-9a-f]{64}")]
Names = Annotated[dict[Language, Text], Field(min_length=1)]
Reference = Text  # the id of something that stands in another file; `rules` sees that it exists


class Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class OtherPlan(Fact):
    name: Names = Field(examples=["name: {tr: …, az: …}"])
    address: Address = Field(examples=["address: https://example.org/"])


class SiteFacts(Fact):
    """`site.yml`: what the site is called, where it stands and who answers for it."""

    name: Names = Field(examples=["name: {tr: …, az: …}"])
    languages: tuple[Language, ...] = Field(min_length=1, examples=["languages: [tr, az]"])
    official: Flag = Field(examples=["official: false"])
    address: Address | None = None
    publisher: Names | None = None
    contact: Text | None = None
    repository: Address | None = None
    next_update: Date | None = None
    other_plans: tuple[OtherPlan, ...] = ()


class Period(Fact):
    start: Date = Field(examples=["start: 2023"])
    end: Date = Field(examples=["end: 2025"])


class Signatory(Fact):
    name: Text = Field(examples=["name: …"])
    role: Names = Field(examples=["role: {tr: …, az: …}"])
    party: Reference = Field(examples=["party: tr-aile"])


class Protocol(Fact):
    signed: Date | None = None
    place: Names | None = None
    signatories: tuple[Signatory, ...] = ()
    sources: tuple[Reference, ...] = Field(min_length=1, examples=["sources: [trt-2022-11-16]"])


class Paragraph(Fact):
    source: Reference = Field(examples=["source: trt-2022-11-16"])
    introduction: Flag = False


class NotThisPlan(Fact):
    id: Id = Field(examples=["id: other-plan"])
    name: Names = Field(examples=["name: {tr: …, az: …}"])
    period: Date = Field(examples=["period: 2024/2025"])
    signed: Date | None = None
    sources: tuple[Reference, ...] = Field(min_length=1, examples=["sources: [trt-2022-11-16]"])


class Related(Fact):
    """A public report that touches the subject; it never changes a status."""

    link: Annotated[LinkToPlan, _word(LinkToPlan, "unknown-link")] = Field(examples=["link: not-stated"])
    sources: tuple[Reference, ...] = Field(min_length=1, examples=["sources: [trt-2022-11-16]"])
    on: Date | None = None
    place: Names | None = None


class Agreement(Fact):
    """`agreement.yml`: the plan as a document, the protocol it belongs to, and what is not known of both."""

    title: Names = Field(examples=["title: {tr: …, az: …}"])
    unofficial: tuple[Language, ...] = ()
    signed: Date = Field(examples=["signed: 2022-11-04"])
    announced: Date = Field(examples=["announced: 2022-11-16"])
    period: Period = Field(examples=["period: {start: 2023, end: 2025}"])
    parties: tuple[Reference, ...] = Field(min_length=1, examples=["parties: [tr-aile, az-komite]"])
    protocol: Protocol | None = None
    paragraphs: dict[ParagraphId, Paragraph] = Field(default_factory=dict)
    not_found: tuple[Annotated[NotFound, _word(NotFound, "unknown-word")], ...] = ()
    not_this_plan: tuple[NotThisPlan, ...] = ()
    related: tuple[Related, ...] = ()
    sources: tuple[Reference, ...] = Field(min_length=1, examples=["sources: [trt-2022-11-16]"])


class Institution(Fact):
    name: Names = Field(examples=["name: {tr: …, az: …}"])
    short: Names | None = None
    unofficial: tuple[Language, ...] = ()  # languages whose form is not the institution's own
    from_press: tuple[Language, ...] = ()  # those of them that are the press's rendering and not ours
    country: Country = Field(examples=["country: TR"])
    kind: Annotated[InstitutionKind, _word(InstitutionKind, "unknown-kind")] = Field(
        examples=["kind: government"]
    )
    part_of: Reference | None = None
    url: Address | None = None
    sources: tuple[Reference, ...] = Field(min_length=1, examples=["sources: [trt-2022-11-16]"])


class Kind(Fact):
    """A kind of activity; in the file its forms stand directly under its id."""

    forms: Names

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: object) -> object:
        return {"forms": value}


class ProperName(Fact):
    """A name that appears in the words; in the file its forms stand beside `unofficial`."""

    forms: Names
    unofficial: tuple[Language, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: object) -> object:
        if not isinstance(value, Mapping):
            return value
        forms = {key: form for key, form in value.items() if key != "unofficial"}
        return {"forms": forms, **{key: part for key, part in value.items() if key == "unofficial"}}


class Source(Fact):
    publisher: Text = Field(examples=["publisher: …"])
    url: Address = Field(examples=["url: https://…"])
    language: Language = Field(examples=["language: tr"])
    retrieved: Date = Field(examples=["retrieved: 2026-11-23"])
    how: Annotated[HowRead, _word(HowRead, "unknown-word")] = Field(examples=["how: stored-copy"])
    kind: Annotated[SourceKind, _word(SourceKind, "unknown-kind")] = Field(examples=["kind: press"])
    title: Text | None = None
    published: Date | None = None
    archive_url: Address | None = None
    sha256: Digest | None = None
    names_children: Flag = False


class Search(Fact):
    """One line of the ledger of looking: when, where and with which words something was looked for."""

    on: Date = Field(examples=["on: 2026-11-23"])
    where: Names = Field(examples=["where: {tr: …, az: …}"])
    words: tuple[Text, ...] = Field(min_length=1, examples=["words: […]"])
    activities: tuple[Reference, ...] = ()  # none: the whole plan
    found: tuple[Reference, ...] = ()
    not_searched: Names | None = None


class Entry(Fact):
    """What was said of an activity, on which day, by whom."""

    on: Date = Field(examples=["on: 2022-11-16"])
    by: tuple[Reference, ...] = Field(examples=["by: [tr-aile]"])
    sources: tuple[Reference, ...] = Field(min_length=1, examples=["sources: [trt-2022-11-16]"])
    status: Annotated[Status, _word(Status, "unknown-status")] | None = None
    happened: Date | None = None
    start: Date | None = None
    due: Date | None = None
    id: EntryId | None = None
    continues_in: Address | None = None

    @property
    def key(self) -> str:
        return self.id or str(self.on)


class ActivityFacts(Fact):
    """`activities/<ID>.yml`."""

    areas: tuple[Reference, ...] = Field(min_length=1, examples=["areas: [family]"])
    kind: Reference = Field(examples=["kind: training"])
    promise: Annotated[Promise, _word(Promise, "unknown-word")] = Field(examples=["promise: commitment"])
    parties: tuple[Reference, ...] = Field(min_length=1, examples=["parties: [tr-aile, az-komite]"])
    promised_in: tuple[Reference, ...] = Field(min_length=1, examples=["promised_in: [par-3]"])
    history: tuple[Entry, ...] = Field(
        min_length=1, examples=["history: [{on: …, status: announced, by: [], sources: […]}]"]
    )
    bodies: tuple[Reference, ...] = ()
    names: tuple[Reference, ...] = ()
    start: Date | None = None
    due: Date | None = None
    place: Names | None = None
    budget: Names | None = None
    indicators: tuple[Names, ...] = ()
    responsible: tuple[Reference, ...] = ()
    related: tuple[Related, ...] = ()


class Activity(ActivityFacts):
    """An activity with its id, which is the name of its file."""

    id: str

    @property
    def slug(self) -> str:
        """The id in an address; ids are ASCII."""
        return self.id.lower()


class Plan(Fact):
    """All facts of one plan, in the order of their files."""

    site: SiteFacts
    agreement: Agreement
    areas: tuple[str, ...]
    kinds: Mapping[str, Names]
    names: Mapping[str, ProperName]
    institutions: Mapping[str, Institution]
    sources: Mapping[str, Source]
    searches: tuple[Search, ...]
    activities: tuple[Activity, ...]
