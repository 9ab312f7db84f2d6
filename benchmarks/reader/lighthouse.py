"""Lighthouse as on a phone: four scores, three figures, what was sent, and what was found wanting."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LOCK = ("package.json", "package-lock.json")
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# The icon of the page is asked for once more, as something else, and comes from the cache.
KINDS = {
    "Document": "HTML",
    "Stylesheet": "CSS",
    "Font": "font",
    "Script": "script",
    "Image": "image",
    "Other": "image",
}
DATA = "data"  # whatever a script asks for


@dataclass(frozen=True)
class Finding:
    """Something that costs a score."""

    category: str
    audit: str
    title: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class Visit:
    """A first view of a page on a phone, with nothing in the cache."""

    scores: dict[str, int]
    paint: float  # milliseconds to the largest contentful paint
    shift: float  # cumulative layout shift
    blocked: float  # milliseconds in which the page answers nobody
    requests: dict[str, int]  # by kind
    sent: dict[str, int]  # bytes over the line, by kind, with the heads of the answers
    findings: tuple[Finding, ...]


def install(folder: Path) -> Path:
    """The program, in that folder, exactly as the lock says; fetched once for each lock."""
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    fresh = program.is_file() and all(
        (folder / name).read_bytes() == (HERE / name).read_bytes() for name in LOCK
    )
    if not fresh:
        folder.mkdir(parents=True, exist_ok=True)
        for name in LOCK:
            shutil.copy(HERE / name, folder)
        subprocess.run(INSTALL, cwd=folder, check=True)
    return program


class NotMeasuredError(Exception):
    """Lighthouse gave up on a page, for the reason it tells."""


def visit(program: Path, address: str, flags: list[str]) -> Visit:
    command = ["node", str(program), address, "--quiet", "--output=json", "--no-enable-error-reporting"]
    command += [
        "--disable-full-page-screenshot",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(flags)}",
    ]
    surroundings = {**os.environ, "CHROME_PATH": os.environ["PLANSITE_CHROMIUM"]}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasuredError(
            done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no reason told"
        )
    return _read(json.loads(done.stdout))


def _read(report: dict[str, Any]) -> Visit:
    audits = report["audits"]
    if trouble := report.get("runtimeError"):
        raise NotMeasuredError(trouble["message"])
    requests: Counter[str] = Counter()
    sent: Counter[str] = Counter()
    for one in audits["network-requests"]["details"]["items"]:
        kind = KINDS.get(one["resourceType"], DATA)
        requests[kind] += 1
        sent[kind] += one["transferSize"]
    return Visit(
        {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES},
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        dict(requests),
        dict(sent),
        tuple(_findings(report)),
    )


def _findings(report: dict[str, Any]) -> list[Finding]:
    return [
        Finding(name, one["id"], audit["title"], tuple(_places(audit)))
        for name in CATEGORIES
        for one in report["categories"][name]["auditRefs"]
        if one["weight"]
        and (audit := report["audits"][one["id"]])["score"] is not None
        and audit["score"] < 1
    ]


def _places(audit: dict[str, Any]) -> list[str]:
    items = audit.get("details", {}).get("items", ())
    said = (one.get("node", {}).get("selector") or one.get("url") or one.get("description") for one in items)
    return [one for one in said if isinstance(one, str)]
