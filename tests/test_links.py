"""The command `links`: what it asks, says and keeps, and that nothing is lost when it is stopped."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from overlay import TESTS, TINY, TODAY, check, codes, lay, rewrite
from plansite.asking import Manners
from plansite.cli import main
from plansite.outlinks import outlinks
from plansite.read import Folders, read
from web import Web, unused_address, web

BUILD = TESTS.parent / "scripts" / "build.py"
SOURCES = "content/plan/sources.yml"
QUICK = Manners(pause=0.0, connect=1.0, read=1.0, total=2.0, tries=2, back_off=0.01, longest_wait=1.0)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plansite.asking.MANNERS", QUICK)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def here() -> Iterator[Web]:
    with web() as server:
        yield server


def plan(folder: Path, *sources: str) -> Path:
    """The tiny plan without addresses but these, of its two sources and of one institution."""
    lay(TESTS / "good" / "none", folder)
    old = ("https://gazete.example.org/agac", "https://mesa.example.org/xeber")
    for before, after in zip(old, sources, strict=True):
        rewrite(folder / SOURCES, f"url: {before}\n", f"url: {after}\n")
    text = (folder / SOURCES).read_text("utf-8")
    kept = [line for line in text.splitlines(keepends=True) if "archive_url" not in line]
    (folder / SOURCES).write_text("".join(kept), "utf-8")
    rewrite(folder / "content/plan/institutions.yml", "  url: https://orman.example.org/\n", "")
    return folder


def links(folder: Path, *options: str, lang: str = "en") -> tuple[int, str, str]:
    """The exit code, and what is printed to standard output and standard error."""
    said, cried = io.StringIO(), io.StringIO()
    arguments = ["links", "--content", "content", "--lang", lang, "--today", TODAY, *options]
    with contextlib.chdir(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(cried):
        code = main(arguments)
    return code, said.getvalue(), cried.getvalue()


def kept(folder: Path) -> str:
    return (folder / "content" / "links.jsonl").read_text("utf-8")


def rows(folder: Path) -> dict[str, dict[str, object]]:
    found = [json.loads(line) for line in kept(folder).splitlines()]
    return {row.pop("address"): row for row in found}


def addresses(content: Path) -> list[str]:
    return outlinks(read(Folders(content), lambda finding: None))


class TestAddresses:
    def test_those_of_sources_copies_institutions_and_other_plans(self) -> None:
        assert addresses(TESTS / "second" / "content") == [
            "https://ajans.example.org/kuslar",
            "https://archive.example.org/qus/7",
            "https://birds.example.org/news/schools",
            "https://dergi.example.org/3",
            "https://example.org/trees/",
            "https://halqa.example.org/2041",
            "https://kus.example.org/",
            "https://kus.example.org/haberler",
            "https://kus.example.org/ortak",
            "https://merkez.example.org/say",
            "https://qus.example.org/",
            "https://qus.example.org/xeber/7",
        ]

    def test_those_given_at_entries(self, tmp_path: Path) -> None:
        """What follows `#` is no server's business."""
        folder = lay(TESTS / "good" / "address-as-source", tmp_path)
        found = set(addresses(folder / "content")) - set(addresses(TINY / "content"))
        assert found == {"https://mesa.example.org/xeber/2?id=10&x=a", "https://mesa.example.org/plan/"}

    def test_those_of_words_once_each(self, tmp_path: Path) -> None:
        folder = lay(TESTS / "good" / "none", tmp_path)
        for name, link in (("content/tr/agreement.md", "https://a.example.org/#x"), ("docs/az/about.md", "")):
            path = folder / name
            more = f"\n[söz]({link or 'https://b.example.org/'}) [söz](https://a.example.org/#y)\n"
            path.write_text(path.read_text("utf-8") + more, "utf-8")
        found = addresses(folder / "content")
        assert set(found) - set(addresses(TINY / "content")) == {
            "https://a.example.org/",
            "https://b.example.org/",
        }
        assert found == sorted(set(found))

    def test_not_the_sites_own(self) -> None:
        found = addresses(TESTS / "good" / "everything-optional" / "content")
        assert not {"https://example.org/plan/", "https://git.example.org/plan"} & set(found)


class TestFile:
    def test_has_a_row_an_address(self, here: Web, tmp_path: Path) -> None:
        folder = plan(tmp_path, f"{here.root}/moved", f"{here.root}/gone")
        code, said, cried = links(folder)
        assert (code, cried) == (0, "")
        assert said.splitlines() == [
            f"{here.root}/gone: no longer there; the answer was 410",
            f"{here.root}/moved: moved to {here.root}/fine",
            "Addresses: 2. Online: 0. Moved: 1. No longer there: 1. Not reached: 0. Not checked: 0.",
        ]
        day = f'"checked": "{TODAY}", "since": "{TODAY}"'
        assert kept(folder) == (
            f'{{"address": "{here.root}/gone", {day}, "state": "gone", "status": 410}}\n'
            f'{{"address": "{here.root}/moved", "checked": "{TODAY}", "moved_to": "{here.root}/fine", '
            f'"since": "{TODAY}", "state": "moved", "status": 200}}\n'
        )
        assert check(folder)[0] == 0
        assert codes(check(folder)[1]) == ["no-archive", "no-archive"]

    def test_is_the_same_for_the_same_answers(self, here: Web, tmp_path: Path) -> None:
        folder = plan(tmp_path, f"{here.root}/slow", f"{here.root}/circle")
        rewrite(folder / "content/plan/site.yml", "official:", f"repository: {here.root}/x\nofficial:")
        found = []
        for _ in range(2):
            links(folder)
            found.append(kept(folder))
            (folder / "content" / "links.jsonl").unlink()
        assert found[0] == found[1]
        assert "/x" not in found[0]

    def test_keeps_since_when_and_forgets_what_nobody_cites(self, here: Web, tmp_path: Path) -> None:
        folder = plan(tmp_path, f"{here.root}/gone", f"{here.root}/flaky")
        lines = [
            {"address": f"{here.root}/gone", "state": "gone", "checked": "2031-04-02", "since": "2031-03-01"},
            {
                "address": f"{here.root}/flaky",
                "state": "gone",
                "checked": "2031-04-02",
                "since": "2031-03-01",
            },
            {"address": "https://a.example.org/", "state": "gone", "checked": TODAY, "since": TODAY},
        ]
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / "content" / "links.jsonl").write_text(text, "utf-8")
        assert links(folder)[0] == 0
        assert rows(folder) == {
            f"{here.root}/flaky": {"checked": TODAY, "since": TODAY, "state": "online", "status": 200},
            f"{here.root}/gone": {"checked": TODAY, "since": "2031-03-01", "state": "gone", "status": 410},
        }

    def test_what_moved_on_has_moved_since_then(self, here: Web, tmp_path: Path) -> None:
        folder = plan(tmp_path, f"{here.root}/moved", f"{here.root}/moved-again")
        lines = [
            {"address": f"{here.root}{path}", "state": "moved", "checked": "2031-04-02"}
            | {"since": "2031-03-01", "moved_to": f"{here.root}{target}"}
            for path, target in (("/moved", "/elsewhere"), ("/moved-again", "/fine"))
        ]
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / "content" / "links.jsonl").write_text(text, "utf-8")
        assert links(folder)[0] == 0
        assert {address: row["since"] for address, row in rows(folder).items()} == {
            f"{here.root}/moved": TODAY,
            f"{here.root}/moved-again": "2031-03-01",
        }

    def test_what_could_not_be_checked_stays_as_it_was(self, here: Web, tmp_path: Path) -> None:
        """A busy server says nothing of its pages; what was never checked gets no row."""
        folder = plan(tmp_path, f"{here.root}/busy-for-long", f"{here.root}/fine")
        path = folder / "content" / "links.jsonl"
        line = {"address": f"{here.root}/fine", "state": "gone", "checked": "2031-04-02"}
        path.write_text(json.dumps(line | {"since": "2031-03-01", "status": 404}) + "\n", "utf-8")
        code, said, _ = links(folder)
        assert (code, said.count("left alone")) == (0, 2)
        assert said.endswith("Not reached: 0. Not checked: 2.\n")
        row = {"checked": "2031-04-02", "since": "2031-03-01", "state": "gone", "status": 404}
        assert rows(folder) == {f"{here.root}/fine": row}

    def test_that_is_wrong_is_said_and_written_anew(self, here: Web, tmp_path: Path) -> None:
        folder = plan(tmp_path, f"{here.root}/fine", f"{here.root}/gone")
        path = folder / "content" / "links.jsonl"
        late = {
            "address": f"{here.root}/gone",
            "state": "gone",
            "checked": "2032-01-01",
            "since": "2032-01-01",
        }
        path.write_text(f"<<<<<<< ours\n{json.dumps(late)}\n", "utf-8")
        assert codes(check(folder)[1])[:2] == ["bad-row", "in-the-future"]
        code, said, _ = links(folder)
        assert code == 0
        assert codes(said) == ["bad-row", "in-the-future"]
        assert [row["since"] for row in rows(folder).values()] == [TODAY, TODAY]
        assert check(folder)[0] == 0


class TestSafety:
    def test_says_who_asks_and_why(self, here: Web, tmp_path: Path) -> None:
        links(plan(tmp_path, f"{here.root}/fine", f"{here.root}/gone"))
        assert {one.agent for one in here.come} == {
            "plansite links (sees whether cited pages are still there; +https://example.org/plan/)"
        }

    def test_where_nothing_answers_nothing_is_kept(self, tmp_path: Path) -> None:
        """It is more likely our own network that is not there."""
        folder = plan(tmp_path, unused_address(), unused_address("127.0.0.1"))
        code, said, cried = links(folder)
        assert code == 2
        assert "Not reached: 2." in said
        assert cried.startswith("No address answered at all")
        assert not (folder / "content" / "links.jsonl").exists()

    def test_wrong_content_is_not_asked_for(self, here: Web, tmp_path: Path) -> None:
        """What could not be read would be forgotten."""
        folder = plan(tmp_path, f"{here.root}/fine", f"{here.root}/gone")
        rewrite(folder / SOURCES, "kind: press", "kind: pres")
        code, said, _ = links(folder)
        assert (code, codes(said)) == (1, ["unknown-kind"])
        assert here.come == []
        assert not (folder / "content" / "links.jsonl").exists()

    def test_a_file_that_can_not_be_written_is_said(self, here: Web, tmp_path: Path) -> None:
        folder = plan(tmp_path, f"{here.root}/fine", f"{here.root}/gone")
        (folder / "content" / "links.jsonl").mkdir()
        code, _, cried = links(folder)
        assert code == 2
        assert "links.jsonl could not be written" in cried

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
    @pytest.mark.parametrize(("signal_", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
    def test_who_is_stopped_leaves_the_old_file(
        self, signal_: signal.Signals, code: int, here: Web, tmp_path: Path
    ) -> None:
        folder = plan(tmp_path, f"{here.root}/gone", f"{here.root}/slow")
        path = folder / "content" / "links.jsonl"
        path.write_text("", "utf-8")
        listen = (  # to an interrupt, even where this process was started without hearing any
            "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
            "os.execv(sys.argv[1], sys.argv[1:])"
        )
        command = [sys.executable, str(BUILD), "links", "--content", "content", "--today", TODAY]
        command = [sys.executable, "-c", listen, *command]
        going = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        try:
            assert here.asked.wait(30)
            going.send_signal(signal_)
            said, cried = going.communicate(timeout=30)
        finally:
            going.kill()
        assert (going.returncode, said, cried) == (code, "", "")
        assert path.read_text("utf-8") == ""
        assert {one.name for one in path.parent.iterdir() if one.is_file()} == {
            "confirmed.jsonl",
            "links.jsonl",
        }

    @pytest.mark.parametrize("lang", ["tr", "az", "en"])
    def test_speaks_each_language(self, lang: str, here: Web, tmp_path: Path) -> None:
        folder = plan(tmp_path, f"{here.root}/forbidden", f"{here.root}/always-busy")
        code, said, _ = links(folder, lang=lang)
        assert code == 0
        lines = said.splitlines()
        assert [line.partition(": ")[0] for line in lines[:2]] == sorted(
            f"{here.root}/{name}" for name in ("forbidden", "always-busy")
        )
        assert "403" in lines[1]
        assert {"tr": "Denetlenmeyen: 1", "az": "Yoxlanmayan: 1", "en": "Not checked: 1"}[lang] in lines[2]

    def test_nothing_else_loads_what_asks(self, tmp_path: Path) -> None:
        folder = lay(TESTS / "good" / "links", tmp_path)
        program = (
            "import sys; sys.path.insert(0, sys.argv[1]); from plansite.cli import main;"
            "code = main(['check', '--content', 'content', '--today', sys.argv[2]]);"
            "print(code, 'httpx' in sys.modules, 'plansite.asking' in sys.modules)"
        )
        command = [sys.executable, "-c", program, str(BUILD.parent), TODAY]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        assert done.stdout == "0 False False\n"
