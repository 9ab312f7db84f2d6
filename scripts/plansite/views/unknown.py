"""What is not known over all, and the ledger of looking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.account import Ending, account
from plansite.labels import NOT_FOUND
from plansite.looking import newest_first
from plansite.state import ActivityState
from plansite.views.outcome import account_ref, account_sentence, has_account
from plansite.views.parts import SearchView, ask_ref, searches_view
from plansite.views.record import Record, Ref, activity_ref, page, source_refs
from plansite.views.since import look_of_all, old_look_sentence, own_look
from plansite.vocabulary import NotFound
from plansite.voice import Voice

OF_ACTIVITIES = frozenset({NotFound.ACTIVITY_DATES, NotFound.ACTIVITY_PLACES})


@dataclass(frozen=True, slots=True)
class Looked:
    """One line of the ledger of searches."""

    search: SearchView
    concerning: tuple[Ref, ...]  # none: the whole plan
    found: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class UnknownView:
    account: str
    plan_heading: str
    of_the_plan: tuple[str, ...]
    of_each: tuple[str, ...]
    look: str
    old_look: str
    no_report: tuple[tuple[Ref, str], ...]  # with the last look where that is another
    general: tuple[tuple[Ref, str], ...]
    account_page: Ref | None
    ledger: tuple[Looked, ...]
    not_decided: tuple[str, ...]
    ask: Ref | None
    method: Ref | None


def unknown_view(record: Record, voice: Voice) -> UnknownView:
    states = record.state.activities
    classes = account(states)
    begun = has_account(record)
    no_report, general = classes[Ending.NO_REPORT], classes[Ending.GENERAL_STATEMENT]
    return UnknownView(
        account=account_sentence(record, voice),
        plan_heading=_plan_heading(record, voice),
        of_the_plan=tuple(_of_the_plan(record, voice)),
        of_each=tuple(_of_each(record, voice)),
        look=look_of_all(record, voice) if begun and (no_report or general) else "",
        old_look=old_look_sentence(record, voice, states),
        no_report=tuple(_looked(record, voice, no_report if begun else ())),
        general=tuple(_looked(record, voice, general if begun else ())),
        account_page=account_ref(record, voice),
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


def _looked(record: Record, voice: Voice, states: tuple[ActivityState, ...]) -> Iterator[tuple[Ref, str]]:
    for state in states:
        yield activity_ref(record, voice, state.activity.id), own_look(record, voice, state)


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
    searches = newest_first(record.plan.searches)
    for search, view in zip(searches, searches_view(record, voice, searches), strict=True):
        yield Looked(
            search=view,
            concerning=tuple(activity_ref(record, voice, one) for one in search.activities),
            found=source_refs(record, voice, search.found),
        )


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
