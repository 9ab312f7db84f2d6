"""Writes finished pages where the engine finds them: one folder a language, one file a page.

A staged page is front matter for the shell and one block of finished HTML, which every engine that
reads Markdown passes through untouched, as long as the few things are avoided that such engines
change inside HTML too; `settled` avoids them without changing what a browser sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from plansite.page import Page, Shell, Site
from plansite.render import whole

WORDS = (
    *("skip", "menu", "languages", "search", "find", "home", "trail", "forms", "permalink", "footer"),
    *("choose", "missing_title", "missing_text", "copied"),
    *("scheme", "scheme_device", "scheme_light", "scheme_dark", "scheme_unkept"),
    *("report", "report_note"),
)
"""The words every shell has to bring; templates use no others."""

PAGES = "docs"

_ONE_LINE = 1 << 30  # a line of front matter that looks like its end would be taken for it
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_TAG_OR_ODDITY = re.compile(r"<[^>]*>|\t|(?<=\n) (?= *\n)|(?m:^)(?:`(?=``)|~(?=~~))")
_BLANK_LINE = re.compile(r"\n +(?=\n)")


def stage(site: Site, work: Path, further: Mapping[str, bytes]) -> None:
    """Write the pages of `site` and the `further` files (the engine's) below `work`; remove what is gone."""
    files = {**pages(site), **further}
    for name, content in files.items():
        _write(work / name, content)
    for shell in site.shells:
        _remove_others(work / shell.lang / PAGES, {work / name for name in files})


def pages(site: Site) -> dict[str, bytes]:
    """The staged files of all pages by name below the work folder.

    Raises ValueError where a page is missing in a language: addresses are equal in all of them, and
    the links from one language to the other rely on it.
    """
    paths = {page.path for page in site.pages}
    for shell in site.shells:
        if missing := sorted(paths - {page.path for page in site.pages_in(shell.lang)}):
            raise ValueError(f"pages missing in {shell.lang}: {', '.join(missing)}")
    return {f"{page.lang}/{PAGES}/{page.path}index.md": _staged(page) for page in site.pages}


def surroundings(site: Site, shell: Shell) -> dict[str, object]:
    """What the templates of the shell are given on every page of one language."""
    if missing := [name for name in WORDS if not shell.words.get(name)]:
        raise ValueError(f"words missing in {shell.lang}: {', '.join(missing)}")
    return {
        "lang": shell.lang,
        "root": site.root or "",
        "site_name": shell.site_name,
        "brand": str(whole(shell.site_name)),
        "words": {name: shell.words[name] for name in WORDS},
        "languages": [{"lang": other.lang, "name": other.own_name} for other in site.shells],
        "menu": [{"label": link.label, "address": link.address} for link in shell.menu],
        "footer": [{"label": link.label, "address": link.address} for link in shell.footer],
        "notes": list(shell.notes),
        "as_of": {"label": shell.as_of.label, "address": shell.as_of.address},
    }


def settled(body: str) -> str:
    """The same HTML in a form that a Markdown engine leaves as it is, byte for byte.

    Such engines drop control characters, expand tabs, empty lines of spaces and see fences at the
    start of a line, all of it also inside <pre>.
    """
    text = body.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "").replace("\x03", "")
    return f'<div class="page">\n{_TAG_OR_ODDITY.sub(_as_reference, text).strip()}\n</div>'


def yaml_text(data: Mapping[str, object]) -> str:
    text: str = yaml.dump(dict(data), Dumper=_DUMPER, sort_keys=True, allow_unicode=True, width=_ONE_LINE)
    return text


def _as_reference(match: re.Match[str]) -> str:
    found = match.group()
    if found.startswith("<"):
        return _BLANK_LINE.sub("\n", found.replace("\t", " "))
    return f"&#{ord(found)};"


def _staged(page: Page) -> bytes:
    meta = {
        "title": page.title,
        "description": page.description,
        "path": page.path,
        "up": "../" * page.address.count("/"),
        "section": f"{page.lang}/{page.section}",
        "trail": [{"label": link.label, "address": link.address} for link in page.trail],
        "forms": [{"label": link.label, "address": link.address} for link in page.forms],
        "kind": page.kind,
        "listed": page.listed,
        "canonical": page.path if page.canonical is None else page.canonical,
        "last_changed": page.last_changed,
        "report": page.report,
    }
    return f"---\n{yaml_text(meta)}---\n\n{settled(page.body)}\n".encode()


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _remove_others(folder: Path, kept: Iterable[Path]) -> None:
    keep = set(kept)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in keep:
            path.unlink()
