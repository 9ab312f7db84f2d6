"""Pages with all languages side by side: which there are, and how they come from those of one language."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from plansite.leaf import Leaf
from plansite.page import Link
from plansite.render import render
from plansite.views.both import BothView, both_view, cut, not_written
from plansite.views.record import Record
from plansite.voice import Voice

Spoken = tuple[Voice, Leaf]


def twin_path(path: str) -> str:
    return f"both/{path}"


def twins(
    record: Record, spoken: Iterable[Spoken], published: Container[str], above: str | None = None
) -> Iterator[Spoken]:
    """For each page that may stand beside its other languages one that shows them so, for readers of each.

    Links are counted from where the page will stand, or from `above` it.
    """
    same: dict[str, list[Spoken]] = {}
    for voice, leaf in spoken:
        if leaf.portable:
            same.setdefault(leaf.path, []).append((voice, leaf))
    for path, forms in same.items():
        if len(forms) < 2:  # nothing to lay beside it
            continue
        address = f"{forms[0][0].lang}/{twin_path(path)}" if above is None else above
        pages = {one.lang: tuple(cut(_body(record, one, leaf, address, published))) for one, leaf in forms}
        for voice, leaf in forms:
            others = [one for one, _ in forms if one.lang != voice.lang]
            yield voice, _twin(voice, leaf, both_view([voice, *others], pages))


def _twin(voice: Voice, leaf: Leaf, view: BothView) -> Leaf:
    """It says nothing that the pages of the languages do not say: search engines are sent to these."""
    return Leaf(
        path=twin_path(leaf.path),
        template="both",
        view=view,
        title=voice._("{title}: the languages side by side", title=leaf.title),
        description=leaf.description,
        section=leaf.section,
        trail=(*leaf.trail, Link(leaf.title, f"{voice.lang}/{leaf.path}")),
        listed=False,
        canonical=leaf.path,
        portable=True,
    )


def _body(record: Record, voice: Voice, leaf: Leaf, address: str, published: Container[str]) -> str:
    """The page of one language, with nothing borrowed from those beside it."""
    said = not_written(voice)
    return render(leaf.template, leaf.view, address, voice.lang, record.addresses, published, instead=said)
