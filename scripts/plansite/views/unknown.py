"""What is not known over all, and the ledger of looking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.labels import NOT_FOUND
from plansite.state import Outcome, Phase
from plansite.views.outcome import account_sentence
from plansite.views.parts import SearchView, ask_ref, searches_view
from plansite.views.record import Record, Ref, activity_ref, page, source_refs
from plansite.vocabulary import NotFound
from plansite.voice import Phrase, Voice

OF_ACTIVITIES = frozenset({NotFound.ACTIVITY_DATES, NotFound.ACTIVITY_PLACES})


@dataclass(frozen=True, slots=True)
class Looked:
    """One line of the ledger of searches."""

    search: SearchView
    concerning: tuple[Ref, ...]  # none: the whole plan
    words: tuple[Phrase, ...]
    found: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class UnknownView:
    account: str
    plan_heading: str
    of_the_plan: tuple[str, ...]
    of_each: tuple[str, ...]
    no_report: tuple[Ref, ...]
    general: tuple[Ref, ...]
    ledger: tuple[Looked, ...]
    not_decided: tuple[str, ...]
    ask: Ref | None
    method: Ref | None


def unknown_view(record: Record, voice: Voice) -> UnknownView:
    states = record.state.activities
    begun = record.state.phase is not Phase.BEFORE  # until then no report is awaited
    return UnknownView(
        account=account_sentence(record, voice),
        plan_heading=_plan_heading(record, voice),
        of_the_plan=tuple(_of_the_plan(record, voice)),
        of_each=tuple(_of_each(record, voice)),
        no_report=tuple(_with(record, voice, Outcome.NO_REPORT)) if begun else (),
        general=tuple(_with(record, voice, Outcome.GENERAL_STATEMENT)),
        ledger=tuple(_ledger(record, voice)),
        not_decided=tuple(_not_decided(record, voice)),
        ask=ask_ref(record, voice),
        method=page(voice, "method/", voice._("Method")) if record.has_page("method") and states else None,
    )


def _plan_heading(record: Record, voice: Voice) -> str:
    protocol = record.plan.agreement.protocol
    return voice._("Of the plan and the protocol") if protocol else voice._("Of the plan")


def _of_the_plan(record: Record, voice: Voice) -> Iterator[str]:
    """What was not found of the documents; what is missing from single activities is said with them."""
    for word in record.plan.agreement.not_found:
        if word not in OF_ACTIVITIES:
            yield voice._(NOT_FOUND[word])


def _with(record: Record, voice: Voice, outcome: Outcome) -> Iterator[Ref]:
    for state in record.state.activities:
        if state.outcome is outcome:
            yield activity_ref(record, voice, state.activity.id)


def _of_each(record: Record, voice: Voice) -> Iterator[str]:
    """What is missing from activities: from all, or from how many of how many."""
    states = record.state.activities
    missing = (
        (
            voice._("No date of a single activity was found"),
            voice._("A date of its own: not found for {n} of {total}"),
            [state for state in states if not (state.start or state.due)],
        ),
        (
            voice._("No place of a single activity was found"),
            voice._("A place: not found for {n} of {total}"),
            [state for state in states if not state.activity.place],
        ),
        (
            voice._("No budget of a single activity was found"),
            voice._("A budget: not found for {n} of {total}"),
            [state for state in states if not state.activity.budget],
        ),
        (
            voice._("No indicator of a single activity was found"),
            voice._("Indicators: not found for {n} of {total}"),
            [state for state in states if not state.activity.indicators],
        ),
        (
            voice._("No unit responsible for a single activity was found"),
            voice._("A responsible unit: not found for {n} of {total}"),
            [state for state in states if not state.activity.responsible],
        ),
    )
    number = voice.spelling.number
    for none, some, without in missing:
        if without:
            sentence = none if len(without) == len(states) else some
            yield sentence.format(n=number(len(without)), total=number(len(states)))


def _ledger(record: Record, voice: Voice) -> Iterator[Looked]:
    searches = sorted(record.plan.searches, key=lambda search: search.on.sort_key, reverse=True)
    for search, view in zip(searches, searches_view(voice, searches), strict=True):
        yield Looked(
            search=view,
            concerning=tuple(activity_ref(record, voice, one) for one in search.activities),
            words=tuple(_searched(record, word) for word in search.words),
            found=source_refs(record, voice, search.found),
        )


def _searched(record: Record, word: str) -> Phrase:
    """A word that was searched for, with its language where the facts have a name that holds it."""
    plan = record.plan
    known = [plan.agreement.title, *(name.forms for name in plan.names.values())]
    known += [institution.name for institution in plan.institutions.values()]
    named = ((lang, form) for forms in known for lang, form in forms.items())
    return Phrase(word, next((lang for lang, form in named if word in form or form in word), None))


def _not_decided(record: Record, voice: Voice) -> Iterator[str]:
    """What the site itself still owes its readers."""
    site = record.plan.site
    if site.publisher is None:
        yield voice._("The publisher of this site: not yet named")
    if site.contact is None:
        yield voice._("A contact: not yet named")
    if site.address is None:
        yield voice._("The address of this site: not yet named")
    if site.repository is None:
        yield voice._("The place where the texts are edited: not yet named")
    if site.next_update is None:
        yield voice._("The date of the next update: not yet named")
