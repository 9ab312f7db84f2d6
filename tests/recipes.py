"""Bad and good input that can't lie in a repository, or that nobody would see there.

Each recipe changes a copy of the tiny plan; what `check` then says lies in the folder of that name.
"""

from __future__ import annotations

import json
import os
import shutil
import unicodedata
from pathlib import Path

from overlay import TODAY, Recipe, release, rewrite
from plansite.manifest import Manifest
from plansite.sealing import digest

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


RELEASES = "content/releases"
EARLIER, LATER = "2031-05-10", "2031-05-20"
COMPLETED = "happened: 2030-11-02/2030-11-05"


def manifest(folder: Path, day: str) -> Path:
    return folder / RELEASES / day / "release.json"


def object_of(folder: Path, name: str, day: str = EARLIER) -> Path:
    """The file of an object that a release names."""
    digest = json.loads(manifest(folder, day).read_text("utf-8"))["set"][name]
    return next((folder / RELEASES / "objects").glob(f"{digest}.*"))


def two_releases(folder: Path) -> None:
    """The tiny plan with one entry less, and then as it is."""
    path = folder / ACTIVITY
    whole = path.read_text("utf-8")
    words = {name: (folder / name).read_text("utf-8") for name in (TURKISH, AZERBAIJANI)}
    path.write_text(whole.partition("  - on: 2030-11\n")[0], "utf-8")
    for name, text in words.items():
        (folder / name).write_text(text.partition("### 2030-11\n")[0], "utf-8")
    release(folder, EARLIER)
    path.write_text(whole, "utf-8")
    for name, text in words.items():
        (folder / name).write_text(text, "utf-8")
    release(folder, LATER)


def bad_release(folder: Path) -> None:
    release(folder, EARLIER)
    rewrite(manifest(folder, EARLIER), '"gone": [],', '"gone": [,')


def bad_release_shape(folder: Path) -> None:
    release(folder, EARLIER)
    rewrite(manifest(folder, EARLIER), '"preview": true', '"preview": "a trial"')


def bad_release_folder(folder: Path) -> None:
    release(folder, EARLIER)
    (folder / RELEASES / EARLIER).rename(folder / RELEASES / "2031-05-11")
    (folder / RELEASES / "2031-13-01").mkdir()
    (folder / RELEASES / "latest").mkdir()


def bad_release_forged(folder: Path) -> None:
    """Sealed rightly, and yet nothing that a release could be."""
    release(folder, EARLIER)
    path = manifest(folder, EARLIER)
    forged = Manifest.model_validate_json(path.read_bytes())
    less = {name: one for name, one in forged.set.items() if name != "plan/site"}
    forged = forged.model_copy(update={"set": less})
    path.write_text(forged.model_copy(update={"seal": forged.expected_seal()}).written(), "utf-8")


def bad_object(folder: Path) -> None:
    release(folder, EARLIER)
    path = manifest(folder, EARLIER)
    forged = Manifest.model_validate_json(path.read_bytes())
    for name, text in {"plan/agreement": "{}\n", "state/TRE-01": "[\n", "plan/kinds": '["a"]\n'}.items():
        place = folder / RELEASES / "objects" / f"{digest(text)}.json"
        place.write_text(text, "utf-8")
        forged = forged.model_copy(update={"set": forged.set | {name: digest(text)}})
    path.write_text(forged.model_copy(update={"seal": forged.expected_seal()}).written(), "utf-8")


def edited_release(folder: Path) -> None:
    """Somebody made a trial release a public one."""
    two_releases(folder)
    rewrite(manifest(folder, EARLIER), '"preview": true', '"preview": false')


def broken_chain(folder: Path) -> None:
    """The past was written anew, with a seal of its own."""
    two_releases(folder)
    kept = manifest(folder, LATER).read_bytes()
    shutil.rmtree(folder / RELEASES)
    rewrite(folder / TURKISH, "Dikim duyuruldu.", "Dikim ilan edildi.")
    two_releases(folder)
    manifest(folder, LATER).write_bytes(kept)


def broken_chain_gap(folder: Path) -> None:
    two_releases(folder)
    shutil.rmtree(folder / RELEASES / EARLIER)


def missing_object(folder: Path) -> None:
    two_releases(folder)
    object_of(folder, "plan/agreement").unlink()
    object_of(folder, "tr/activities/TRE-01", LATER).unlink()


def edited_object(folder: Path) -> None:
    two_releases(folder)
    rewrite(object_of(folder, "plan/sources/meclis-2030-11"), "Nümunə", "Başqa")
    rewrite(object_of(folder, "tr/activities/TRE-01"), "Dikim", "Kesim")


def unknown_file_release(folder: Path) -> None:
    release(folder, EARLIER)
    for name in ("objects/notes.txt", f"{EARLIER}/notes.md"):
        (folder / RELEASES / name).write_text("x\n", "utf-8")


def missing_file_release(folder: Path) -> None:
    two_releases(folder)
    path = manifest(folder, LATER)
    path.rename(path.with_name("realease.json"))


def in_the_future_release(folder: Path) -> None:
    release(folder, "2031-06-02")


def correction_without_reason(folder: Path) -> None:
    """Facts of every kind are another now, or gone."""
    release(folder, EARLIER)
    rewrite(folder / ACTIVITY, COMPLETED, "happened: 2030-11-03")
    rewrite(folder / ACTIVITY, "due: 2030-10", "due: 2030-09")
    rewrite(folder / ACTIVITY, "names: [feast]\n", "")
    rewrite(folder / "content/plan/kinds.yml", "Ağaç dikimi", "Dikim")
    rewrite(folder / "content/plan/agreement.yml", "period: 2027/2028", "period: 2027/2029")
    rewrite(folder / SOURCES, "publisher: Nümunə Meclis", "publisher: Nümunə Məclis")
    activity = folder / "content/plan/activities/TRE-02.yml"
    activity.write_text(activity.read_text("utf-8").partition("related:")[0], "utf-8")
    for name, heading in (("tr", "## İlgili haberler"), ("az", "## Əlaqədar xəbərlər")):
        words = folder / f"content/{name}/activities/TRE-02.md"
        words.write_text(words.read_text("utf-8").partition(heading)[0], "utf-8")


def correction_without_reason_gone(folder: Path) -> None:
    """An activity is gone, and an entry has another key."""
    rewrite(folder / TURKISH, "[eğitim](TRE-02.md#developments)", "eğitim")
    rewrite(folder / AZERBAIJANI, "[təlim](TRE-02.md#developments)", "təlim")
    release(folder, EARLIER)
    for name in ("plan/activities/TRE-02.yml", "tr/activities/TRE-02.md", "az/activities/TRE-02.md"):
        (folder / "content" / name).unlink()
    rewrite(folder / ACTIVITY, "- on: 2030-11\n", "- on: 2030-12\n")
    for name in (TURKISH, AZERBAIJANI):
        rewrite(folder / name, "### 2030-11", "### 2030-12")


def corrections(folder: Path, *lines: str) -> None:
    text = "".join(f"- {{on: 2031-05-30, {line}, reason: {{tr: Neden, az: Səbəb}}}}\n" for line in lines)
    (folder / "content/plan/corrections.yml").write_text(text, "utf-8")


def idle_correction(folder: Path) -> None:
    """Of these reasons only the second is one."""
    release(folder, EARLIER)
    rewrite(folder / ACTIVITY, COMPLETED, "happened: 2030-11-03")
    corrections(folder, "about: TRE-02", "about: TRE-01, key: history/2030-11", "about: TRE-01, key: due")


def later_release(folder: Path) -> None:
    release(folder, TODAY)
    rewrite(folder / TURKISH, "Dikim bitti.", "Dikim tamamlandı.")


def unchanged(folder: Path) -> None:
    """Comments and the order of keys are nothing that was said."""
    release(folder, EARLIER)
    rewrite(
        folder / ACTIVITY, "areas: [trees]\nkind: planting\n", "# Ağaç\nkind:   planting\nareas:\n- trees\n"
    )
    rewrite(folder / TURKISH, "Dikim bitti.\n", "Dikim bitti. \n\n")


ASKED: dict[str, tuple[str, ...]] = {
    "undecided": ("release",),
    "later-release": ("release", "--preview"),
    "unchanged": ("release", "--preview"),
}
"""The command that says it, where it is not `check`."""


def asked(name: str) -> tuple[str, ...]:
    """The command that says what lies in the folder of that name, and its options."""
    return ASKED.get(name, ("check",))


BAD: dict[str, Recipe] = {
    "bad-release": bad_release,
    "bad-release-shape": bad_release_shape,
    "bad-release-folder": bad_release_folder,
    "bad-release-forged": bad_release_forged,
    "bad-object": bad_object,
    "edited-release": edited_release,
    "broken-chain": broken_chain,
    "broken-chain-gap": broken_chain_gap,
    "missing-object": missing_object,
    "edited-object": edited_object,
    "unknown-file-release": unknown_file_release,
    "missing-file-release": missing_file_release,
    "in-the-future-release": in_the_future_release,
    "correction-without-reason": correction_without_reason,
    "correction-without-reason-gone": correction_without_reason_gone,
    "idle-correction": idle_correction,
    "later-release": later_release,
    "unchanged": unchanged,
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


def releases_of_windows(folder: Path) -> None:
    """Git may bring back every file with other ends of lines."""
    two_releases(folder)
    for path in (folder / RELEASES).rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def left_by_a_killed_release(folder: Path) -> None:
    """Objects that no manifest names, and half of one, count for nothing."""
    two_releases(folder)
    shutil.rmtree(folder / RELEASES / LATER)
    (folder / RELEASES / "objects" / ".half.json").write_text("{", "utf-8")
    (folder / RELEASES / LATER).mkdir()
    (folder / RELEASES / LATER / ".release.json.half").write_text("{", "utf-8")


def corrected(folder: Path) -> None:
    """Every way of naming what was corrected: the thing, the entry, the fact itself."""
    release(folder, EARLIER)
    rewrite(folder / ACTIVITY, COMPLETED, "happened: 2030-11-03")
    rewrite(folder / ACTIVITY, "due: 2030-10", "due: 2030-09")
    rewrite(folder / SOURCES, "publisher: Nümunə Meclis", "publisher: Nümunə Məclis")
    lines = (
        "about: TRE-01, key: history/2030-11",
        "about: TRE-01, key: due",
        "about: sources/meclis-2030-11",
    )
    corrections(folder, *lines)


GOOD: dict[str, Recipe] = {
    "releases": two_releases,
    "releases-of-windows": releases_of_windows,
    "left-by-a-killed-release": left_by_a_killed_release,
    "corrected": corrected,
    "bom": byte_order_mark,
    "crlf": line_ends_of_windows,
    "no-last-line-end": no_last_line_end,
    "left-by-editors": left_by_editors,
}
