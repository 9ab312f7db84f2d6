"""What the generator hands to the engine: finished pages, and the words of the shell around them.

Addresses are counted from the site's root, without a leading slash and with a closing one
("tr/activities/fam-01/"); the chooser's is "". Links inside a body are relative already.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language, finished but for the shell."""

    lang: str
    path: str  # below the language: "", "activities/fam-01/"; equal in all languages
    title: str
    description: str
    body: str  # finished HTML, one block element
    section: str = ""  # the path of the menu entry it belongs to; "" is the home page's
    trail: tuple[Link, ...] = ()  # the pages above it, outermost first, without home and itself
    kind: str = ""  # a class for the body element: "home", "activity", …
    listed: bool = True  # in the sitemap and for search engines
    canonical: str | None = None  # the path of the page to be named instead of it; None: its own
    last_changed: str = ""  # the sentence of the day on which what it says last changed
    changed_on: str = ""  # that day for machines: 2031-06-01; "" where it is not known
    report: str = ""  # the address of a mail or a form for errors on it; "" where nobody takes them
    forms: tuple[Link, ...] = ()  # the same in another form: with other languages beside it, for paper

    @property
    def address(self) -> str:
        return f"{self.lang}/{self.path}"


@dataclass(frozen=True, slots=True)
class Shell:
    """The words and links that stand around every page of one language."""

    lang: str
    own_name: str  # of the language, in itself
    site_name: str
    words: dict[
        str, str
    ]  # by name: skip, menu, languages, home, trail, choose, missing_title, missing_text, …
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    notes: tuple[str, ...]  # sentences of the footer: not official, as of, …
    as_of: Link  # "Bilgiler: 23 Kasım 2026", to the page build/


@dataclass(frozen=True, slots=True)
class Site:
    """Everything to be published."""

    shells: tuple[Shell, ...]  # in the order in which languages are named to a reader without one
    pages: tuple[Page, ...]
    root: str | None  # https address of the site's root with a closing slash; None where not yet named
    files: dict[str, bytes]  # further files by address: data, pictures of the plan
    papers: dict[str, str] = field(default_factory=dict)  # by address, HTML that is to be printed

    def pages_in(self, lang: str) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.lang == lang)


def relative(source: str, target: str) -> str:
    """The link from the page at address `source` to the address `target`, both counted from the root."""
    up = "../" * source.count("/")
    return (up + target) or "./"
