"""What stands inside parsed Markdown, with its place: links, pictures, and what is not used in the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from plansite.diagnostics import Finding, Place, say
from plansite.files import TextFile

MAX_DEPTH = 18  # levels of lists and quotations; the parser drops without a word what is deeper than 19
MAX_BRACKETS = 20  # open at once; the time it takes to parse them grows with the square of their number

# Escaped signs, code and what stands in `<…>` rightly, and then a tag.
_TAG = re.compile(
    r"\\.|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|\]\(<[^<>\n]*>|<[A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*>"
    r"|<[^\s<>@]+@[^\s<>]+>|(?P<tag><[A-Za-z/!?][^\s<>]*>?)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture as it was written."""

    target: str
    place: Place
    picture: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading's inline token, its line, and the tokens up to the next heading of those levels."""

    tag: str
    heading: Token
    line: int
    body: list[Token]


def split(tokens: Sequence[Token], *tags: str) -> Iterator[Piece]:
    """What stands before the first heading of these levels, and then each with what stands below it."""
    piece = Piece("", Token("inline", "", 0), 1, [])
    skip = 0
    for index, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif token.type == "heading_open" and token.level == 0 and token.tag in tags:
            yield piece
            piece = Piece(token.tag, tokens[index + 1], line_of(token), [])
            skip = 2
        else:
            piece.body.append(token)
    yield piece


def line_of(token: Token) -> int:
    """Where a block begins."""
    return token.map[0] + 1 if token.map else 1


def links(
    file: TextFile, tokens: Sequence[Token], definitions: Mapping[str, Mapping[str, object]]
) -> Iterator[Link]:
    """Links and pictures where their address stands: in the text, or in a definition (`[name]: address`)."""
    defined = {str(definition["href"]) for definition in definitions.values()}
    for token, first, last in _inline(tokens):
        if token.type not in ("link_open", "image"):
            continue
        target = str(token.attrs.get("src" if token.type == "image" else "href", ""))
        place = _address(file, target, first, last)
        if token.type == "image":
            yield Link(target, place or file.whole_line(first), picture=True, words=token.content)
        elif place or target not in defined:
            yield Link(target, place or file.whole_line(first))
    for definition in definitions.values():
        lines = definition["map"]
        if isinstance(lines, list):
            target = str(definition["href"])
            place = file.find(target, lines[0] + 1, lines[1])
            yield Link(target, place or file.whole_line(lines[0] + 1))


def unwanted(
    file: TextFile, tokens: Sequence[Token], definitions: Mapping[str, Mapping[str, object]]
) -> Iterator[Finding]:
    """HTML, headings inside lists and quotations, and what is nested too deeply."""
    stretches = dict.fromkeys(
        (token.map[0], token.map[1]) for token in tokens if token.type == "inline" and token.map
    )
    titles = [d["map"] for d in definitions.values() if d["title"] and isinstance(d["map"], list)]
    for first, last in (*stretches, *titles):
        yield from _raw_html(file, first, last)
    for token in tokens:
        if token.type == "heading_open" and token.level and token.map:
            yield Finding(
                file.whole_line(token.map[0] + 1),
                "unexpected-heading",
                say("a heading can't stand in a list or a quotation"),
                say("write it as an ordinary paragraph"),
            )
    deep = next((token.map[0] + 1 for token in tokens if token.level > MAX_DEPTH and token.map), None)
    if deep:
        yield _too_deep(file, deep, MAX_DEPTH)


def obstacle(file: TextFile) -> Finding | None:
    """What keeps a file of words from being read at all."""
    if not file.text.strip():
        return Finding(file.place(), "empty-file", say("the file is empty"), say("fill it or delete it"))
    if file.lines[0].rstrip() == "---":
        message = say("settings between lines of `---` are not used here")
        help_ = say("delete them; begin with `# ` and the title")
        return Finding(file.whole_line(1), "front-matter", message, help_)
    depth = 0
    for number, line in enumerate(file.lines, 1):
        depth = 0 if not line.strip() else depth
        for sign in re.findall(r"(?<!\\)[\[\]]", line):
            depth = depth + 1 if sign == "[" else max(0, depth - 1)
            if depth > MAX_BRACKETS:
                return _too_deep(file, number, MAX_BRACKETS)
    return None


def _too_deep(file: TextFile, line: int, limit: int) -> Finding:
    message = say("this is nested more than {limit} levels deep", limit=limit)
    return Finding(file.whole_line(line), "too-deep", message, say("write it flatter"))


def _inline(tokens: Sequence[Token]) -> Iterator[tuple[Token, int, int]]:
    """Every inline token below, with the first and last line of its block."""
    first = last = 1
    for token in tokens:
        if token.map:
            first, last = token.map[0] + 1, token.map[1]
        for child in token.children or []:
            yield child, first, last
            yield from ((inner, first, last) for inner, _, _ in _inline([child]))


def _address(file: TextFile, target: str, first: int, last: int) -> Place | None:
    """Where the address of a link stands, and not a word that happens to be equal."""
    if not target:
        return file.find("]()", first, last)
    for before, after in (("](", ""), ("](<", ">"), ("<", ">")):
        place = file.find(f"{before}{target}{after}", first, last)
        if place:
            return file.place(place.line, place.column + len(before), len(target))
    return None


def _raw_html(file: TextFile, first: int, last: int) -> Iterator[Finding]:
    text = "\n".join(file.lines[first:last])
    opened: set[str] = set()
    for match in _TAG.finditer(text):
        tag = match["tag"] or ""
        if tag and tag.strip("</>") not in opened:  # what closes a tag is no second mistake
            opened.add(tag.strip("</>"))
            start = match.start("tag")
            line = first + text.count("\n", 0, start) + 1
            column = start - (text.rfind("\n", 0, start) + 1) + 1
            yield Finding(
                file.place(line, column, len(match["tag"])),
                "raw-html",
                say("HTML is not used in the texts: `{tag}`", tag=match["tag"]),
                say("write Markdown; where a `<` is meant, put a backslash before it"),
            )
