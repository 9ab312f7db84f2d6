"""The same page in every language, laid side by side.

Nothing is told a second time: the finished pages of the languages are cut at their anchors, which are
the same in all of them, and what belongs together is laid beside each other. So whatever a page says,
a notice that one text has moved on before the other as well, stands here too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from plansite.tree import Element, Node, everywhere, read_tree, written
from plansite.voice import Voice, own_name

POINTING = ("aria-labelledby", "aria-describedby", "for")  # attributes that hold the id of another element


@dataclass(frozen=True, slots=True)
class Piece:
    """What a page says under one of its anchors."""

    anchor: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    lang: str
    language: str  # its name in itself
    body: str  # finished HTML


@dataclass(frozen=True, slots=True)
class Row:
    anchor: str
    cells: tuple[Cell, ...]  # one a language, the reader's first


@dataclass(frozen=True, slots=True)
class BothView:
    rows: tuple[Row, ...]


def both_view(voices: Sequence[Voice], pages: Mapping[str, Sequence[Piece]]) -> BothView:
    """`voices` are the columns, the reader's first; `pages` the pieces by language."""
    columns = [(one, {piece.anchor: piece for piece in pages[one.lang]}) for one in voices]
    rows = (
        Row(anchor, tuple(_cell(voices[0], one, column.get(anchor)) for one, column in columns))
        for anchor in _in_order(pages[one.lang] for one in voices)
    )
    return BothView(tuple(rows))


def cut(body: str) -> Iterator[Piece]:
    """A finished page in pieces: its head, its sections, and within them all that has an anchor of its own.

    What only leads to other pages is left out.
    """
    met: Counter[str] = Counter()
    for piece in _cut(body):
        met[piece.anchor] += 1
        again = met[piece.anchor] > 1  # of those that have no id of their own
        yield replace(piece, anchor=f"{piece.anchor}--{met[piece.anchor]}") if again else piece


def _cut(body: str) -> Iterator[Piece]:
    (article,) = (node for node in read_tree(body) if isinstance(node, Element))
    pile = _Pile("top")
    for node in article.inside:
        if isinstance(node, Element) and "aria-labelledby" in node.attributes:
            yield from pile.take("end")
            yield from _section(node)
        elif not isinstance(node, Element) or node.name != "nav":
            pile.nodes.append(node)
    yield from pile.take("")


def not_written(voice: Voice) -> str:
    return voice._("This text has not been written in English yet.")


def _section(section: Element) -> Iterator[Piece]:
    anchor = section.attributes["aria-labelledby"]
    around = section.attributes.get("class")
    for piece in _pieces(section, anchor):
        framed = (Element("div", {"class": around}, piece.nodes),) if around else piece.nodes
        yield replace(piece, nodes=framed)


def _pieces(section: Element, anchor: str) -> Iterator[Piece]:
    pile = _Pile(anchor)
    for node in section.inside:
        if not isinstance(node, Element):
            pile.nodes.append(node)
        elif node.name == "h3" and "id" in node.attributes:
            yield from pile.take(node.attributes["id"])
            pile.nodes.append(node)
        elif node.name == "section" and "id" in node.attributes:
            yield from pile.take(f"{anchor}-after")
            yield Piece(node.attributes["id"], (node,))
        elif {"entries", "cards"} & {*node.classes()}:
            yield from pile.take(f"{anchor}-after")
            items = (item for item in node.inside if isinstance(item, Element))
            for number, item in enumerate(items, 1):
                yield Piece(item.attributes.get("id", f"{anchor}-{number}"), (replace(node, inside=(item,)),))
        else:
            pile.nodes.append(node)
    yield from pile.take("")


@dataclass(slots=True)
class _Pile:
    """What was met since the last cut."""

    anchor: str
    nodes: list[Node] = field(default_factory=list)

    def take(self, following: str) -> Iterator[Piece]:
        """The piece so far, if there is anything in it; from here on another begins."""
        if any(isinstance(node, Element) or node.strip() for node in self.nodes):
            yield Piece(self.anchor, tuple(self.nodes))
        self.anchor, self.nodes = following, []


def _in_order(pages: Iterable[Sequence[Piece]]) -> list[str]:
    """The anchors of all; one that only some languages have stands after what precedes it there."""
    order: list[str] = []
    for pieces in pages:
        place = 0
        for piece in pieces:
            if piece.anchor not in order:
                order.insert(place, piece.anchor)
            place = order.index(piece.anchor) + 1
    return order


def _cell(reader: Voice, voice: Voice, piece: Piece | None) -> Cell:
    if piece is None:
        missing = Element("p", {"class": "notice-missing notice"}, (not_written(voice),))
        return Cell(voice.lang, own_name(voice.lang), written((missing,)))
    own = reader.lang == voice.lang
    nodes = piece.nodes if own else everywhere(piece.nodes, lambda one: _told_apart(one, voice.lang))
    return Cell(voice.lang, own_name(voice.lang), written(nodes).strip())


def apart(anchor: str, lang: str) -> str:
    """What a place is called in the column of a language that is not the reader's."""
    return f"{anchor}-{lang}"


def _told_apart(element: Element, lang: str) -> Element:
    """As it may stand beside the reader's language: with ids of its own, and not as the page's title."""
    given = dict(element.attributes)
    if "id" in given:
        given["id"] = apart(given["id"], lang)
    for name in POINTING:
        if name in given:
            given[name] = " ".join(apart(one, lang) for one in given[name].split())
    if given.get("href", "").startswith("#"):
        given["href"] = apart(given["href"], lang)
    if element.name == "h1":
        return Element("p", {**given, "class": "title"}, element.inside)
    return replace(element, attributes=given)
