"""Every page of every language, rendered, with what stands around it."""

from __future__ import annotations

from plansite.leaf import Leaf
from plansite.leaves import leaves
from plansite.page import Page, Site
from plansite.render import render
from plansite.search import search_files
from plansite.shells import shell
from plansite.views.last_changed import last_change
from plansite.views.past import with_past
from plansite.views.record import Record
from plansite.voice import Voice, voice


def make_site(record: Record) -> Site:
    """Every page of every language."""
    record = with_past(record)
    voices = [voice(lang) for lang in record.plan.site.languages]
    spoken = [(one, leaf) for one in voices for leaf in leaves(record, one)]
    published = frozenset(f"{one.lang}/{leaf.path}" for one, leaf in spoken)
    pages = tuple(_page(record, one, leaf, published) for one, leaf in spoken)
    # No language is preferred: they are named by the letters of their own names.
    shells = tuple(sorted((shell(record, one) for one in voices), key=lambda shell: shell.own_name))
    address = record.plan.site.address
    files = {**_pictures(record), **search_files(record, spoken)}
    return Site(shells, pages, f"{address.rstrip('/')}/" if address else None, files)


def _page(record: Record, voice: Voice, leaf: Leaf, published: frozenset[str]) -> Page:
    address = f"{voice.lang}/{leaf.path}"
    stands_for = "" if leaf.canonical is None else f"{voice.lang}/{leaf.canonical}"
    changed = last_change(record, voice, leaf.path)
    return Page(
        lang=voice.lang,
        path=leaf.path,
        title=leaf.title,
        description=leaf.description,
        body=render(leaf.template, leaf.view, address, voice.lang, record.addresses, published, stands_for),
        section=leaf.section,
        trail=leaf.trail,
        kind=leaf.template.replace("_", "-"),
        listed=leaf.listed,
        canonical=leaf.canonical,
        last_changed=changed.sentence,
        changed_on=changed.day,
    )


def _pictures(record: Record) -> dict[str, bytes]:
    """The pictures that editors put into their texts."""
    folder = record.draft.folders.pictures
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {f"assets/images/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in found}
