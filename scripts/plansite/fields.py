"""What each fact is called, as ids of the catalogue `site`; a test sees that none is without a name.

A fact is looked up by the kind of its file and its keys, or else by its last key alone.
"""

from __future__ import annotations


def _(text: str) -> str:
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


FIELDS = {
    "site.name": _("Name of the site"),
    "site.languages": _("Languages of the site"),
    "site.official": _("Official site"),
    "site.address": _("Address of the site"),
    "site.publisher": _("Publisher of the site"),
    "site.contact": _("Contact"),
    "site.repository": _("Where the content is kept"),
    "site.next_update": _("Next update due"),
    "site.look_again_after": _("Months until somebody looks again"),
    "site.other_plans": _("Other plans"),
    "agreement.title": _("Title"),
    "agreement.signed": _("Signed"),
    "agreement.announced": _("Made public"),
    "agreement.period.start": _("Beginning of the plan's period"),
    "agreement.period.end": _("End of the plan's period"),
    "agreement.protocol": _("Protocol"),
    "agreement.protocol.signed": _("Signing date of the protocol"),
    "agreement.protocol.place": _("Where the protocol was signed"),
    "agreement.protocol.sources": _("Sources on the protocol"),
    "agreement.paragraphs": _("Paragraphs of the report"),
    "agreement.not_found": _("Not found in the sources read"),
    "agreement.not_this_plan": _("Papers that are not this plan"),
    "kinds": _("Kinds of activities"),
    "names": _("Proper names"),
    "areas": _("Areas"),
    "institutions.kind": _("Kind"),
    "sources.kind": _("Kind of source"),
    "sources.title": _("Title"),
    "sources.publisher": _("Who published it"),
    "sources.url": _("Web address"),
    "activities.areas": _("Areas"),
    "activities.kind": _("Kind"),
    "activities.names": _("Proper names"),
    "searches": _("Searches"),
    "activities": _("Activities"),
    "address": _("Web address"),
    "archive_url": _("Archived copy"),
    "bodies": _("Taking part"),
    "budget": _("Budget"),
    "by": _("Reported by"),
    "continues_in": _("Continues in another plan"),
    "country": _("Country"),
    "due": _("Due"),
    "forms": _("Name"),
    "found": _("Found"),
    "from_press": _("Languages in which the form is the press's"),
    "happened": _("Took place"),
    "history": _("Developments"),
    "how": _("How it was read"),
    "id": _("Identifier"),
    "indicators": _("Indicators"),
    "introduction": _("Introduction"),
    "language": _("Language"),
    "link": _("Link to the plan"),
    "name": _("Name"),
    "names_children": _("Names children"),
    "not_searched": _("Where nobody looked"),
    "on": _("Date"),
    "part_of": _("Attached to"),
    "parties": _("Parties"),
    "party": _("Signed for"),
    "period": _("Period"),
    "place": _("Place"),
    "promise": _("How firm"),
    "promised_in": _("Promised in"),
    "published": _("Published"),
    "related": _("Related reports"),
    "responsible": _("Responsible"),
    "retrieved": _("Last read on"),
    "role": _("Role"),
    "sha256": _("Digest of the page as it was read"),
    "short": _("Short name"),
    "signatories": _("Signed by"),
    "signed": _("Signed"),
    "source": _("Source"),
    "sources": _("Sources"),
    "start": _("Begins"),
    "status": _("Status"),
    "unofficial": _("Languages in which the form is unofficial"),
    "url": _("Own site"),
    "where": _("Where"),
    "words": _("With which words"),
}


def called(fields: tuple[str, ...]) -> str | None:
    """The name of a fact; None where it has none yet."""
    return FIELDS.get(".".join(fields)) or FIELDS.get(fields[-1])
