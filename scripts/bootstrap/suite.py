"""All that tests this project, one part after the other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bootstrap.browser import ensure_browser, ensure_driver, ensure_font
from bootstrap.door import leave
from bootstrap.printing import ensure_pango
from bootstrap.speech import DoorError, say

CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy", "--strict", "scripts"],
}
MOST_AT_ONCE = 8  # each may drive a browser


def run_suite(arguments: list[str]) -> int:
    """Run every part, also after one has failed, and pytest last; with arguments, pytest alone with these."""
    root = Path(__file__).resolve().parents[2]
    try:
        ensure_driver()
        browser = ensure_browser()
        ensure_font()
        ensure_pango()
    except DoorError as stop:
        leave(stop)
    surroundings = {**os.environ, "PLANSITE_CHROMIUM": browser}
    parts = {"pytest": ["pytest", *arguments]}
    if not arguments:
        parts = {
            **CHECKS,
            "pytest": ["pytest", "--numprocesses", str(min(os.cpu_count() or 1, MOST_AT_ONCE))],
        }
    failed = False
    for part, command in parts.items():
        run = subprocess.run([sys.executable, "-m", *command], cwd=root, env=surroundings, check=False)
        failed = failed or run.returncode != 0
        if run.returncode and part in CHECKS:  # pytest's own summary stays the last line
            say("part-failed", part=part)
    return int(failed)
