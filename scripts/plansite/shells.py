"""The words and links that stand around every page of a language."""

from __future__ import annotations

import datetime

from plansite.dates import PartialDate, certainly_after
from plansite.page import Link, Shell
from plansite.views.changes import archive_ref, changes_ref
from plansite.views.coverage import coverage_ref
from plansite.views.glossary import glossary_ref
from plansite.views.home import not_official
from plansite.views.outcome import account_ref
from plansite.views.record import Record, by_hand_ref
from plansite.views.report import report_note
from plansite.views.silence import silence_ref
from plansite.voice import Voice, own_name

FOOTER = ("method", "ask", "not-this-plan", "accessibility", "privacy")


def shell(record: Record, voice: Voice) -> Shell:
    _ = voice._
    site = record.plan.site
    day = voice.spelling.date(record.state.day)

    def link(label: str, path: str) -> Link:
        return Link(label, f"{voice.lang}/{path}")

    menu = [
        link(_("In brief"), ""),
        link(_("Activities"), "activities/"),
        link(_("Document and sources"), "agreement/"),
        link(_("What is not known"), "unknown/"),
    ]
    if record.has_page("about"):
        menu.append(link(_("About this site"), "about/"))
    computed = (account_ref(record, voice), silence_ref(record, voice), coverage_ref(record, voice))
    footer = [Link(ref.label.text, ref.address) for ref in computed if ref]
    footer += [
        link(_("Timeline"), "timeline/"),
        link(_("Institutions"), "institutions/"),
        link(_("Sources"), "sources/"),
    ]
    earlier = (changes_ref(record, voice), archive_ref(record, voice))
    footer += [Link(ref.label.text, ref.address) for ref in earlier if ref]
    if words := glossary_ref(record, voice):
        footer.append(Link(words.label.text, words.address))
    by_hand = (by_hand_ref(record, voice, name) for name in FOOTER)
    footer += [Link(ref.label.text, ref.address) for ref in by_hand if ref]
    notes = [] if site.official else [not_official(voice)]
    notes.append(
        _("Published by: {publisher}", publisher=voice.name(site.publisher).text)
        if site.publisher
        else _("Published by: not yet named")
    )
    if site.contact:
        notes.append(_("Contact: {contact}", contact=site.contact))
    if site.next_update:
        notes.append(next_update(voice, site.next_update, record.state.day))
    return Shell(
        lang=voice.lang,
        own_name=own_name(voice.lang),
        site_name=voice.name(site.name).text,
        words={
            "skip": _("Skip to the main content"),
            "menu": _("Menu"),
            "languages": _("Language"),
            "search": _("Search"),
            "find": _("Find"),
            "home": _("In brief"),
            "trail": _("You are here"),
            "forms": _("Other forms of this page"),
            "permalink": _("Address of this page"),
            "footer": _("More pages"),
            "copied": _("The address of this place was copied."),
            "scheme": _("Colours"),
            "scheme_device": _("As on the device"),
            "scheme_light": _("Light"),
            "scheme_dark": _("Dark"),
            "scheme_unkept": _("Your browser keeps nothing for this site: the choice holds for this page."),
            "report": _("Report an error on this page"),
            "report_note": report_note(voice, site),
            "choose": _("Read in English"),
            "missing_title": _("The page you are looking for was not found"),
            "missing_text": _(
                "The address may be mistyped, or the page may have moved. Go on from the first page."
            ),
        },
        menu=tuple(menu),
        footer=tuple(footer),
        notes=tuple(notes),
        as_of=link(_("The plan as known on: {date}", date=day), "build/"),
    )


def next_update(voice: Voice, due: PartialDate, day: datetime.date) -> str:
    """When the next update is due; that it is overdue is said only when the whole of that time is past."""
    date = voice.spelling.date(due)
    if certainly_after(day, due):
        return voice._("The next update is overdue. It was due: {date}", date=date)
    return voice._("Next update due: {date}", date=date)
