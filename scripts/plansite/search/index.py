"""In which documents a word stands, in which language, and where: one index for the readers of all languages.

A place is a number: eight times the position in the document, plus the field. Words that stand one after
the other have positions one after the other, so that phrases can be found; between texts a position is left
out. What is said of many pages (a status, an institution) has one position wherever it stands: where its
words are listed, equal numbers follow each other, which costs next to nothing once it is compressed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plansite.folding import Folding, Word
from plansite.search.documents import Document, Field

FIELDS = 8  # a place modulo this is the field
Places = dict[int, list[int]]  # by the number of a document


@dataclass(slots=True)
class Index:
    """Every word in small letters, with its places by language."""

    foldings: Mapping[str, Folding]
    words: dict[Word, dict[str, Places]] = field(default_factory=dict)
    _shared: dict[tuple[Word, ...], int] = field(default_factory=dict)
    _free: int = 0  # the next position for what is said of many pages

    def add(self, number: int, forms: Iterable[Document]) -> None:
        """Take up a document by what it says in each language."""
        said = dict.fromkeys(one for form in forms for one in form.said)
        position = 0
        for one in said:
            words = tuple(self.foldings.get(one.lang, self._any).words(one.text))
            if one.field in (Field.STANDING, Field.OTHER):
                start = self._common(words)
            else:
                start, position = position, position + len(words) + 1
            for place, word in enumerate(words, start):
                found = self.words.setdefault(word, {}).setdefault(one.lang, {}).setdefault(number, [])
                found.append(place * FIELDS + one.field)

    @property
    def _any(self) -> Folding:
        """By whose alphabet a text is folded whose language is none of the site's."""
        return next(iter(self.foldings.values()))

    def _common(self, words: tuple[Word, ...]) -> int:
        if words not in self._shared:
            self._shared[words] = self._free
            self._free += len(words) + 1
        return self._shared[words]
