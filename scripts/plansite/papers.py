"""The documents that can be printed: each part of the plan, areas with their activities, and all of it.

A document is one HTML page that holds finished pages as its chapters. Its address is the page's own
below `pdf/`, so that whoever knows the one knows the other.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plansite.addresses import activity_path, area_path
from plansite.leaf import Leaf
from plansite.page import Shell, Site
from plansite.render import render
from plansite.twins import Spoken, twin_path, twins
from plansite.views.paper import Chapter, paper_view
from plansite.views.record import Record
from plansite.voice import Voice

ROOT = ""  # where the links of chapters are counted from
WHOLE = "plan"
BEFORE, AFTER = ("agreement/",), ("unknown/", "sources/")  # the activities, in the whole plan


def paper_address(address: str) -> str:
    """Of the document that says the same as the page at `address`."""
    return f"pdf/{address.rstrip('/')}.pdf"


def whole_address(folder: str) -> str:
    """Of the document with the whole plan, in a language or with the languages side by side."""
    return paper_address(f"{folder}{WHOLE}")


def papers(
    record: Record, spoken: Sequence[Spoken], published: Container[str], site: Site
) -> Iterator[tuple[str, str]]:
    """Address and HTML of every document; `spoken` are the pages of single languages."""
    beside = tuple(twins(record, spoken, published, ROOT))
    for shell in site.shells:
        for folder, pages in (("", spoken), (twin_path(""), beside)):
            own = [(one, leaf) for one, leaf in pages if one.lang == shell.lang]
            if own:
                leaves = {leaf.path.removeprefix(folder): leaf for _, leaf in own}
                yield from _Binder(record, own[0][0], shell, folder, leaves, published, site).papers()


@dataclass(frozen=True, slots=True)
class _Binder:
    """Of the documents in one language, or with all of them side by side for the readers of one."""

    record: Record
    voice: Voice
    shell: Shell
    folder: str
    leaves: Mapping[str, Leaf]
    published: Container[str]
    site: Site

    def papers(self) -> Iterator[tuple[str, str]]:
        order = [path for path in self._whole() if path in self.leaves]
        portable = [path for path, leaf in self.leaves.items() if leaf.portable]
        chapters = {path: self._chapter(path) for path in dict.fromkeys((*order, *portable))}
        areas = {area_path(area): area for area in self.record.plan.areas}
        for path in portable:
            within = self._activities(areas[path]) if path in areas else ()
            yield self._paper(path, self.leaves[path].title, [chapters[one] for one in (path, *within)])
        yield self._paper("", self.shell.site_name, [chapters[path] for path in order])

    def _whole(self) -> Iterator[str]:
        yield from BEFORE
        yield from map(area_path, self.record.plan.areas)
        yield from (activity_path(state.activity.id) for state in self.record.state.activities)
        yield from AFTER

    def _activities(self, area: str) -> Iterator[str]:
        for state in self.record.state.activities:
            if area in state.activity.areas:
                yield activity_path(state.activity.id)

    def _chapter(self, path: str) -> Chapter:
        leaf, lang = self.leaves[path], self.voice.lang
        name = path.replace("/", "-").rstrip("-")
        languages = [shell.lang for shell in self.site.shells] if self.folder else [lang]
        return Chapter(
            name, tuple(f"{one}/{path}" for one in languages), self._rendered(leaf.template, leaf.view)
        )

    def _paper(self, path: str, title: str, chapters: list[Chapter]) -> tuple[str, str]:
        """The document of a page, or, for that of the language, of the whole plan."""
        folder = f"{self.voice.lang}/{self.folder}"
        heading = "" if path else title
        here = f"{folder}{path}" if path else f"{self.voice.lang}/"
        view = paper_view(self.voice, self.shell, title, heading, chapters, here, self.site.root)
        address = paper_address(f"{folder}{path}") if path else whole_address(folder)
        return address, self._rendered("paper", view)

    def _rendered(self, template: str, view: object) -> str:
        return render(template, view, ROOT, self.voice.lang, self.record.addresses, self.published)
