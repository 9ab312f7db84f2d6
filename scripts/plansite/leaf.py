"""A page before it is rendered."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.page import Link


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a page stands, from what it is made, and how it is called."""

    path: str
    template: str
    view: object
    title: str
    description: str
    section: str = ""  # the path of the menu entry it belongs to
    trail: tuple[Link, ...] = ()
    listed: bool = True  # in the sitemap and for search engines
    canonical: str | None = None  # the path of the page that search engines should name instead
    searched: bool = True  # by the site's own search: what only gathers other pages is not
    portable: bool = False  # whether it may be laid beside its other languages, or printed by itself
