"""The locks: whole, exact, and without any address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-test.txt": PROJECT["dependencies"] + EXTRAS["test"],
    "requirements-pdf.txt": PROJECT["dependencies"] + EXTRAS["pdf"],
    "requirements-zensical.txt": PROJECT["dependencies"] + EXTRAS["zensical"],
}
PIN = re.compile(
    r"([a-z0-9-]+)==([0-9][0-9a-z.]*)( ; [a-z_<>=!'A-Z0-9. ]+)?((?: --hash=sha256:[0-9a-f]{64})+)"
)


def pins_of(lock: str) -> dict[str, str]:
    """Version by name; fails on any line that is not a comment or one exact pin with its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = [PIN.fullmatch(line) for line in re.sub(r" \\\n +", " ", "\n".join(lines)).splitlines()]
    assert None not in found
    pins = {pin[1]: pin[2] for pin in found if pin}
    assert len(pins) == len(found), "one version of each package, wherever it runs"
    return pins


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_pins_and_hashes_only(lock: str) -> None:
    assert pins_of(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "/" not in text
    assert "index-url" not in text.replace("--no-emit-index-url", "")
    assert "find-links" not in text.replace("--no-emit-find-links", "")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_says_how_it_is_made(lock: str) -> None:
    command = (ROOT / lock).read_text(encoding="utf-8").splitlines()[1]
    assert command.startswith("#    uv pip compile pyproject.toml --universal --python-version 3.11 ")
    assert command.endswith(f" --output-file {lock}")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_direct_dependency_is_locked_within_its_bounds(lock: str) -> None:
    pins = pins_of(lock)
    for wanted in map(Requirement, LOCKS[lock]):
        assert wanted.specifier.contains(pins[wanted.name]), wanted


@pytest.mark.parametrize("lock", [*LOCKS][1:])
def test_layers_agree_with_what_is_beneath(lock: str) -> None:
    assert pins_of("requirements.txt").items() <= pins_of(lock).items()


def test_layers_agree_with_each_other() -> None:
    """The second door installs all of them at once."""
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in pins_of(lock).items():
            versions.setdefault(name, set()).add(version)
    assert {name for name, found in versions.items() if len(found) > 1} == set()
