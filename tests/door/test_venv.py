"""How `.venv` is made, kept and made again: in real processes, without a network."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from bootstrap.speech import sentence
from door.small_project import EXIT_CODE, Project, answer

NOWHERE = {
    "PIP_NO_INDEX": "0",
    "PIP_FIND_LINKS": "",
    "PIP_INDEX_URL": "http://127.0.0.1:9/",
    "PIP_RETRIES": "1",
}


def test_made_once_kept_without_network_renewed_with_the_lock(project: Project) -> None:
    first = project.build("check", "--lang=az", "two words")
    seen = answer(first)
    assert seen.arguments == ["check", "--lang=az", "two words"]
    assert Path(seen.prefix) == project.root / ".venv"
    assert first.stderr.splitlines() == [sentence("preparing", "az", locks="requirements.txt")]

    made = project.stamp.stat().st_mtime_ns
    second = project.build(**NOWHERE)
    assert answer(second).version == "1"
    assert second.stderr == ""
    assert project.stamp.stat().st_mtime_ns == made

    project.lock("2")
    assert answer(project.build()).version == "2"


def test_run_after_a_killed_one_starts_afresh(project: Project) -> None:
    killed = _start_preparing(project)
    killed.kill()
    killed.communicate()
    assert not project.stamp.exists()
    assert answer(project.build()).version == "1"


def test_interrupt_is_quiet(project: Project) -> None:
    run = _start_preparing(project)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate()
    assert run.returncode == 130
    assert said.splitlines() == [sentence("preparing", "en", locks="requirements.txt")]
    assert not project.stamp.exists()


def test_two_at_once_make_it_once(project: Project) -> None:
    first = _start_preparing(project)
    second = project.build()
    assert answer(second).version == "1"
    assert second.stderr.splitlines() == [sentence("waiting", "en")]
    first.communicate()
    assert first.returncode == EXIT_CODE


def _start_preparing(project: Project) -> subprocess.Popen[str]:
    """A door in the middle of its work, which hears an interrupt even where this process does not."""
    listen = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", listen, sys.executable, str(project.root / "scripts" / "build.py")],
        env=project.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    while not (project.root / ".venv" / "pyvenv.cfg").exists():
        time.sleep(0.02)
    return run
