"""What was found and what was not, in whole sentences: of one activity, and of all of them."""

from __future__ import annotations

from plansite.account import Ending, account, ending
from plansite.dates import days_between, full_months_between
from plansite.labels import ENDINGS
from plansite.state import ActivityState, Outcome, Phase
from plansite.views.record import Badge, Record, Ref, badge, page
from plansite.vocabulary import Status
from plansite.voice import Voice

ACCOUNT = "account/"

# The status whose shape stands at a class that the sides' words decide.
_SHAPES = {
    Ending.COMPLETED_LATE: Status.COMPLETED.value,
    Ending.COMPLETED_DAY_NOT_STATED: Status.COMPLETED.value,
}
WITHOUT_REPORT = frozenset({Ending.NO_REPORT, Ending.GENERAL_STATEMENT})


def has_account(record: Record) -> bool:
    """Whether there is anything to account for: activities, and a period that may have begun."""
    return bool(record.state.activities) and record.state.phase is not Phase.BEFORE


def account_title(record: Record, voice: Voice) -> str:
    if record.state.phase is Phase.OVER:
        return voice._("What is known at the end of the period?")
    return voice._("What is known so far?")


def account_ref(record: Record, voice: Voice) -> Ref | None:
    return page(voice, ACCOUNT, account_title(record, voice)) if has_account(record) else None


def ending_badge(record: Record, voice: Voice, state: ActivityState) -> Badge:
    """The class of an activity, as it stands in lists and on its page, with the place of its rule."""
    which = ending(state)
    address = f"{voice.lang}/{ACCOUNT}#{which}" if has_account(record) else ""
    return Badge(_SHAPES.get(which, which.value), _ending_label(record, voice, which), address)


def _ending_label(record: Record, voice: Voice, which: Ending) -> str:
    phase = record.state.phase
    if which is not Ending.NO_REPORT:
        return voice._(ENDINGS[which])
    if phase is Phase.BEFORE:
        return voice._("The plan's period has not begun")
    if phase is Phase.OVER:
        return voice._("The plan's period is over; no report was found")
    return voice._("No report was found so far")


def status_beside(record: Record, voice: Voice, state: ActivityState) -> Badge | None:
    """The badge of the status, where the class does not say it already."""
    own = badge(record, voice, state.status)
    return None if own.status == ending_badge(record, voice, state).status else own


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


def account_sentence(record: Record, voice: Voice) -> str:
    """The one sentence of the home page: how many activities were announced, and what was found of them.

    The numbers are those of the account's classes.
    """
    state, spelling = record.state, voice.spelling
    classes = account(state.activities)
    total = len(state.activities)
    general = len(classes[Ending.GENERAL_STATEMENT])
    silent = len(classes[Ending.NO_REPORT])
    reported = total - general - silent
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
