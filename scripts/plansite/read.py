"""Reads a content folder: facts, words and pages by hand, with every finding about single files.

What is found wrong is reported and left out; the rest is read, so that `rules` can look at all of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plansite.confirmations import MOST_BYTES, read_confirmations
from plansite.diagnostics import Finding, Place, Report, Severity, say
from plansite.draft import FACT_ID, Draft, Folders
from plansite.facts import read_facts
from plansite.files import files, is_folder, read_text, shown, stray
from plansite.grammars import BY_HAND, grammars
from plansite.hints import nearest
from plansite.prose import Grammar, Prose, read_prose
from plansite.releases import read_releases
from plansite.rows import read_rows
from plansite.spelling import is_known
from plansite.visits import Visit

__all__ = ["Draft", "Folders", "read"]


def read(folders: Folders, report: Report) -> Draft:
    draft = Draft(folders)
    read_facts(draft, report)
    draft.languages = tuple(_languages(draft, report))
    for language in draft.languages:
        _read_words(draft, language, report)
        _read_by_hand(draft, language, report)
    draft.gather_passages()
    _read_confirmed(draft, report)
    draft.visits = dict(_visits(draft, report))
    draft.releases = tuple(read_releases(draft.folders, report))
    return draft


def _visits(draft: Draft, report: Report) -> Iterator[tuple[str, tuple[Place, Visit]]]:
    """The last visit to each address; there is no file before the first."""
    path = draft.folders.health
    text = read_text(path, draft.folders.content, report) if os.path.lexists(path) else None
    seen: set[str] = set()
    for place, visit in read_rows(text, Visit, report) if text else ():
        if visit.address in seen:
            message = say("`{id}` is named a second time", id=visit.address)
            report(Finding(place, "repeated-id", message, say("delete one of the two")))
        else:
            seen.add(visit.address)
            yield visit.address, (place, visit)


def _languages(draft: Draft, report: Report) -> Iterator[str]:
    """The languages of site.yml that can be read; where it does not say, those that have a folder."""
    own = (draft.folders.plan, draft.folders.releases)  # the program's, and no language's
    found = [path for path in files(draft.folders.content, report) if path not in own]
    found += [path for path in files(draft.folders.docs, report) if is_known(path.name)]
    found = [path for path in found if is_folder(path)]
    if draft.site is None:
        yield from sorted({path.name for path in found if is_known(path.name)})
        return
    listed = draft.site.languages
    folders = {path.name: path for path in reversed(found) if path.name not in listed}
    for language in dict.fromkeys(listed):
        place = draft.trees["site"].place(("languages", listed.index(language)))
        meant = None if any(path.name == language for path in found) else nearest(language, folders)
        if meant:
            message = say("there is no folder for the language `{language}`", language=language)
            report(Finding(place, "unknown-language", message, say("did you mean `{word}`?", word=meant)))
            del folders[meant]
        elif not is_known(language):
            message = say("the language `{language}` is not known", language=language)
            help_ = say("write its two-letter code of ISO 639, or else the one of three letters")
            report(Finding(place, "unknown-language", message, help_))
        if is_known(meant or language):
            yield meant or language
    for path in folders.values():
        message = say("this folder belongs to no language of site.yml")
        help_ = say("add `{name}` to `languages:` there, or delete the folder", name=path.name)
        report(Finding(Place(shown(path)), "unknown-folder", message, help_, Severity.WARNING))


def _read_words(draft: Draft, language: str, report: Report) -> None:
    folder = draft.folders.content / language
    known = grammars(language)
    for path in files(folder, report, below=("activities", "areas")):
        name = path.relative_to(folder).as_posix().removesuffix(".md")
        kind = name.rpartition("/")[0] or name
        if path.suffix != ".md" or kind not in known or name in ("activities", "areas"):
            expected = (
                ("agreement.md", "activities", "areas") if path.parent == folder else (f"{path.stem}.md",)
            )
            report(stray(path, expected))
        elif prose := _prose(draft, path, draft.folders.content, language, known[kind], report):
            draft.prose[language, name] = prose


def _read_by_hand(draft: Draft, language: str, report: Report) -> None:
    folder = draft.folders.docs / language
    for path in files(folder, report):
        name = path.name.removesuffix(".md")
        if path.suffix != ".md":
            report(stray(path, (f"{path.stem}.md",)))
        elif not FACT_ID.fullmatch(name):
            message = say("`{name}` is not a well-formed name of a page", name=name)
            help_ = say(
                "name the file by small ASCII letters and digits with hyphens, alike in all languages"
            )
            report(Finding(Place(shown(path)), "bad-id", message, help_))
        elif prose := _prose(draft, path, draft.folders.docs, language, BY_HAND, report):
            draft.by_hand[language, name] = prose


def _prose(
    draft: Draft, path: Path, inside: Path, language: str, grammar: Grammar, report: Report
) -> Prose | None:
    text = read_text(path, inside, report)
    name = path.relative_to(inside).with_suffix("").as_posix()

    def flaw(finding: Finding) -> None:
        draft.flawed.add(name)
        report(finding)

    prose = read_prose(text, language, grammar, flaw) if text else None
    if prose is None:
        draft.unread.add(path)
    return prose


def _read_confirmed(draft: Draft, report: Report) -> None:
    path = draft.folders.confirmed
    if os.path.lexists(path):
        text = read_text(path, draft.folders.content, report, most_bytes=MOST_BYTES, most_letters=MOST_BYTES)
        draft.confirmed = read_confirmations(text, report) if text else {}
