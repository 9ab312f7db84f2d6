"""Where things stand on the site, and where a link that an editor wrote leads.

Addresses are equal in all languages and made of ids, never of titles; once published they are promises.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote

from plansite.draft import Draft
from plansite.files import is_file
from plansite.model import Related
from plansite.prose import Prose

# Pages and places on pages that the program makes; nothing that an editor names may be called so.
PROGRAM_PAGES = frozenset({
    "account", "activities", "agreement", "archive", "areas", "both", "build", "changes", "coverage",
    "glossary", "index", "institutions", "list", "search", "silent", "sources", "timeline", "translation",
    "unknown",
})  # fmt: skip
ACTIVITY_ANCHORS = re.compile(
    r"main|copied|status|promise|sides|side-[0-9]+|developments|related|not-known|names|recorded|purpose|scope|expected-result"
)
BY_HAND_ANCHORS = re.compile(r"main|copied|summary|statuses|status-[a-z-]+|endings|looked|others")


def activity_path(identifier: str) -> str:
    return f"activities/{identifier.lower()}/"  # ids are ASCII


def glossary_anchor(identifier: str) -> str:
    return f"term-{identifier}"


def area_path(identifier: str) -> str:
    return f"areas/{identifier}/"


def institution_path(identifier: str) -> str:
    return f"institutions/{identifier}/"


def archive_path(day: datetime.date) -> str:
    """The page of a release."""
    return f"archive/{day.isoformat()}/"


def archived_path(day: datetime.date, identifier: str) -> str:
    """The page of an activity as it was in a release."""
    return archive_path(day) + activity_path(identifier).removeprefix("activities/")


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
_WEB = re.compile(r"https://[^\s/?#@\\]+([/?#]\S*)?")


def is_web_address(text: str) -> bool:
    """Whether a reader can follow it; one that names a user looks like another site than it leads to."""
    return _WEB.fullmatch(text) is not None


class LinkError(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Addresses:
    """Every file of words, by where it lies or would lie, with its page and the page's anchors."""

    pages: dict[str, Target]
    anchors: dict[tuple[str, str], frozenset[str] | None]  # None: the words could not be read
    pictures: str

    def resolve(self, file: Path, lang: str, link: str) -> Target | str:
        """The page that `link` in the file means, or the address itself where it leads off the site.

        Raises LinkError where it leads nowhere or where it should not.
        """
        if _SCHEME.match(link) or link.startswith("//"):
            if not is_web_address(link):
                raise LinkError(Trouble.SCHEME)
            return link
        if link.startswith(("/", "\\")):
            raise LinkError(Trouble.ABSOLUTE)
        name, hash_, anchor = unquote(link).partition("#")
        target = self.pages.get(os.path.normpath(file.parent / name) if name else str(file))
        if target is None or not link:
            raise LinkError(Trouble.NO_FILE)
        if target.lang != lang:
            raise LinkError(Trouble.OTHER_LANGUAGE)
        anchors = self.anchors[target.lang, target.path]
        if hash_ and anchors is not None and anchor not in anchors:
            raise LinkError(Trouble.NO_ANCHOR)
        return Target(target.lang, target.path, anchor)

    def picture(self, file: Path, link: str) -> str:
        """The address of a picture below docs/assets/images. Raises LinkError."""
        if _SCHEME.match(link) or link.startswith(("/", "\\")):
            raise LinkError(Trouble.SCHEME)
        path = os.path.normpath(file.parent / unquote(link))
        if not Path(path).is_relative_to(self.pictures):
            raise LinkError(Trouble.ABSOLUTE)
        if not is_file(path):
            raise LinkError(Trouble.NO_FILE)
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.pictures)):
            raise LinkError(Trouble.ABSOLUTE)
        return f"assets/images/{Path(path).relative_to(self.pictures).as_posix()}"

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
    """A page is in every language once its words are in one, or could be if they could be read."""
    pages: dict[str, Target] = {}
    anchors: dict[tuple[str, str], frozenset[str] | None] = {}
    for by_hand, words in ((False, draft.prose), (True, draft.by_hand)):
        root = draft.folders.docs if by_hand else draft.folders.content
        unread = {path: _name(path.relative_to(root)) for path in draft.unread if path.is_relative_to(root)}
        vague = {*unread.values(), *draft.flawed}
        for name in {name for _lang, name in words} | {
            unread[path] for path in unread if path.suffix == ".md"
        }:
            for lang in draft.languages:
                target = Target(lang, words_path(name), "")
                pages[str(location(draft, lang, name, by_hand=by_hand))] = target
                order = [one for one in (lang, *draft.languages) if (one, name) in words]
                proses = [words[one, name] for one in order]
                shown = proses[:1] if by_hand else proses  # a section is shown from any that has it
                own = (anchor for prose in shown for anchor in prose.anchors)
                known = frozenset((*own, *_anchors_of_facts(draft, name, proses)))
                told = not {name, *(f"{one}/{name}" for one in order[: len(shown)])} & vague
                anchors[lang, target.path] = known if told else None
    return Addresses(pages, anchors, str(draft.folders.pictures))


def _name(path: Path) -> str:
    """The name of a file of words or facts below its language's folder, or below plan/."""
    return path.relative_to(path.parts[0]).with_suffix("").as_posix()


def _anchors_of_facts(draft: Draft, name: str, proses: list[Prose]) -> Iterator[str]:
    """The places that the program makes on a page, whether there are words for them or not."""
    agreement = draft.agreement if name == "agreement" else None
    activity = draft.activities.get(name.removeprefix("activities/"))
    if activity:
        yield from ("developments", *(entry.key for entry in activity.history))
    if agreement:
        yield from ("paragraphs", *agreement.paragraphs)
    facts = activity or agreement
    for related in facts.related if facts else ():
        yield related_anchor(related, proses)


def related_anchor(related: Related, proses: list[Prose]) -> str:
    """A related report is known by the first of its sources that any language tells of, else by its first."""
    told = (source for source in related.sources if any(prose.part("related", source) for prose in proses))
    return next(told, related.sources[0])
