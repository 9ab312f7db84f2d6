"""Bring every catalogue up to date with what the program says, and list what wants a translation.

    python scripts/catalogues.py

A new language is a new folder in scripts/plansite/locale. Translations and comments are kept, a reworded
sentence keeps its old translation as "fuzzy" (which the site does not show), and what is no longer said is
dropped. Exit code 1 while anything wants a translation.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from plansite.words import (
    LOCALES,
    Domain,
    catalogue_path,
    gather,
    list_incomplete,
    message_forms,
    message_key,
    read_catalogue,
)


def main(programs: Path = Path(__file__).parent, locales: Path = LOCALES) -> int:
    wanted = 0
    for domain in Domain:
        source = gather(programs, domain)
        for language in sorted(folder.name for folder in locales.iterdir() if folder.is_dir()):
            path = catalogue_path(language, domain, locales)
            update_catalogue(path, language, source)
            for entry in list_incomplete(read_catalogue(path, language), source):
                print(f"{language}/{path.name}: {entry.fault}: {entry.text}")
                wanted += 1
    return 1 if wanted else 0


def update_catalogue(path: Path, language: str, source: Catalog) -> None:
    """Write the entries of `source` to the file, in their order, with the translations that it has."""
    catalog = (
        read_catalogue(path, language) if path.is_file() else Catalog(locale=language, header_comment="#")
    )
    old = {message_key(entry): entry for entry in catalog if entry.id}
    gone = [key for key, entry in old.items() if source.get(key) is None and any(message_forms(entry.string))]
    for key in old:
        catalog.delete(key)
    for entry in source:
        if entry.id:
            catalog[entry.id] = _with_translation(entry, old, gone)
    body = BytesIO()
    write_po(
        body, catalog, omit_header=True, include_lineno=False, ignore_obsolete=True, include_previous=True
    )
    path.write_bytes(_header(catalog).encode() + body.getvalue().rstrip(b"\n") + b"\n")


def _with_translation(entry: Message, old: dict[str, Message], gone: list[str]) -> Message:
    """The entry with its old translation, else with that of a sentence that is gone and read much like it."""
    wanted, key = entry.clone(), message_key(entry)
    near = [] if key in old else get_close_matches(key, gone, n=1, cutoff=0.75)
    known = old.get(near[0] if near else key)
    if known is None or known.pluralizable != wanted.pluralizable:
        return wanted
    if near:
        wanted.flags.add("fuzzy")
        wanted.previous_id = list(message_forms(known.id))
    wanted.string = known.string
    wanted.user_comments = known.user_comments
    wanted.flags |= known.flags & {"fuzzy"}
    return wanted


def _header(catalog: Catalog) -> str:
    """A header without days, versions or people, so that an unchanged catalogue stays the same file."""
    fields = (
        f"Language: {catalog.locale_identifier}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalog.plural_forms}",
    )
    lines = [catalog.header_comment, 'msgid ""', 'msgstr ""', *(f'"{field}\\n"' for field in fields), "", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
