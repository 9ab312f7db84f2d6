"""The command line: options in, findings and an exit code out. The pipeline is `build`."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path

from plansite.addresses import addresses
from plansite.confirm import ConfirmError, confirm, what_is_open
from plansite.diagnostics import Finding, Message, Severity, has_errors, render, say, without_notices
from plansite.engine import STYLESHEET, EngineError, configurations, finished, program, run_engine, stylesheet
from plansite.files import shown
from plansite.keeping import KeepError, keep
from plansite.options import Options, Refused, parse
from plansite.page import Site
from plansite.pages import make_site
from plansite.press import PressError, ensure_press, print_all
from plansite.publish import PublishError, folder_parts, publish
from plansite.read import Draft, Folders, read
from plansite.releasing import as_refusals, refusals, release
from plansite.roots import roots
from plansite.rows import written_rows
from plansite.rules import check
from plansite.stage import stage
from plansite.state import known_on, state
from plansite.views.record import Record
from plansite.words import Domain, load_catalogue

PROJECT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str]) -> int:
    """Run a command.

    0: no errors; 1: errors in the content; 2: wrong usage, or our fault; 141: whoever read went away.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the machine thinks, so that no letter is refused
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough, as `head` does; what is left goes nowhere
        with suppress(BrokenPipeError):
            sys.stdout.close()
        return 128 + 13  # as a shell calls the end by SIGPIPE
    except Exception:  # noqa: BLE001 (whatever it is, it is our fault, and the exit code says so)
        traceback.print_exc()
        return 2
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        options = parse(arguments, PROJECT, os.environ)
        return COMMANDS[options.command](options)
    except Refused as refused:
        print(refused.text, file=sys.stderr if refused.code else sys.stdout)
        return refused.code
    except (ConfirmError, EngineError, KeepError, PressError, PublishError) as error:
        print(error.message.said(load_catalogue(options.lang, Domain.MESSAGES).gettext), file=sys.stderr)
        return 2


def check_only(options: Options) -> int:
    """Read and judge the content; needs no engine and changes nothing."""
    _draft, findings = _judged(options)
    _print(findings, options)
    return 1 if has_errors(findings) else 0


def confirm_texts(options: Options) -> int:
    """Note which texts say the same, or say of which nobody has noted it; only where nothing is wrong."""
    draft, findings = _judged(options)
    if has_errors(findings):
        _print(findings, options)
        return 1
    translate = load_catalogue(options.lang, Domain.MESSAGES).gettext
    if not options.names:
        print(*(line.said(translate) for line in what_is_open(draft)), sep="\n")
        return 0
    answers = confirm(draft, options.names, options.today, keep_day=options.keep_day)
    print(*(answer.message.said(translate) for answer in answers), sep="\n")
    return 0 if all(answer.row for answer in answers) else 1


def build(options: Options) -> int:
    """Read, judge, make pages, put the engine's shell around them, print what is asked for, publish."""
    if options.pdf:
        ensure_press()
    draft, findings = _judged(options)
    _print(without_notices(findings), options)
    if has_errors(findings):
        return 1
    site = make_site(_record(draft, options), printed=options.pdf)
    stage(site, options.work, configurations(site, options.work, PROJECT))
    run_engine(options.work, draft.languages, options.engine)
    publish(_parts(site, options), options.site)
    return 0


def links(options: Options) -> int:
    """Ask every address that leads off the site whether it is still there, and keep what it answers.

    Errors in the file of answers are said and then gone, for it is written anew.
    """
    from plansite import asking, checkup  # what asks the network is loaded for this alone

    draft, findings = _judged(options)
    if has_errors(findings):
        _print(without_notices(findings), options)
    if has_errors(one for one in findings if one.place.path != shown(draft.folders.health)):
        return 1
    found = checkup.check_up(draft, options.today, asking.MANNERS)
    translate = load_catalogue(options.lang, Domain.MESSAGES).gettext
    for line in found.lines:
        print(line.said(translate))
    if not found.heard:
        message = say("No address answered at all; see whether the network is there. Nothing was kept.")
        print(message.said(translate), file=sys.stderr)
        return 2
    keep(draft.folders.health, written_rows(found.visits))
    return 0


def make_release(options: Options) -> int:
    """Read, judge, and keep the record as it stands today."""
    draft, findings = _judged(options)
    findings = as_refusals(findings)
    if not has_errors(findings):
        findings += refusals(draft, options.today, preview=options.preview)
    _print(findings, options)
    if has_errors(findings):
        return 1
    path = release(draft, options.today, preview=options.preview)
    _say(say("The release of {date} was written: {path}", date=options.today, path=path), options)
    return 0


COMMANDS: dict[str, Callable[[Options], int]] = {
    "build": build,
    "check": check_only,
    "confirm": confirm_texts,
    "links": links,
    "release": make_release,
}


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


def _say(message: Message, options: Options) -> None:
    """What was done, apart from the findings, so that these stay what a program can read."""
    print(message.said(load_catalogue(options.lang, Domain.MESSAGES).gettext), file=sys.stderr)


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
