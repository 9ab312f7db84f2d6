"""What is wrong is said exactly: where it stands, which rule it breaks, what to write instead.

`bad/<code>/` and `bad/<code>-<variant>/` hold the files that differ from the tiny plan, and in
`expected.txt` what `check` prints. What can't lie in a folder is made by `recipes`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from overlay import EXPECTED, TESTS, Case, cases, check, codes, compare, prepare
from plansite.codes import Code
from recipes import BAD, asked

CODES: tuple[str, ...] = get_args(Code)
CASES = cases("bad", BAD)


def own_code(name: str) -> str:
    """The code for which a folder is there: the longest with which its name begins."""
    fitting = [code for code in CODES if f"{name}-".startswith(f"{code}-")]
    return max(fitting, key=len, default="")


@pytest.mark.parametrize("name", CASES)
def test_what_is_said(name: str, bad: Callable[[str], Case], request: pytest.FixtureRequest) -> None:
    code, said = bad(name).run(*asked(name))
    assert own_code(name) in codes(said)
    assert code == (1 if "error[" in said else 0)
    compare(said, TESTS / "bad" / name / EXPECTED, request)


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert {own_code(name) for name in CASES} == set(CODES)


def test_every_folder_says_something() -> None:
    for name in CASES:
        said = (TESTS / "bad" / name / EXPECTED).read_text("utf-8")
        assert said.strip(), f"{name}: what is right belongs into tests/good"
        assert own_code(name) in codes(said), name


def test_every_folder_changes_something() -> None:
    for name in CASES:
        files = [
            path for path in (TESTS / "bad" / name).rglob("*") if path.is_file() and path.name != EXPECTED
        ]
        assert bool(files) != (name in BAD), f"{name} is made by its files or by a recipe"


@pytest.mark.parametrize("name", CASES)
def test_each_place_is_there(name: str, bad: Callable[[str], Case]) -> None:
    """A caret stands under what the file really has there, counted in code points."""
    _, said = bad(name).run(*asked(name))
    for block in said.strip().split("\n\n"):
        head, *rest = block.split("\n")
        if len(rest) < 3:
            continue
        path, line, column, _ = head.split(":", 3)
        data = (bad(name).folder / path).read_bytes().decode("utf-8-sig", "replace")
        text = data.replace("\r\n", "\n").split("\n")[int(line) - 1]
        carets = rest[2].partition("| ")[2]
        shown = rest[1].partition(" | ")[2]
        start, length = carets.index("^"), carets.count("^")
        assert len(shown) >= start + length
        if len(text) <= 160:
            assert start == int(column) - 1
        pairs = zip(text[int(column) - 1 :][:length], shown[start:], strict=False)
        assert all(a == b or b in "\N{REPLACEMENT CHARACTER} " for a, b in pairs)


def test_an_unreadable_folder_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights don't hold for root, so the system's refusal is played."""
    folder = prepare("good", "bom", {}, tmp_path)
    listed = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "tr":
            raise PermissionError(13, "refused", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    code, said = check(folder)
    assert code == 1
    assert said.startswith("content/tr:1:1: error[unreadable]: ")


def test_an_unreadable_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = prepare("good", "bom", {}, tmp_path)
    opened = Path.open

    def refuse(path: Path, *arguments: str) -> object:
        if path.name == "kinds.yml":
            raise PermissionError(13, "refused", str(path))
        return opened(path, *arguments)

    monkeypatch.setattr(Path, "open", refuse)
    code, said = check(folder)
    assert (code, codes(said)) == (1, ["unreadable"])
