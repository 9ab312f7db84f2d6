"""Links and pictures lead where a reader can follow."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

from plansite.addresses import Addresses, LinkError, Trouble, addresses, location
from plansite.codes import Code
from plansite.diagnostics import Finding, Message, say
from plansite.draft import Draft
from plansite.hints import nearest
from plansite.prose import Prose

Explanation = tuple[Code, Message, Message]


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
                code, message, help_ = _explain(error.trouble, link.target, file, prose.lang, known)
                yield Finding(link.place, code, message, help_)


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
                help_ = say("write what it shows: `{line}`", line=f"![…]({link.target})")
                yield Finding(link.place, "missing-alt", message, help_)
            try:
                known.picture(file, link.target)
            except LinkError as error:
                code, message, help_ = _explain_picture(error.trouble, link.target)
                yield Finding(link.place, code, message, help_)


def _files(draft: Draft) -> Iterator[tuple[Path, Prose]]:
    for words, by_hand in ((draft.prose, False), (draft.by_hand, True)):
        for (lang, name), prose in words.items():
            yield location(draft, lang, name, by_hand=by_hand), prose


def _explain(trouble: Trouble, target: str, file: Path, lang: str, known: Addresses) -> Explanation:
    if trouble is Trouble.SCHEME:
        message = say("`{target}` is not an allowed link", target=target)
        help_ = say("begin it with https://, or write the path of a `.md` file, relative to this file")
        return "bad-link", message, help_
    if trouble is Trouble.ABSOLUTE:
        message = say("`{target}` begins at the site's root", target=target)
        return "bad-link", message, say("write the path of a `.md` file, relative to this file")
    if trouble is Trouble.NO_ANCHOR:
        message = say("`{target}` names a place that is not on that page", target=target)
        return "broken-anchor", message, say("see its headings, or leave out what follows the `#`")
    if trouble is Trouble.OTHER_LANGUAGE:
        message = say("`{target}` leads into another language", target=target)
        help_ = say("link the page of the language `{language}`; the reader can change there", language=lang)
        return "other-language", message, _nearest(target, file, lang, known) or help_
    if not target:
        message = say("this link has no address")
        return "broken-link", message, say("write the path of a `.md` file, relative to this file")
    message = say("`{target}` leads nowhere", target=target)
    help_ = say("write the path of a `.md` file, relative to this file")
    return "broken-link", message, _nearest(target, file, lang, known) or help_


def _nearest(target: str, file: Path, lang: str, known: Addresses) -> Message | None:
    """The file of that name or a similar one, wherever it lies in the same language."""
    path, hash_, anchor = target.partition("#")
    files = {other: page for other, page in known.pages.items() if page.lang == lang}
    names = {Path(page.path).name: other for other, page in files.items()}
    names |= {Path(other).stem: other for other in files}
    name = nearest(path.rstrip("/").rpartition("/")[2].removesuffix(".md"), names)
    if name is None:
        return None
    word = Path(os.path.relpath(names[name], file.parent)).as_posix() + hash_ + anchor
    return say("did you mean `{word}`?", word=word)


def _explain_picture(trouble: Trouble, target: str) -> Explanation:
    help_ = say("put it into docs/assets/images and write its path relative to this file")
    if trouble is Trouble.NO_FILE:
        return "missing-picture", say("there is no picture `{target}`", target=target), help_
    message = say("the picture `{target}` lies outside docs/assets/images", target=target)
    return "picture-outside", message, help_
