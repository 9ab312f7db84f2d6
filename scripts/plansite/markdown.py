"""Markdown, parsed once: what is checked is what is rendered.

HTML is off, so that a tag is text (and `prose` reports it); links of every kind are let through the
parser, because what it silently leaves as text nobody would report. `[words]{lang=tr}` marks a
passage in another language. nh3 stands behind the renderer as a second belt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


class Follow(Protocol):
    """Turns a link or the address of a picture, as written, into one that is right on a page; "": none is."""

    def __call__(self, link: str, *, picture: bool) -> str: ...


_LANG = re.compile(r"\{lang=([a-z]{2,3})\}")
_TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h3", "hr", "img", "li", "ol", "p", "pre", "s", "span",
    "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"}, "img": {"src", "alt", "title"}, "span": {"lang"}, "h3": {"id"}, "ol": {"start"},
    "code": {"class"}, "div": {"class", "tabindex", "role", "aria-label"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A run of parsed Markdown, to be rendered for the page on which it appears."""

    tokens: tuple[Token, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tokens)

    def html(self, follow: Follow) -> str:
        """Finished HTML for the page that `follow` knows."""
        raw = _markdown.renderer.render(list(self.tokens), _markdown.options, {"follow": follow})
        return nh3.clean(raw, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"https"}, link_rel=None)

    def plain(self) -> str:
        """The words alone, on one line."""
        pieces = (_plain(token.children or []) for token in self.tokens if token.type == "inline")
        return " ".join(" ".join(pieces).split())


def parse(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of a text and its link definitions."""
    env: dict[str, Any] = {}
    tokens = _markdown.parse(text, env)
    return tokens, env.get("references", {})


def plain_inline(token: Token) -> str:
    return " ".join(_plain(token.children or []).split())


def _plain(tokens: Sequence[Token]) -> str:
    pieces = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type == "image":
            pieces.append(_plain(token.children or []))
        elif token.type in ("text", "code_inline"):
            pieces.append(token.content)
    return "".join(pieces)


class _Renderer(RendererHTML):
    """Rewrites addresses while it writes; wraps tables so that they can be scrolled by keyboard."""

    def link_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        address = env["follow"](str(tokens[index].attrs["href"]), picture=False)
        env["linked"] = bool(address)
        return self._changed(tokens[index], options, env, href=address) if address else ""

    def link_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self.renderToken(tokens, index, options, env) if env["linked"] else ""

    def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[index]
        address = env["follow"](str(token.attrs["src"]), picture=True)
        alt = _plain(token.children or [])
        return self._changed(token, options, env, src=address, alt=alt) if address else escapeHtml(alt)

    def table_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        name = escapeHtml(" · ".join(_heads(tokens[index:])))
        wrapped = f'<div class="table-wrap" tabindex="0" role="group" aria-label="{name}">'
        return wrapped + self.renderToken(tokens, index, options, env)

    def table_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self.renderToken(tokens, index, options, env) + "</div>\n"

    def _changed(self, token: Token, options: OptionsDict, env: EnvType, **attributes: str) -> str:
        return self.renderToken([token.copy(attrs={**token.attrs, **attributes})], 0, options, env)


def _heads(table: Sequence[Token]) -> Iterator[str]:
    """The heads of the columns: by these somebody who hears the table tells it apart."""
    for token in table:
        if token.type == "thead_close":
            return
        if token.type == "inline" and (head := plain_inline(token)):
            yield head


def _foreign(state: StateInline, silent: bool) -> bool:
    """`[words]{lang=tr}` becomes a span with that language."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    match = _LANG.match(state.src, end + 1) if end >= 0 else None
    if match is None:
        return False
    if not silent:
        start, maximum = state.pos + 1, state.posMax
        state.push("span_open", "span", 1).attrs = {"lang": match[1]}
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = maximum
    state.pos = match.end()
    return True


class _Markdown(MarkdownIt):
    """Keeps every link as it was written: `prose` judges it, and can say where it stands."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (the parser's own names)
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (likewise)
        return url


def _make() -> MarkdownIt:
    markdown = _Markdown("commonmark", {"html": False}, renderer_cls=_Renderer).enable(["table"])
    # indented code and underlined headings are always accidents here
    markdown.disable(["code", "lheading", "html_block", "html_inline"])
    markdown.inline.ruler.before("link", "foreign", _foreign)
    return markdown


_markdown = _make()
