"""Whatever has a name has one in every language of the site."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from plansite.diagnostics import Finding, say
from plansite.nodes import Step, Tree
from plansite.read import Draft
from plansite.validate import known_word, listed

Path = tuple[Step, ...]


def names_are_in_every_language(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for tree, path, names in _names(draft):
        for language in draft.languages:
            if language not in names:
                yield Finding(
                    tree.place(path, key=True),
                    "missing-language",
                    say("the form in the language `{language}` is missing", language=language),
                    say("add a line, for example `{line}`", line=f"{language}: …"),
                )
        for language in names:
            if language not in draft.languages and draft.site:
                yield Finding(
                    tree.place((*path, language), key=True),
                    "unknown-language",
                    say("the site is not published in the language `{language}`", language=language),
                    known_word(
                        language,
                        draft.languages,
                        say("its languages are {words}", words=listed(draft.languages)),
                    ),
                )


def marks_name_languages(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """`unofficial` lists languages of the site, and `from_press` some of those."""
    for tree, path, languages, allowed in _marks(draft):
        for index, language in enumerate(languages):
            if language not in allowed:
                yield Finding(
                    tree.place((*path, index)),
                    "unknown-language",
                    say("`{language}` can't stand here", language=language),
                    say("only these can: {words}", words=listed(allowed)),
                )


def _names(draft: Draft) -> Iterator[tuple[Tree, Path, Mapping[str, str]]]:
    """Every text that facts hold in several languages."""
    for tree, path, value in _values(draft):
        if value:
            yield tree, path, value


def _values(draft: Draft) -> Iterator[tuple[Tree, Path, Mapping[str, str] | None]]:
    trees = draft.trees
    if draft.site:
        yield trees["site"], ("name",), draft.site.name
        yield trees["site"], ("publisher",), draft.site.publisher
        for index, other in enumerate(draft.site.other_plans):
            yield trees["site"], ("other_plans", index, "name"), other.name
    for kind, forms in draft.kinds.items():
        yield trees["kinds"], (kind,), forms.forms
    for identifier, name in draft.names.items():
        yield trees["names"], (identifier,), name.forms
    for identifier, institution in draft.institutions.items():
        yield trees["institutions"], (identifier, "name"), institution.name
        yield trees["institutions"], (identifier, "short"), institution.short
    for index, search in draft.searches.items():
        yield trees["searches"], (index, "where"), search.where
        yield trees["searches"], (index, "not_searched"), search.not_searched
    yield from _agreement_values(draft)
    for tree, activity in draft.each_activity():
        yield tree, ("place",), activity.place
        yield tree, ("budget",), activity.budget
        for index, indicator in enumerate(activity.indicators):
            yield tree, ("indicators", index), indicator
        for index, related in enumerate(activity.related):
            yield tree, ("related", index, "place"), related.place


def _agreement_values(draft: Draft) -> Iterator[tuple[Tree, Path, Mapping[str, str] | None]]:
    agreement = draft.agreement
    if agreement is None:
        return
    tree = draft.trees["agreement"]
    yield tree, ("title",), agreement.title
    if agreement.protocol:
        yield tree, ("protocol", "place"), agreement.protocol.place
        for index, signatory in enumerate(agreement.protocol.signatories):
            yield tree, ("protocol", "signatories", index, "role"), signatory.role
    for index, other in enumerate(agreement.not_this_plan):
        yield tree, ("not_this_plan", index, "name"), other.name
    for index, related in enumerate(agreement.related):
        yield tree, ("related", index, "place"), related.place


def _marks(draft: Draft) -> Iterator[tuple[Tree, Path, tuple[str, ...], tuple[str, ...]]]:
    if draft.agreement:
        yield draft.trees["agreement"], ("unofficial",), draft.agreement.unofficial, draft.languages
    for identifier, name in draft.names.items():
        yield draft.trees["names"], (identifier, "unofficial"), name.unofficial, draft.languages
    for identifier, institution in draft.institutions.items():
        tree = draft.trees["institutions"]
        yield tree, (identifier, "unofficial"), institution.unofficial, draft.languages
        yield tree, (identifier, "from_press"), institution.from_press, institution.unofficial
