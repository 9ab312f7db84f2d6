"""Passages: the smallest pieces of words that are confirmed to say the same in every language.

They are, of a file, its title with its summary, what stands under each `##` heading before the first
part, and each `###` part. A passage is known by the same id in all languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plansite.markdown import Block
from plansite.normal import normal
from plansite.prose import Prose

SUMMARY = "summary"  # where a page has the title and the summary; pages by hand have no such anchor
BY_HAND = "docs/"


@dataclass(frozen=True)
class Passage:
    """One language's text of a passage, in the file `name` below the folder of the language."""

    id: str
    name: str
    lang: str
    heading: str  # "" where the program gives it the same one in all texts
    block: Block

    @property
    def by_hand(self) -> bool:
        return self.id.startswith(BY_HAND)

    @cached_property
    def text(self) -> str:
        """What counts of it, and is kept once it is confirmed."""
        words = normal(self.block.tokens)
        return f"{self.heading}\n\n{words}" if self.heading else words


def file_of(passage: str) -> str:
    """The file to which a passage belongs, by its name in all languages: `activities/…`, `docs/…`."""
    return passage.partition("#")[0]


def split_id(passage: str) -> tuple[str, str]:
    """The anchor of the passage's section, and the key of the part in it; "" where it is no part."""
    anchor, _, key = passage.partition("#")[2].partition("/")
    return anchor, key


def passages(name: str, prose: Prose, *, by_hand: bool) -> Iterator[Passage]:
    """The passages of a file in the order in which they stand there."""
    file = f"{BY_HAND}{name}" if by_hand else name
    if prose.title and prose.summary:
        yield Passage(f"{file}#{SUMMARY}", name, prose.lang, prose.title, prose.summary)
    for section in prose.sections:
        if section.block:
            heading = section.title if by_hand else ""
            yield Passage(f"{file}#{section.anchor}", name, prose.lang, heading, section.block)
        for part in section.parts:
            yield Passage(f"{file}#{section.anchor}/{part.key}", name, prose.lang, "", part.block)
