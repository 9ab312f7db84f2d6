"""Pages bound into one document for paper: contents, chapters, and what stands on every sheet.

A chapter is a finished page. Bound with others its places get the chapter's name before their own, and a
link to a page that is in the document leads there; one to another page of the site leads to the site, or
nowhere as long as the site has no address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plansite.page import Shell
from plansite.tree import Element, Node, elements, everywhere, plain, read_tree, without, written
from plansite.views.both import POINTING, apart
from plansite.voice import Voice

NOWHERE = {"data-leads": "nowhere"}  # what was a link to a page that has no address yet


@dataclass(frozen=True, slots=True)
class Chapter:
    """A finished page whose links are counted from the site's root."""

    name: str  # its place in the document
    addresses: tuple[str, ...]  # of the pages it stands for, in one language or in several
    body: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A place in the document, and the HTML that stands there or leads to it."""

    name: str
    html: str


@dataclass(frozen=True, slots=True)
class PaperView:
    lang: str
    title: str
    heading: str  # "" where the first chapter's title is the document's
    site_name: str
    as_of: str
    notes: tuple[str, ...]
    permalink: str  # "" while the site has no address
    contents_heading: str
    contents: tuple[Bound, ...]
    chapters: tuple[Bound, ...]
    style: str  # the words in the margins


def paper_view(
    voice: Voice,
    shell: Shell,
    title: str,
    heading: str,
    chapters: Sequence[Chapter],
    address: str,
    root: str | None,
) -> PaperView:
    """`address` is that of the page that says the same on the site."""
    bound = _bind(voice, chapters, root)
    return PaperView(
        lang=voice.lang,
        title=title,
        heading=heading,
        site_name=shell.site_name,
        as_of=shell.as_of.label,
        notes=shell.notes,
        permalink=f"{shell.words['permalink']}: {root}{address}" if root else "",
        contents_heading=voice._("Contents"),
        contents=tuple(_contents(voice.lang, bound)),
        chapters=tuple(Bound(name, written(nodes)) for name, nodes in bound.items()),
        style=_margins(voice, shell),
    )


def _bind(voice: Voice, chapters: Sequence[Chapter], root: str | None) -> dict[str, tuple[Node, ...]]:
    """The chapters by name, with links that hold wherever the document lies."""
    names = {address: one.name for one in chapters for address in one.addresses}
    named = {one.name: everywhere(read_tree(one.body), _named(one.name)) for one in chapters}
    places = {one.attributes.get("id") for nodes in named.values() for one in elements(nodes)}

    def follow(element: Element) -> Element:
        target = element.attributes.get("href", "#")
        page, _, anchor = target.partition("#")
        if page == "" or "://" in page:
            return element
        if page in names:
            lang = page.partition("/")[0]
            place = f"{names[page]}-{anchor if lang == voice.lang else apart(anchor, lang)}"
            return _leading(element, f"#{place if place in places else names[page]}")
        return _leading(element, f"{root}{target}" if root else "")

    return {name: without(everywhere(nodes, follow), _only_leads_away) for name, nodes in named.items()}


def _named(chapter: str) -> Callable[[Element], Element]:
    """Gives every place in a chapter a name that no other chapter has."""

    def change(element: Element) -> Element:
        given = dict(element.attributes)
        for name in ("id", *POINTING):
            if name in given:
                given[name] = " ".join(f"{chapter}-{one}" for one in given[name].split())
        if given.get("href", "").startswith("#"):
            given["href"] = f"#{chapter}-{given['href'][1:]}"
        inside = tuple(_pairs(element)) if element.name == "dl" else element.inside
        return Element(element.name, given, inside)

    return change


def _pairs(facts: Element) -> Iterator[Node]:
    """Labels and values without the boxes around them, which a tagged document knows nothing of."""
    for node in facts.inside:
        if isinstance(node, Element):
            yield from node.inside


def _leading(element: Element, target: str) -> Element:
    """The link to `target`, or its words alone; `here` says that its address need not be printed."""
    given = {name: value for name, value in element.attributes.items() if name != "href"}
    if not target:
        return Element("span", {**given, **NOWHERE}, element.inside)
    given["class"] = f"{given.get('class', '')} here".strip()
    return Element("a", {**given, "href": target}, element.inside)


def _only_leads_away(element: Element) -> bool:
    """Whether it has no use on paper: the way to other pages, or what is left of one that leads nowhere."""
    words = (node for node in element.inside if not (isinstance(node, str) and node.strip() in ("", "·")))
    ways = [isinstance(node, Element) and NOWHERE.items() <= node.attributes.items() for node in words]
    return element.name == "nav" or (element.name == "p" and bool(ways) and all(ways))


def _contents(lang: str, bound: dict[str, tuple[Node, ...]]) -> Iterator[Bound]:
    """The chapters; of a single one its sections."""
    if len(bound) > 1:
        for name, nodes in bound.items():
            yield Bound(name, next(plain(one.inside) for one in _spoken(lang, nodes) if one.name == "h1"))
        return
    for nodes in bound.values():
        for one in _spoken(lang, nodes):
            if one.name == "h2" and "id" in one.attributes:
                yield Bound(one.attributes["id"], plain(one.inside))


def _spoken(lang: str, nodes: Iterable[Node]) -> Iterator[Element]:
    """Every element but those of columns in other languages."""
    for node in nodes:
        if isinstance(node, Element) and not ("cell" in node.classes() and node.attributes["lang"] != lang):
            yield node
            yield from _spoken(lang, node.inside)


def _margins(voice: Voice, shell: Shell) -> str:
    """What stands around the text of every sheet, in the words of the language."""
    numbers = {"{n}": "counter(page)", "{total}": "counter(pages)"}
    said = re.split("({n}|{total})", voice._("Page {n} of {total}"))
    number = " ".join(numbers.get(part) or _quoted(part) for part in said if part)
    return (  # the first sheet has the imprint
        f"@page :nth(n+2) {{ @top-left {{ content: {_quoted(shell.site_name)} }} }}"
        f" @page {{ @bottom-left {{ content: {_quoted(shell.as_of.label)} }}"
        f" @bottom-right {{ content: {number} }} }}"
    )


def _quoted(text: str) -> str:
    """A text of a stylesheet, in which no sign can end it or the sheet it stands in."""
    return '"' + re.sub(r'["\\<\n]', lambda match: f"\\{ord(match[0]):x} ", text) + '"'
