"""Links and pictures lead where a reader can follow."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

from plansite.addresses import LinkError, Target, Trouble, addresses, location
from plansite.diagnostics import Finding, Message, say
from plansite.prose import Link, Prose
from plansite.read import Draft


def links_lead_somewhere(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A link is relative to its file and stays in its language, or begins with https://."""
    known = addresses(draft)
    for file, prose in _files(draft):
        for link in prose.links:
            if link.picture:
                continue
            try:
                known.resolve(file, prose.lang, link.target)
            except LinkError as error:
                yield Finding(link.place, *_explain(error.trouble, link, file, prose.lang, known.pages))


def pictures_are_there(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A picture lies in docs/assets/images and says in words what it shows."""
    known = addresses(draft)
    for file, prose in _files(draft):
        for link in prose.links:
            if not link.picture:
                continue
            if not link.words.strip():
                message = say(
                    "the picture `{target}` has no words for those who can't see it", target=link.target
                )
                yield Finding(link.place, "missing-alt", message, say("write what it shows: `![…](…)`"))
            try:
                known.picture(file, link.target)
            except LinkError as error:
                yield Finding(link.place, *_explain_picture(error.trouble, link))


def _files(draft: Draft) -> Iterator[tuple[Path, Prose]]:
    for words, by_hand in ((draft.prose, False), (draft.by_hand, True)):
        for (lang, name), prose in words.items():
            yield location(draft, lang, name, by_hand=by_hand), prose


def _explain(
    trouble: Trouble, link: Link, file: Path, lang: str, pages: dict[str, Target]
) -> tuple[str, Message, Message]:
    target = link.target
    if trouble is Trouble.SCHEME:
        message = say("`{target}` is not an allowed link", target=target)
        return (
            "bad-link",
            message,
            say("begin it with https://, or link a file of this folder: `../activities/FAM-01.md`"),
        )
    if trouble is Trouble.ABSOLUTE:
        message = say("`{target}` begins at the site's root", target=target)
        return "bad-link", message, say("write it relative to this file: `../activities/FAM-01.md`")
    if trouble is Trouble.NO_ANCHOR:
        message = say("`{target}` names a place that is not on that page", target=target)
        return "broken-anchor", message, say("see its headings, or leave out what follows the `#`")
    if trouble is Trouble.OTHER_LANGUAGE:
        message = say("`{target}` leads into another language", target=target)
        return (
            "other-language",
            message,
            say("link the page of the language `{language}`; the reader can change there", language=lang),
        )
    message = say("`{target}` leads nowhere", target=target)
    near = _nearest(target, file, lang, pages)
    return "broken-link", message, near or say("write the path of a `.md` file, relative to this file")


def _nearest(target: str, file: Path, lang: str, pages: dict[str, Target]) -> Message | None:
    """The file of that name, if it lies elsewhere in the same language."""
    name = target.partition("#")[0].rpartition("/")[2].removesuffix("/").removesuffix(".md")
    for path, page in pages.items():
        if page.lang == lang and Path(path).stem == name:
            return say("did you mean `{word}`?", word=_relative(path, file))
    return None


def _relative(path: str, file: Path) -> str:
    return Path(os.path.relpath(path, file.parent)).as_posix()


def _explain_picture(trouble: Trouble, link: Link) -> tuple[str, Message, Message]:
    help_ = say("put it into docs/assets/images and write its path relative to this file")
    if trouble is Trouble.NO_FILE:
        return "missing-picture", say("there is no picture `{target}`", target=link.target), help_
    return (
        "picture-outside",
        say("the picture `{target}` lies outside docs/assets/images", target=link.target),
        help_,
    )
