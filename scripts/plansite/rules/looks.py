"""How old the newest searches may be on which "no report was found" rests."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.dates import certainly_after
from plansite.diagnostics import Finding, Message, Severity, say
from plansite.draft import Draft
from plansite.hints import listed
from plansite.looking import Lapse, lapse, newest_first
from plansite.model import Plan, Search
from plansite.silences import silences
from plansite.state import state


def newest_looks_are_not_too_old(draft: Draft, today: datetime.date) -> Iterator[Finding]:
    """After the end of the period, and in it after so many months, one looks again.

    Of activities that a last word has ended nothing more is awaited. It is judged only where every fact
    was understood, because what was left out may be a search.
    """
    if draft.site is None or draft.agreement is None or not draft.all_facts_read():
        return
    if draft.flawed & set(draft.trees):
        return
    plan = draft.plan()
    entries = (entry.on for activity in plan.activities for entry in activity.history)
    if not all(date.year_known for date in (*entries, *(search.on for search in plan.searches))):
        return
    for search, identifiers in _resting(plan, today).items():
        why = lapse(plan.searches[search].on if search is not None else None, plan, today)
        if why is not None:
            yield _finding(draft, plan, today, why, search, identifiers)


def _resting(plan: Plan, today: datetime.date) -> dict[int | None, list[str]]:
    """By the number of the newest search that concerns them: the activities of which more is awaited."""
    done = newest_first(search for search in plan.searches if not certainly_after(search.on, today))
    numbers = {id(search): number for number, search in enumerate(plan.searches)}
    of_all = next((search for search in done if not search.activities), None)
    newest: dict[str, Search] = {}
    for search in reversed(done):  # the newest last
        newest |= dict.fromkeys(search.activities, search)
    resting: dict[int | None, list[str]] = {}
    for silent in silences(state(plan, today).activities):
        identifier = silent.activity.id
        concerning = newest_first(one for one in (newest.get(identifier), of_all) if one is not None)
        number = numbers[id(concerning[0])] if concerning else None
        resting.setdefault(number, []).append(identifier)
    return resting


def _finding(
    draft: Draft, plan: Plan, today: datetime.date, why: Lapse, number: int | None, identifiers: list[str]
) -> Finding:
    tree, end = draft.trees["searches"], plan.agreement.period.end
    own = () if number is None else plan.searches[number].activities
    concerned = [one for one in sorted(identifiers) if one in own]
    example = f"- {{on: {today}, where: {{{_each(plan)}}}, words: […]"
    example += f", activities: [{', '.join(concerned)}]}}" if concerned else "}"
    help_ = say("look again, and add a line, for example `{line}`", line=example)
    if not plan.searches:
        help_ = say("look for reports, and write the file so: `{line}`", line=example)
    if number is None:
        message = _never(why, plan, identifiers if plan.searches else [])
        return Finding(tree.place(), "no-look", message, help_, Severity.WARNING)
    place = tree.place((list(draft.searches)[number], "on"))
    return Finding(place, "old-look", _old(why, plan, str(end), concerned), help_, Severity.WARNING)


def _never(why: Lapse, plan: Plan, identifiers: list[str]) -> Message:
    if identifiers:
        return say("no search is recorded for {activities}", activities=listed(sorted(identifiers)))
    if why is Lapse.BEFORE_THE_END:
        return say("the plan's period is over, and no search is recorded")
    months = plan.site.look_again_after
    return say("the plan's period began {n} months ago or earlier, and no search is recorded", n=months)


def _old(why: Lapse, plan: Plan, end: str, concerned: list[str]) -> Message:
    months = plan.site.look_again_after
    if why is Lapse.BEFORE_THE_END and concerned:
        return say(
            "the newest search for {activities} is older than the end of the plan's period, {end}",
            activities=listed(concerned),
            end=end,
        )
    if why is Lapse.BEFORE_THE_END:
        return say("the newest search of the whole plan is older than the end of its period, {end}", end=end)
    if concerned:
        return say(
            "the newest search for {activities} is {n} months old or older",
            activities=listed(concerned),
            n=months,
        )
    return say("the newest search of the whole plan is {n} months old or older", n=months)


def _each(plan: Plan) -> str:
    return ", ".join(f"{language}: …" for language in plan.site.languages)
