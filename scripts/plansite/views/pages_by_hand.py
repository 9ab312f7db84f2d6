"""Pages written by hand, with what the program adds at their end, and the page about the build."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.addresses import location
from plansite.labels import MEANINGS, SIDES_DIFFER, STATUSES
from plansite.markdown import Block
from plansite.prose import Prose
from plansite.views.document import OtherPlanView, other_plans
from plansite.views.parts import SectionView, missing_notice
from plansite.views.record import Badge, Fact, Record, Words
from plansite.vocabulary import Status
from plansite.voice import Phrase, Voice


@dataclass(frozen=True, slots=True)
class Meaning:
    badge: Badge
    text: str


@dataclass(frozen=True, slots=True)
class ByHandView:
    title: Phrase
    missing: str
    summary: Words
    sections: tuple[SectionView, ...]
    statuses: tuple[Meaning, ...]  # on the method page
    computed: tuple[Fact, ...]  # on the method page
    others: tuple[OtherPlanView, ...]  # on the page of papers that are not this plan


@dataclass(frozen=True, slots=True)
class BuildView:
    facts: tuple[Fact, ...]


def by_hand_view(record: Record, voice: Voice, name: str) -> ByHandView:
    prose = record.by_hand(voice.lang, name)
    assert prose is not None  # else there would be no such page
    return ByHandView(
        title=voice.form(prose.lang, prose.title),
        missing=missing_notice(voice, prose),
        summary=_words(record, voice, name, prose, prose.summary),
        sections=tuple(
            SectionView(one.anchor, one.title, _words(record, voice, name, prose, one.block))
            for one in prose.sections
        ),
        statuses=_statuses(voice) if name == "method" else (),
        computed=_computed(voice) if name == "method" else (),
        others=other_plans(record, voice) if name == "not-this-plan" else (),
    )


def build_view(record: Record, voice: Voice) -> BuildView:
    facts = [
        Fact(voice._("The plan as known on"), (voice.moment(record.state.day),)),
        Fact(voice._("Built on"), (voice.moment(record.today),)),
        Fact(voice._("Revision"), (Phrase(record.revision or voice._("not given")),)),
    ]
    facts += [
        Fact(voice._("Made with"), tuple(Phrase(f"{name} {version}") for name, version in record.program))
    ]
    return BuildView(tuple(facts))


def _words(record: Record, voice: Voice, name: str, prose: Prose, block: Block) -> Words:
    file = location(record.draft, prose.lang, name, by_hand=True)
    return Words(block, file, prose.lang, None if prose.lang == voice.lang else prose.lang)


def _statuses(voice: Voice) -> tuple[Meaning, ...]:
    own = tuple(
        Meaning(Badge(one.value, voice._(STATUSES[one]), ""), voice._(MEANINGS[one])) for one in Status
    )
    differ = voice._("The last words of the sides are not the same. Each is shown; nothing is averaged.")
    return (*own, Meaning(Badge("sides-differ", voice._(SIDES_DIFFER), ""), differ))


def _computed(voice: Voice) -> tuple[Fact, ...]:
    """The labels that nobody writes: what each means and from what it is computed."""
    rows = (
        (
            voice._("Overdue"),
            voice._("The activity's own due date has certainly passed, and no side has ended it."),
        ),
        (
            voice._("Completed late"),
            voice._("It was completed, and took place certainly after its own due date."),
        ),
        (
            voice._("The date was changed"),
            voice._("A later entry gives another date; the old one stays visible."),
        ),
        (
            voice._("The plan's period is over; no report was found"),
            voice._(
                "After the announcement no entry was found that says what became of the activity."
                " The day of the last search stands beside it."
            ),
        ),
        (
            voice._("There is a general statement"),
            voice._(
                "A public statement mentions activities of this kind under the plan's protocol, but no"
                " single event. It changes no status."
            ),
        ),
        (voice._("A report was found"), voice._("At least one entry says what became of the activity.")),
    )
    return tuple(Fact(label, (Phrase(text),)) for label, text in rows)
