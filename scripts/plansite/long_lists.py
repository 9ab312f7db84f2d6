"""What is too long for a phone: of a long list its beginning stays on its page, all of it stands below.

It is told from the finished page, whichever view it comes from. What has a place of its own, to which others
may link, is never taken away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape, unescape

from plansite.page import Link, Page, relative
from plansite.tree import Element, Node, elements, everywhere, plain, read_tree, written
from plansite.views.pager import Pager, cut, pager, part_path, part_title
from plansite.views.record import Ref
from plansite.voice import Voice

MOST = 100  # items of a list on a page that says more than the list
FIRST = 20  # of a longer one, those that stay
AT_ONCE, MORE_AT_ONCE = 100, 40  # on a page of its own; rows, entries and the like say more than a link
SHORT = 40_000  # characters: so short a page has no long list
HOLDERS = frozenset({"ul", "ol", "tbody", "th", "td", "div"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


def with_long_lists(pages: Sequence[Page], voices: Sequence[Voice]) -> Iterator[Page]:
    """The pages, and below each the long lists that were on it; equal in all languages, or none."""
    spoken = {voice.lang: voice for voice in voices}
    forms: dict[str, list[Page]] = {}
    for page in pages:
        forms.setdefault(page.path, []).append(page)
    for same in forms.values():
        found = [tuple(_Cutter(page, spoken[page.lang]).pages()) for page in same]
        alike = len({tuple(page.path for page in cut_up) for cut_up in found}) == 1
        yield from (page for cut_up in found for page in cut_up) if alike else same


@dataclass(frozen=True, slots=True)
class _List:
    """A long list with the heading it stands under and, where it is one's body, its table."""

    heading: tuple[Node, ...]
    holder: Element
    items: tuple[Element, ...]
    table: Element | None


@dataclass(slots=True)
class _Cutter:
    """Takes the long lists out of one page, in the order in which they are met."""

    page: Page
    voice: Voice
    heading: tuple[Node, ...] = ()
    lists: list[_List] = field(default_factory=list)

    def pages(self) -> Iterator[Page]:
        if len(self.page.body) < SHORT:
            yield self.page
            return
        body = written(self._shortened(read_tree(self.page.body), None))
        yield replace(self.page, body=body) if self.lists else self.page
        for number, one in enumerate(self.lists, 1):
            yield from self._below(self._path(number), one)

    def _path(self, number: int) -> str:
        return f"{self.page.path}list/{number}/"

    def _shortened(self, nodes: Sequence[Node], table: Element | None) -> tuple[Node, ...]:
        return tuple(node if isinstance(node, str) else self._element(node, table) for node in nodes)

    def _element(self, element: Element, table: Element | None) -> Element:
        if element.name in HEADINGS:
            self.heading = everywhere(element.inside, _unlinked)
        table = element if element.name == "table" else table
        items = tuple(node for node in element.inside if isinstance(node, Element))
        if element.name not in HOLDERS or len(items) <= MOST or _has_place(items):
            return replace(element, inside=self._shortened(element.inside, table))
        self.lists.append(_List(self.heading, element, items, table if element.name == "tbody" else None))
        link = self._link(self._path(len(self.lists)), len(items))
        return replace(
            element, inside=(*self._shortened(items[:FIRST], table), _put_in(element, items, link))
        )

    def _link(self, path: str, number: int) -> Element:
        label = self.voice._("All {n} on pages of their own", n=self.voice.spelling.number(number))
        return Element(
            "a", {"href": relative(self.page.address, f"{self.page.lang}/{path}")}, (escape(label),)
        )

    def _below(self, path: str, one: _List) -> Iterator[Page]:
        page, voice = self.page, self.voice
        parts = cut(one.items, AT_ONCE if _is_plain(one.holder) else MORE_AT_ONCE)
        title = voice._("{page} · {list}", page=page.title, list=unescape(plain(one.heading)))
        heading = voice._("{page} · {list}", page=escape(page.title), list=written(one.heading))
        for number, items in enumerate(parts, 1):
            here = part_path(path, number)
            shown = _moved(_alone(replace(one, items=tuple(items))), here.count("/") - page.path.count("/"))
            turn = pager(voice, path, number, len(parts))
            head = Element("h1", {"id": "list"}, (heading,))
            body = (head, shown, *([_turned(turn, f"{page.lang}/{here}")] if turn else []))
            below = replace(
                page,
                path=here,
                title=part_title(voice, title, number),
                body=written((Element("article", {}, body),)),
                trail=(*page.trail, *([Link(page.title, page.address)] if page.path else [])),
                listed=False,
                forms=(),
            )
            yield from _Cutter(below, voice).pages()  # what it lists may hold long lists in turn


def _has_place(items: Sequence[Element]) -> bool:
    return any("id" in element.attributes for element in elements(items))


def _is_plain(holder: Element) -> bool:
    return holder.name in {"ul", "ol"} and not holder.classes()


def _unlinked(element: Element) -> Element:
    """A heading's words as they may stand in another one."""
    given = {name: value for name, value in element.attributes.items() if name == "lang"}
    return Element("span", given, element.inside)


def _put_in(holder: Element, items: Sequence[Element], link: Element) -> Element:
    """The link as one more item."""
    first = items[0]
    if holder.name != "tbody":
        return Element(first.name, {}, (link,))
    cells = sum(isinstance(cell, Element) for cell in first.inside)
    role = {"role": "cell"} if "role" in first.attributes else {}
    row = {"role": "row"} if role else {}
    return Element(first.name, row, (Element("td", {**role, "colspan": str(cells)}, (link,)),))


def _alone(one: _List) -> Element:
    """The list without what stood around it; in a table, the table with its heads."""
    if one.holder.name in {"ul", "ol"}:
        return replace(one.holder, inside=one.items)
    if one.table is None:
        return Element("ul", {}, tuple(Element("li", {}, (item,)) for item in one.items))
    body = replace(one.holder, inside=one.items)
    inside = tuple(body if node == one.holder else node for node in one.table.inside if not _is_foot(node))
    frame = {"class": "table-wrap", "tabindex": "0", "role": "group", "aria-labelledby": "list"}
    return Element("div", frame, (replace(one.table, inside=inside),))


def _is_foot(node: Node) -> bool:
    return isinstance(node, Element) and node.name in {"tfoot", "caption"}


def _moved(element: Element, levels: int) -> Element:
    """The same with its links as they lead from so far below the page."""

    def moved(one: Element) -> Element:
        target = one.attributes.get("href", "")
        if not target or target.startswith(("http://", "https://", "mailto:")):
            return one
        return replace(one, attributes={**one.attributes, "href": "../" * levels + target})

    (same,) = everywhere((element,), moved)
    assert isinstance(same, Element)
    return same


def _turned(turn: Pager, here: str) -> Element:
    """The way to the other parts, as `parts.jinja` has it."""

    def link(name: str, ref: Ref, *, own: bool = False) -> Element:
        current = {"aria-current": "page"} if own else {}
        leading = Element("a", {"href": relative(here, ref.address), **current}, (escape(ref.label.text),))
        return Element(name, {}, (leading,))

    numbers = Element("ol", {}, tuple(link("li", ref, own=own) for ref, own in turn.parts))
    before, after = ([link("p", ref)] if ref else [] for ref in (turn.before, turn.after))
    return Element("nav", {"class": "pager", "aria-label": turn.here}, (*before, numbers, *after))
