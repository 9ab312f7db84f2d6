"""What is said where packages cannot be installed, and what is tried where a `.venv` cannot be made."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bootstrap import apt, prepare
from bootstrap.speech import SENTENCES, DoorError
from door.small_project import Project

PIP = [sys.executable, "-m", "pip"]
FAILED = subprocess.CompletedProcess([], 1, "Error: it would not\n")


@pytest.fixture
def settings(project: Project, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Those of the small project, and nothing is ever really installed."""
    for key, value in project.environment(PIP_DRY_RUN="1").items():
        monkeypatch.setenv(key, value)
    return monkeypatch


def test_right_hash_is_accepted(project: Project, settings: pytest.MonkeyPatch) -> None:
    prepare._install(project.root, PIP, ["requirements.txt"])


def test_wrong_hash_is_refused(project: Project, settings: pytest.MonkeyPatch) -> None:
    project.write_lock(f"tiny==1 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(DoorError) as refused:
        prepare._install(project.root, PIP, ["requirements.txt"])
    assert refused.value.key == "pip-failed"
    assert "0" * 64 in refused.value.gaps["reason"]


def test_missing_hash_is_refused(project: Project, settings: pytest.MonkeyPatch) -> None:
    project.write_lock("tiny==1\n")
    with pytest.raises(DoorError) as refused:
        prepare._install(project.root, PIP, ["requirements.txt"])
    assert refused.value.key == "pip-failed"


def test_unreachable_index_is_called_so(project: Project, settings: pytest.MonkeyPatch) -> None:
    settings.setenv("PIP_NO_INDEX", "0")
    settings.setenv("PIP_FIND_LINKS", "")
    settings.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    settings.setenv("PIP_RETRIES", "1")
    with pytest.raises(DoorError) as refused:
        prepare._install(project.root, PIP, ["requirements.txt"])
    assert refused.value.key == "offline"


@pytest.mark.parametrize("whose", ["PIP_USER", "PIP_TARGET"])
def test_settings_that_lead_elsewhere_are_not_heard(
    project: Project, settings: pytest.MonkeyPatch, whose: str
) -> None:
    settings.setenv(whose, "1" if whose == "PIP_USER" else str(project.root / "elsewhere"))
    seen = prepare._run([sys.executable, "-c", f"import os; print(os.environ.get('{whose}', '0'))"])
    assert seen.stdout.strip() == "0"


def test_root_on_debian_gets_the_package(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def install_in_vain(*packages: str) -> bool:
        asked.extend(packages)
        return False

    monkeypatch.setattr(prepare, "find_spec", lambda name: None if name == "ensurepip" else object())
    monkeypatch.setattr(prepare, "_run", lambda command: FAILED)
    monkeypatch.setattr(apt, "may_install", lambda: True)
    monkeypatch.setattr(apt, "install", install_in_vain)
    package = f"python3.{sys.version_info.minor}-venv"
    with pytest.raises(DoorError) as refused:
        prepare._make(project.root)
    assert asked == [package]
    assert (refused.value.key, refused.value.gaps) == ("no-venv", {"package": package})


def test_whoever_may_not_install_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "find_spec", lambda name: None)
    monkeypatch.setattr(prepare, "_run", lambda command: FAILED)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(DoorError) as refused:
        prepare._make(project.root)
    assert refused.value.key == "no-venv"


def test_other_failures_are_not_blamed_on_missing_parts(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "_run", lambda command: FAILED)
    with pytest.raises(DoorError) as refused:
        prepare._make(project.root)
    assert (refused.value.key, refused.value.gaps) == ("venv-failed", {"reason": "Error: it would not"})


def test_pip_outside_fills_a_venv_without_one(project: Project, settings: pytest.MonkeyPatch) -> None:
    settings.delenv("PIP_DRY_RUN")
    folder = project.root / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    pip = prepare._find_pip(project.root)
    assert pip == [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]
    prepare._install(project.root, pip, ["requirements.txt"])
    assert list(folder.glob("lib/*/site-packages/tiny.py"))


def test_folder_that_cannot_be_written_gets_a_sentence(project: Project) -> None:
    (project.root / ".cache").write_text("a file stands where a folder is due", encoding="utf-8")
    run = project.build()
    assert run.returncode == 2
    assert run.stderr.startswith(SENTENCES["venv-failed"]["en"].split("{")[0])
    assert len(run.stderr.splitlines()) == 1
