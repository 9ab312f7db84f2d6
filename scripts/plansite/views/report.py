"""The way to report an error on a page: a mail or a form in which the page is named already."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from plansite.model import SiteFacts
from plansite.views.record import Record
from plansite.voice import Voice


def report_address(record: Record, voice: Voice, title: str, address: str) -> str:
    """For the page at the address, which is called so; "" while the site names no contact.

    A form is given what a machine reads; a mail begins with sentences that its writer reads too.
    """
    site, day = record.plan.site, record.state.day
    if site.contact is None:
        return ""
    where = f"{(site.address or '').rstrip('/')}/{address}"
    release = record.past.thens[-1].day if record.past.thens else None
    if _is_form(site.contact):
        told = {"page": where, "day": f"{day}", **({"release": f"{release}"} if release else {})}
        sign = "&" if urlsplit(site.contact).query else "?"
        return f"{site.contact}{sign}{urlencode(told, quote_via=quote, safe='')}"
    lines = [
        voice._("Address of the page: {address}", address=where),
        voice._("The plan as known on: {date}", date=voice.spelling.date(day)),
        *([voice._("Newest release: {date}", date=voice.spelling.date(release))] if release else []),
        "",
        voice._("What is wrong, and which public source shows it:"),
        "",
    ]
    subject = voice._("Error on the page: {title}", title=title)
    told = {"subject": subject, "body": "\r\n".join(lines)}
    return f"mailto:{quote(site.contact, safe='@')}?{urlencode(told, quote_via=quote, safe='')}"


def report_note(voice: Voice, site: SiteFacts) -> str:
    """What nobody should write; of a form also that everybody sees it."""
    if site.contact is not None and _is_form(site.contact):
        return voice._(
            "Please write no personal data, especially none of children; everybody can see what you report."
        )
    return voice._("Please write no personal data, especially none of children.")


def _is_form(contact: str) -> bool:
    return contact.startswith("https://")
