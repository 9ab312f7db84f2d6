"""Reads a content folder: facts, words and pages by hand, with every finding about single files.

What is found wrong is reported and left out; the rest is read, so that `rules` can look at all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from plansite.diagnostics import Finding, Place, Report, Severity, say
from plansite.draft import Draft, Folders
from plansite.facts import FACT_ID, read_facts
from plansite.files import files, read_text, shown, stray
from plansite.hints import nearest
from plansite.labels import SECTIONS
from plansite.prose import Grammar, Prose, read_prose
from plansite.spelling import is_known, load_spelling
from plansite.words import load_catalogue

__all__ = ["Draft", "Folders", "read"]

KEYED = frozenset({"developments", "related", "paragraphs"})
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?")


def read(folders: Folders, report: Report) -> Draft:
    draft = Draft(folders)
    read_facts(draft, report)
    draft.languages = tuple(_languages(draft, report))
    for language in draft.languages:
        _read_words(draft, language, report)
        _read_by_hand(draft, language, report)
    return draft


def _languages(draft: Draft, report: Report) -> Iterator[str]:
    """The languages of site.yml that can be read; where it does not say, those that have a folder."""
    found = [path for path in files(draft.folders.content, report) if path.is_dir() and path.name != "plan"]
    found += [path for path in files(draft.folders.docs, report) if _LANGUAGE.fullmatch(path.name)]
    if draft.site is None:
        yield from sorted({path.name for path in found if is_known(path.name)})
        return
    listed = dict.fromkeys(draft.site.languages)
    unlisted = {path.name: path for path in found if path.name not in listed}
    for language in listed:
        place = draft.trees["site"].place(("languages", draft.site.languages.index(language)))
        meant = None if any(path.name == language for path in found) else nearest(language, unlisted)
        if meant:
            message = say("there is no folder for the language `{language}`", language=language)
            report(Finding(place, "unknown-language", message, say("did you mean `{word}`?", word=meant)))
            found = [path for path in found if path.name != meant]
        elif is_known(language):
            yield language
        else:
            message = say("the language `{language}` is not known", language=language)
            help_ = say("write its code in ISO 639, such as `tr`")
            report(Finding(place, "unknown-language", message, help_))
    for path in found:
        if path.name not in listed:
            report(replace(stray(path, list(listed)), severity=Severity.WARNING))


def _read_words(draft: Draft, language: str, report: Report) -> None:
    folder = draft.folders.content / language
    translate = load_catalogue(language).gettext
    spell = load_spelling(language)

    def normal(key: str) -> str:
        return spell.read_date(key) or key

    titles = {translate(text): anchor for anchor, text in SECTIONS.items()}
    paragraphs = {"paragraphs", "related"}
    grammars = {
        "activities": Grammar({t: a for t, a in titles.items() if a != "paragraphs"}, KEYED, normal=normal),
        "areas": Grammar({}),
        "agreement": Grammar({t: a for t, a in titles.items() if a in paragraphs}, KEYED, normal=normal),
    }
    for path in files(folder, report, below=("activities", "areas")):
        name = path.relative_to(folder).as_posix().removesuffix(".md")
        kind = name.rpartition("/")[0] or name
        if path.suffix != ".md" or kind not in grammars or name in ("activities", "areas"):
            report(stray(path, ("agreement.md", "activities", "areas") if path.parent == folder else ()))
        elif prose := _prose(draft, path, draft.folders.content, language, grammars[kind], report):
            draft.prose[language, name] = prose


def _read_by_hand(draft: Draft, language: str, report: Report) -> None:
    folder = draft.folders.docs / language
    for path in files(folder, report):
        name = path.name.removesuffix(".md")
        if path.suffix != ".md":
            report(stray(path, ()))
        elif not FACT_ID.fullmatch(name):
            message = say("`{name}` is not a well-formed name of a page", name=name)
            help_ = say(
                "name the file by small ASCII letters and digits with hyphens, alike in all languages"
            )
            report(Finding(Place(shown(path)), "bad-id", message, help_))
        elif prose := _prose(draft, path, draft.folders.docs, language, Grammar({}, by_hand=True), report):
            draft.by_hand[language, name] = prose


def _prose(
    draft: Draft, path: Path, inside: Path, language: str, grammar: Grammar, report: Report
) -> Prose | None:
    text = read_text(path, inside, report)
    prose = read_prose(text, language, grammar, report) if text else None
    if prose is None:
        draft.unread.add(path)
    return prose
