"""What was found and what was not, in whole sentences: of one activity, and of all of them."""

from __future__ import annotations

from plansite.dates import certainly_after, days_between, full_months_between
from plansite.state import ActivityState, Outcome, Phase
from plansite.views.record import Record
from plansite.voice import Voice


def outcome_label(record: Record, voice: Voice, state: ActivityState) -> str:
    """The computed label of an activity, as it stands in lists."""
    if state.outcome is Outcome.REPORTED:
        return voice._("A report was found")
    if state.outcome is Outcome.GENERAL_STATEMENT:
        return voice._("There is a general statement")
    phase = record.state.phase
    if phase is Phase.BEFORE:
        return voice._("The plan's period has not begun")
    if phase is Phase.OVER:
        return voice._("The plan's period is over; no report was found")
    return voice._("No report was found so far")


def outcome_sentences(record: Record, voice: Voice, state: ActivityState) -> tuple[str, ...]:
    """What a reader of the activity's page must know about reports on it.

    Nothing where there are some, or where the plan has not begun and none is awaited.
    """
    if state.outcome is Outcome.REPORTED or record.state.phase is Phase.BEFORE:
        return ()
    if state.last_look is None:
        return (voice._("No search for reports on this activity has been recorded yet."),)
    date = voice.spelling.date(state.last_look)
    if state.outcome is Outcome.GENERAL_STATEMENT:
        found = voice._(
            "There is one general statement that mentions activities of this kind, without naming a single"
            " event. In the public sources we read we found no report on the outcome (last look: {date})."
            " This does not mean that the activity was not carried out; there may be a source that we have"
            " not seen.",
            date=date,
        )
    else:
        found = voice._(
            "In the public sources we read we found no report on the outcome of this activity"
            " (last look: {date}). This does not mean that the activity was not carried out; there may be"
            " a source that we have not seen.",
            date=date,
        )
    send = voice._("If you know of one, send it to us.")
    return (found, send) if record.plan.site.contact else (found,)


def old_look_sentence(record: Record, voice: Voice, state: ActivityState) -> str:
    """Said where nobody has looked since the period ended."""
    over = record.state.phase is Phase.OVER and state.outcome is not Outcome.REPORTED
    end = record.plan.agreement.period.end
    if over and state.last_look is not None and not certainly_after(state.last_look, end):
        return voice._("Nobody has looked again since the plan's period ended.")
    return ""


def account_sentence(record: Record, voice: Voice) -> str:
    """The one sentence of the home page: how many activities were announced, and what was found of them."""
    state, spelling = record.state, voice.spelling
    total = len(state.activities)
    reported = state.counted(Outcome.REPORTED)
    general = state.counted(Outcome.GENERAL_STATEMENT)
    silent = state.counted(Outcome.NO_REPORT)
    gaps = {
        "total": spelling.count(total),
        "reported": spelling.of_them(reported) if reported else "",
        "general": spelling.of_them(general) if general else "",
        "silent": spelling.of_them(silent) if silent else "",
    }
    if total == 0:
        return voice._("No activity has been announced yet.")
    if state.phase is Phase.BEFORE:
        sentence = voice._("{total} activities were announced; the plan's period has not begun.", **gaps)
    elif silent == total:
        sentence = voice._("For none of the {total} announced activities did we find a report.", **gaps)
    elif silent and general and reported:
        sentence = voice._(
            "Of the {total} announced activities, we found a report for {reported} and a general statement"
            " for {general}; for {silent} we found no report.",
            **gaps,
        )
    elif silent and general:
        sentence = voice._(
            "Of the {total} announced activities, we found no report for {silent}; for {general} there is a"
            " general statement.",
            **gaps,
        )
    elif silent:
        sentence = voice._(
            "Of the {total} announced activities, we found a report for {reported} and none for {silent}.",
            **gaps,
        )
    elif general and reported:
        sentence = voice._(
            "Of the {total} announced activities, we found a report for {reported} and a general statement"
            " for {general}.",
            **gaps,
        )
    elif general:
        sentence = voice._("For all {total} announced activities we found a general statement only.", **gaps)
    else:
        sentence = voice._("For all {total} announced activities we found a report.", **gaps)
    return spelling.alphabet.first_upper(sentence)


def period_sentence(record: Record, voice: Voice) -> str:
    """Where the day lies in the plan's period, and how far from its end."""
    state, period = record.state, record.plan.agreement.period
    if state.phase is Phase.BEFORE:
        days = days_between(period.start, state.day)
        return voice.ngettext(
            "{n} day is left until the plan's period begins.",
            "{n} days are left until the plan's period begins.",
            -days[1] if days else 0,
        )
    if state.phase is Phase.RUNNING:
        days = days_between(period.end, state.day)
        if days is None or days[0] >= 0:
            return voice._("The plan's period is running.")
        return voice.ngettext(
            "The plan's period is running; {n} day is left.",
            "The plan's period is running; {n} days are left.",
            -days[0],
        )
    months, days = full_months_between(period.end, state.day), days_between(period.end, state.day)
    if months and months[0] > 0:
        return voice.ngettext(
            "The plan's period ended {n} month ago.", "The plan's period ended {n} months ago.", months[0]
        )
    return voice.ngettext(
        "The plan's period ended {n} day ago.",
        "The plan's period ended {n} days ago.",
        days[0] if days else 0,
    )
