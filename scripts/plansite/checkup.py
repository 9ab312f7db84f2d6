"""Visits every address that leads off the site again, and says what is no longer as it was written."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plansite.asking import Answer, Manners, Trouble, ask_all
from plansite.diagnostics import Message, say
from plansite.draft import Draft
from plansite.outlinks import outlinks
from plansite.visits import Visit
from plansite.vocabulary import Health

_WHY = {
    Trouble.NO_ANSWER: say("{address}: not reached; there was no connection, or no answer"),
    Trouble.TOO_SLOW: say("{address}: not reached; no answer came in time"),
    Trouble.CIRCLE: say("{address}: not reached; it leads back to itself"),
    Trouble.TOO_FAR: say("{address}: not reached; it leads on and on"),
    Trouble.NO_ADDRESS: say("{address}: not reached; it leads to what is no web address"),
    Trouble.BUSY: say("{address}: not checked; the server asks to be left alone for now"),
}


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found: a line for every address of which something is to be said."""

    visits: list[Visit]
    lines: list[Message]
    heard: bool  # anything at all; if not, it is more likely our own network that is not there


def check_up(draft: Draft, today: datetime.date, manners: Manners) -> Checkup:
    """Ask all addresses of the draft. Those that it no longer has are forgotten."""
    addresses = outlinks(draft)
    answers = ask_all(addresses, _agent(draft), manners)
    earlier = {address: visit for address, (_place, visit) in draft.visits.items()}
    visits = (_visit(one, answers[one], earlier.get(one), today) for one in addresses)
    return Checkup(
        visits=[visit for visit in visits if visit],
        lines=[*_troubles(answers), _count(answers)],
        heard=not answers or any(answer.status for answer in answers.values()),
    )


def _agent(draft: Draft) -> str:
    """Who asks and why, for those who read the log of a server."""
    site = draft.site
    ours = (site.address or site.repository) if site else None
    return f"plansite links (sees whether cited pages are still there{f'; +{ours}' if ours else ''})"


def _visit(address: str, answer: Answer, earlier: Visit | None, today: datetime.date) -> Visit | None:
    """What is to be kept. Where nothing was learnt, what was known before stays, with its day."""
    if answer.state is None:
        return earlier
    same = earlier and (earlier.state, earlier.moved_to) == (answer.state, answer.moved_to)
    return Visit(
        address=address,
        state=answer.state,
        checked=today,
        since=min(earlier.since, today) if earlier and same else today,
        status=answer.status,
        moved_to=answer.moved_to,
    )


def _troubles(answers: Mapping[str, Answer]) -> Iterator[Message]:
    for address, answer in answers.items():
        if answer.trouble:
            yield Message(_WHY[answer.trouble].text, {"address": address})
        elif answer.state is Health.UNREACHABLE:
            yield say(
                "{address}: not reached; the answer was {status}", address=address, status=answer.status
            )
        elif answer.state is Health.GONE:
            yield say(
                "{address}: no longer there; the answer was {status}", address=address, status=answer.status
            )
        elif answer.state is Health.MOVED:
            yield say("{address}: moved to {target}", address=address, target=answer.moved_to)


def _count(answers: Mapping[str, Answer]) -> Message:
    counted = Counter(answer.state for answer in answers.values())
    return say(
        "Addresses: {all}. Online: {online}. Moved: {moved}. No longer there: {gone}. "
        "Not reached: {unreachable}. Not checked: {unchecked}.",
        all=len(answers),
        unchecked=counted[None],
        **{state.value: counted[state] for state in Health},
    )
