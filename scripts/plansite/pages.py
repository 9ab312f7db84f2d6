"""Every page of every language, rendered, with what stands around it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from plansite.leaf import Leaf
from plansite.leaves import leaves
from plansite.long_lists import with_long_lists
from plansite.page import Link, Page, Site
from plansite.papers import paper_address, papers, whole_address
from plansite.places import with_places
from plansite.render import render
from plansite.search import search_files
from plansite.shells import shell
from plansite.twins import twin_path, twins
from plansite.views.facets import facets
from plansite.views.last_changed import last_change
from plansite.views.past import with_past
from plansite.views.record import Record
from plansite.views.register import rows_address, rows_file
from plansite.views.report import report_address
from plansite.voice import Voice, voice

WITHOUT_PLACES = ("both", "search")  # templates: what stands there is cited on the pages it comes from
OF_THE_WHOLE = ("", "activities/", "agreement/")  # pages from which the whole plan is offered for paper


def make_site(record: Record, *, printed: bool = False) -> Site:
    """Every page of every language; `printed` with the documents for paper, and links to them."""
    record = with_past(record)
    voices = [voice(lang) for lang in record.plan.site.languages]
    single = [(one, leaf) for one in voices for leaf in leaves(record, one)]
    published = frozenset(f"{one.lang}/{leaf.path}" for one, leaf in single)
    spoken = [*single, *twins(record, single, published)]
    several = len(voices) > 1
    pages = tuple(
        _page(record, one, leaf, published, _forms(one, leaf, several=several, printed=printed))
        for one, leaf in spoken
    )
    # No language is preferred: they are named by the letters of their own names.
    shells = tuple(sorted((shell(record, one) for one in voices), key=lambda shell: shell.own_name))
    address = record.plan.site.address
    files = {**_pictures(record), **search_files(record, single), **_registers(record, voices)}
    pages = tuple(with_long_lists(pages, voices))
    site = Site(shells, pages, f"{address.rstrip('/')}/" if address else None, files)
    if not printed:
        return site
    return replace(site, papers=dict(papers(record, single, published, site)))


def _page(record: Record, voice: Voice, leaf: Leaf, published: Container[str], forms: Iterable[Link]) -> Page:
    address = f"{voice.lang}/{leaf.path}"
    stands_for = "" if leaf.canonical is None else f"{voice.lang}/{leaf.canonical}"
    changed = last_change(record, voice, leaf.path)
    body = render(leaf.template, leaf.view, address, voice.lang, record.addresses, published, stands_for)
    return Page(
        lang=voice.lang,
        path=leaf.path,
        title=leaf.title,
        description=leaf.description,
        body=body
        if leaf.template in WITHOUT_PLACES
        else with_places(body, voice._("Link to this place: {name}")),
        section=leaf.section,
        trail=leaf.trail,
        kind=leaf.template.replace("_", "-"),
        listed=leaf.listed,
        canonical=leaf.canonical,
        last_changed=changed.sentence,
        changed_on=changed.day,
        report=report_address(record, voice, leaf.title, address),
        forms=tuple(forms),
    )


def _forms(voice: Voice, leaf: Leaf, *, several: bool, printed: bool) -> Iterator[Link]:
    """The same page in other forms, and from pages about all of the plan the whole of it."""
    folder = twin_path("")
    alone = leaf.path.removeprefix(folder)
    is_twin = alone != leaf.path
    if is_twin:
        yield Link(voice._("In English alone"), f"{voice.lang}/{alone}")
    elif leaf.portable and several:
        yield Link(voice._("The languages side by side"), f"{voice.lang}/{twin_path(leaf.path)}")
    if leaf.portable and printed:
        yield Link(voice._("For printing (PDF)"), paper_address(f"{voice.lang}/{leaf.path}"))
    if alone in OF_THE_WHOLE and printed:
        whole = whole_address(f"{voice.lang}/{folder if is_twin else ''}")
        yield Link(voice._("The whole plan for printing (PDF)"), whole)


def _registers(record: Record, voices: Iterable[Voice]) -> dict[str, bytes]:
    """What the filters look through, where there are any."""
    offered = ((one, facets(record, one)) for one in voices)
    return {rows_address(one): rows_file(record, one, given) for one, given in offered if given}


def _pictures(record: Record) -> dict[str, bytes]:
    """The pictures that editors put into their texts."""
    folder = record.draft.folders.pictures
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {f"assets/images/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in found}
