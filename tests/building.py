"""Building a plan through the real door, and reading the pages that come out."""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from typing import Any

import yaml

from bootstrap.turn import turn
from plansite.options import parse

ROOT = Path(__file__).resolve().parents[1]
SHARED = "PLANSITE_TEST_BUILDS"  # names the folder that all processes of one run of the tests share

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
IN_LINES = {"a", "abbr", "code", "del", "em", "small", "span", "strong", "time"}


def run(content: Path, site: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """`scripts/build.py`, as somebody who reads English would call it."""
    forget_afterwards(content, site)
    command = [sys.executable, "scripts/build.py", "--content", str(content), "--site", str(site)]
    return subprocess.run(
        [*command, "--lang", "en", *more], cwd=ROOT, capture_output=True, text=True, check=False
    )


def forget_afterwards(content: Path, site: Path) -> None:
    """Once all tests are done, remove the staged pages of that site; they lie in the project's `build`."""
    work = parse(["--content", str(content), "--site", str(site)], ROOT, {}).work
    atexit.register(shutil.rmtree, work, ignore_errors=True)


@dataclass(eq=False)
class Element:
    """A part of a page with what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> Iterator[Element]:
        """The elements inside with that name and those attributes; a class is one of several."""
        for one in self.inside:
            if isinstance(one, Element):
                if tag in ("", one.tag) and all(one.has(name, value) for name, value in attributes.items()):
                    yield one
                yield from one.all(tag, **attributes)

    def one(self, tag: str = "", **attributes: str) -> Element:
        (found,) = self.all(tag, **attributes)
        return found

    def has(self, name: str, value: str) -> bool:
        written = self.attributes.get(name.strip("_").replace("_", "-"), "")
        return value in written.split() if name == "class_" else value == written

    @property
    def text(self) -> str:
        """As it is read: blocks apart, white space of one kind."""
        return " ".join(self._text().split())

    @property
    def unfolded(self) -> str:
        """As it is read where nothing that folds is opened."""
        return " ".join(self._text(closed=True).split())

    def _text(self, *, closed: bool = False) -> str:
        if closed and self.tag == "details":
            return " "
        inner = "".join(one if isinstance(one, str) else one._text(closed=closed) for one in self.inside)
        return inner if self.tag in IN_LINES else f" {inner} "

    def texts(self, tag: str, **attributes: str) -> list[str]:
        return [one.text for one in self.all(tag, **attributes)]

    def section(self, heading: str) -> Element:
        """The section with that id on its heading."""
        return self.one("section", aria_labelledby=heading)

    def under(self, heading: str) -> Iterator[Element]:
        """The parts with a heading of that level of their own."""
        for one in self.all():
            if not one.has("class_", "place") and any(child.heads(heading) for child in one.children()):
                yield one

    def children(self) -> Iterator[Element]:
        return (child for child in self.inside if isinstance(child, Element))

    def heads(self, heading: str) -> bool:
        """Whether it is a heading of that level, alone or with the link to its place."""
        alone = (child.tag for child in self.children()) if self.has("class_", "place") else (self.tag,)
        return heading in alone


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_page(text: str) -> Element:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.open[0]


@dataclass(frozen=True)
class Site:
    """What was published."""

    folder: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        paths = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    @cached_property
    def pages(self) -> dict[str, Element]:
        """By address: "", "tr/", "tr/activities/…/"."""
        return {
            name.removesuffix("index.html"): read_page(content.decode())
            for name, content in self.files.items()
            if name.endswith(".html")
        }

    @cached_property
    def _ids(self) -> dict[str, set[str]]:
        return {
            address: {one.attributes.get("id", "") for one in page.all()}
            for address, page in self.pages.items()
        }

    def in_language(self, lang: str) -> dict[str, Element]:
        return {name: page for name, page in self.pages.items() if name.startswith(f"{lang}/")}

    def main(self, address: str) -> Element:
        """What a page says, without what stands around it."""
        return self.pages[address].one("main")

    def broken(self) -> Iterator[str]:
        """Links of the site that lead to no page, no file or no place on a page."""
        for address, page in self.pages.items():
            for link in page.all("a"):
                target, _, anchor = link.attributes["href"].partition("#")
                if target.startswith(("https://", "http://", "mailto:")) or (address == "404.html"):
                    continue
                there = normpath(join(address, target)).removeprefix(".") if target else address.rstrip("/")
                there = f"{there}/" if there else ""
                ids = self._ids.get(there)
                if ids is None or (anchor and anchor not in ids):
                    yield f"{address} → {link.attributes['href']}"


def run_once(content: Path, site: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """As `run`, but content that the repository or a run of the tests holds for all is built once and copied.

    The same content and options give the same bytes in every place (`test_determinism`), and a build
    takes seconds. The first who needs it builds; the processes that test beside it wait for that.
    """
    shared = os.environ.get(SHARED)
    if shared is None or not any(content.resolve().is_relative_to(one) for one in (ROOT, shared)):
        return run(content, site, *more)
    key = hashlib.sha256("\n".join([str(content.resolve()), *more]).encode()).hexdigest()[:12]
    kept, said = Path(shared) / key, Path(shared) / f"{key}.json"
    with turn(Path(shared) / f"{key}.lock"):
        if not said.exists():
            done = run(content, kept, *more)
            said.write_text(json.dumps([done.returncode, done.stdout, done.stderr]), "utf-8")
    if kept.exists():
        shutil.copytree(kept, site)
    return subprocess.CompletedProcess([], *json.loads(said.read_text("utf-8")))


def built(content: Path, site: Path, *more: str) -> Site:
    """A site of which the program had nothing to complain."""
    done = run_once(content, site, *more)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return Site(site)


def real(site: Path) -> Site:
    """The real plan on the day of its record."""
    return built(ROOT / "content", site, "--today", day_of_the_record())


def day_of_the_record() -> str:
    """The last day on which somebody confirmed texts of the real plan: the earliest that is no past to it."""
    return max(days_confirmed())


def days_confirmed() -> set[str]:
    """The days on which somebody confirmed texts of the real plan."""
    rows = (ROOT / "content" / "confirmed.jsonl").read_text("utf-8").splitlines()
    return {json.loads(row)["day"] for row in rows}


def _facts(name: str) -> dict[str, Any]:
    return yaml.load((ROOT / "content" / "plan" / f"{name}.yml").read_text("utf-8"), yaml.BaseLoader)


def of_the_plan() -> set[str]:
    """The ids, names and persons of the real plan."""
    institutions, names, sources_, agreement = map(_facts, ("institutions", "names", "sources", "agreement"))
    found = {path.stem for path in (ROOT / "content" / "plan" / "activities").glob("*.yml")}
    for facts in institutions.values():
        found |= {*facts["name"].values(), *facts.get("short", {}).values()}
    found |= {form for facts in names.values() for form in facts.values() if isinstance(form, str)}
    found |= {*sources_, *(facts["publisher"] for facts in sources_.values())}
    found |= {*institutions, *agreement["title"].values(), *(one["id"] for one in agreement["not_this_plan"])}
    found |= {
        part
        for one in agreement["protocol"]["signatories"]
        for part in (one["name"], one["name"].split()[-1])
    }
    return found


def words_in(text: str, needles: set[str]) -> set[str]:
    """Those that stand in the text as words; few are in it at all, and to see that is quick."""
    there = (one for one in needles if one in text)
    return {one for one in there if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)}
