"""Finished HTML as a tree, for what is done with a whole page: laid beside another, put into a book.

Only for pages that this program has made: every element is closed, nothing is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a page with what is in it; texts are HTML as it was written."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    inside: tuple[Node, ...] = ()

    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


Node = Element | str


def read_tree(html: str) -> tuple[Node, ...]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (whole,) = reader.open
    return tuple(whole[1])


def written(nodes: Iterable[Node]) -> str:
    return "".join(node if isinstance(node, str) else _written(node) for node in nodes)


def everywhere(nodes: Iterable[Node], change: Callable[[Element], Element]) -> tuple[Node, ...]:
    """The same nodes with every element changed, from the inside out."""
    return tuple(
        node if isinstance(node, str) else change(replace(node, inside=everywhere(node.inside, change)))
        for node in nodes
    )


def without(nodes: Iterable[Node], unwanted: Callable[[Element], bool]) -> tuple[Node, ...]:
    """The same nodes but for the elements that are `unwanted`, with all that is in them."""
    return tuple(
        node if isinstance(node, str) else replace(node, inside=without(node.inside, unwanted))
        for node in nodes
        if isinstance(node, str) or not unwanted(node)
    )


def elements(nodes: Iterable[Node]) -> Iterable[Element]:
    """Every element, in the order of the page."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.inside)


def plain(nodes: Iterable[Node]) -> str:
    """The words alone, as HTML."""
    words = "".join(node if isinstance(node, str) else plain(node.inside) for node in nodes)
    return " ".join(words.split())


def _written(element: Element) -> str:
    given = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes.items())
    start = f"<{element.name}{given}>"
    return start if element.name in VOID else f"{start}{written(element.inside)}</{element.name}>"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[tuple[Element, list[Node]]] = [(Element(""), [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append((Element(tag, {name: value or "" for name, value in attrs}), []))
        if tag in VOID:
            self.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        element, inside = self.open.pop()
        assert element.name == tag, f"</{tag}> closes <{element.name}>"
        self.open[-1][1].append(replace(element, inside=tuple(inside)))

    def handle_data(self, data: str) -> None:
        self.open[-1][1].append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")
