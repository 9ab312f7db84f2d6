"""Facts and words go together, and the languages go together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.addresses import BY_HAND_ANCHORS, PROGRAM_PAGES
from plansite.diagnostics import Finding, Message, Place, Severity, say
from plansite.draft import Draft
from plansite.files import shown
from plansite.hints import known_word, listed
from plansite.prose import Part

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
    for name in _named(draft):
        paths = {one: draft.folders.content / one / f"{name}.md" for one in draft.languages}
        missing = [one for one in paths if (one, name) not in draft.prose and paths[one] not in draft.unread]
        if missing and len(missing) == len(paths):
            message = say("no language has words for `{name}`", name=name)
            files = listed(map(shown, paths.values()))
            help_ = say("write {files}; each begins with `# ` and a title, then one paragraph", files=files)
            yield Finding(_place_of_facts(draft, name), "missing-words", message, help_)
            continue
        for language in missing:
            if language not in silent:
                message = say(
                    "the words for `{name}` are missing in the language `{language}`",
                    name=name,
                    language=language,
                )
                yield _missing(Place(shown(paths[language])), message, _HOW)


def words_have_facts(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    names = _named(draft)
    for (_language, name), prose in draft.prose.items():
        folder = name.rpartition("/")[0]
        path = draft.folders.plan / ("areas.yml" if folder == "areas" else f"{name}.yml")
        if name not in names and path not in draft.unread and path.stem not in draft.flawed:
            near = [other for other in names if other.startswith(f"{folder}/")]
            message = say("there are no facts for `{name}`", name=name)
            otherwise = say("add it to {path}, or delete this file", path=shown(path))
            help_ = known_word(name, near, otherwise)
            yield Finding(prose.file.place(), "words-without-facts", message, help_)


def parts_name_facts(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A `###` heading names an entry of the history, a paragraph, or the source of a related report."""
    for (_language, name), prose in draft.prose.items():
        for anchor, keys in _keys(draft, name).items():
            section = prose.section(anchor)
            for part in section.parts if section else ():
                if part.key not in keys:
                    yield _unknown_part(part, keys, anchor)


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
                if twin and anchor not in twin.anchors:
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


def _without_words(draft: Draft) -> list[str]:
    folder = draft.folders.content
    return [language for language in draft.languages if not (folder / language).exists()]


def _without_pages(draft: Draft) -> list[str]:
    folder = draft.folders.docs
    return [language for language in draft.languages if draft.by_hand and not (folder / language).exists()]


_FOLDER = say("add this folder, with the same files as in the other languages")


def _missing(place: Place, message: Message, help_: Message) -> Finding:
    return Finding(place, "missing-words", message, help_, Severity.WARNING)


def _named(draft: Draft) -> list[str]:
    return [
        "agreement",
        *(f"areas/{area}" for area in draft.areas),
        *(f"activities/{identifier}" for identifier in draft.activity_ids()),
    ]


def _place_of_facts(draft: Draft, name: str) -> Place:
    folder, _, identifier = name.rpartition("/")
    if folder == "areas":
        return draft.trees["areas"].place((draft.areas.index(identifier),))
    return Place(shown(draft.folders.plan / f"{name}.yml"))


def _keys(draft: Draft, name: str) -> dict[str, list[str]]:
    """For each section the keys that its parts may have; none where not all of the file was understood."""
    if name in draft.flawed:
        return {}
    if name == "agreement" and draft.agreement:
        sources = [source for related in draft.agreement.related for source in related.sources]
        return {"paragraphs": list(draft.agreement.paragraphs), "related": sources}
    activity = draft.activities.get(name.removeprefix("activities/"))
    if activity is None:
        return {}
    sources = [source for related in activity.related for source in related.sources]
    return {"developments": [entry.key for entry in activity.history], "related": sources}


def _unknown_part(part: Part, keys: list[str], anchor: str) -> Finding:
    message = {
        "developments": say("the history has no entry `{key}`", key=part.key),
        "paragraphs": say("agreement.yml has no paragraph `{key}`", key=part.key),
        "related": say("no related report has the source `{key}`", key=part.key),
    }[anchor]
    none = say("there is none; add it to the facts first, or delete this part")
    otherwise = say("there are {words}", words=listed(keys)) if keys else none
    return Finding(part.place, "unknown-part", message, known_word(part.key, keys, otherwise))
