"""Bad and good input that can't lie in a repository, or that nobody would see there.

Each recipe changes a copy of the tiny plan; what `check` then says lies in the folder of that name.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from overlay import Recipe, rewrite

ACTIVITY = "content/plan/activities/TRE-01.yml"
SOURCES = "content/plan/sources.yml"
TURKISH = "content/tr/activities/TRE-01.md"
AZERBAIJANI = "content/az/activities/TRE-01.md"


def encoded(folder: Path, name: str, encoding: str) -> None:
    path = folder / name
    path.write_bytes(path.read_text("utf-8").encode(encoding))


def not_utf8(folder: Path) -> None:
    encoded(folder, TURKISH, "cp1254")


def not_utf8_utf16(folder: Path) -> None:
    encoded(folder, "content/plan/areas.yml", "utf-16")


def not_utf8_later(folder: Path) -> None:
    path = folder / SOURCES
    path.write_bytes(path.read_bytes().replace("Nümunə Meclis".encode(), "Nümunə ".encode() + b"M\xe9clis"))


def look_alike(folder: Path) -> None:
    rewrite(folder / TURKISH, "İki ülke", "İki ülk\N{CYRILLIC SMALL LETTER IE}")
    rewrite(folder / AZERBAIJANI, "## Məqsəd", "## M\N{CYRILLIC SMALL LETTER SCHWA}qsəd")
    rewrite(folder / AZERBAIJANI, "İki ölkə", "İki ölk\N{LATIN SMALL LETTER TURNED E}")
    rewrite(folder / ACTIVITY, "by: [az-mesa]", "by: [\N{CYRILLIC SMALL LETTER A}z-mesa]")
    rewrite(folder / SOURCES, "publisher: Örnek", "publisher: \N{GREEK CAPITAL LETTER OMICRON}rnek")


def not_nfc(folder: Path) -> None:
    """As some systems write: every dot and hook a character of its own; what follows keeps its column."""
    for name in (TURKISH, "content/plan/kinds.yml"):
        path = folder / name
        path.write_text(unicodedata.normalize("NFD", path.read_text("utf-8")), "utf-8")
    rewrite(folder / TURKISH, "TRE-02.md", "TRE-22.md")


def control_character(folder: Path) -> None:
    rewrite(folder / TURKISH, "İki ülke", "İki\N{ZERO WIDTH SPACE} \N{RIGHT-TO-LEFT OVERRIDE}ülke\x00")
    rewrite(folder / ACTIVITY, "kind: planting", "kind: plant\N{ZERO WIDTH NO-BREAK SPACE}ing\x1b")
    rewrite(
        folder / SOURCES,
        "title: Ağaç planı imzalandı",
        "title: Ağaç\x85 planı\N{LINE SEPARATOR} imzalandı\x9b",
    )


def too_large(folder: Path) -> None:
    path = folder / TURKISH
    path.write_text(path.read_text("utf-8") + "Ağaç.\n" * 200_000, "utf-8")


def long_line(folder: Path) -> None:
    rewrite(folder / TURKISH, "İki ülke", "a" * 100_001)


def too_deep(folder: Path) -> None:
    rewrite(folder / ACTIVITY, "[trees]", "[" * 10_000 + "trees" + "]" * 10_000)


def too_deep_quotation(folder: Path) -> None:
    rewrite(folder / TURKISH, "Dikim bitti.", "> " * 30 + "Dikim bitti.")
    rewrite(folder / AZERBAIJANI, "Əkin başa çatıb.", "- " * 5_000 + "Əkin başa çatıb.")


def too_deep_brackets(folder: Path) -> None:
    rewrite(folder / TURKISH, "Dikim bitti.", "[" * 50_000)
    rewrite(folder / AZERBAIJANI, "Əkin başa çatıb.", "![\n" * 200)


def linked(folder: Path, name: str, target: str) -> None:
    """A link at `name` to a place outside the content, or to nowhere."""
    path = folder / name
    if path.is_file():
        path.unlink()
    path.symlink_to(folder / target)


def outside(folder: Path) -> None:
    (folder / "secret.yml").write_text("areas: [trees]\n", "utf-8")
    linked(folder, "content/plan/activities/TRE-02.yml", "secret.yml")
    linked(folder, TURKISH, "secret.yml")
    linked(folder, "docs/tr/about.md", "content/tr/agreement.md")


def outside_folder(folder: Path) -> None:
    (folder / "content" / "tr" / "areas").rename(folder / "areas")
    linked(folder, "content/tr/areas", "areas")
    (folder / "content" / "plan" / "activities").rename(folder / "activities")
    linked(folder, "content/plan/activities", "activities")


def picture_outside_by_link(folder: Path) -> None:
    pictures = folder / "docs" / "assets" / "images"
    pictures.mkdir(parents=True)
    (folder / "secret.png").write_bytes(b"secret")
    linked(folder, "docs/assets/images/tree.png", "secret.png")
    rewrite(folder / "docs/tr/about.md", "Programı denemek için.", "![Bir ağaç](../assets/images/tree.png)")


def unreadable(folder: Path) -> None:
    (folder / SOURCES).unlink()
    (folder / SOURCES).mkdir()
    linked(folder, ACTIVITY, "content/plan/activities/gone.yml")
    linked(folder, TURKISH, TURKISH)
    (folder / AZERBAIJANI).unlink()
    os.mkfifo(folder / AZERBAIJANI)


def unknown_file_name(folder: Path) -> None:
    (folder / "content" / "tr" / "a\n::error::b \N{RIGHT-TO-LEFT OVERRIDE}dm.md").write_text(
        "# a\n\na\n", "utf-8"
    )


def broken_link_name(folder: Path) -> None:
    """Addresses that no file could have, and that systems answer with errors of their own."""
    links = f"[a](%00) [b]({'b' * 5_000}.md) ![c](../../../docs/assets/images/%00.png) [d](%ff.md)"
    rewrite(folder / TURKISH, "Dikim bitti.", f"{links} ![e](../../../docs/assets/images/{'e' * 5_000}.png)")


BAD: dict[str, Recipe] = {
    "not-utf8": not_utf8,
    "not-utf8-utf16": not_utf8_utf16,
    "not-utf8-later": not_utf8_later,
    "look-alike": look_alike,
    "not-nfc": not_nfc,
    "control-character": control_character,
    "too-large": too_large,
    "long-line": long_line,
    "too-deep": too_deep,
    "too-deep-quotation": too_deep_quotation,
    "too-deep-brackets": too_deep_brackets,
    "outside": outside,
    "outside-folder": outside_folder,
    "picture-outside-by-link": picture_outside_by_link,
    "unreadable": unreadable,
    "unknown-file-name": unknown_file_name,
    "broken-link-name": broken_link_name,
}


def byte_order_mark(folder: Path) -> None:
    for path in [*folder.rglob("*.yml"), *folder.rglob("*.md")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def line_ends_of_windows(folder: Path) -> None:
    for path in [*folder.rglob("*.yml"), *folder.rglob("*.md")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def no_last_line_end(folder: Path) -> None:
    for path in [*folder.rglob("*.yml"), *folder.rglob("*.md")]:
        path.write_bytes(path.read_bytes().rstrip(b"\n"))


def left_by_editors(folder: Path) -> None:
    """Hidden files and copies that programs leave behind are nobody's mistake."""
    for name in ("content/plan/.DS_Store", "content/plan/..swp", "content/tr/agreement.md~"):
        (folder / name).write_bytes(b"\x00\xff")


GOOD: dict[str, Recipe] = {
    "bom": byte_order_mark,
    "crlf": line_ends_of_windows,
    "no-last-line-end": no_last_line_end,
    "left-by-editors": left_by_editors,
}
