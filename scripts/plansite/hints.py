"""What to write instead: the nearest known word, or a list of all."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from plansite.diagnostics import Message, say


def known_word(word: str, words: Iterable[str], otherwise: Message) -> Message:
    """Help that names the nearest known word, or else `otherwise`."""
    near = nearest(word, words)
    return say("did you mean `{word}`?", word=near) if near else otherwise


def nearest(word: str, words: Iterable[str]) -> str | None:
    near = difflib.get_close_matches(word, list(words), 1, 0.6)
    return near[0] if near else None


def listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
