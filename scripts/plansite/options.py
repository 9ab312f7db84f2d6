"""What may be asked of the program on its command line, and how it says what it did not understand."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bootstrap.speech import choose_language
from plansite.diagnostics import Format, Message, say
from plansite.engine import ENGINES
from plansite.words import Domain, load_catalogue

COMMANDS = {
    "build": say("read the content and publish the site (the default)"),
    "check": say("read the content and say what is wrong; changes nothing"),
    "confirm": say(
        "note that the texts of the passages or files named after it say the same in all languages;"
        " without a name, list what is not confirmed and change nothing"
    ),
    "links": say(
        "ask every address that leads off the site whether it is still there, and keep the answers in "
        "links.jsonl beside plan/ for the next build; to be run now and then, or on a schedule"
    ),
    "release": say("keep the record as it stands today, under a seal, so that what changes later shows"),
}
NAMING = ("confirm",)  # commands after which names may stand
LANGUAGES = ("tr", "az", "en")  # of messages
OPTIONS = {
    "--content": ("DIR", say("the folder with plan/ and one folder a language (default: content)")),
    "--site": ("DIR", say("the folder to publish into (default: site)")),
    "--today": (
        "DAY",
        say("the day that counts as today, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today in UTC)"),
    ),
    "--as-of": ("DAY", say("show the plan as it was known on that day (default: today)")),
    "--revision": ("TEXT", say("what the page about this edition says of its revision")),
    "--engine": (
        "NAME",
        say("the engine that puts the shell around the pages: {engines}", engines=", ".join(ENGINES)),
    ),
    "--lang": (
        "LANGUAGE",
        say(
            "the language of messages: {languages} (default: that of the environment)",
            languages=", ".join(LANGUAGES),
        ),
    ),
    "--format": ("FORM", say("the form of findings: {forms}", forms=", ".join(Format))),
    "--keep-day": (
        "",
        say("with confirm: only slips were mended, so the day of the last confirmation stays"),
    ),
    "--complete": ("", say("what is missing in one language is an error as well")),
    "--preview": ("", say("a release for trial, while something about the site is not decided")),
    "--pdf": ("", say("print activities, areas and the whole plan as PDF as well")),
    "--help": ("", say("show this text")),
}

T = TypeVar("T")


class Refused(Exception):
    """The program does not start: the command line asks for help, or for something that there is not."""

    def __init__(self, text: str, code: int) -> None:
        super().__init__(text)
        self.text = text
        self.code = code


@dataclass(frozen=True, slots=True)
class Options:
    command: str
    names: tuple[str, ...]  # what the command is asked to do something with
    content: Path
    site: Path
    work: Path  # staged pages; its own for each pair of content and site, so that builds don't meet
    today: datetime.date
    as_of: datetime.date
    revision: str
    engine: str
    lang: str
    format: Format
    complete: bool
    keep_day: bool
    preview: bool
    pdf: bool


def parse(arguments: Sequence[str], project: Path, environment: Mapping[str, str]) -> Options:
    """The options of a command line. Raises Refused."""
    lang = choose_language(list(arguments), dict(environment))
    asker = _Asker(lang)
    (command, *names), given = asker.split(arguments)
    asker.one_of(given.get("--lang", lang), LANGUAGES, "--lang")
    content = Path(given.get("--content") or project / "content")
    site = Path(given.get("--site") or project / "site")
    if not (content / "plan").is_dir():
        asker.refuse(say("There is no folder `plan` in {folder}.", folder=content))
    today = asker.day(given.get("--today"), "--today") or _default_day(environment, asker)
    engine = given.get("--engine", ENGINES[0])
    asker.one_of(engine, ENGINES, "--engine")
    form = given.get("--format") or _default_format(environment)
    asker.one_of(form, tuple(Format), "--format")
    pair = hashlib.sha256(f"{content.resolve()}\n{site.resolve()}".encode()).hexdigest()[:12]
    return Options(
        command=command,
        names=tuple(names),
        content=content,
        site=site,
        work=project / "build" / pair,
        today=today,
        as_of=asker.day(given.get("--as-of"), "--as-of") or today,
        revision=given.get("--revision", ""),
        engine=engine,
        lang=lang,
        format=Format(form),
        complete="--complete" in given,
        keep_day="--keep-day" in given,
        preview="--preview" in given,
        pdf="--pdf" in given,
    )


class _Asker:
    """Takes the command line apart and refuses, in the reader's language, what it does not know."""

    def __init__(self, lang: str) -> None:
        self._translate: Callable[[str], str] = load_catalogue(lang, Domain.MESSAGES).gettext

    def refuse(self, message: Message) -> None:
        raise Refused(message.said(self._translate), 2)

    def split(self, arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
        """The command with the names after it, and the options."""
        words: list[str] = []
        given: dict[str, str] = {}
        rest = list(arguments)
        while rest:
            name, equals, value = rest.pop(0).partition("=")
            if name in ("-h", "--help"):
                raise Refused(self._help(), 0)
            if not name.startswith("-"):
                words.append(name)
            elif name not in OPTIONS:
                self.refuse(
                    say(
                        "There is no option `{option}`. There are: {options}.",
                        option=name,
                        options=", ".join(OPTIONS),
                    )
                )
            elif not OPTIONS[name][0]:
                given[name] = ""
            elif not equals and not rest:
                self.refuse(say("The option `{option}` needs a value.", option=name))
            else:
                given[name] = value if equals else rest.pop(0)
        command, *names = words or ["build"]
        if command not in COMMANDS or (names and command not in NAMING):
            wrong = command if command not in COMMANDS else names[0]
            self.refuse(
                say(
                    "There is no command `{command}`. There are: {commands}.",
                    command=wrong,
                    commands=", ".join(COMMANDS),
                )
            )
        return [command, *names], given

    def day(self, text: str | None, option: str) -> datetime.date | None:
        if text is None:
            return None
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            self._refuse_day(text, option)
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            self._refuse_day(text, option)
        return None

    def one_of(self, value: str, values: Sequence[str], option: str) -> None:
        if value not in values:
            self.refuse(
                say(
                    "`{option}` can't be `{value}`; it is one of: {values}.",
                    option=option,
                    value=value,
                    values=", ".join(values),
                )
            )

    def _refuse_day(self, text: str, option: str) -> None:
        self.refuse(
            say("`{option}` needs a day such as 2026-11-23, not `{value}`.", option=option, value=text)
        )

    def _help(self) -> str:
        def rows(entries: list[tuple[str, Message]]) -> list[str]:
            return [f"  {name:<18} {message.said(self._translate)}" for name, message in entries]

        lines = [
            "python3 scripts/build.py [{}] …".format(" | ".join(COMMANDS)),
            "",
            *rows(list(COMMANDS.items())),
            "",
            *rows([(f"{name} {value}".strip(), text) for name, (value, text) in OPTIONS.items()]),
        ]
        return "\n".join(lines)


def _default_format(environment: Mapping[str, str]) -> str:
    """Annotations on the lines of a pull request where GitHub runs the check."""
    return (Format.GITHUB if environment.get("GITHUB_ACTIONS") == "true" else Format.TEXT).value


def _default_day(environment: Mapping[str, str], asker: _Asker) -> datetime.date:
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.datetime.now(datetime.UTC).date()
    if not re.fullmatch(r"[0-9]{1,11}", epoch):
        asker.refuse(say("SOURCE_DATE_EPOCH must be a number of seconds, not `{value}`.", value=epoch))
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
