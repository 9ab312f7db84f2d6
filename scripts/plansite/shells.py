"""The words and links that stand around every page of a language."""

from __future__ import annotations

from plansite.page import Link, Shell
from plansite.views.home import not_official
from plansite.views.record import Record, by_hand_ref
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
    footer = [
        link(_("Timeline"), "timeline/"),
        link(_("Institutions"), "institutions/"),
        link(_("Sources"), "sources/"),
    ]
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
    return Shell(
        lang=voice.lang,
        own_name=own_name(voice.lang),
        site_name=voice.name(site.name).text,
        words={
            "skip": _("Skip to the main content"),
            "menu": _("Menu"),
            "languages": _("Language"),
            "home": _("In brief"),
            "trail": _("You are here"),
            "forms": _("Other forms of this page"),
            "permalink": _("Address of this page"),
            "footer": _("More pages"),
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
