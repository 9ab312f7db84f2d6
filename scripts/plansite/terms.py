"""The terms of the glossary, as they are read: words about the plan, and no facts of it.

They are judged like facts; no release keeps them, and a changed one is no correction.
"""

from __future__ import annotations

from pydantic import Field

from plansite.model import Fact
from plansite.values import Language, Names, Reference


class Seen(Fact):
    """Where a form of a term stands; one that was seen nowhere is our own wording."""

    language: Language = Field(examples=["language: tr"])
    sources: tuple[Reference, ...] = Field(min_length=1, examples=["sources: [trt-2022-11-16]"])


class Term(Fact):
    """`terms.yml`: a word of the plan or of this record, for the glossary."""

    forms: Names = Field(examples=["forms: {tr: …, az: …}"])
    awaited: tuple[Language, ...] = ()  # languages whose form no native reader has confirmed yet
    seen: tuple[Seen, ...] = ()
    note: Names | None = None
