"""The site's own search: what can be found, the index of its words, and the pieces that are published."""

from __future__ import annotations

from collections.abc import Sequence

from plansite.folding import Folding
from plansite.leaf import Leaf
from plansite.search.documents import Document, documents
from plansite.search.index import Index
from plansite.search.pieces import pieces
from plansite.views.record import Record
from plansite.voice import Voice


def search_files(record: Record, spoken: Sequence[tuple[Voice, Leaf]]) -> dict[str, bytes]:
    """The index of what says something of its own, by address; a document has one number in all languages."""
    voices = {voice.lang: voice for voice, _leaf in spoken}
    shown: dict[str, dict[str, Document]] = {lang: {} for lang in voices}
    for voice, leaf in spoken:
        if leaf.listed and leaf.searched:
            shown[voice.lang] |= {one.path: one for one in documents(record, voice, leaf)}
    first = next(iter(shown.values()))
    paths = sorted(first, key=lambda path: first[path].rank)
    index = Index({lang: Folding(voice.spelling.alphabet) for lang, voice in voices.items()})
    for number, path in enumerate(paths):
        index.add(number, [forms[path] for forms in shown.values()])
    return pieces(index, {lang: [forms[path] for path in paths] for lang, forms in shown.items()})
