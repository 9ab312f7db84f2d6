"""When a `.venv` that stands there will do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bootstrap import environment

LOCKS = ["requirements.txt"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose `.venv` looks whole."""
    (tmp_path / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    python = environment.python_of(tmp_path)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    environment.write_stamp(tmp_path, LOCKS)
    return tmp_path


def test_whole_one_will_do(root: Path) -> None:
    assert environment.holds(root, LOCKS)
    assert environment.locks_held(root) == LOCKS


def test_changed_lock_will_not(root: Path) -> None:
    (root / "requirements.txt").write_text("one==2\n", encoding="utf-8")
    assert not environment.holds(root, LOCKS)
    assert environment.locks_held(root) == []


def test_other_line_ends_are_the_same_lock(root: Path) -> None:
    (root / "requirements.txt").write_bytes(b"one==1\r\n")
    assert environment.holds(root, LOCKS)


def test_lock_never_installed_will_not(root: Path) -> None:
    (root / "requirements-test.txt").write_text("two==1\n", encoding="utf-8")
    assert not environment.holds(root, [*LOCKS, "requirements-test.txt"])
    assert environment.holds(root, LOCKS)


def test_without_stamp_will_not(root: Path) -> None:
    environment.discard(root)
    assert not environment.holds(root, LOCKS)
    assert not environment.holds(root, [])


def test_vanished_python_will_not(root: Path) -> None:
    _rewrite_stamp(root, "python", str(root / "gone"))
    assert not environment.holds(root, LOCKS)


def test_broken_link_will_not(root: Path) -> None:
    environment.python_of(root).unlink()
    environment.python_of(root).symlink_to(root / "gone")
    assert not environment.holds(root, LOCKS)


def test_another_version_beneath_will_not(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _rewrite_stamp(root, "version", "3.10")
    assert environment.holds(root, LOCKS)  # seen from outside, nobody can tell
    monkeypatch.setattr(sys, "prefix", str(root / ".venv"))
    assert not environment.holds(root, LOCKS)


def _rewrite_stamp(root: Path, key: str, value: str) -> None:
    stamp = root / ".venv" / environment.STAMP
    lines = [line for line in stamp.read_text(encoding="utf-8").splitlines() if not line.startswith(key)]
    stamp.write_text("\n".join([*lines, f"{key} {value}"]), encoding="utf-8")
