"""The second door: which browser is taken, which parts are run, and what comes out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bootstrap import apt, browser, suite
from bootstrap.speech import DoorError

ROOT = Path(__file__).resolve().parents[2]
WORKS, BROKEN = "exit 0", "exit 127"


def put(folder: Path, name: str, does: str) -> str:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser: a PATH of its own, no root, and Playwright tries in vain."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(apt, "may_install", lambda: False)
    monkeypatch.setattr(browser, "_of_playwright", lambda: str(tmp_path / "never downloaded"))
    monkeypatch.setattr(browser, "_playwright", lambda *arguments, seconds=0: "no network")
    return tmp_path


def test_first_system_browser_that_starts_is_taken(bare: Path) -> None:
    put(bare, "chromium", BROKEN)
    chrome = put(bare, "google-chrome", WORKS)
    assert browser.ensure_browser() == chrome


def test_what_playwright_has_already_comes_before_a_download(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = put(bare, "chrome", WORKS)
    monkeypatch.setattr(browser, "_of_playwright", lambda: there)
    monkeypatch.setattr(browser, "_playwright", lambda *arguments, seconds=0: pytest.fail("needless"))
    assert browser.ensure_browser() == there


def test_package_comes_last_and_a_download_is_not_waited_for_long(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[tuple[object, ...]] = []

    def download(*arguments: str, seconds: int) -> str:
        steps.append((*arguments, seconds))
        return "no network"

    def install(package: str) -> bool:
        steps.append((package,))
        return bool(put(bare, package, WORKS))

    monkeypatch.setattr(browser, "_playwright", download)
    monkeypatch.setattr(apt, "may_install", lambda: True)
    monkeypatch.setattr(apt, "install", install)
    assert browser.ensure_browser() == str(bare / "chromium")
    assert steps == [("install", "--no-shell", "chromium", 60), ("chromium",)]


def test_without_any_browser_there_is_a_sentence(bare: Path) -> None:
    with pytest.raises(DoorError) as refused:
        browser.ensure_browser()
    assert refused.value.key == "no-browser"


def test_driver_that_does_not_start_is_reported(bare: Path) -> None:
    with pytest.raises(DoorError) as refused:
        browser.ensure_driver()
    assert (refused.value.key, refused.value.gaps) == ("no-driver", {"reason": "no network"})


def test_long_download_is_ended_with_all_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", put(tmp_path, "python", "sleep 60 & echo $! > child; wait"))
    monkeypatch.chdir(tmp_path)
    assert "timed out" in browser._playwright("install", seconds=1)
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    deadline = time.monotonic() + 10  # a killed process may take a moment to go
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(child)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_font_is_asked_for_by_its_letters(bare: Path) -> None:
    put(bare, "fc-list", 'case "$1" in *259*) echo "a font";; esac')
    browser.ensure_font()
    put(bare, "fc-list", WORKS)
    with pytest.raises(DoorError) as refused:
        browser.ensure_font()
    assert refused.value.key == "no-font"


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that the suite ran, each of which failed."""
    ran: list[list[str]] = []

    def run(
        command: list[str], *, cwd: Path, env: dict[str, str], check: bool
    ) -> subprocess.CompletedProcess[str]:
        assert (cwd, env["PLANSITE_CHROMIUM"], check) == (ROOT, "/the/browser", False)
        ran.append(command[2:])
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(suite, "ensure_driver", lambda: None)
    monkeypatch.setattr(suite, "ensure_browser", lambda: "/the/browser")
    monkeypatch.setattr(suite, "ensure_font", lambda: None)
    monkeypatch.setattr(subprocess, "run", run)
    return ran


def test_every_part_is_run_also_after_a_failure(commands: list[list[str]]) -> None:
    assert suite.run_suite([]) == 1
    assert [" ".join(command[:2]) for command in commands] == [
        "ruff check",
        "ruff format",
        "mypy --strict",
        "pytest --numprocesses",
    ]


def test_arguments_are_for_pytest_alone(commands: list[list[str]]) -> None:
    assert suite.run_suite(["-k", "dates"]) == 1
    assert commands == [["pytest", "-k", "dates"]]


def test_no_failure_is_success(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        subprocess, "run", lambda command, **surroundings: subprocess.CompletedProcess(command, 0)
    )
    assert suite.run_suite([]) == 0


def test_missing_browser_ends_with_two(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> str:
        raise DoorError("no-browser")

    monkeypatch.setattr(suite, "ensure_browser", refuse)
    with pytest.raises(SystemExit, match="2"):
        suite.run_suite([])
    assert commands == []


def test_ci_calls_the_test_door_and_passes_its_exit_code(tmp_path: Path) -> None:
    put(tmp_path, "python3", 'echo "$PWD: $*"; exit 7')
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    command = [str(ROOT / ".ci" / "run")]
    run = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert (run.returncode, run.stdout) == (7, f"{ROOT}: scripts/test.py\n")
