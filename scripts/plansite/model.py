"""The facts of a plan, as they are read: frozen, without language, without places.

Each class is one mapping of `content/plan/`; its fields are the keys that an editor may write, with an
example to copy. What a single value must be is said in `values`; what values of several files must be to
each other is said in `rules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from plansite.values import (
    Address,
    Contact,
    Country,
    Date,
    Digest,
    EntryId,
    Flag,
    Id,
    Language,
    Months,
    Names,
    ParagraphId,
    Reference,
    Text,
    word,
)
from plansite.vocabulary import HowRead, InstitutionKind, LinkToPlan, NotFound, Promise, SourceKind, Status


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
    contact: Contact | None = None  # a mail address, or the https address of a form
    repository: Address | None = None
    next_update: Date | None = None
    look_again_after: Months | None = None  # while the plan is running
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

    link: Annotated[LinkToPlan, word(LinkToPlan, "unknown-link")] = Field(examples=["link: not-stated"])
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
    not_found: tuple[Annotated[NotFound, word(NotFound, "unknown-word")], ...] = ()
    not_this_plan: tuple[NotThisPlan, ...] = ()
    related: tuple[Related, ...] = ()
    sources: tuple[Reference, ...] = Field(min_length=1, examples=["sources: [trt-2022-11-16]"])


class Institution(Fact):
    name: Names = Field(examples=["name: {tr: …, az: …}"])
    short: Names | None = None
    unofficial: tuple[Language, ...] = ()  # languages whose form is not the institution's own
    from_press: tuple[Language, ...] = ()  # those of them that are the press's rendering and not ours
    country: Country = Field(examples=["country: TR"])
    kind: Annotated[InstitutionKind, word(InstitutionKind, "unknown-kind")] = Field(
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
    how: Annotated[HowRead, word(HowRead, "unknown-word")] = Field(examples=["how: stored-copy"])
    kind: Annotated[SourceKind, word(SourceKind, "unknown-kind")] = Field(examples=["kind: press"])
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


class Correction(Fact):
    """`corrections.yml`: why a fact that was published is another now, or is no longer there."""

    on: Date = Field(examples=["on: 2026-11-23"])
    about: Text = Field(examples=["about: FAM-01"])  # an activity, a file, or a thing in it: sources/<id>
    reason: Names = Field(examples=["reason: {tr: …, az: …}"])
    key: Text | None = None  # the way to the fact: history/2024-05-01/status; none: whatever changed there


class Entry(Fact):
    """What was said of an activity, on which day, by whom."""

    on: Date = Field(examples=["on: 2022-11-16"])
    by: tuple[Reference, ...] = Field(examples=["by: [tr-aile]"])
    sources: tuple[Reference, ...] = Field(min_length=1, examples=["sources: [trt-2022-11-16]"])
    status: Annotated[Status, word(Status, "unknown-status")] | None = None
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
    promise: Annotated[Promise, word(Promise, "unknown-word")] = Field(examples=["promise: commitment"])
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
