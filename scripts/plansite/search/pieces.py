"""The index as it is published: in pieces, of which a browser fetches only those that a query needs.

The words lie together by their first letters: whoever looks for a word knows how it begins. Only where there
is no such word, a browser fetches all that share the first two letters, for a slip after them. What is shown
of the documents lies in pieces of its own, a few documents each, one set a language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import pairwise

from plansite.folding import MARKS, PLAIN, SOFT, WORD
from plansite.search.documents import Document, Field, Rank
from plansite.search.index import FIELDS, Index, Places

FOLDER = "assets/search/"
LETTERS = 3  # of a word's soft form, by which words lie together
PIECE = 8_000  # characters of a piece of words, unless the words of one beginning need more
SHARE = 8  # documents of a piece
EXCERPT = 360  # characters of a document from which an excerpt is taken
WEIGHTS = {
    Field.NAME: 9.0, Field.TITLE: 6.0, Field.LONG_TITLE: 5.0, Field.SUMMARY: 2.0, Field.STANDING: 1.5,
    Field.SECTION: 1.0, Field.OTHER: 0.8,
}  # fmt: skip
RANKS = {Rank.RECORD: 1.0, Rank.PAGE: 0.8, Rank.PLACE: 0.7, Rank.WORD: 0.1}


def pieces(index: Index, shown: Mapping[str, Sequence[Document]]) -> dict[str, bytes]:
    """All files by address; `shown` are the documents in each language of the site, in their order."""
    languages = _languages(index)
    beginnings, words = _words(index, languages)
    files = {f"words/{number}": piece for number, piece in enumerate(words)}
    for lang, documents in shown.items():
        shares = (documents[start : start + SHARE] for start in range(0, len(documents), SHARE))
        parts = (_text([_shown(lang, document) for document in share]) for share in shares)
        files |= {f"{lang}/{number}": part for number, part in enumerate(parts)}
    edition = sha256("\n".join(name + text for name, text in sorted(files.items())).encode()).hexdigest()[:12]
    common = {
        "edition": edition,
        "languages": languages,
        "share": SHARE,
        "beginnings": beginnings,
        "letters": LETTERS,
        "fields": FIELDS,
        "weights": [WEIGHTS[field] for field in Field],
        "word": WORD,
        "marks": MARKS,
        "plain": _table(PLAIN),
        "soft": _table(SOFT),
    }
    for lang, documents in shown.items():
        ranks = [document.rank for document in documents]
        bounds = [[len(documents) - ranks[::-1].index(rank), RANKS[rank]] for rank in Rank if rank in ranks]
        own = {"documents": len(documents), "ranks": bounds, "small": _table(index.foldings[lang].small)}
        files[f"{lang}/index"] = _text(common | own)
    return {f"{FOLDER}{name}.json": text.encode() for name, text in files.items()}


def excerpt(document: Document) -> tuple[str, str]:
    """How the document begins, cut at a word, and in which language; one language only."""
    words = [one for one in document.said if one.field in (Field.SUMMARY, Field.SECTION)]
    lang = words[0].lang if words else ""
    text = " ".join(one.text for one in words if one.lang == lang)
    return (text if len(text) <= EXCERPT else f"{text[:EXCERPT].rpartition(' ')[0]} …"), lang


def _languages(index: Index) -> list[str]:
    """The site's own, then those in which only a source says something."""
    found = {lang for places in index.words.values() for lang in places}
    return [*index.foldings, *sorted(found - {*index.foldings})]


def _words(index: Index, languages: Sequence[str]) -> tuple[list[str], list[str]]:
    """The first beginning of each piece, and the pieces."""
    groups: dict[str, list[str]] = {}
    for word, places in sorted(index.words.items(), key=lambda item: (item[0].soft, item[0].small)):
        rows = [_row(number, places[lang]) for number, lang in enumerate(languages) if lang in places]
        groups.setdefault(word.soft[:LETTERS], []).append(f"{_text(word.small)}:{_text(rows)}")
    beginnings: list[str] = []
    found: list[list[str]] = []
    room = 0
    for beginning, lines in groups.items():
        size = sum(map(len, lines))
        if size > room:
            beginnings.append(beginning)
            found.append([])
            room = PIECE
        found[-1] += lines
        room -= size
    return beginnings, ["{" + ",".join(lines) + "}" for lines in found]


def _row(language: int, places: Places) -> list[int]:
    """The language, then for each document how far on it is, how many places there are, and how far apart."""
    row, before = [language], 0
    for number, found in sorted(places.items()):
        row += [number - before, len(found)]
        row += [place - last for last, place in pairwise((0, *sorted(found)))]
        before = number
    return row


def _shown(lang: str, document: Document) -> list[object]:
    title = f"{document.title.text}{document.title.tail}"
    text, text_lang = excerpt(document)
    badge = [document.badge.status, document.badge.label] if document.badge else []
    foreign = [document.title.lang or "", "" if text_lang == lang else text_lang]
    return [document.path, title, text, list(document.about), badge, *(foreign if any(foreign) else [])]


def _table(table: Mapping[str, str]) -> list[str]:
    return ["".join(table), "".join(table.values())]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
