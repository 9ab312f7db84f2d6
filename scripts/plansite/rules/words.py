"""Facts and words go together, and the languages go together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.diagnostics import Finding, Place, Severity, say
from plansite.files import shown
from plansite.prose import Part
from plansite.read import Draft
from plansite.validate import known_word, listed


def facts_have_words(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Every activity, every area and the agreement has words: in some language, and better in all."""
    for name in _named(draft):
        missing = [language for language in draft.languages if (language, name) not in draft.prose]
        everywhere = len(missing) == len(draft.languages)
        for language in missing:
            path = shown(draft.folders.content / language / f"{name}.md")
            if everywhere:
                message = say("the words for `{name}` are missing in every language", name=name)
            else:
                message = say(
                    "the words for `{name}` are missing in the language `{language}`",
                    name=name,
                    language=language,
                )
            yield Finding(
                Place(path),
                "missing-words",
                message,
                say("write this file; it begins with `# ` and a title, then one paragraph as summary"),
                Severity.ERROR if everywhere else Severity.WARNING,
            )


def words_have_facts(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    names = _named(draft)
    for (_language, name), prose in draft.prose.items():
        if name not in names:
            folder = name.rpartition("/")[0]
            near = [other for other in names if other.startswith(f"{folder}/")]
            yield Finding(
                prose.file.place(),
                "words-without-facts",
                say("there are no facts for `{name}`", name=name),
                known_word(
                    name, near, say("add {path}, or delete this file", path=f"content/plan/{name}.yml")
                ),
            )


def parts_name_facts(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A `###` heading names an entry of the history, a paragraph, or the source of a related report."""
    for (_language, name), prose in draft.prose.items():
        known = _keys(draft, name)
        for anchor, keys in known.items():
            section = prose.section(anchor)
            for part in section.parts if section else ():
                if part.key not in keys:
                    yield _unknown_part(part, keys, anchor)


def pages_by_hand_are_in_every_language(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for name in sorted({name for _language, name in draft.by_hand}):
        for language in draft.languages:
            if (language, name) not in draft.by_hand:
                yield Finding(
                    Place(shown(draft.folders.docs / language / f"{name}.md")),
                    "missing-words",
                    say(
                        "the page `{name}` is missing in the language `{language}`",
                        name=name,
                        language=language,
                    ),
                    say("write this file; it begins with `# ` and a title, then one paragraph as summary"),
                    Severity.WARNING,
                )


def pages_by_hand_have_the_same_anchors(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A link to a place in a page holds in every language."""
    for (language, name), prose in draft.by_hand.items():
        for other in draft.languages:
            twin = draft.by_hand.get((other, name))
            for section in prose.sections if twin and other != language else ():
                if twin and section.anchor not in twin.anchors:
                    yield Finding(
                        section.place,
                        "lonely-anchor",
                        say(
                            "the page in the language `{other}` has no section with the anchor `{anchor}`",
                            other=other,
                            anchor=section.anchor,
                        ),
                        say("give both pages the same sections with the same anchors"),
                    )


def _named(draft: Draft) -> list[str]:
    return [
        "agreement",
        *(f"areas/{area}" for area in draft.areas),
        *(f"activities/{identifier}" for identifier in sorted(draft.activity_ids())),
    ]


def _keys(draft: Draft, name: str) -> dict[str, list[str]]:
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
