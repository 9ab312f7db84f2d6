"""Every address that leads off the site, wherever an editor wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.addresses import is_web_address
from plansite.draft import Draft
from plansite.visits import page_of


def outlinks(draft: Draft) -> list[str]:
    """The pages to which facts and words link, each once, in the order of their letters.

    The site's own address and its repository are not among them: nothing rests on those.
    """
    return sorted({page_of(address) for address in (*_of_facts(draft), *_of_words(draft))})


def _of_facts(draft: Draft) -> Iterator[str]:
    for source in draft.sources.values():
        yield from (address for address in (source.url, source.archive_url) if address)
    for institution in draft.institutions.values():
        yield from (institution.url,) if institution.url else ()
    for other in draft.site.other_plans if draft.site else ():
        yield other.address
    for term in draft.terms.values():
        yield from (one for seen in term.seen for one in seen.sources if is_web_address(one))
    for _tree, activity in draft.each_activity():
        for entry in activity.history:
            yield from (one for one in entry.sources if is_web_address(one))
            yield from (entry.continues_in,) if entry.continues_in else ()


def _of_words(draft: Draft) -> Iterator[str]:
    for prose in (*draft.prose.values(), *draft.by_hand.values()):
        yield from (one.target for one in prose.links if is_web_address(one.target) and not one.picture)
