"""Every page of every language, rendered, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.leaf import Leaf
from plansite.leaves import leaves
from plansite.page import Link, Page, Site
from plansite.render import render
from plansite.shells import shell
from plansite.twins import twin_path, twins
from plansite.views.record import Record
from plansite.voice import Voice, voice


def make_site(record: Record) -> Site:
    """Every page of every language."""
    voices = [voice(lang) for lang in record.plan.site.languages]
    spoken = [(one, leaf) for one in voices for leaf in leaves(record, one)]
    published = frozenset(f"{one.lang}/{leaf.path}" for one, leaf in spoken)
    spoken += twins(record, spoken, published)
    pages = tuple(_page(record, one, leaf, published) for one, leaf in spoken)
    # No language is preferred: they are named by the letters of their own names.
    shells = tuple(sorted((shell(record, one) for one in voices), key=lambda shell: shell.own_name))
    address = record.plan.site.address
    return Site(shells, pages, f"{address.rstrip('/')}/" if address else None, _pictures(record))


def _page(record: Record, voice: Voice, leaf: Leaf, published: frozenset[str]) -> Page:
    address = f"{voice.lang}/{leaf.path}"
    return Page(
        lang=voice.lang,
        path=leaf.path,
        title=leaf.title,
        description=leaf.description,
        body=render(leaf.template, leaf.view, address, voice.lang, record.addresses, published),
        section=leaf.section,
        trail=leaf.trail,
        kind=leaf.template.replace("_", "-"),
        listed=leaf.listed,
        canonical=leaf.canonical,
        forms=tuple(_forms(voice, leaf)),
    )


def _forms(voice: Voice, leaf: Leaf) -> Iterator[Link]:
    """The same page in other forms."""
    if leaf.beside:
        yield Link(voice._("The languages side by side"), f"{voice.lang}/{twin_path(leaf.path)}")
    if leaf.canonical is not None:
        yield Link(voice._("In English alone"), f"{voice.lang}/{leaf.canonical}")


def _pictures(record: Record) -> dict[str, bytes]:
    """The pictures that editors put into their texts."""
    folder = record.draft.folders.pictures
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {f"assets/images/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in found}
