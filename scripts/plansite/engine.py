"""The engine that puts the shell around finished pages; the only module that knows its name.

Both engines read the same staged tree. MkDocs with Material is the one the site is published with;
Zensical, its successor, is there to show that leaving is a matter of a word on the command line.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from plansite.diagnostics import Message, say
from plansite.page import Site
from plansite.sieve import sifted
from plansite.stage import settled, surroundings, yaml_text

ENGINES = ("mkdocs", "zensical")
STYLESHEET = "assets/css/base.css"

_CONFIGURATION = "mkdocs.yml"
_TEMPLATES = "overrides"
_OUTPUT = "site"
_COMMANDS = {
    "mkdocs": ("mkdocs", "build", "--clean", "--strict", "--config-file", _CONFIGURATION),
    "zensical": ("zensical", "build", "--clean", "--strict", "--config-file", _CONFIGURATION),
}
_LOCKS = {"mkdocs": "requirements.txt", "zensical": "requirements-zensical.txt"}
_PASSED_ON = ("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH")
_ALWAYS = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "SOURCE_DATE_EPOCH": "0",
    "NO_COLOR": "1",
    "NO_MKDOCS_2_WARNING": "1",
}
_CREDIT = "/* Material for MkDocs, MIT licence, copyright 2016-2026 Martin Donath and contributors */"
_PICTURE = re.compile(r'url\("data:[^"]*"\)|url\(data:[^)]*\)')  # none may be shown, so none is asked for
_CLASSES = frozenset({"md-typeset"})  # of the engine's, those that our pages have
_LAST_LINES = 20


class EngineError(Exception):
    """The engine is not installed, failed, or changed what it was given."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.said(str))
        self.message = message


def configurations(site: Site, work: Path, project: Path) -> dict[str, bytes]:
    """The engine's own staged files by name below `work`; `project` holds what they inherit."""
    return {
        f"{shell.lang}/{_CONFIGURATION}": yaml_text(
            {
                "INHERIT": _way(work / shell.lang, project / _CONFIGURATION),
                "site_name": shell.site_name,
                "site_dir": _OUTPUT,
                "theme": {"custom_dir": _way(work / shell.lang, project / _TEMPLATES)},
                "plugins": [],
                "markdown_extensions": [],
                "extra": surroundings(site, shell),
            }
        ).encode()
        for shell in site.shells
    }


def run_engine(work: Path, languages: Sequence[str], engine: str = "mkdocs") -> None:
    """Build the staged languages side by side; EngineError with the engine's last words if one fails."""
    if find_spec(engine) is None:
        raise _not_installed(engine, _LOCKS[engine])
    folders = [work / language for language in languages]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for folder, said in zip(folders, pool.map(lambda path: _run(path, engine), folders), strict=True):
            if said is not None:
                failed = say("{engine} failed in {folder}:\n{said}", engine=engine, folder=folder, said=said)
                raise EngineError(failed)


def program(engine: str) -> tuple[tuple[str, str], ...]:
    """Names and versions of what makes the site, for the page about this edition."""
    packages = ("mkdocs", "mkdocs-material") if engine == "mkdocs" else ("zensical",)
    try:
        return tuple((name, version(name)) for name in packages)
    except PackageNotFoundError as error:
        raise _not_installed(engine, _LOCKS[engine]) from error


def finished(site: Site, work: Path) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every page as built below `work`, each seen to hold the body it was given."""
    for page in site.pages:
        built = work / page.lang / _OUTPUT / page.path / "index.html"
        try:
            content = built.read_bytes()
        except OSError as error:
            raise EngineError(say("The engine made no page {address}.", address=page.address)) from error
        if settled(page.body).encode() not in content:
            raise EngineError(say("The engine changed the text of the page {address}.", address=page.address))
        yield f"{page.address}index.html", content


def stylesheet() -> bytes:
    """What our pages use of the engine's stylesheet, in a layer of its own so that every rule of ours comes
    after it."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise _not_installed("mkdocs-material", _LOCKS["mkdocs"])
    folder = Path(spec.submodule_search_locations[0]) / "templates/assets/stylesheets"
    found = sorted(folder.glob("main.*.min.css"))
    if len(found) != 1:
        raise EngineError(
            say("mkdocs-material has {number} main stylesheets; exactly one is expected.", number=len(found))
        )
    rules = found[0].read_text("utf-8").removeprefix('@charset "UTF-8";')
    rules = sifted(_PICTURE.sub("none", rules), _CLASSES)
    return f'@charset "UTF-8";\n{_CREDIT}\n@layer base{{{rules}}}\n'.encode()


def _not_installed(package: str, lock: str) -> EngineError:
    return EngineError(
        say(
            "{package} is not installed; install it with: python -m pip install --require-hashes -r {lock}",
            package=package,
            lock=lock,
        )
    )


def _run(folder: Path, engine: str) -> str | None:
    """Run the engine in `folder`; its last lines if it fails."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | _ALWAYS
    done = subprocess.run(
        [sys.executable, "-P", "-m", *_COMMANDS[engine]],
        check=False,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode == 0:
        return None
    return "\n".join(done.stdout.splitlines()[-_LAST_LINES:]) or f"exit code {done.returncode}"


def _way(folder: Path, target: Path) -> str:
    """The path from `folder` to `target`, relative wherever there is such a path."""
    try:
        return Path(os.path.relpath(target.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return target.resolve().as_posix()
