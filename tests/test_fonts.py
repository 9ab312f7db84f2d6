"""The site's own fonts have every letter that it shows, so that no page mixes two hands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from building import ROOT, Element, Site, read_page, real
from shores import rich, second

FONTS = ("public-sans", "record-serif")
OF_THE_DEVICE = {"→"}  # between an old date and the new one; every device has it
OURS = {"tr", "az", "en"}


def letters(font: str) -> set[str]:
    return {chr(code) for code in TTFont(ROOT / "docs" / "assets" / "fonts" / f"{font}.woff2").getBestCmap()}


def shown(part: Element, lang: str = "tr") -> Iterator[str]:
    """The letters of a page in the languages of the record; names in another keep their own letters."""
    lang = part.attributes.get("lang", lang)
    for inside in part.inside:
        if isinstance(inside, Element):
            yield from shown(inside, lang)
        elif lang in OURS:
            yield from "".join(inside.split())


def sites(folder: Path) -> Iterator[Site]:
    yield real(folder / "real")
    yield second(folder / "second")
    yield rich(folder / "rich")


def test_every_letter_is_in_the_fonts(tmp_path: Path) -> None:
    pages = [page for site in sites(tmp_path) for page in site.pages.values()]
    used = {letter for page in pages for letter in shown(page)}
    assert set("əƏğıİşŞ–“”") < used
    assert {font: used - letters(font) for font in FONTS} == dict.fromkeys(FONTS, OF_THE_DEVICE)


def test_a_letter_of_another_language_is_not_asked_for() -> None:
    page = read_page('<p>Ağaç <span lang="kk">Өзен</span> ₼</p>')
    assert set(shown(page)) - letters("public-sans") == {"₼"}
