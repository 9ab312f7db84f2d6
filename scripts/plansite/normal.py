"""The normal form of a text: what it says and how it is built, without what does not count.

White space, the breaking of lines, the signs that make a list, emphasis, and the way in which a link
is written down do not count. Every word counts, where a link leads, and what is a heading, a list, a
table or a quotation. It is kept among the content and shown to readers, so it is readable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

_LIKE_A_MARK = re.compile(r"[-#>|]|```|[0-9]+\.")  # what begins a line of the normal form with a meaning
_UNSAFE = re.compile(r"[\s()<>]")


def normal(tokens: Sequence[Token]) -> str:
    """The normal form of parsed Markdown, one block a line and an empty line between those at the top."""
    blocks = SyntaxTreeNode(tokens).children if tokens else []
    return unicodedata.normalize("NFC", "\n\n".join(_block(block) for block in blocks))


def _block(node: SyntaxTreeNode) -> str:
    if node.type in ("bullet_list", "ordered_list"):
        return "\n".join(_items(node))
    if node.type == "blockquote":
        return _prefixed("> ", "> ", "\n".join(map(_block, node.children)))
    if node.type == "table":
        return "\n".join(_row(row) for part in node.children for row in part.children)
    if node.type == "fence":
        return "\n".join(("```", *(line.rstrip() for line in node.content.splitlines()), "```"))
    if node.type == "hr":
        return "---"
    words = _on_one_line(_inline(node.children[0].children)) if node.children else ""
    if node.type == "heading":
        return f"{'#' * int(node.tag[1:])} {words}"
    return f"\\{words}" if _LIKE_A_MARK.match(words) else words


def _items(node: SyntaxTreeNode) -> Iterator[str]:
    first = int(str(node.attrs.get("start", 1)))
    for number, item in enumerate(node.children, first):
        mark = f"{number}. " if node.type == "ordered_list" else "- "
        yield _prefixed(mark, " " * len(mark), "\n".join(map(_block, item.children)))


def _prefixed(first: str, others: str, text: str) -> str:
    """The lines of a text behind a sign that the first one has for itself."""
    return first + f"\n{others}".join(text.split("\n"))


def _row(row: SyntaxTreeNode) -> str:
    cells = (_on_one_line(_inline(cell.children[0].children)) for cell in row.children)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _inline(nodes: Sequence[SyntaxTreeNode]) -> str:
    return "".join(map(_words, nodes))


def _words(node: SyntaxTreeNode) -> str:
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type == "image":
        return f"!{_link(node, 'src')}"
    if node.type == "link":
        return _link(node, "href")
    if node.children:  # emphasis, a passage in another language
        return _inline(node.children)
    return node.content.replace("](", "]\\(")


def _link(node: SyntaxTreeNode, attribute: str) -> str:
    words = _inline(node.children)
    target = _UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", str(node.attrs.get(attribute, "")))
    title = f" “{node.attrs['title']}”" if node.attrs.get("title") else ""
    return f"[{words}]({target}{title})"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
