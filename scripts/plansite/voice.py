"""One language of the site speaking: its sentences, names, dates and order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from babel import Locale
from babel.core import get_global

from plansite.dates import DateError, PartialDate, When, as_partial, parse
from plansite.model import Institution
from plansite.spelling import Spelling, load_spelling
from plansite.words import Catalogue, load_catalogue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for a reader; `lang` where they are not in the page's, `mark` where they are not official."""

    text: str
    lang: str | None = None
    mark: str | None = None
    tail: str = ""  # what follows in the page's language: a date, a role


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it is read, and as `<time datetime>` may say it."""

    text: str
    machine: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """A period, bare (`2023–2025`) and as it is called in a sentence (`2023–2025-ci illər`)."""

    bare: str
    phrase: str

    def __format__(self, form: str) -> str:
        """For the gap of a sentence: `{period}` or `{period:phrase}`."""
        return self.phrase if form == "phrase" else self.bare


@dataclass(frozen=True, slots=True)
class Voice:
    lang: str
    catalogue: Catalogue
    spelling: Spelling

    def _(self, text: str, **values: object) -> str:
        """The sentence in this language, with what belongs into its gaps."""
        translated = self.catalogue.gettext(text)
        return translated.format(**values) if values else translated

    def ngettext(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The sentence for that number; its gap is `{n}`."""
        text = self.catalogue.ngettext(singular, plural, number)
        return text.format(n=self.spelling.number(number), **values)

    def moment(self, date: When) -> Moment:
        return Moment(self.spelling.date(date), as_partial(date).machine)

    def span(self, start: PartialDate, end: PartialDate) -> Span:
        """A period with two ends, as one date where they are equally precise."""
        joined = f"{start}/{end}" if start != end else str(start)
        try:
            whole = parse(joined)
        except DateError:
            text = self._("{start} – {end}", start=self.spelling.date(start), end=self.spelling.date(end))
            return Span(text, text)
        return Span(self.spelling.date(whole), self.spelling.phrase(whole))

    def name(self, forms: Mapping[str, str], marks: Mapping[str, str] | None = None) -> Phrase:
        """The form in this language; where there is none, the first there is, marked as foreign."""
        lang = self.lang if self.lang in forms else next(iter(forms))
        return self.form(lang, forms[lang], marks)

    def form(self, lang: str, text: str, marks: Mapping[str, str] | None = None) -> Phrase:
        return Phrase(text, None if lang == self.lang else lang, (marks or {}).get(lang))

    def marks(self, unofficial: Iterable[str], from_press: Iterable[str] = ()) -> dict[str, str]:
        """For each language whose form is not official, what it is instead."""
        own = dict.fromkeys(unofficial, self._("Unofficial translation"))
        return {**own, **dict.fromkeys(from_press, self._("Rendering used by the press"))}

    def institution(self, institution: Institution) -> Phrase:
        return self.name(institution.name, self.marks(institution.unofficial, institution.from_press))

    def country(self, code: str) -> str:
        return str(self.spelling.locale.territories.get(code, code))

    def language(self, code: str) -> str:
        """The name of a language as it stands after a label."""
        names: Mapping[str, str] = Locale.parse(self.lang).languages
        # Translators: the name of a language as CLDR has it, made fit to stand alone.
        return self.spelling.alphabet.first_upper(self._("{language}", language=names.get(code, code)))

    def own_first(self, things: Iterable[T], country: Callable[[T], str]) -> list[T]:
        """Those of this language's own country first, the others in the order they had."""
        home = home_country(self.lang)
        return sorted(things, key=lambda thing: country(thing) != home)


@cache
def voice(language: str) -> Voice:
    return Voice(language, load_catalogue(language), load_spelling(language))


def own_name(language: str) -> str:
    """The name of a language in itself."""
    # Translators: the name of your language, in your language.
    return voice(language)._("English")


def home_country(language: str) -> str:
    """The country in which a language is most spoken, by CLDR; "" where CLDR does not know."""
    return str(get_global("likely_subtags").get(language, "")).rpartition("_")[2]
