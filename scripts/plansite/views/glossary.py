"""The glossary: the words of the plan and of this record in every language, and where each was seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from plansite.addresses import glossary_anchor
from plansite.terms import Term
from plansite.views.parts import page_languages
from plansite.views.record import Record, Ref, by_hand_ref, institution_ref, page, source_refs
from plansite.voice import Phrase, Voice

GLOSSARY = "glossary/"
LONG = 20  # terms, from which on letters help to find one


@dataclass(frozen=True, slots=True)
class FormView:
    """A term in one language."""

    language: str
    form: Phrase
    awaited: bool  # no native reader has confirmed it yet
    sources: tuple[Ref, ...]  # none: our own wording


@dataclass(frozen=True, slots=True)
class TermView:
    id: str
    form: FormView  # in the page's language
    others: tuple[FormView, ...]
    note: Phrase | None


@dataclass(frozen=True, slots=True)
class LetterView:
    letter: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    title: str
    letters: tuple[LetterView, ...]
    index: tuple[str, ...]  # none where the list is short
    institutions: tuple[Ref, ...]  # whose names stand on their own pages
    method: Ref | None  # where the statuses are explained


def glossary_ref(record: Record, voice: Voice) -> Ref | None:
    return page(voice, GLOSSARY, glossary_title(voice)) if record.draft.terms else None


def term_ref(record: Record, voice: Voice, identifier: str) -> Ref:
    form = voice.name(record.draft.terms[identifier].forms)
    return page(voice, f"{GLOSSARY}#{glossary_anchor(identifier)}", form)


def glossary_title(voice: Voice) -> str:
    return voice._("Glossary")


def glossary_view(record: Record, voice: Voice) -> GlossaryView:
    alphabet = voice.spelling.alphabet
    terms = sorted(_terms(record, voice), key=lambda term: alphabet.key(term.form.form.text))
    letters = tuple(
        LetterView(letter, tuple(alike))
        for letter, alike in groupby(terms, lambda term: alphabet.upper(term.form.form.text[:1]))
    )
    known = record.plan.institutions
    ordered = voice.own_first(known, lambda one: known[one].country)
    return GlossaryView(
        title=glossary_title(voice),
        letters=letters,
        index=tuple(one.letter for one in letters) if len(terms) >= LONG else (),
        institutions=tuple(institution_ref(record, voice, one) for one in ordered),
        method=by_hand_ref(record, voice, "method"),
    )


def _terms(record: Record, voice: Voice) -> Iterator[TermView]:
    for identifier, term in record.draft.terms.items():
        first, *others = _forms(record, voice, term)
        yield TermView(
            id=glossary_anchor(identifier),
            form=first,
            others=tuple(others),
            note=voice.name(term.note) if term.note else None,
        )


def _forms(record: Record, voice: Voice, term: Term) -> Iterator[FormView]:
    """The page's own language first."""
    known = record.plan.sources  # on an earlier day not all that are named today
    seen = {
        one.language: [source for source in one.sources if source in known or "://" in source]
        for one in term.seen
    }
    for lang in page_languages(record, voice):
        if lang in term.forms:
            yield FormView(
                language=voice.language(lang),
                form=voice.form(lang, term.forms[lang]),
                awaited=lang in term.awaited,
                sources=source_refs(record, voice, seen.get(lang, ())),
            )
