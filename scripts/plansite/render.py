"""Views into finished HTML: templates hold no decisions, only places."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from plansite.addresses import Addresses, LinkError
from plansite.page import relative
from plansite.views.record import Words
from plansite.words import load_catalogue

_PERIOD = re.compile(r"[0-9]+–[0-9]+[^\s<]*")


def whole(text: str) -> Markup:
    """The text with its periods, such as 2040–2042, each kept on one line."""
    return Markup(_PERIOD.sub(r'<span class="nowrap">\g<0></span>', str(escape(text))))


@cache
def _templates(language: str) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["whole"] = whole
    environment.globals["_"] = load_catalogue(language).gettext
    return environment


def render(
    template: str,
    view: object,
    address: str,
    language: str,
    addresses: Addresses,
    published: Container[str],
    stands_for: str = "",
    instead: str = "",
) -> str:
    """The body of the page at `address`; links become relative to it.

    An editor's link to a page that is not `published` (it was not yet known on the day) is no link.
    Where the page stands for another one, at the address `stands_for`, the places of that are its own.
    Where `instead` is given, it stands in the place of words in another language and of notices about them.
    """

    def href(target: str) -> str:
        if stands_for and target.startswith(f"{stands_for}#"):
            return target.removeprefix(stands_for)
        return target if target.startswith(("https://", "http://")) else relative(address, target)

    def html(words: Words) -> Markup:
        if instead and words.lang:
            return Markup('<p class="notice notice-missing" lang="{}">{}</p>').format(language, instead)

        def follow(link: str, *, picture: bool) -> str:
            try:
                target = addresses.follow(words.file, words.file_lang, link, picture=picture)
            except LinkError:  # words of an earlier day, and what they led to is gone
                return ""
            there = picture or "://" in target or target.partition("#")[0] in published
            return href(target) if there else ""

        return Markup(words.block.html(follow))  # made by our renderer, cleaned by nh3

    page: str = (
        _templates(language)
        .get_template(f"pages/{template}.jinja")
        .render(view=view, href=href, html=html, instead=instead)
    )
    return page
