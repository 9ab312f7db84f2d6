"""The next step where no report was found: what a reader can ask the institutions, in the words of each."""

from __future__ import annotations

from plansite.state import ActivityState
from plansite.views.parts import page_languages
from plansite.views.record import Record, title
from plansite.voice import Phrase, Voice
from plansite.voice import voice as load_voice


def questions(record: Record, voice: Voice, state: ActivityState) -> tuple[Phrase, ...]:
    """A request that names the plan and the activity, in every language that has the activity's title.

    None where no page says where to send it.
    """
    if not record.has_page("ask"):
        return ()
    agreement, name = record.plan.agreement, f"activities/{state.activity.id}"
    found = []
    for one in map(load_voice, page_languages(record, voice)):
        called = title(record, one, name)
        if called.lang is None:
            text = one._(
                "I ask for a copy of the report on the activity “{activity}”, which was announced as a part"
                " of this plan: {plan} ({period}).",
                activity=called.text,
                plan=one.name(agreement.title).text,
                period=one.span(agreement.period.start, agreement.period.end),
            )
            found.append(voice.form(one.lang, text))
    return tuple(found)
