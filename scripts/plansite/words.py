"""The words of the program in a language: gettext catalogues, read straight from their `.po` files.

There are two domains: `site` for the pages, `messages` for findings and the command line. The ids are whole
English sentences, so English, and any language that has no catalogue yet, needs none.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages.catalog import PYTHON_FORMAT, Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES: Final = Path(__file__).parent / "locale"


class Domain(StrEnum):
    SITE = "site"
    MESSAGES = "messages"


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The words of one domain in one language."""

    language: str
    translations: gettext.NullTranslations

    def gettext(self, text: str) -> str:
        return self.translations.gettext(text) if text else ""  # gettext answers "" with its header

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.translations.ngettext(singular, plural, number)


@cache
def load_catalogue(language: str, domain: Domain = Domain.SITE, folder: Path = LOCALES) -> Catalogue:
    """The catalogue of a language; one that says the ids themselves where there is no file.

    Raises babel's PoFileError where the file is broken.
    """
    path = catalogue_path(language, domain, folder)
    if not path.is_file():
        return Catalogue(language, gettext.NullTranslations())
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(path, language), use_fuzzy=False)
    compiled.seek(0)
    return Catalogue(language, gettext.GNUTranslations(compiled))


def catalogue_path(language: str, domain: Domain, folder: Path = LOCALES) -> Path:
    return folder / language / f"{domain}.po"


def read_catalogue(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


_Arguments = tuple[int | tuple[int, int] | tuple[int, str], ...] | None  # which hold an id; None: the first
_KEYWORDS: Final[dict[Domain, dict[str, dict[int | None, _Arguments] | _Arguments]]] = {
    Domain.SITE: {"_": None, "gettext": None, "ngettext": (1, 2)},
    Domain.MESSAGES: {"say": (1,)},
}
_METHODS: Final = [
    ("bootstrap/**", "ignore"),  # it speaks before there are catalogues
    ("**/templates/**", "jinja2.ext:babel_extract"),
    ("**.py", "python"),
]
_OPTIONS: Final = {"**/templates/**": {"trimmed": "true", "silent": "false"}}


def gather(source: Path, domain: Domain) -> Catalog:
    """Everything that programs and templates below `source` say in a domain, by first file and id."""
    files: dict[tuple[str, ...], set[str]] = {}
    hints: dict[tuple[str, ...], list[str]] = {}
    for file, _, ids, comments, _ in extract_from_dir(
        source, _METHODS, _OPTIONS, _KEYWORDS[domain], comment_tags=("Translators:",)
    ):
        files.setdefault(message_forms(ids), set()).add(file)
        hints.setdefault(message_forms(ids), []).extend(comments)
    catalog = Catalog(domain=domain)
    for places, forms in sorted((sorted(places), forms) for forms, places in files.items()):
        no_line = 0  # lines would change the catalogues with every edit of a program
        locations = [(place, no_line) for place in places]
        catalog.add(forms if len(forms) > 1 else forms[0], locations=locations, auto_comments=hints[forms])
    return catalog


class Fault(StrEnum):
    """What is wrong with an entry of a catalogue."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    GAPS = "gaps"  # other gaps than the id's, or broken ones
    OBSOLETE = "obsolete"  # the program does not say it


@dataclass(frozen=True, slots=True, order=True)
class Incomplete:
    fault: Fault
    text: str


def list_incomplete(catalog: Catalog, source: Catalog) -> Iterator[Incomplete]:
    """What keeps a catalogue from saying everything that `source` (see `gather`) says."""
    for wanted in source:
        if wanted.id and (fault := _fault(catalog.get(message_key(wanted)))):
            yield Incomplete(fault, message_key(wanted))
    for entry in catalog:
        if entry.id and source.get(message_key(entry)) is None:
            yield Incomplete(Fault.OBSOLETE, message_key(entry))


def message_key(message: Message) -> str:
    return message_forms(message.id)[0]


def _fault(message: Message | None) -> Fault | None:
    if message is None or not all(message_forms(message.string)):
        return Fault.UNTRANSLATED
    if message.fuzzy:
        return Fault.FUZZY
    try:
        asked = [_gaps(form) for form in message_forms(message.id)]
        given = [_gaps(form) for form in message_forms(message.string)]
    except ValueError:
        return Fault.GAPS
    required, allowed = frozenset.intersection(*asked), frozenset.union(*asked)
    return None if all(required <= gaps <= allowed for gaps in given) else Fault.GAPS


def message_forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The singular and the plurals of an id or a translation."""
    return (text or "",) if isinstance(text, str) or text is None else tuple(text)


def _gaps(text: str) -> frozenset[str]:
    """The gaps, `{name}` in programs and `%(name)s` in templates. ValueError: an unclosed brace."""
    braces = {f"{{{name}}}" for _, name, _, _ in Formatter().parse(text) if name is not None}
    percents = {f"%({match[1]})s" for match in PYTHON_FORMAT.finditer(text) if match[1]}
    return frozenset(braces | percents)
