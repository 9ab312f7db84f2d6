"""Copies of the tiny plan with other files laid over them, and what `check` says of them."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plansite.cli import main

TESTS = Path(__file__).parent
TINY = TESTS / "tiny"
TODAY = "2031-06-01"
EXPECTED = "expected.txt"

Recipe = Callable[[Path], None]
"""Makes in a copy of the tiny plan what can't lie in a repository, or could not be seen there."""


def lay(over: Path | None, target: Path) -> Path:
    """A copy of the tiny plan, with the files of `over` in it; `X.delete` there means: no `X` here."""
    for name in ("content", "docs"):
        shutil.copytree(TINY / name, target / name)
    for path in sorted(over.rglob("*")) if over else ():
        place = target / path.relative_to(over or path)
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
    said = io.StringIO()
    arguments = ["check", "--content", "content", "--lang", lang, "--today", TODAY, *options]
    with contextlib.chdir(folder), contextlib.redirect_stdout(said):
        code = main(arguments)
    return code, said.getvalue()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def codes(said: str) -> list[str]:
    """The codes of the findings in a text, in order."""
    heads = (line for line in said.splitlines() if "[" in line and ("error[" in line or "warning[" in line))
    return [head.partition("[")[2].partition("]")[0] for head in heads]


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
            yield name, os.readlink(path)
        elif path.is_file():
            yield name, path.read_bytes()
