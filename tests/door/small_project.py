"""A small project with the real doors, and a lock of one package that needs no network."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
PROGRAM = """\
import json, sys
from importlib.metadata import version

def main(arguments):
    print(json.dumps([arguments, sys.prefix, version("tiny")]))
    return 3
"""
EXIT_CODE = 3


@dataclass(frozen=True, slots=True)
class Project:
    root: Path

    @property
    def wheels(self) -> Path:
        return self.root.parent / "wheels"  # pip takes a space for the end of an address

    @property
    def stamp(self) -> Path:
        return self.root / ".venv" / "plansite-door.txt"

    def lock(self, version: str) -> None:
        """Write a wheel of that version and the lock that names it."""
        wheel = make_wheel(self.wheels, version)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        self.write_lock(f"tiny=={version} --hash=sha256:{digest}\n")

    def write_lock(self, text: str) -> None:
        (self.root / "requirements.txt").write_text(text, encoding="utf-8")

    def environment(self, **changes: str) -> dict[str, str]:
        plain = {
            key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "LC_", "PYTHON"))
        }
        own = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        return {**plain, "LANG": "C.UTF-8", **own, **changes}

    def build(self, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(self.root / "scripts" / "build.py"), *arguments],
            env=self.environment(**changes),
            cwd="/",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program behind the door saw."""

    arguments: list[str]
    prefix: str
    version: str


def answer(run: subprocess.CompletedProcess[str]) -> Answer:
    assert run.returncode == EXIT_CODE, run.stderr
    return Answer(*json.loads(run.stdout))


def make_project(root: Path) -> Project:
    shutil.copytree(SCRIPTS / "bootstrap", root / "scripts" / "bootstrap")
    shutil.copy(SCRIPTS / "build.py", root / "scripts")
    (root / "scripts" / "plansite").mkdir()
    (root / "scripts" / "plansite" / "__init__.py").touch()
    (root / "scripts" / "plansite" / "cli.py").write_text(PROGRAM, encoding="utf-8")
    project = Project(root)
    project.lock("1")
    return project


def make_wheel(folder: Path, version: str) -> Path:
    folder.mkdir(exist_ok=True)
    wheel = folder / f"tiny-{version}-py3-none-any.whl"
    info = f"tiny-{version}.dist-info"
    files = {
        "tiny.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: none\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},sha256={_digest(text)},{len(text)}\n" for name, text in files.items())
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            archive.writestr(name, text)
    return wheel


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
