"""A site is published whole or not at all, the same everywhere, and never over somebody's files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plansite import publish as publishing
from plansite.publish import MARK, PublishError, folder_parts, publish

Tree = dict[str, bytes]

OLD: Tree = {"index.html": b"old", "tr/index.html": b"old tr", "tr/gone/index.html": b"gone"}
NEW: Tree = {"index.html": b"new", "tr/index.html": b"new tr", "az/index.html": b"new az"}

# Publishes NEW and dies by SIGKILL at the n-th call that touches files.
KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from plansite import publish as publishing
if sys.argv[4] == "two steps":
    publishing._exchange = lambda one, other: False
last = int(sys.argv[3])
seen = 0
WATCHED = set("mkdir open write close chmod scandir rename renameat2 fsencode unlink rmdir".split())
def count(frame, event, argument):
    global seen
    name = argument.__name__ if event == "c_call" else frame.f_code.co_name
    if event in ("c_call", "call") and name in WATCHED:
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
parts = [("index.html", b"new"), ("tr/index.html", b"new tr"), ("az/index.html", b"new az")]
sys.setprofile(count)
publishing.publish(parts, Path(sys.argv[2]))
sys.setprofile(None)
"""


def tree(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARK
    }


def leftovers(target: Path) -> list[str]:
    return [path.name for path in target.parent.iterdir() if path != target]


def failing() -> Iterator[tuple[str, bytes]]:
    yield "index.html", b"half"
    raise RuntimeError("in the middle")


@pytest.mark.parametrize("before", ["missing", "empty", "published"])
def test_publishes_whole(tmp_path: Path, before: str) -> None:
    target = tmp_path / "out" / "site"
    if before == "empty":
        target.mkdir(parents=True)
    if before == "published":
        publish(OLD.items(), target)
    publish(NEW.items(), target)
    assert tree(target) == NEW
    assert leftovers(target) == []


@pytest.mark.parametrize("steps", ["one step", "two steps"])
def test_the_old_site_goes_in_one_step_or_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: str
) -> None:
    if steps == "two steps":
        monkeypatch.setattr(publishing, "_exchange", lambda _one, _other: False)
    target = tmp_path / "site [1]*"
    publish(OLD.items(), target)
    publish(NEW.items(), target)
    assert tree(target) == NEW
    assert leftovers(target) == []


def test_a_failure_leaves_the_old_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(OLD.items(), target)
    with pytest.raises(RuntimeError, match="in the middle"):
        publish(failing(), target)
    assert tree(target) == OLD
    assert leftovers(target) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("steps", ["one step", "two steps"])
def test_a_kill_at_any_moment_leaves_one_whole_site(tmp_path: Path, steps: str) -> None:
    target = tmp_path / "site"
    scripts = str(Path(publishing.__file__).parents[1])
    outcomes = set()
    for moment in range(1, 400):
        publish(OLD.items(), target)
        command = [sys.executable, "-c", KILLED, scripts, str(target), str(moment), steps]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode in (0, -9), done.stderr
        if steps == "one step" and sys.platform == "linux":
            assert tree(target) in (OLD, NEW), moment
        with pytest.raises(RuntimeError):  # the next run mends, even if it fails itself
            publish(failing(), target)
        assert tree(target) in (OLD, NEW), moment
        assert leftovers(target) == [], moment
        outcomes.add((done.returncode, tree(target) == NEW))
        if done.returncode == 0:
            break
    assert outcomes == {(-9, False), (-9, True), (0, True)}, "killed before, killed after, and not killed"


def test_another_run_at_work_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "site"

    def meanwhile() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"slow"
        publish(NEW.items(), target)
        yield "tr/index.html", b"slow tr"

    publish(meanwhile(), target)
    assert tree(target) == {"index.html": b"slow", "tr/index.html": b"slow tr"}
    assert leftovers(target) == []


def test_foreign_files_are_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(PublishError, match="did not make"):
        publish(NEW.items(), tmp_path / "home")
    with pytest.raises(PublishError, match="is a file"):
        publish(NEW.items(), tmp_path / "home" / "letter.txt")
    assert tree(tmp_path / "home") == {"letter.txt": b"dear"}
    assert leftovers(tmp_path / "home") == []


def test_a_place_that_cannot_be_written_is_an_error_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PublishError, match=r"^The site could not be written: "):
        publish(NEW.items(), tmp_path / "file" / "site")


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "site"
    link.symlink_to(tmp_path / "real")
    publish(NEW.items(), link)
    publish(OLD.items(), link)
    assert link.is_symlink()
    assert tree(tmp_path / "real") == OLD


@pytest.mark.parametrize("address", ["../x", "/x", "a/../../x", "", "a\\b"])
def test_nothing_is_written_outside(tmp_path: Path, address: str) -> None:
    with pytest.raises(PublishError, match="Not an address"):
        publish([(address, b"")], tmp_path / "site")
    assert leftovers(tmp_path / "site") == []


def test_two_parts_at_one_address_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"index\.html"):
        publish([("index.html", b"a"), ("index.html", b"b")], tmp_path / "site")


def test_modes_do_not_depend_on_the_user(tmp_path: Path) -> None:
    for mask in (0o000, 0o077):
        before = os.umask(mask)
        try:
            publish(NEW.items(), tmp_path / "site")
        finally:
            os.umask(before)
        modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (tmp_path / "site").rglob("*")}
        assert modes == {(True, 0o755), (False, 0o644)}
        assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_folders_are_published_without_notes_and_hidden_files(tmp_path: Path) -> None:
    for name in ("css/a.css", "fonts/README.md", "fonts/OFL.txt", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert list(folder_parts(tmp_path, "assets/")) == [
        ("assets/css/a.css", b"css/a.css"),
        ("assets/fonts/OFL.txt", b"fonts/OFL.txt"),
    ]
    (tmp_path / "css" / "b.css").symlink_to(tmp_path / "css" / "a.css")
    with pytest.raises(PublishError, match="symbolic link"):
        list(folder_parts(tmp_path, "assets/"))
