"""What the terms of the glossary must be to each other and to the site's languages."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.diagnostics import Finding, say
from plansite.draft import Draft
from plansite.hints import known_word, listed


def forms_are_seen_in_languages_of_the_site(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Each entry of `seen` is about the form in another language of the site."""
    for identifier, term in draft.terms.items():
        told: set[str] = set()
        for number, seen in enumerate(term.seen):
            place = draft.trees["terms"].place((identifier, "seen", number, "language"))
            if seen.language not in draft.languages:
                message = say(
                    "the site is not published in the language `{language}`", language=seen.language
                )
                otherwise = say("its languages are {words}", words=listed(draft.languages))
                help_ = known_word(seen.language, draft.languages, otherwise)
                yield Finding(place, "unknown-language", message, help_)
            elif seen.language in told:
                message = say("`{id}` is named a second time", id=seen.language)
                yield Finding(place, "repeated-id", message, say("write its sources into one entry"))
            told.add(seen.language)


def terms_are_different(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """No two terms say the same in every language."""
    met: dict[tuple[tuple[str, str], ...], str] = {}
    for identifier, term in draft.terms.items():
        first = met.setdefault(tuple(sorted(term.forms.items())), identifier)
        if first != identifier:
            place = draft.trees["terms"].place((identifier,), key=True)
            message = say("`{id}` and `{other}` are the same term", id=identifier, other=first)
            yield Finding(place, "repeated-term", message, say("delete one of the two"))
