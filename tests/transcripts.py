"""A page as plain text: whatever a reader or a screen reader gets of it, a line for each thing.

Headings begin with `#`, points of lists with `-` or their number, rows of tables with `|`, what is folded
with `▸`. A link has its target in parentheses and a passage in another language its mark (`[az] …`), a
status its word (`«completed»`), a flag `⚑`, what was removed stands in `~~`, what was added in `++`.
Places that can be linked to end a line: `{#status}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import join, normpath

from building import VOID, Element

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
LISTS = {"ul", "ol"}
PARTS = {"article", "blockquote", "body", "details", "div", "dl", "figure", "footer", "form", "header"}
PARTS |= {"li", "main", "nav", "p", "section", "summary", "svg", "table", "dt", "dd", *LISTS, *HEADINGS}
TARGET = re.compile("\u2039([^\u203a]*)\u203a")  # how a link's target is kept until all is written
AROUND = {"code": "`", "del": "~~", "em": "*", "i": "*", "ins": "++", "mark": "==", "strong": "**"}


def transcript(part: Element, address: str) -> str:
    """What stands in a part of the page at that address."""
    lines = [line.rstrip() for line in _lines(part)]
    text = "\n".join(_without_doubles(lines)).strip("\n") + "\n"
    return TARGET.sub(lambda link: f"({_from_root(link[1], address)})", text)


def _from_root(target: str, address: str) -> str:
    """The address on the site, without the page's own language."""
    if target.startswith("mailto:"):
        return target.partition("?")[0]
    if "://" in target:
        return target
    path, sign, place = target.partition("#")
    whole = normpath(join(address, path)) + ("/" if path.endswith("/") else "") if path else address
    return whole.removeprefix(f"{address.partition('/')[0]}/") + sign + place or "/"


def _lines(part: Element) -> Iterator[str]:
    """What stands in a block: its own words, and its blocks one after the other."""
    words: list[Element | str] = []
    for one in part.inside:
        if isinstance(one, Element) and one.tag in PARTS:
            yield from _said(words)
            words = []
            yield from _block(one)
        else:
            words.append(one)
    yield from _said(words)


def _said(words: list[Element | str]) -> Iterator[str]:
    text = " ".join("".join(map(_inline, words)).split())
    if text:
        yield text


def _block(block: Element) -> Iterator[str]:
    """The lines of a block, with empty lines where it stands apart."""
    tag = block.tag
    inner = [*_marked(block)]
    if tag in HEADINGS:
        yield from ("", f"{HEADINGS[tag]} {' '.join(inner)}{_place(block)}", "")
    elif tag in LISTS:
        yield from _points(block)
    elif tag == "table":
        yield from ("", *_rows(block), "")
    elif tag == "svg":
        yield from ("", *_picture(block), "")
    elif tag == "dl":
        yield from ("", *_pairs(block), "")
    elif tag == "details":
        yield from _folded(inner)
    elif tag == "blockquote":
        yield from ("", *(f"> {line}" for line in inner if line), "")
    elif tag == "p":
        yield from (*inner, *([_place(block).strip()] if _place(block) else ()))
    else:
        name = block.attributes.get("aria-label")
        yield from ("", f"[{tag}: {name}]") if name else ("",)
        place = _place(block).strip()
        yield from (place,) if place else ()
        yield from (*inner, "")


def _marked(block: Element) -> Iterator[str]:
    lines = [*_lines(block)]
    lang = block.attributes.get("lang")
    if lang is not None and lines:
        first = next(number for number, line in enumerate(lines) if line)
        lines[first] = f"[{lang}] {lines[first]}"
    if block.has("class_", "print-sources"):
        lines.insert(0, "[on paper]")
    return iter(lines)


def _points(block: Element) -> Iterator[str]:
    points = [one for one in block.inside if isinstance(one, Element)]
    assert {one.tag for one in points} <= {"li"}
    for number, point in enumerate(points, 1):
        sign = f"{number}. " if block.tag == "ol" else "- "
        lines = [line for line in _marked(point) if line]
        first, *rest = lines or [""]
        yield f"{sign}{first}{_place(point)}"
        yield from (f"{' ' * len(sign)}{line}" for line in rest)


def _pairs(block: Element) -> Iterator[str]:
    """`label: value`; values that take several lines stand below."""
    for part in block.all():
        if part.tag == "dt":
            yield f"{' '.join(_lines(part))}:"
        elif part.tag == "dd":
            yield from (f"    {line}" for line in _marked(part) if line)


def _rows(table: Element) -> Iterator[str]:
    for row in table.all("tr"):
        cells = [one for one in row.inside if isinstance(one, Element)]
        yield (
            "| "
            + " | ".join(" ⏐ ".join(line.strip() for line in _marked(cell) if line) for cell in cells)
            + " |"
        )
        if all(cell.tag == "th" for cell in cells):
            yield "|" + "---|" * len(cells)


def _picture(picture: Element) -> Iterator[str]:
    yield f"[picture: {' '.join(text for text in picture.texts('title')[:1])}]"
    for part in picture.all():
        if part.tag == "text":
            yield f"    {_lang(part)}{part.text}"
        elif part.tag in ("rect", "path"):
            yield f"    ({part.attributes.get('class', '')}) {part.text}"


def _folded(lines: list[str]) -> Iterator[str]:
    first, *rest = [line for line in lines if line]
    yield f"▸ {first}"
    yield from (f"    {line}" for line in rest)


def _inline(one: Element | str) -> str:
    if isinstance(one, str):
        return one
    inner = "".join(map(_inline, one.inside))
    if one.tag == "img":
        return f"![{one.attributes.get('alt', '')}] ‹{one.attributes['src']}›"
    if one.has("class_", "place-link"):  # the place stands at its heading already
        return ""
    if one.tag in VOID:
        return "⏐" if one.tag == "br" else ""
    if status := one.attributes.get("data-status"):
        inner = f"«{status}» {inner}"
    if one.has("class_", "flag"):
        inner = f"⚑ {inner}"
    around = AROUND.get(one.tag, "")
    inner = f"{_lang(one)}{around}{inner}{around}"
    return f"{inner} ‹{one.attributes['href']}›" if one.tag == "a" else inner


def _lang(part: Element) -> str:
    return f"[{part.attributes['lang']}] " if "lang" in part.attributes else ""


def _place(part: Element) -> str:
    return f" {{#{part.attributes['id']}}}" if "id" in part.attributes else ""


def _without_doubles(lines: list[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line
