"""Whatever has a name has one in every language of the site."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from plansite.diagnostics import Finding, say
from plansite.draft import Draft
from plansite.hints import known_word, listed
from plansite.nodes import Path, Tree

Named = tuple[Tree, Path, Mapping[str, str] | None]


def names_are_in_every_language(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for tree, path, names in _names(draft):
        published = (*draft.languages, *(draft.site.languages if draft.site else names))
        unknown = [language for language in names if language not in published]
        for language in unknown:
            message = say("the site is not published in the language `{language}`", language=language)
            otherwise = say("its languages are {words}", words=listed(draft.languages))
            help_ = known_word(language, draft.languages, otherwise)
            yield Finding(tree.place((*path, language), key=True), "unknown-language", message, help_)
        node = tree.raw(path)
        written = set(node.entries) if node else set()
        misspelt = len(written - set(names)) + len(unknown)  # each may be meant for one that is missing
        for language in [one for one in draft.languages if one not in written][misspelt:]:
            message = say("the form in the language `{language}` is missing", language=language)
            help_ = say("add a line, for example `{line}`", line=f"{language}: …")
            yield Finding(tree.place(path, key=True), "missing-language", message, help_)


def marks_name_languages(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """`unofficial` and `awaited` list languages of the site, and `from_press` some of the former."""
    for tree, path, languages, allowed in _marks(draft):
        for index, language in enumerate(languages):
            if language not in allowed:
                message, help_ = say("`{language}` can't stand here", language=language), say("delete it")
                if allowed:
                    help_ = say("only these can: {words}", words=listed(allowed))
                yield Finding(tree.place((*path, index)), "unknown-language", message, help_)


def _names(draft: Draft) -> Iterator[tuple[Tree, Path, Mapping[str, str]]]:
    """Every text that facts hold in several languages."""
    parts = (_names_of_lists, _names_of_terms, _names_of_agreement, _names_of_activities)
    for tree, path, names in (one for part in parts for one in part(draft)):
        if names:
            yield tree, path, names


def _names_of_lists(draft: Draft) -> Iterator[Named]:
    trees = draft.trees
    if draft.site:
        yield trees["site"], ("name",), draft.site.name
        yield trees["site"], ("publisher",), draft.site.publisher
        for index, plan in enumerate(draft.site.other_plans):
            yield trees["site"], ("other_plans", index, "name"), plan.name
    for kind, forms in draft.kinds.items():
        yield trees["kinds"], (kind,), forms.forms
    for identifier, name in draft.names.items():
        yield trees["names"], (identifier,), name.forms
    for identifier, institution in draft.institutions.items():
        yield trees["institutions"], (identifier, "name"), institution.name
        yield trees["institutions"], (identifier, "short"), institution.short
    for number, search in draft.searches.items():
        yield trees["searches"], (number, "where"), search.where
        yield trees["searches"], (number, "not_searched"), search.not_searched
    for number, correction in draft.corrections.items():
        yield trees["corrections"], (number, "reason"), correction.reason


def _names_of_terms(draft: Draft) -> Iterator[Named]:
    for identifier, term in draft.terms.items():
        yield draft.trees["terms"], (identifier, "forms"), term.forms
        yield draft.trees["terms"], (identifier, "note"), term.note


def _names_of_activities(draft: Draft) -> Iterator[Named]:
    for tree, activity in draft.each_activity():
        yield tree, ("place",), activity.place
        yield tree, ("budget",), activity.budget
        for index, indicator in enumerate(activity.indicators):
            yield tree, ("indicators", index), indicator
        for index, related in enumerate(activity.related):
            yield tree, ("related", index, "place"), related.place


def _names_of_agreement(draft: Draft) -> Iterator[Named]:
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
    for identifier, term in draft.terms.items():
        yield draft.trees["terms"], (identifier, "awaited"), term.awaited, draft.languages
    for identifier, institution in draft.institutions.items():
        tree = draft.trees["institutions"]
        yield tree, (identifier, "unofficial"), institution.unofficial, draft.languages
        yield tree, (identifier, "from_press"), institution.from_press, institution.unofficial
