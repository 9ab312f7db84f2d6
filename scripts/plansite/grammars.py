"""Which sections a file of words may have in its language."""

from __future__ import annotations

from plansite.labels import SECTIONS
from plansite.prose import Grammar
from plansite.spelling import load_spelling
from plansite.words import load_catalogue

BY_HAND = Grammar({}, by_hand=True)

_KEYED = frozenset({"developments", "related", "paragraphs"})


def grammars(language: str) -> dict[str, Grammar]:
    """The grammar of each kind of words: `agreement`, and what lies in the folders of the others."""
    translate = load_catalogue(language).gettext
    spell = load_spelling(language)

    def normal(key: str) -> str:
        return spell.read_date(key) or key

    titles = {translate(text): anchor for anchor, text in SECTIONS.items()}
    paragraphs = {"paragraphs", "related"}
    return {
        "activities": Grammar({t: a for t, a in titles.items() if a != "paragraphs"}, _KEYED, normal=normal),
        "areas": Grammar({}),
        "agreement": Grammar({t: a for t, a in titles.items() if a in paragraphs}, _KEYED, normal=normal),
    }
