"""Facts and words go together, and the languages go together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from plansite.addresses import BY_HAND_ANCHORS, PROGRAM_PAGES
from plansite.diagnostics import Finding, Message, Place, Severity, say
from plansite.draft import Draft
from plansite.files import shown
from plansite.hints import known_word, listed, nearest
from plansite.labels import SECTIONS
from plansite.model import Agreement
from plansite.passages import file_of, split_id
from plansite.prose import Part, Prose
from plansite.words import load_catalogue

_HOW = say("write this file; it begins with `# ` and a title, then one paragraph as summary")


def languages_have_words(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Every language has its folder of words, and one of pages by hand if another language has."""
    for language in _without_words(draft):
        message = say("there are no words in the language `{language}`", language=language)
        yield _missing(Place(shown(draft.folders.content / language)), message, _FOLDER)
    for language in _without_pages(draft):
        message = say("there are no pages by hand in the language `{language}`", language=language)
        yield _missing(Place(shown(draft.folders.docs / language)), message, _FOLDER)


def facts_have_words(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Every activity, every area and the agreement has words: in some language, and better in all."""
    silent = set(_without_words(draft))
    misnamed = {(language, meant) for (language, _name), meant in _without_facts(draft).items()}
    for name, place in _named(draft).items():
        paths = {one: draft.folders.content / one / f"{name}.md" for one in draft.languages}
        missing = [one for one in paths if (one, name) not in draft.prose and paths[one] not in draft.unread]
        if missing and len(missing) == len(paths):
            message = say("no language has words for `{name}`", name=name)
            files = listed(map(shown, paths.values()))
            help_ = say("write {files}; each begins with `# ` and a title, then one paragraph", files=files)
            yield Finding(place, "missing-words", message, help_)
            continue
        for language in missing:
            if language not in silent and (language, name) not in misnamed:
                message = say(
                    "the words for `{name}` are missing in the language `{language}`",
                    name=name,
                    language=language,
                )
                yield _missing(Place(shown(paths[language])), message, _HOW)


def words_have_facts(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for (language, name), meant in _without_facts(draft).items():
        message = say("there are no facts for `{name}`", name=name)
        help_ = say("add it to {path}, or delete this file", path=shown(_facts_of(draft, name)))
        if meant:
            help_ = say("did you mean `{word}`?", word=meant)
        yield Finding(draft.prose[language, name].file.place(), "words-without-facts", message, help_)


def parts_name_facts(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A `###` heading names an entry of the history, a paragraph, or the source of a related report."""
    for (_language, name), prose in draft.prose.items():
        for anchor, keys in _keys(draft, name).items():
            section = prose.section(anchor)
            for part in section.parts if section else ():
                if part.key not in keys:
                    yield _unknown_part(part, keys, anchor)


def passages_are_in_every_language(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A section, or a part of one, that one language has is in the files of the others too."""
    for passage, texts in draft.passages.items():
        name, (anchor, key) = file_of(passage), split_id(passage)
        keys = _keys(draft, name).get(anchor, ()) if key else ()
        if anchor not in SECTIONS or (key and key not in keys):
            continue
        for language in draft.languages:
            prose = draft.prose.get((language, name))
            if language in texts or prose is None or f"{language}/{name}" in draft.flawed:
                continue
            section = prose.section(anchor)
            misnamed = [part for part in section.parts if part.key not in keys] if key and section else ()
            if not misnamed:  # any of these may be meant for the one that is missing
                yield _missing_passage(prose, anchor, key)


def pages_by_hand_are_in_every_language(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    silent = set(_without_pages(draft))
    for name in sorted({name for _language, name in draft.by_hand}):
        for language in draft.languages:
            path = draft.folders.docs / language / f"{name}.md"
            if (language, name) not in draft.by_hand and path not in draft.unread and language not in silent:
                message = say(
                    "the page `{name}` is missing in the language `{language}`", name=name, language=language
                )
                yield _missing(Place(shown(path)), message, _HOW)


def pages_by_hand_have_the_same_anchors(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A link to a place in a page holds in every language."""
    for (language, name), prose in draft.by_hand.items():
        for other in draft.languages:
            twin = draft.by_hand.get((other, name))
            for anchor, place in prose.anchors.items() if twin and other != language else ():
                if twin and anchor not in twin.anchors and f"{other}/{name}" not in draft.flawed:
                    message = say(
                        "the page in the language `{other}` has no section with the anchor `{anchor}`",
                        other=other,
                        anchor=anchor,
                    )
                    help_ = say("give both pages the same sections with the same anchors")
                    yield Finding(place, "lonely-anchor", message, help_)


def pages_by_hand_take_no_address_of_the_program(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for (_language, name), prose in draft.by_hand.items():
        if name in PROGRAM_PAGES:
            message = say("the program makes a page with the address `{name}/` itself", name=name)
            yield Finding(prose.file.place(), "reserved-id", message, say("give the file another name"))
        for anchor, place in prose.anchors.items():
            if BY_HAND_ANCHORS.fullmatch(anchor):
                message = say("the program uses the anchor `{anchor}` itself", anchor=anchor)
                yield Finding(place, "reserved-id", message, say("write another one, in all languages"))


def _without_facts(draft: Draft) -> dict[tuple[str, str], str | None]:
    """Words of which there are no facts, each with those missing words that it may be meant for."""
    names, found = _named(draft), {}
    for language, name in draft.prose:
        path = _facts_of(draft, name)
        if name not in names and path not in draft.unread and path.stem not in draft.flawed:
            folder = name.rpartition("/")[0]
            wanting = [one for one in names if one.startswith(folder) and (language, one) not in draft.prose]
            ids = {one.rpartition("/")[2]: one for one in wanting}
            found[language, name] = ids.get(nearest(name.rpartition("/")[2], ids) or "")
    return found


def _facts_of(draft: Draft, name: str) -> Path:
    return draft.folders.plan / ("areas.yml" if name.startswith("areas/") else f"{name}.yml")


def _without_words(draft: Draft) -> list[str]:
    folder = draft.folders.content
    return [language for language in draft.languages if not (folder / language).exists()]


def _without_pages(draft: Draft) -> list[str]:
    folder = draft.folders.docs
    return [language for language in draft.languages if draft.by_hand and not (folder / language).exists()]


_FOLDER = say("add this folder, with the same files as in the other languages")


def _missing(place: Place, message: Message, help_: Message) -> Finding:
    return Finding(place, "missing-words", message, help_, Severity.WARNING)


def _missing_passage(prose: Prose, anchor: str, key: str) -> Finding:
    section = prose.section(anchor)
    place = section.place if section else prose.file.place()
    title, language = load_catalogue(prose.lang).gettext(SECTIONS[anchor]), prose.lang
    if not key:
        message = say(
            "the section `{title}` is missing in the language `{language}`", title=title, language=language
        )
        return _missing(place, message, say("write its text below `{line}`", line=f"## {title}"))
    message = say(
        "what belongs to `{key}` in the section `{title}` is missing in the language `{language}`",
        key=key,
        title=title,
        language=language,
    )
    return _missing(place, message, say("write its text there below `{line}`", line=f"### {key}"))


def _named(draft: Draft) -> dict[str, Place]:
    """Whatever has words, and where its facts stand."""
    tree, plan = draft.trees.get("areas"), draft.folders.plan
    areas = enumerate(tree.root.items if tree else ())
    places = {node.text: tree.place((index,)) for index, node in areas if tree}
    return {
        "agreement": Place(shown(plan / "agreement.yml")),
        **{f"areas/{area}": places[area] for area in draft.areas},
        **{
            one: Place(shown(plan / f"{one}.yml"))
            for one in map("activities/{}".format, draft.activity_ids())
        },
    }


def _keys(draft: Draft, name: str) -> dict[str, list[str]]:
    """For each section the keys that its parts may have; none where not all of the file was understood."""
    if name in draft.flawed:
        return {}
    facts = draft.agreement if name == "agreement" else draft.activities.get(name.removeprefix("activities/"))
    if facts is None:
        return {}
    sources = [source for related in facts.related for source in related.sources]
    keys = {"related": sources} if set(sources) <= (draft.ids("sources") or set()) else {}
    if isinstance(facts, Agreement):
        return {**keys, "paragraphs": list(facts.paragraphs)}
    return {**keys, "developments": [entry.key for entry in facts.history]}


def _unknown_part(part: Part, keys: list[str], anchor: str) -> Finding:
    message = {
        "developments": say("the history has no entry `{key}`", key=part.key),
        "paragraphs": say("agreement.yml has no paragraph `{key}`", key=part.key),
        "related": say("no related report has the source `{key}`", key=part.key),
    }[anchor]
    none = say("there is none; add it to the facts first, or delete this part")
    otherwise = say("there are {words}", words=listed(keys)) if keys else none
    return Finding(part.place, "unknown-part", message, known_word(part.key, keys, otherwise))
