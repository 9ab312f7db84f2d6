"""Other plans that have a record of their own: links to them, and what goes on in them."""

from __future__ import annotations

from urllib.parse import urlsplit

from plansite.views.record import Record, Ref
from plansite.voice import Phrase, Voice


def linked_plans(record: Record, voice: Voice) -> tuple[Ref, ...]:
    """In the order of the facts, each by its name in the page's language."""
    return tuple(Ref(voice.name(plan.name), plan.address) for plan in record.plan.site.other_plans)


def plan_at(record: Record, voice: Voice, address: str) -> Ref:
    """A link to an address in another plan, by that plan's name; by its host where the plan is not named."""
    for plan in record.plan.site.other_plans:
        if f"{address.rstrip('/')}/".startswith(f"{plan.address.rstrip('/')}/"):
            return Ref(voice.name(plan.name), address)
    return Ref(Phrase(urlsplit(address).netloc), address)
