"""A stylesheet made for more than one's own pages, less what no element of these can answer to."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLOCK = re.compile(r"([^{}]+)\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_BETWEEN_SELECTORS = re.compile(r",(?![^()]*\))")
_CLASS_OR_MARK = re.compile(r"\.(-?[_a-zA-Z][\w-]*)|\[(?:data-|dir)[^\]]*\]|#[\w-]+")


def sifted(sheet: str, known: frozenset[str]) -> str:
    """The rules for elements, and for elements of the known classes; no animation is among them."""
    return "".join(_kept(sheet, known))


def _kept(sheet: str, known: frozenset[str]) -> Iterator[str]:
    for rule in _BLOCK.finditer(sheet):
        head, inside = rule.groups()
        if head.startswith(("@media", "@supports")):
            inside = sifted(inside, known)
        elif head.startswith("@"):
            continue
        else:
            head = ",".join(one for one in _BETWEEN_SELECTORS.split(head) if _can_answer(one, known))
        if head and inside:
            yield f"{head}{{{inside}}}"


def _can_answer(selector: str, known: frozenset[str]) -> bool:
    return all(found[1] in known for found in _CLASS_OR_MARK.finditer(selector))
