"""Links to the places of a finished page, so that whoever cites one can point at it.

Only for pages that this program has made, whose headings are known by their form.
"""

from __future__ import annotations

import re
from html import escape, unescape

_HEADING = re.compile(
    r'(?P<around><(?:section|li|div)(?: [^>]*)? id="(?P<outer>[^"]+)"[^>]*>\s*)?'
    r'(?P<heading><(?P<tag>h[23])(?:(?: [^>]*)? id="(?P<own>[^"]+)")?[^>]*>(?P<words>.*?)</(?P=tag)>)',
    re.DOTALL,
)
_TAG = re.compile("<[^>]*>")


def with_places(body: str, label: str) -> str:
    """The page with a link beside every heading of a place; its `label` has a gap for the heading.

    A heading is that of the element which it begins, or else a place itself. One that leads to a page
    of its own is cited by that page.
    """

    def linked(match: re.Match[str]) -> str:
        place, words = match["outer"] or match["own"], match["words"]
        if not place or "<a " in words:
            return match[0]
        name = " ".join(unescape(_TAG.sub("", words)).split())
        link = f'<a class="place-link" href="#{place}" aria-label="{escape(label.format(name=name))}"></a>'
        return f'{match["around"] or ""}<div class="place">{match["heading"]}{link}</div>'

    return _HEADING.sub(linked, body)
