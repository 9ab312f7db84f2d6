"""Documents for paper, really printed: what they hold, how they are made up, and that they stay the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from bootstrap.printing import PACKAGES
from building import ROOT, Site, built, day_of_the_record, read_page, run
from overlay import TINY, TODAY, lay, site_of
from plansite.cli import PROJECT
from plansite.page import Site as Made
from plansite.press import print_all
from plansite.publish import folder_parts
from plansite.views.paper import _quoted

CONTENT = TINY / "content"
DOCUMENTS = ["agreement", "areas/trees", "activities/tre-01", "activities/tre-02", "plan"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(CONTENT, tmp_path_factory.mktemp("pdf") / "site", "--today", TODAY, "--pdf")


@pytest.fixture(scope="module")
def made() -> Made:
    return site_of(TINY, printed=True)


def printed(site: Made, *addresses: str) -> dict[str, bytes]:
    assets = {**dict(folder_parts(PROJECT / "docs" / "assets", "assets/")), **site.files}
    return dict(print_all({address: site.papers[address] for address in addresses}, assets))


def read(site: Site, address: str) -> PdfReader:
    return PdfReader(BytesIO(site.files[address]))


def text(document: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def fonts(document: PdfReader) -> Iterator[tuple[str, bool]]:
    """The names of all fonts, and whether each is embedded."""
    for page in document.pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"].get_object()
            yield str(font.get_object()["/BaseFont"]), any(key.startswith("/FontFile") for key in descriptor)


def tags(node: object) -> Iterator[str]:
    """The names of all elements of the tree of tags."""
    found = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(found, list):
        for one in found:
            yield from tags(one)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield str(found["/S"])
        yield from tags(found.get("/K"))


class TestWhatThereIs:
    def test_every_part_of_the_plan_in_each_language_and_side_by_side(self, tiny: Site) -> None:
        expected = {
            f"pdf/{lang}/{beside}{name}.pdf"
            for lang in ("tr", "az")
            for beside in ("", "both/")
            for name in DOCUMENTS
        }
        assert {name for name in tiny.files if name.startswith("pdf/")} == expected

    def test_pages_lead_to_them_and_to_none_that_is_not_there(self, tiny: Site) -> None:
        led = {
            link.attributes["href"].replace("../", "")
            for page in tiny.pages.values()
            for link in page.all("a")
            if link.attributes["href"].endswith(".pdf")
        }
        assert led == {name for name in tiny.files if name.startswith("pdf/")}

    def test_without_the_option_nobody_hears_of_them(self) -> None:
        site = site_of(TINY)
        assert site.papers == {}
        assert not [one for page in site.pages for one in page.forms if one.address.endswith(".pdf")]


class TestWhatTheySay:
    @pytest.mark.parametrize(
        ("address", "words"),
        [
            ("pdf/az/activities/tre-01.pdf", ["Ağac əkini", "İki ölkə birlikdə ağac əkəcək.", "Mündəricat"]),
            (
                "pdf/tr/activities/tre-01.pdf",
                ["Ağaç dikimi", "İki ülke birlikte ağaç dikecek.", "İçindekiler"],
            ),
        ],
    )
    def test_letters_are_read_out_as_they_were_written(
        self, tiny: Site, address: str, words: list[str]
    ) -> None:
        said = text(read(tiny, address))
        assert [word for word in words if word not in said] == []

    def test_every_sheet_has_its_day_and_number(self, tiny: Site) -> None:
        for address, first in (("pdf/tr/plan.pdf", "Sayfa {} / {}"), ("pdf/az/plan.pdf", "Səhifə {} / {}")):
            document = read(tiny, address)
            assert len(document.pages) > 5
            for number, page in enumerate(document.pages, 1):
                said = " ".join(page.extract_text().split())
                assert first.format(number, len(document.pages)) in said, address
                assert "2031" in said, address

    def test_the_first_sheet_says_where_it_is_from(self, tiny: Site) -> None:
        said = " ".join(read(tiny, "pdf/tr/activities/tre-02.pdf").pages[0].extract_text().split())
        assert "Bu sayfanın adresi: https://example.org/plan/tr/activities/tre-02/" in said
        assert "1 Haziran 2031" in said

    def test_the_whole_plan_holds_every_part_after_its_contents(self, tiny: Site) -> None:
        document = read(tiny, "pdf/tr/plan.pdf")
        titles = ["Plan ve protokol", "Ağaçlar", "Ağaç dikimi", "Ağaç eğitimi", "Bilinmeyenler", "Kaynaklar"]
        contents = document.pages[0].extract_text()
        said = text(document)
        for title in titles:
            assert title in said
        assert [title for title in titles[1:] if title not in contents] == []
        outline = [entry.title for entry in document.outline if not isinstance(entry, list)]
        assert len(outline) == 7  # the document's own title, and the six chapters

    def test_an_area_comes_with_its_activities(self, tiny: Site) -> None:
        said = text(read(tiny, "pdf/az/areas/trees.pdf"))
        assert "İki ölkə birlikdə ağac əkəcək." in said
        assert said.count("Nə məlumdur?") == 2

    def test_side_by_side_holds_both_languages(self, tiny: Site) -> None:
        said = text(read(tiny, "pdf/az/both/activities/tre-01.pdf"))
        assert "İki ölkə birlikdə ağac əkəcək." in said
        assert "İki ülke birlikte ağaç dikecek." in said


class TestHowTheyAreMade:
    def test_tagged_with_a_language_and_a_title(self, tiny: Site) -> None:
        for address in ("pdf/az/both/plan.pdf", "pdf/tr/activities/tre-01.pdf"):
            root = read(tiny, address).trailer["/Root"].get_object()
            assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 (an object that is equal to it)
            assert root["/Lang"] == address[4:6]
            found = [*tags(root["/StructTreeRoot"]["/K"])]
            assert {"/Document", "/H1", "/H2", "/P", "/L", "/LI", "/Link"} <= {*found}
            assert next(tag for tag in found if tag.startswith("/H")) == "/H1"
            assert read(tiny, address).metadata.title

    def test_nothing_claims_what_nobody_has_verified(self, tiny: Site) -> None:
        for name, content in tiny.files.items():
            assert not (name.startswith("pdf/") and b"pdfuaid" in content), name

    def test_the_font_of_the_site_is_in_them_and_no_other(self, tiny: Site) -> None:
        for address in (name for name in tiny.files if name.startswith("pdf/")):
            found = {*fonts(read(tiny, address))}
            families = {name.partition("+")[2].partition("-")[0] for name, _ in found}
            assert families == {"Public", "Record"}, address
            assert {name.partition("+")[2] for name, _ in found} >= {"Public-Sans", "Public-Sans-Bold"}
            assert all(embedded and "+" in name for name, embedded in found), "as a subset"

    def test_places_are_named_once_and_links_lead_there(self, made: Made) -> None:
        for address, html in made.papers.items():
            page = read_page(html.replace("<!doctype html>", ""))
            places = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
            assert len(places) == len(set(places)), address
            for link in page.all("a"):
                target = link.attributes["href"]
                assert target.startswith("https://") or target.removeprefix("#") in places, (
                    f"{address}: {target}"
                )

    def test_links_between_parts_stay_in_the_document(self, made: Made) -> None:
        assert 'href="#activities-tre-02-developments"' in made.papers["pdf/tr/plan.pdf"]
        alone = made.papers["pdf/tr/activities/tre-01.pdf"]
        assert 'href="https://example.org/plan/tr/activities/tre-02/#developments"' in alone
        beside = made.papers["pdf/tr/both/plan.pdf"]
        assert 'href="#activities-tre-02-developments-az"' in beside

    def test_the_same_plan_gives_the_same_bytes(self, tiny: Site, made: Made) -> None:
        """Printed anew by other processes, with other seeds of chance."""
        for address, content in printed(made, "pdf/az/both/areas/trees.pdf", "pdf/tr/plan.pdf").items():
            assert content == tiny.files[address], address


class TestRealPlan:
    def test_the_whole_of_it_side_by_side(self) -> None:
        site = site_of(ROOT, printed=True, today=day_of_the_record())
        assert len(site.papers) == 4 * (1 + 3 + 10 + 1)
        document = PdfReader(BytesIO(printed(site, "pdf/az/both/plan.pdf")["pdf/az/both/plan.pdf"]))
        said = text(document)
        for page in site.pages:
            if page.kind == "activity":
                assert page.title in said, page.address
        assert 30 < len(document.pages) < 90


class TestMissing:
    """A machine without the library, stood in for by a package that fails as the real one then does."""

    @pytest.mark.parametrize(
        ("lang", "sentence"),
        [
            ("en", "`--pdf` needs Pango"),
            ("tr", "`--pdf` için gereken Pango sistem kitaplığı"),
            ("az", "`--pdf` üçün lazım olan Pango sistem kitabxanası"),
        ],
    )
    def test_without_pango_one_sentence_and_nothing_is_published(
        self, tmp_path: Path, lang: str, sentence: str
    ) -> None:
        (tmp_path / "weasyprint.py").write_text(
            "print('could not import some external libraries')\n"
            "raise OSError(\"cannot load library 'libgobject-2.0-0'\")\n"
        )
        command = [sys.executable, "scripts/build.py", "--pdf", "--content", str(CONTENT), "--lang", lang]
        done = subprocess.run(
            [*command, "--site", str(tmp_path / "site")],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(sentence)
        assert " ".join(PACKAGES) in done.stderr
        assert done.stderr.count("\n") == 1
        assert not (tmp_path / "site").exists()

    def test_bad_content_is_said_before_anything_is_printed(self, tmp_path: Path) -> None:
        folder = lay(tmp_path / "nothing", tmp_path / "plan")
        (folder / "content" / "plan" / "site.yml").write_text("languages: [tr]\n")
        done = run(folder / "content", tmp_path / "site", "--pdf")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr


class TestSafety:
    def test_a_document_gets_nothing_but_what_it_was_given(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.png"
        secret.write_bytes((ROOT / "docs" / "assets" / "icons" / "mark.png").read_bytes())
        html = f'<html lang="tr"><title>x</title><p>a</p><img alt="b" src="{secret.as_uri()}"></html>'
        assets = dict(folder_parts(PROJECT / "docs" / "assets", "assets/"))
        document = PdfReader(BytesIO(dict(print_all({"x.pdf": html}, assets))["x.pdf"]))
        assert list(document.pages[0].images) == []

    def test_words_in_the_margins_cannot_leave_them(self) -> None:
        assert _quoted('a"} </style>\n\\') == '"a\\22 } \\3c /style>\\a \\5c "'
