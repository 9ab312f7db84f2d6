"""What the browser tests need of the machine: a driver that starts, a Chromium, a font."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bootstrap import apt
from bootstrap.speech import DoorError, say

NAMES = ("chromium", "chromium-browser", "google-chrome")
LETTERS = "əƏğĞıİşŞ"  # one that Azerbaijani can be read in has them all
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
DOWNLOAD_SECONDS = 60  # where a package can be had instead, a slow download is not waited for
PATIENT_SECONDS = 900


def ensure_driver() -> None:
    """Playwright steers the browser with a Node of its own, which needs a library some systems lack."""
    complaint = _playwright("--version")
    if complaint and apt.may_install() and apt.install("libatomic1"):
        complaint = _playwright("--version")
    if complaint:
        raise DoorError("no-driver", reason=complaint)


def ensure_browser() -> str:
    """The first Chromium that starts: the system's, Playwright's, the system's package."""
    for browser in _candidates():
        if _starts(browser):
            return browser
    raise DoorError("no-browser")


def ensure_font() -> None:
    if sys.platform != "linux" or _has_font():
        return
    if not (apt.may_install() and apt.install("fonts-dejavu-core")):
        raise DoorError("no-font")


def _candidates() -> Iterator[str]:
    yield from _of_the_system()
    yield _of_playwright()
    say("fetching-browser")
    patience = DOWNLOAD_SECONDS if apt.may_install() else PATIENT_SECONDS
    _playwright("install", "--no-shell", "chromium", seconds=patience)  # what has come is seen next
    yield _of_playwright()
    if apt.may_install() and apt.install("chromium"):
        yield from _of_the_system()


def _of_the_system() -> Iterator[str]:
    return filter(None, map(shutil.which, NAMES))


def _of_playwright() -> str:
    """Where Playwright keeps its Chromium, or would."""
    from playwright.sync_api import sync_playwright  # there is a `.venv` by now; loaded only where needed

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _playwright(*arguments: str, seconds: int = 60) -> str:
    """Run its command; the answer is its complaint, empty where it did as told within the time."""
    with subprocess.Popen(
        [sys.executable, "-m", "playwright", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            said = process.communicate(timeout=seconds)[1]
        except subprocess.TimeoutExpired as error:
            said = str(error)
        finally:
            if process.poll() is None:
                _kill_with_children(process)
    return said.strip() or str(process.returncode) if process.returncode else ""


def _kill_with_children(process: subprocess.Popen[str]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _starts(browser: str) -> bool:
    """Whether it is there and whole: a download may lack libraries, a command only advertise a package."""
    if not Path(browser).is_file() or sys.platform == "win32":  # asked there, it would open a window
        return Path(browser).is_file()
    try:
        run = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def _has_font() -> bool:
    if shutil.which("fc-list"):
        pattern = ":charset=" + " ".join(f"{ord(letter):x}" for letter in LETTERS)
        return bool(subprocess.run(["fc-list", pattern], capture_output=True, check=False).stdout.strip())
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    return any(folder.rglob("*.[ot]tf") for folder in folders)
