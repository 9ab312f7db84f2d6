"""Copies of the tiny plan with other files laid over them, and what `check` says of them."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from plansite.addresses import addresses
from plansite.cli import main
from plansite.diagnostics import Finding, has_errors
from plansite.draft import Draft
from plansite.options import Options, parse
from plansite.page import Site
from plansite.pages import make_site
from plansite.read import Folders, read
from plansite.rules import check as judge
from plansite.state import known_on, state
from plansite.views.record import Record

TESTS = Path(__file__).parent
TINY = TESTS / "tiny"
TODAY = "2031-06-01"
EXPECTED = "expected.txt"

Recipe = Callable[[Path], None]
"""Makes in a copy of the tiny plan what can't lie in a repository, or could not be seen there."""


def lay(over: Path, target: Path) -> Path:
    """A copy of the tiny plan, with the files of `over` in it; `X.delete` there means: no `X` here."""
    for name in ("content", "docs"):
        shutil.copytree(TINY / name, target / name)
    for path in sorted(over.rglob("*")):
        place = target / path.relative_to(over)
        if path.is_dir() or path.name == EXPECTED:
            continue
        if path.suffix == ".delete":
            gone = place.with_suffix("")
            shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    return target


def check(folder: Path, *options: str, lang: str = "en") -> tuple[int, str]:
    """The exit code and what is printed, in the folder that holds `content`."""
    return run(folder, "check", *options, lang=lang)


def run(folder: Path, command: str, *options: str, lang: str = "en") -> tuple[int, str]:
    said = io.StringIO()
    arguments = [command, "--content", "content", "--lang", lang, "--today", TODAY, *options]
    with contextlib.chdir(folder), contextlib.redirect_stdout(said):
        code = main(arguments)
    return code, said.getvalue()


def release(folder: Path, day: str) -> None:
    """A trial release of what lies there, made on that day by the command itself."""
    code, said = run(folder, "release", "--preview", "--today", day)
    assert code == 0, said


def codes(said: str) -> list[str]:
    """The codes of the findings in a text, in order."""
    return re.findall(
        r"^[^\n]+:[0-9]+:[0-9]+: (?:error|warning|notice)\[([a-z0-9-]+)\]: ", said, re.MULTILINE
    )


def cases(kind: str, recipes: Mapping[str, Recipe]) -> list[str]:
    """The names of all input of a kind, whether its files lie there or a recipe makes them."""
    folders = {path.name for path in (TESTS / kind).iterdir() if path.is_dir()}
    return sorted(folders | set(recipes))


def prepare(kind: str, name: str, recipes: Mapping[str, Recipe], target: Path) -> Path:
    """The copy of the tiny plan that a folder of `tests/bad` or `tests/good` stands for."""
    lay(TESTS / kind / name, target)
    if name in recipes:
        recipes[name](target)
    return target


class Case:
    """A folder of `tests/bad`, laid over the tiny plan once for all who ask what is said of it.

    What was said is remembered: it follows from the files and the options, and changes neither.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._said: dict[tuple[str, ...], tuple[int, str]] = {}

    def run(self, command: str, *options: str, lang: str = "en") -> tuple[int, str]:
        asked = (command, *options, lang)
        if asked not in self._said:
            self._said[asked] = run(self.folder, command, *options, lang=lang)
        return self._said[asked]

    def check(self, *options: str, lang: str = "en") -> tuple[int, str]:
        return self.run("check", *options, lang=lang)


def compare(said: str, expected: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(said, "utf-8", newline="\n")
    assert expected.is_file(), "nothing is expected; run with --bless, and read what it writes"
    assert said == expected.read_text("utf-8")


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{old} is not in {path}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def tree(folder: Path) -> Iterator[tuple[str, bytes | str]]:
    """Everything below a folder: files with their bytes, links with their target."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            yield name, str(path.readlink())
        elif path.is_file():
            yield name, path.read_bytes()


def judged(options: Options) -> tuple[Draft, list[Finding]]:
    """What was read, and what `check` would print of it in whatever form and language."""
    findings: list[Finding] = []
    draft = read(Folders(options.content), findings.append)
    judge(draft, options.today, findings.append)
    return draft, findings


def findings_in(folder: Path) -> list[Finding]:
    with contextlib.chdir(folder):
        return judged(parse(["check", "--content", "content", "--today", TODAY], folder, {}))[1]


def site_of(folder: Path, *more: str, printed: bool = False, today: str = TODAY) -> Site:
    """The pages of a plan in which `check` finds no errors."""
    with contextlib.chdir(folder):
        options = parse(["check", "--content", "content", "--today", today, *more], folder, {})
        draft, findings = judged(options)
        assert not has_errors(findings)
        plan = known_on(draft.plan(), options.as_of)
        known = state(plan, options.as_of)
        return make_site(Record(plan, known, draft, addresses(draft), options.today, "", ()), printed=printed)
