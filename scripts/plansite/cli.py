"""The command line: options in, findings and an exit code out. The pipeline is `build`."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path

from plansite.addresses import addresses
from plansite.diagnostics import Finding, Severity, has_errors, render
from plansite.engine import STYLESHEET, EngineError, configurations, finished, program, run_engine, stylesheet
from plansite.options import Options, Refused, parse
from plansite.page import Site
from plansite.pages import make_site
from plansite.press import PressError, ensure_press, print_all
from plansite.publish import PublishError, folder_parts, publish
from plansite.read import Draft, Folders, read
from plansite.roots import roots
from plansite.rules import check
from plansite.stage import stage
from plansite.state import known_on, state
from plansite.views.record import Record
from plansite.words import Domain, load_catalogue

PROJECT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str]) -> int:
    """Run a command. 0: no errors; 1: errors in the content; 2: wrong usage, or our fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the machine thinks, so that no letter is refused
    try:
        return _run(arguments)
    except Exception:  # noqa: BLE001 (whatever it is, it is our fault, and the exit code says so)
        traceback.print_exc()
        return 2


def _run(arguments: Sequence[str]) -> int:
    try:
        options = parse(arguments, PROJECT, os.environ)
        return {"build": build, "check": check_only}[options.command](options)
    except Refused as refused:
        print(refused.text, file=sys.stderr if refused.code else sys.stdout)
        return refused.code
    except (EngineError, PressError, PublishError) as error:
        print(error.message.said(load_catalogue(options.lang, Domain.MESSAGES).gettext), file=sys.stderr)
        return 2


def check_only(options: Options) -> int:
    """Read and judge the content; needs no engine and changes nothing."""
    _draft, findings = _judged(options)
    _print(findings, options)
    return 1 if has_errors(findings) else 0


def build(options: Options) -> int:
    """Read, judge, make pages, put the engine's shell around them, print what is asked for, publish."""
    if options.pdf:
        ensure_press()
    draft, findings = _judged(options)
    _print(findings, options)
    if has_errors(findings):
        return 1
    site = make_site(_record(draft, options), printed=options.pdf)
    stage(site, options.work, configurations(site, options.work, PROJECT))
    run_engine(options.work, draft.languages, options.engine)
    publish(_parts(site, options), options.site)
    return 0


def _judged(options: Options) -> tuple[Draft, list[Finding]]:
    findings: list[Finding] = []
    draft = read(Folders(options.content), findings.append)
    check(draft, options.today, findings.append)
    if options.complete:
        findings = [_as_error(finding) for finding in findings]
    return draft, findings


def _as_error(finding: Finding) -> Finding:
    """With `--complete` nothing may be missing in any language."""
    missing = finding.code == "missing-words"
    return replace(finding, severity=Severity.ERROR) if missing else finding


def _print(findings: list[Finding], options: Options) -> None:
    translate = load_catalogue(options.lang, Domain.MESSAGES).gettext
    sys.stdout.write(render(findings, options.format, translate))
    sys.stdout.flush()


def _record(draft: Draft, options: Options) -> Record:
    plan = known_on(draft.plan(), options.as_of)
    return Record(
        plan=plan,
        state=state(plan, options.as_of),
        draft=draft,
        addresses=addresses(draft),
        today=options.today,
        revision=options.revision,
        program=program(options.engine),
    )


def _parts(site: Site, options: Options) -> Iterator[tuple[str, bytes]]:
    """Everything that is published, address by address."""
    yield from finished(site, options.work)
    yield from roots(site).items()
    assets = dict(folder_parts(PROJECT / "docs" / "assets", "assets/"))
    yield from {**assets, **site.files, STYLESHEET: stylesheet()}.items()
    if site.papers:
        yield from print_all(site.papers, {**assets, **site.files})
