"""The same facts, words and day give the same bytes, wherever and by whomever; a killed or refused
build leaves the site as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from building import ROOT, Site, run

TINY = ROOT / "tests" / "tiny"
DAY = ("--today", "2031-06-01")
EPOCH = "1938081600"  # a second of that day, in UTC

# The door of a copy would first make a `.venv` of its own; this one runs the same program without it.
PROGRAM = (
    "import sys; sys.path.insert(0, 'scripts'); from plansite.cli import main; sys.exit(main(sys.argv[1:]))"
)

Tree = dict[str, tuple[int, bytes]]


def tree(folder: Path) -> Tree:
    """Every file and folder with its permissions and, where it has one, its content."""
    found = {}
    for path in sorted(folder.rglob("*")):
        content = b"" if path.is_dir() else path.read_bytes()
        found[path.relative_to(folder).as_posix()] = (path.stat().st_mode & 0o777, content)
    return found


def build(site: Path, *more: str, content: Path = TINY / "content", expect: int = 0) -> Tree:
    done = run(content, site, *more)
    assert done.returncode == expect, done.stdout + done.stderr
    return tree(site)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    made = build(tmp_path_factory.mktemp("reference") / "site", *DAY)
    assert len(made) > 40
    return made


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole project under another name, without its history."""
    folder = tmp_path_factory.mktemp("elsewhere") / "Başqa ad, with a space"
    for name in ("scripts", "overrides", "docs", "tests/tiny"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.mark.parametrize(
    ("surroundings", "more", "umask"),
    [
        pytest.param({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, DAY, 0o022, id="far east"),
        pytest.param({"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "2"}, DAY, 0o022, id="far west"),
        pytest.param({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, DAY, 0o002, id="Turkish"),
        pytest.param({"LC_ALL": "C", "LANG": "C"}, DAY, 0o077, id="ASCII, secretive"),
        pytest.param(
            {"USER": "başqa", "LOGNAME": "x", "HOME": "/nonexistent"}, DAY, 0o000, id="somebody else"
        ),
        pytest.param({"SOURCE_DATE_EPOCH": EPOCH}, (), 0o022, id="day from the environment"),
        pytest.param({"SOURCE_DATE_EPOCH": "0"}, DAY, 0o022, id="the option wins"),
    ],
)
def test_same_bytes_everywhere(
    reference: Tree,
    copy: Path,
    tmp_path: Path,
    surroundings: dict[str, str],
    more: tuple[str, ...],
    umask: int,
) -> None:
    plain = {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }  # as the door does
    arguments = ["--content", "tests/tiny/content", "--site", str(tmp_path / "Сайт"), *more]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=copy,
        env=plain | surroundings,
        umask=umask,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    made = tree(tmp_path / "Сайт")
    assert sorted(made) == sorted(reference)
    assert [name for name in reference if made[name] != reference[name]] == []


def test_building_again_changes_nothing(reference: Tree, tmp_path: Path) -> None:
    assert build(tmp_path / "site", *DAY) == reference
    assert build(tmp_path / "site", *DAY) == reference
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_engine_leaves_nothing_of_an_earlier_build(reference: Tree, tmp_path: Path) -> None:
    """An activity that is gone has no page any more, though it was staged before."""
    content = tmp_path / "content"
    shutil.copytree(TINY, tmp_path, dirs_exist_ok=True)
    site = tmp_path / "site"
    assert "tr/activities/tre-02/index.html" in build(site, *DAY, content=content)
    for name in ("plan/activities/TRE-02.yml", "tr/activities/TRE-02.md", "az/activities/TRE-02.md"):
        (content / name).unlink()
    for lang in ("tr", "az"):  # the other activity links to it
        words = content / lang / "activities" / "TRE-01.md"
        words.write_text(
            words.read_text("utf-8").replace("(TRE-02.md#developments)", "(../agreement.md)"), "utf-8"
        )
    made = build(site, *DAY, content=content)
    gone = {name for name in set(reference) - set(made) if not name.startswith("assets/search/")}
    assert gone == {
        f"{lang}/{beside}activities/tre-02{name}"
        for lang in ("tr", "az")
        for beside in ("", "both/")
        for name in ("", "/index.html")
    }


def test_refused_build_leaves_the_old_site(reference: Tree, tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path, dirs_exist_ok=True)
    site, facts = tmp_path / "site", tmp_path / "content" / "plan" / "activities" / "TRE-01.yml"
    assert build(site, *DAY, content=tmp_path / "content") == reference
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    facts.write_text(facts.read_text("utf-8").replace("kind: planting", "kind: plantning"), "utf-8")
    assert build(site, *DAY, content=tmp_path / "content", expect=1) == reference
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that kills a whole group")
def test_killed_build_leaves_a_whole_site(reference: Tree, tmp_path: Path) -> None:
    """Killed at moments all over the time that a build takes, with all its children.

    `test_publish` kills at every single step of what changes the site; here it is the whole program.
    """
    begun = time.monotonic()
    later = build(tmp_path / "later" / "site", "--today", "2031-07-01")
    step = max(0.1, (time.monotonic() - begun) / 12)  # where builds take long, this would take far longer
    assert later != reference
    site = tmp_path / "published" / "site"
    assert build(site, *DAY) == reference
    command = [sys.executable, "scripts/build.py", "--content", str(TINY / "content"), "--site", str(site)]
    moment, killed = 0.05, 0
    while True:
        going = subprocess.Popen([*command, "--today", "2031-07-01"], cwd=ROOT, start_new_session=True)
        time.sleep(moment)
        if going.poll() is None:
            os.killpg(going.pid, signal.SIGKILL)
        if going.wait() == 0:
            break
        assert going.returncode == -signal.SIGKILL
        assert tree(site) in (reference, later), f"torn after {moment} s"
        killed, moment = killed + 1, moment + step
    assert killed >= 3
    assert tree(site) == later
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("as_of", "gone", "there"),
    [
        (
            "2030-10-31",
            (
                "Dikim bitti",
                "Əkin başa çatıb",
                "2030-11",
                "Nümunə Meclis",
                'data-status="completed"',
                "Sosyal medya",
                "Sosial media",
            ),
            ("Dikim duyuruldu", "Əkin elan edilib", "Örnek Gazete", 'data-status="announced"'),
        ),
        (
            "2030-11-01",
            ("Sosyal medya", "Sosial media"),
            ("Dikim bitti", "Əkin başa çatıb", "Nümunə Meclis", 'data-status="completed"'),
        ),
        (
            "2030-02-02",
            ("Ağaç dikimi", "Ağac əkini", "TRE-01", "TRE-02", "2030-11"),
            ("Örnek Gazete", "Ağaç Planı"),
        ),
    ],
)
def test_what_came_later_is_nowhere(
    tmp_path: Path, as_of: str, gone: tuple[str, ...], there: tuple[str, ...]
) -> None:
    made = build(tmp_path / "site", *DAY, "--as-of", as_of)
    assert list(Site(tmp_path / "site").broken()) == []
    pages = {
        name: content.decode() for name, (_, content) in made.items() if name.endswith((".html", ".xml"))
    }
    for text in gone:
        assert [name for name, page in pages.items() if text in page] == []
    for text in there:
        assert [name for name, page in pages.items() if text in page]
