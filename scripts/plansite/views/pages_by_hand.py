"""Pages written by hand, with what the program adds at their end, and the page about the build."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.labels import ENDING_RULES, ENDINGS
from plansite.looking import newest_first
from plansite.passages import BY_HAND, SUMMARY
from plansite.views.document import OtherPlanView, other_plans
from plansite.views.glossary import glossary_ref
from plansite.views.meanings import Meaning, status_meaning, unlinked
from plansite.views.parts import SearchView, SectionView, missing_notice, searches_view
from plansite.views.passages import passage_words
from plansite.views.record import Fact, Record, Ref, Words, page
from plansite.vocabulary import Status
from plansite.voice import Phrase, Voice

NEWEST = 3  # searches on the method page; the page of what is not known has all


@dataclass(frozen=True, slots=True)
class ByHandView:
    title: Phrase
    missing: str
    summary: Words
    sections: tuple[SectionView, ...]
    statuses: tuple[Meaning, ...]  # on the method page
    computed: tuple[Fact, ...]  # on the method page
    endings: tuple[Fact, ...]  # likewise, with their rules
    searches: tuple[SearchView, ...]  # likewise, the newest
    unknown: Ref
    glossary: Ref | None  # likewise
    others: tuple[OtherPlanView, ...]  # on the page of papers that are not this plan


@dataclass(frozen=True, slots=True)
class BuildView:
    facts: tuple[Fact, ...]
    translation: Ref | None  # where there is more than one language


def by_hand_view(record: Record, voice: Voice, name: str) -> ByHandView:
    prose = record.by_hand(voice.lang, name)
    assert prose is not None  # else there would be no such page
    return ByHandView(
        title=voice.form(prose.lang, prose.title),
        missing=missing_notice(voice, prose),
        summary=passage_words(record, voice, f"{BY_HAND}{name}#{SUMMARY}"),
        sections=tuple(
            SectionView(one.anchor, one.title, passage_words(record, voice, f"{BY_HAND}{name}#{one.anchor}"))
            for one in prose.sections
        ),
        statuses=_statuses(record, voice) if name == "method" else (),
        computed=_computed(voice) if name == "method" else (),
        endings=_endings(voice) if name == "method" else (),
        searches=_searches(record, voice) if name == "method" else (),
        unknown=page(voice, "unknown/", voice._("What is not known")),
        glossary=glossary_ref(record, voice) if name == "method" else None,
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
    several = len(record.plan.site.languages) > 1
    translation = page(voice, "translation/", voice._("State of the texts")) if several else None
    return BuildView(tuple(facts), translation)


def _statuses(record: Record, voice: Voice) -> tuple[Meaning, ...]:
    return tuple(unlinked(status_meaning(record, voice, one)) for one in (*Status, None))


def _endings(voice: Voice) -> tuple[Fact, ...]:
    return tuple(Fact(voice._(name), (Phrase(voice._(ENDING_RULES[one])),)) for one, name in ENDINGS.items())


def _searches(record: Record, voice: Voice) -> tuple[SearchView, ...]:
    return searches_view(record, voice, newest_first(record.plan.searches)[:NEWEST])


def _computed(voice: Voice) -> tuple[Fact, ...]:
    """The labels that nobody writes: what each means and from what it is computed."""
    rows = (
        (
            voice._("Overdue"),
            voice._("The activity's own due date has certainly passed, and no side has ended it."),
        ),
        (
            voice._("The date was changed"),
            voice._("A later entry gives another date; the old one stays visible."),
        ),
        (
            voice._("The date was given more precisely"),
            voice._("A later entry gives a date that lies within the old one; the old one stays visible."),
        ),
        (
            voice._("The sides' records agree"),
            voice._(
                "The sides that have given a status have given the same one, and no date of one side rules"
                " out that of another. A less precise date does not contradict a more precise one."
            ),
        ),
    )
    return tuple(Fact(label, (Phrase(text),)) for label, text in rows)
