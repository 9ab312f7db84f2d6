"""What `--pdf` asks of the door: a lock of its own, and a library where it may be installed."""

from __future__ import annotations

import sys

import pytest

from bootstrap import apt, printing
from door.small_project import EXIT_CODE, Project


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What apt-get is asked for, on a machine without the library where this process may install."""
    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(printing, "find_library", lambda name: None)
    monkeypatch.setattr(apt, "may_install", lambda: True)
    monkeypatch.setattr(apt, "install", lambda *packages: asked.extend(packages))
    return asked


def test_what_is_missing_is_installed(installed: list[str]) -> None:
    printing.ensure_pango()
    assert installed == [*printing.PACKAGES]


def test_what_is_there_is_left_alone(installed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "find_library", lambda name: f"lib{name}.so.0")
    printing.ensure_pango()
    assert installed == []


def test_whoever_may_not_install_goes_on_and_hears_it_from_the_program(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apt, "may_install", lambda: False)
    printing.ensure_pango()
    assert installed == []


def test_the_lock_is_installed_only_when_printing_is_asked_for(project: Project) -> None:
    wanted = (project.root / "requirements.txt").read_text("utf-8")
    assert project.build().returncode == EXIT_CODE
    assert "requirements-pdf.txt" not in project.stamp.read_text("utf-8")
    (project.root / "requirements-pdf.txt").write_text(wanted, encoding="utf-8")
    assert project.build("--pdf").returncode == EXIT_CODE
    assert "requirements-pdf.txt" in project.stamp.read_text("utf-8")
