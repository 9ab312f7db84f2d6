"""Words: a Markdown file as title, summary and sections, with everything that is wrong about its form.

A grammar says which sections a file may have in its language; the pages by hand have none and give
their headings an anchor instead (`## Başlık {#anchor}`), so that addresses are equal in all languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

from plansite.codes import Code
from plansite.diagnostics import Finding, Message, Place, Report, say
from plansite.files import TextFile
from plansite.hints import known_word, listed
from plansite.markdown import Block, parse, plain_inline
from plansite.tokens import Link, Piece, line_of, links, obstacle, split, unwanted

_ANCHOR = re.compile(r"(.*?)\s*\{#([^}]*)\}")
_GOOD_ANCHOR = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The sections that a file may have: heading → anchor; those in `keyed` have `###` parts.

    `normal` turns a part's heading into the key that it means (a date written out into that date).
    """

    sections: Mapping[str, str]
    keyed: frozenset[str] = frozenset()
    by_hand: bool = False
    normal: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under a `###` heading that names something: an entry, a paragraph, a source."""

    key: str
    block: Block
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    anchor: str
    title: str
    block: Block
    parts: tuple[Part, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Prose:
    """One file of words."""

    file: TextFile
    lang: str
    title: str
    summary: Block
    sections: tuple[Section, ...]
    links: tuple[Link, ...]

    def section(self, anchor: str) -> Section | None:
        return next((section for section in self.sections if section.anchor == anchor), None)

    def part(self, anchor: str, key: str) -> Part | None:
        section = self.section(anchor)
        return next((part for part in section.parts if part.key == key), None) if section else None

    @property
    def anchors(self) -> dict[str, Place]:
        """The anchors that this file gives its headings, and where."""
        found = {section.anchor: section.place for section in self.sections}
        for token in (token for section in self.sections for token in section.block.tokens):
            if token.map and token.attrs.get("id"):
                found.setdefault(str(token.attrs["id"]), self.file.whole_line(token.map[0] + 1))
        return found


def read_prose(file: TextFile, lang: str, grammar: Grammar, report: Report) -> Prose | None:
    """The file's words; None, and a finding, where it has none or where it would take too long to tell."""
    if hindrance := obstacle(file):
        report(hindrance)
        return None
    tokens, definitions = parse(file.text)
    for finding in unwanted(file, tokens, definitions):
        report(finding)
    return _Reader(file, lang, grammar, report).read(tokens, tuple(links(file, tokens, definitions)))


@dataclass(slots=True)
class _Reader:
    file: TextFile
    lang: str
    grammar: Grammar
    report: Report
    seen: dict[str, int] = field(default_factory=dict)  # anchors and the lines where they stand

    def read(self, tokens: list[Token], links: tuple[Link, ...]) -> Prose:
        before, *headed = split(tokens, "h1", "h2")
        title, summary = "", Block()
        if headed and headed[0].tag == "h1":
            first = headed.pop(0)
            self._check_before(before)
            title, summary = self._title(first), self._summary(first)
        else:
            line = next(number for number, text in enumerate(self.file.lines, 1) if text.strip())
            help_ = say("write `# ` and the title in the first line")
            self._complain(line, "missing-title", say("the file must begin with a title"), help_)
            headed = [piece for piece in headed if piece.tag != "h1"]  # none of these is a second one
        sections = [section for piece in headed for section in self._section(piece)]
        return Prose(self.file, self.lang, title, summary, tuple(sections), links)

    def _check_before(self, piece: Piece) -> None:
        if piece.body:
            message = say("this text stands before the title")
            help_ = say("move it below the title, or delete it")
            self._complain(line_of(piece.body[0]), "text-outside", message, help_)

    def _title(self, piece: Piece) -> str:
        title = plain_inline(piece.heading)
        if not title:
            self._complain(piece.line, "missing-title", say("the title is empty"), say("write it after `# `"))
        return title

    def _summary(self, piece: Piece) -> Block:
        paragraph, rest = piece.body[:3], piece.body[3:]
        if [token.type for token in paragraph] != ["paragraph_open", "inline", "paragraph_close"]:
            message = say("one paragraph that sums the page up must follow the title")
            help_ = say("write it after the title, before the first `## ` heading")
            self._complain(piece.line, "missing-summary", message, help_)
            return Block()
        if rest:
            message = say("the summary is one paragraph; this text belongs to no section")
            help_ = say("join it to the summary, or put a `## ` heading above it")
            self._complain(line_of(rest[0]), "text-outside", message, help_)
        return Block(tuple(paragraph))

    def _section(self, piece: Piece) -> Iterator[Section]:
        if piece.tag == "h1":
            message, help_ = say("a second title stands here"), say("write `## ` for a section")
            self._complain(piece.line, "second-title", message, help_)
            return
        title = plain_inline(piece.heading)
        find = self._own_anchor if self.grammar.by_hand else self._known
        anchor = find(piece.line, title)
        if anchor is None or not self._is_first(piece.line, title, anchor):
            return
        if not piece.body:
            message = say("the section `{title}` is empty", title=title)
            self._complain(piece.line, "empty-section", message, say("write its text, or delete the heading"))
            return
        keyed = anchor in self.grammar.keyed
        self._check_headings(piece.body, keyed)
        before, *headed = split(piece.body, "h3") if keyed else [piece]
        shown = _ANCHOR.fullmatch(title) if self.grammar.by_hand else None
        yield Section(
            anchor,
            shown[1] if shown else title,
            Block(tuple(before.body)),
            tuple(self._parts(headed)),
            self.file.whole_line(piece.line),
        )

    def _known(self, line: int, title: str) -> str | None:
        """The anchor of a section that the grammar knows."""
        anchor = self.grammar.sections.get(title)
        words = list(self.grammar.sections)
        if not title:
            message, help_ = say("the heading is empty"), say("write it after `## `, or delete the line")
            self._complain(line, "empty-heading", message, help_)
        elif not words:
            message = say("there are no sections here, so `{title}` can't be one", title=title)
            self._complain(line, "unknown-section", message, say("write all of it into the summary"))
        elif anchor is None:
            otherwise = say("the sections that may stand here are {words}", words=listed(words))
            message = say("unknown section `{title}`", title=title)
            self._complain(line, "unknown-section", message, known_word(title, words, otherwise))
        return anchor

    def _own_anchor(self, line: int, title: str) -> str | None:
        """The anchor that a heading of a page by hand gives itself."""
        match = _ANCHOR.fullmatch(title)
        if match and match[1] and _GOOD_ANCHOR.fullmatch(match[2]):
            return match[2]
        message = say("the heading has no anchor, or not a good one")
        help_ = say(
            "write small ASCII letters after it, the same in all languages: `{line}`",
            line=f"{match[1] if match else title} {{#…}}".strip(),
        )
        self._complain(line, "missing-anchor", message, help_)
        return None

    def _is_first(self, line: int, title: str, anchor: str) -> bool:
        first = self.seen.setdefault(anchor, line)
        if first != line and self.grammar.by_hand:
            message = say(
                "the anchor `{anchor}` stands here a second time; the first is in line {line}",
                anchor=anchor,
                line=first,
            )
            self._complain(line, "repeated-section", message, say("write another one, in all languages"))
        elif first != line:
            message = say(
                "the section `{title}` stands here a second time; the first is in line {line}",
                title=title,
                line=first,
            )
            self._complain(line, "repeated-section", message, say("join the two"))
        return first == line

    def _check_headings(self, tokens: list[Token], keyed: bool) -> None:
        """Headings inside a section: `###` as keys of parts, or on pages by hand with an anchor."""
        for token, inline in pairwise(tokens):
            if token.type != "heading_open" or token.level or (keyed and token.tag == "h3"):
                continue
            if self.grammar.by_hand and token.tag == "h3":
                self._take_anchor(token, inline)
            else:
                message = say("a heading of this level does not stand here")
                help_ = say("write it as an ordinary paragraph, or as a section with `## `")
                self._complain(line_of(token), "unexpected-heading", message, help_)

    def _take_anchor(self, heading: Token, inline: Token) -> None:
        """Move the anchor from the words of a heading to its `id`."""
        line, title = line_of(heading), plain_inline(inline)
        anchor = self._own_anchor(line, title)
        if anchor and inline.children and self._is_first(line, title, anchor):
            heading.attrs["id"] = anchor
            words = inline.children[-1]
            words.content = re.sub(r"\s*\{#[^}]*\}$", "", words.content)

    def _parts(self, pieces: list[Piece]) -> Iterator[Part]:
        seen: dict[str, int] = {}
        for piece in pieces:
            key = self.grammar.normal(plain_inline(piece.heading))
            if not key:
                message, help_ = say("the heading is empty"), say("write it after `### `, or delete the line")
                self._complain(piece.line, "empty-heading", message, help_)
            elif seen.setdefault(key, piece.line) != piece.line:
                message = say(
                    "`{key}` stands here a second time; the first is in line {line}", key=key, line=seen[key]
                )
                self._complain(piece.line, "repeated-part", message, say("join the two"))
            elif not piece.body:
                message = say("nothing is written under `{key}`", key=key)
                help_ = say("write its text, or delete the heading")
                self._complain(piece.line, "empty-section", message, help_)
            else:
                yield Part(key, Block(tuple(piece.body)), self.file.whole_line(piece.line))

    def _complain(self, line: int, code: Code, message: Message, help_: Message) -> None:
        self.report(Finding(self.file.whole_line(line), code, message, help_))
