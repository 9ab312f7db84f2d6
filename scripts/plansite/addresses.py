"""Where things stand on the site, and where a link that an editor wrote leads.

Addresses are equal in all languages and made of ids, never of titles; once published they are promises.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote

from plansite.read import Draft


def activity_path(identifier: str) -> str:
    return f"activities/{identifier.lower()}/"  # ids are ASCII


def area_path(identifier: str) -> str:
    return f"areas/{identifier}/"


def institution_path(identifier: str) -> str:
    return f"institutions/{identifier}/"


def words_path(name: str) -> str:
    """The page of a file of words, by its name below the language's folder."""
    return f"{name.lower()}/"  # names are ASCII ids


@dataclass(frozen=True, slots=True)
class Target:
    """A page of the site in a language, perhaps with a place on it."""

    lang: str
    path: str
    anchor: str


class Trouble(StrEnum):
    """Why a link leads nowhere."""

    SCHEME = "scheme"
    ABSOLUTE = "absolute"
    NO_FILE = "no-file"
    NO_ANCHOR = "no-anchor"
    OTHER_LANGUAGE = "other-language"


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class LinkError(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Addresses:
    """Every file of words, by where it lies, with its page and its anchors."""

    pages: dict[str, Target]
    anchors: dict[tuple[str, str], frozenset[str]]
    pictures: str

    def resolve(self, file: Path, lang: str, link: str) -> Target | str:
        """The page that `link` in the file means, or the address itself where it leads off the site.

        Raises LinkError where it leads nowhere or where it should not.
        """
        if _SCHEME.match(link) or link.startswith("//"):
            if not re.match(r"https://[^\s/]", link):
                raise LinkError(Trouble.SCHEME)
            return link
        if link.startswith(("/", "\\")):
            raise LinkError(Trouble.ABSOLUTE)
        name, _, anchor = unquote(link).partition("#")
        target = self.pages.get(os.path.normpath(file.parent / name) if name else str(file))
        if target is None:
            raise LinkError(Trouble.NO_FILE)
        if target.lang != lang:
            raise LinkError(Trouble.OTHER_LANGUAGE)
        if anchor and anchor not in self.anchors[target.lang, target.path]:
            raise LinkError(Trouble.NO_ANCHOR)
        return Target(target.lang, target.path, anchor)

    def picture(self, file: Path, link: str) -> str:
        """The address of a picture below docs/assets/images. Raises LinkError."""
        path = Path(os.path.normpath(file.parent / unquote(link)))
        if _SCHEME.match(link) or link.startswith("/"):
            raise LinkError(Trouble.SCHEME)
        if not path.is_relative_to(self.pictures) or not path.resolve().is_relative_to(self.pictures):
            raise LinkError(Trouble.ABSOLUTE)
        if not path.is_file():
            raise LinkError(Trouble.NO_FILE)
        return f"assets/images/{path.relative_to(self.pictures).as_posix()}"

    def follow(self, file: Path, lang: str, link: str, *, picture: bool) -> str:
        """The address, from the site's root, of what `link` in the file means. Raises LinkError."""
        if picture:
            return self.picture(file, link)
        target = self.resolve(file, lang, link)
        if isinstance(target, str):
            return target
        return f"{target.lang}/{target.path}" + (f"#{target.anchor}" if target.anchor else "")


def location(draft: Draft, lang: str, name: str, *, by_hand: bool) -> Path:
    """The absolute path of a file of words."""
    root = draft.folders.docs if by_hand else draft.folders.content.resolve()
    return root / lang / f"{name}.md"


def addresses(draft: Draft) -> Addresses:
    pages: dict[str, Target] = {}
    anchors: dict[tuple[str, str], frozenset[str]] = {}
    for words, by_hand in ((draft.prose, False), (draft.by_hand, True)):
        for (lang, name), prose in words.items():
            target = Target(lang, words_path(name), "")
            pages[str(location(draft, lang, name, by_hand=by_hand))] = target
            anchors[lang, target.path] = frozenset(prose.anchors)
    return Addresses(pages, anchors, str(draft.folders.pictures))
