"""Words: a Markdown file as title, summary and sections, with everything that is wrong about its form.

A grammar says which sections a file may have in its language; the pages by hand have none and give
their headings an anchor instead (`## Başlık {#anchor}`), so that addresses are equal in all languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from plansite.diagnostics import Finding, Message, Place, Report, say
from plansite.files import TextFile
from plansite.markdown import Block, parse, plain_inline
from plansite.validate import known_word, listed

_ANCHOR = re.compile(r"^(.*?)\s*\{#([^}]*)\}$")
_GOOD_ANCHOR = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TAG = re.compile(r"<[A-Za-z/!?]")


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
class Link:
    """A link or picture as it was written."""

    target: str
    place: Place
    picture: bool = False
    words: str = ""


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
    def anchors(self) -> tuple[str, ...]:
        """Every anchor that a link may name."""
        inner = (token.attrs.get("id") for section in self.sections for token in section.block.tokens)
        parts = (part.key for section in self.sections for part in section.parts)
        return (
            *(section.anchor for section in self.sections),
            *parts,
            *(str(name) for name in inner if name),
        )


def read_prose(file: TextFile, lang: str, grammar: Grammar, report: Report) -> Prose | None:
    """The file's words; None, and a finding, where it is empty."""
    if not file.text.strip():
        report(Finding(file.place(), "empty-file", say("the file is empty"), say("fill it or delete it")))
        return None
    tokens, definitions = parse(file.text)
    links = (*_links(file, tokens), *_definitions(file, definitions))
    for finding in (*_raw_html(file, tokens), *_nested_headings(file, tokens)):
        report(finding)
    return _Reader(file, lang, grammar, report).read(tokens, links)


@dataclass(slots=True)
class _Reader:
    file: TextFile
    lang: str
    grammar: Grammar
    report: Report
    seen: dict[str, int] = field(default_factory=dict)

    def read(self, tokens: list[Token], links: tuple[Link, ...]) -> Prose:
        pieces = list(_split(tokens, "h1", "h2"))
        before, *headed = pieces
        title, summary = "", Block()
        if before.body or not headed or headed[0].tag != "h1":
            self._complain(
                1,
                "missing-title",
                say("the file must begin with a title"),
                say("write `# ` and the title in the first line"),
            )
        else:
            first = headed.pop(0)
            title = self._title(first)
            summary = self._summary(first)
        sections = [section for piece in headed for section in self._section(piece)]
        return Prose(self.file, self.lang, title, summary, tuple(sections), links)

    def _title(self, piece: _Piece) -> str:
        title = plain_inline(piece.heading)
        if not title:
            self._complain(piece.line, "missing-title", say("the title is empty"), say("write it after `# `"))
        return title

    def _summary(self, piece: _Piece) -> Block:
        paragraphs = piece.body[:3]
        if [token.type for token in paragraphs] != ["paragraph_open", "inline", "paragraph_close"]:
            self._complain(
                piece.line,
                "missing-summary",
                say("one paragraph that sums the page up must follow the title"),
                say("write it after the title, before the first `## ` heading"),
            )
            return Block()
        rest = piece.body[3:]
        if rest and rest[0].map:
            self._complain(
                rest[0].map[0] + 1,
                "text-outside",
                say("the summary is one paragraph; this text belongs to no section"),
                say("join it to the summary, or put a `## ` heading above it"),
            )
        return Block(tuple(paragraphs))

    def _section(self, piece: _Piece) -> Iterator[Section]:
        if piece.tag == "h1":
            self._complain(
                piece.line,
                "second-title",
                say("a second title stands here"),
                say("write `## ` for a section"),
            )
            return
        heading = plain_inline(piece.heading)
        anchor = (
            self._hand_anchor(piece, heading) if self.grammar.by_hand else self._known_anchor(piece, heading)
        )
        if anchor is None:
            return
        if anchor in self.seen:
            message = say(
                "the section `{title}` stands here a second time; the first is in line {line}",
                title=heading,
                line=self.seen[anchor],
            )
            self._complain(piece.line, "repeated-section", message, say("join the two"))
            return
        self.seen[anchor] = piece.line
        if not piece.body:
            message = say("the section `{title}` is empty", title=heading)
            self._complain(piece.line, "empty-section", message, say("write its text, or delete the heading"))
            return
        body = self._inner_headings(piece.body)
        whole = _Piece("", piece.heading, piece.line, body)
        before, *headed = _split(body, "h3") if anchor in self.grammar.keyed else [whole]
        title = match[1] if self.grammar.by_hand and (match := _ANCHOR.match(heading)) else heading
        place = self.file.place(piece.line, 1, len(self.file.lines[piece.line - 1]))
        yield Section(anchor, title, Block(tuple(before.body)), tuple(self._parts(headed)), place)

    def _known_anchor(self, piece: _Piece, heading: str) -> str | None:
        anchor = self.grammar.sections.get(heading)
        if anchor is None:
            words = list(self.grammar.sections)
            help_ = known_word(
                heading, words, say("the sections that may stand here are {words}", words=listed(words))
            )
            self._complain(
                piece.line, "unknown-section", say("unknown section `{title}`", title=heading), help_
            )
        return anchor

    def _hand_anchor(self, piece: _Piece, heading: str) -> str | None:
        match = _ANCHOR.match(heading)
        if match and _GOOD_ANCHOR.fullmatch(match[2]):
            return match[2]
        self._complain(
            piece.line,
            "missing-anchor",
            say("the heading has no anchor, or not a good one"),
            say(
                "write small ASCII letters after it, the same in all languages: `## {title} {anchor}`",
                title=match[1] if match else heading,
                anchor="{#…}",
            ),
        )
        return None

    def _inner_headings(self, tokens: list[Token]) -> list[Token]:
        """Headings below a section: `###` with an anchor on pages by hand, else as keys of parts."""
        for index, token in enumerate(tokens):
            if token.type != "heading_open" or token.level or token.map is None:
                continue
            anchored = _ANCHOR.match(tokens[index + 1].content)
            if self.grammar.by_hand and token.tag == "h3":
                if anchored and _GOOD_ANCHOR.fullmatch(anchored[2]):
                    token.attrs["id"] = anchored[2]
                    last = (tokens[index + 1].children or [])[-1]
                    last.content = re.sub(r"\s*\{#[^}]*\}$", "", last.content)
            elif not self.grammar.by_hand and token.tag == "h3" and self._is_keyed(token):
                continue
            else:
                self._complain(
                    token.map[0] + 1,
                    "unexpected-heading",
                    say("a heading of this level does not stand here"),
                    say("write it as an ordinary paragraph, or as a section with `## `"),
                )
        return tokens

    def _is_keyed(self, token: Token) -> bool:
        line = token.map[0] + 1 if token.map else 0
        section = max((name for name, start in self.seen.items() if start < line), key=self.seen.__getitem__)
        return section in self.grammar.keyed

    def _parts(self, pieces: list[_Piece]) -> Iterator[Part]:
        seen: dict[str, int] = {}
        for piece in pieces:
            written = plain_inline(piece.heading)
            key = self.grammar.normal(written)
            if key in seen:
                message = say(
                    "`{key}` stands here a second time; the first is in line {line}", key=key, line=seen[key]
                )
                self._complain(piece.line, "repeated-part", message, say("join the two"))
            elif not piece.body:
                message = say("nothing is written under `{key}`", key=key)
                self._complain(
                    piece.line, "empty-section", message, say("write its text, or delete the heading")
                )
            else:
                seen[key] = piece.line
                line = self.file.lines[piece.line - 1]
                place = self.file.place(piece.line, line.find(written) + 1 or 1, len(written))
                yield Part(key, Block(tuple(piece.body)), place)

    def _complain(self, line: int, code: str, message: Message, help_: Message) -> None:
        self.report(Finding(self.file.place(line, 1, len(self.file.lines[line - 1])), code, message, help_))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading's inline token, its line, and the tokens up to the next heading of those levels."""

    tag: str
    heading: Token
    line: int
    body: list[Token]


def _split(tokens: list[Token], *tags: str) -> Iterator[_Piece]:
    piece = _Piece("", Token("inline", "", 0), 1, [])
    skip = 0
    for index, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif token.type == "heading_open" and token.level == 0 and token.tag in tags:
            yield piece
            piece = _Piece(token.tag, tokens[index + 1], token.map[0] + 1 if token.map else 1, [])
            skip = 2
        else:
            piece.body.append(token)
    yield piece


def _inline(tokens: list[Token]) -> Iterator[tuple[Token, int, int]]:
    """Every inline token below, with the first and last line of its block."""
    first = last = 1
    for token in tokens:
        if token.map:
            first, last = token.map[0] + 1, token.map[1]
        for child in token.children or []:
            yield child, first, last


def _links(file: TextFile, tokens: list[Token]) -> Iterator[Link]:
    for token, first, last in _inline(tokens):
        if token.type == "link_open":
            target = str(token.attrs["href"])
            yield Link(target, file.find(target, first, last) if target else file.place(first))
        elif token.type == "image":
            target = str(token.attrs["src"])
            yield Link(target, file.find(target, first, last), picture=True, words=token.content)


def _definitions(file: TextFile, definitions: Mapping[str, Mapping[str, object]]) -> Iterator[Link]:
    for definition in definitions.values():
        target, lines = str(definition["href"]), definition["map"]
        if isinstance(lines, list):
            yield Link(target, file.find(target, lines[0] + 1, lines[1]))


def _raw_html(file: TextFile, tokens: list[Token]) -> Iterator[Finding]:
    for token, first, last in _inline(tokens):
        for match in _TAG.finditer(token.content) if token.type == "text" else ():
            tag = re.split(r"[>\s]", token.content[match.start() :], maxsplit=1)[0]
            yield Finding(
                file.find(tag, first, last),
                "raw-html",
                say("HTML is not used in the texts: `{tag}`", tag=tag),
                say("write Markdown; where a `<` is meant, put a backslash before it"),
            )


def _nested_headings(file: TextFile, tokens: list[Token]) -> Iterator[Finding]:
    for token in tokens:
        if token.type == "heading_open" and token.level and token.map:
            yield Finding(
                file.place(token.map[0] + 1, 1, len(file.lines[token.map[0]])),
                "unexpected-heading",
                say("a heading can't stand in a list or a quotation"),
                say("write it as an ordinary paragraph"),
            )
