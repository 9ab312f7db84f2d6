"""What is said of a source that is gone, has moved or was not reached; and when the next update is due."""

from __future__ import annotations

import calendar
import datetime
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Element, built, read_page
from overlay import TESTS, check, codes, lay, rewrite, site_of
from plansite.dates import parse
from plansite.rules.evidence import _is_snapshot
from plansite.shells import next_update
from plansite.voice import voice

SOURCES = "content/plan/sources.yml"
GAZETTE, COPY = "https://gazete.example.org/agac", "https://archive.example.org/agac"
ASSEMBLY = "https://mesa.example.org/xeber"
LANGUAGES = ("tr", "az")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay(TESTS / "good" / "none", tmp_path)


def visited(folder: Path, address: str, state: str, checked: str = "2031-05-20", **more: object) -> None:
    """One more row in the file that `links` keeps."""
    row = {"address": address, "state": state, "checked": checked, "since": "2031-05-02", **more}
    with (folder / "content" / "links.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def page(folder: Path, lang: str, path: str, *options: str) -> Element:
    bodies = {(one.lang, one.path): one.body for one in site_of(folder, *options).pages}
    return read_page(bodies[lang, path])


def source(folder: Path, lang: str, identifier: str = "gazete-2030-02-03", *options: str) -> Element:
    return page(folder, lang, "sources/", *options).one("section", id=identifier)


def targets(part: Element) -> list[str]:
    return [link.attributes["href"] for link in part.all("a") if "://" in link.attributes["href"]]


class TestSource:
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_never_visited_says_nothing_of_it(self, tiny: Path, lang: str) -> None:
        part = source(tiny, lang)
        assert targets(part) == [GAZETTE, COPY]
        assert not re.search("denetim|yoxlama|çevrimiçi|onlayn", part.text)

    @pytest.mark.parametrize(
        ("lang", "sentence"),
        [
            ("tr", "Son denetimde çevrimiçiydi: 20 Mayıs 2031"),
            ("az", "Son yoxlamada onlayn idi: 20 may 2031"),
        ],
    )
    def test_online(self, tiny: Path, lang: str, sentence: str) -> None:
        visited(tiny, GAZETTE, "online", status=200)
        part = source(tiny, lang)
        assert sentence in part.texts("p")
        assert targets(part) == [GAZETTE, COPY]
        assert list(part.all("p", class_="notice")) == []

    @pytest.mark.parametrize(
        ("lang", "sentence", "label"),
        [
            (
                "tr",
                "(son denetim: 20 Mayıs 2031). Bağlantı arşiv kopyasına götürür.",
                "Kaynağın arşiv kopyasını aç",
            ),
            (
                "az",
                "(son yoxlama: 20 may 2031). Keçid arxiv surətinə aparır.",
                "Mənbənin arxiv surətini açın",
            ),
        ],
    )
    def test_gone_leads_to_its_copy(self, tiny: Path, lang: str, sentence: str, label: str) -> None:
        """The address at which it was stays to be read."""
        visited(tiny, GAZETTE, "gone", status=410)
        part = source(tiny, lang)
        assert part.one("p", class_="notice").text.endswith(sentence)
        link = next(part.all("a", id="gazete-2030-02-03-link"))
        assert (link.text, link.attributes["href"]) == (label, COPY)
        assert set(targets(part)) == {COPY}
        assert GAZETTE in part.texts("small")

    @pytest.mark.parametrize(
        ("lang", "sentence"),
        [
            (
                "tr",
                "Bu sayfa artık çevrimiçi değil (son denetim: 20 Mayıs 2031). Bilinen bir arşiv kopyası yok.",
            ),
            (
                "az",
                "Bu səhifə artıq onlayn deyil (son yoxlama: 20 may 2031). Məlum olan arxiv surəti yoxdur.",
            ),
        ],
    )
    def test_gone_without_a_copy_leads_nowhere(self, tiny: Path, lang: str, sentence: str) -> None:
        rewrite(tiny / SOURCES, f"  archive_url: {COPY}\n", "")
        visited(tiny, GAZETTE, "gone")
        part = source(tiny, lang)
        assert part.one("p", class_="notice").text == sentence
        assert targets(part) == []
        assert GAZETTE in part.texts("small")

    @pytest.mark.parametrize(
        ("lang", "sentence", "mark"),
        [
            ("tr", "arşiv kopyası da artık çevrimiçi değil.", "artık çevrimiçi değil"),
            ("az", "arxiv surəti də artıq onlayn deyil.", "artıq onlayn deyil"),
        ],
    )
    def test_gone_with_its_copy_leads_nowhere(self, tiny: Path, lang: str, sentence: str, mark: str) -> None:
        visited(tiny, GAZETTE, "gone")
        visited(tiny, COPY, "gone")
        part = source(tiny, lang)
        assert part.one("p", class_="notice").text.endswith(sentence)
        assert targets(part) == []
        assert mark in part.one("small", class_="gone").text
        assert COPY in part.text

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_copy_alone_gone(self, tiny: Path, lang: str) -> None:
        visited(tiny, COPY, "gone")
        part = source(tiny, lang)
        assert targets(part) == [GAZETTE]
        assert len(list(part.all("small", class_="gone"))) == 1

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_copy_that_was_not_reached_is_still_a_copy(self, tiny: Path, lang: str) -> None:
        visited(tiny, GAZETTE, "gone")
        visited(tiny, COPY, "unreachable")
        assert targets(source(tiny, lang)) == [COPY, COPY]

    @pytest.mark.parametrize(
        ("lang", "sentence"),
        [
            ("tr", "Çocuk adları içeren bir sayfanın kopyası saklanmaz."),
            ("az", "Uşaqların adları olan səhifənin surəti saxlanılmır."),
        ],
    )
    def test_gone_that_names_children(self, tiny: Path, lang: str, sentence: str) -> None:
        rewrite(tiny / SOURCES, f"  archive_url: {COPY}\n", "  names_children: true\n")
        visited(tiny, GAZETTE, "gone")
        assert sentence in source(tiny, lang).text
        marks = page(tiny, lang, "agreement/").section("sources").texts("small")
        assert len(marks) == 2, "both are said: that it names children and that it is gone"

    @pytest.mark.parametrize(
        ("lang", "sentence", "label"),
        [
            (
                "tr",
                "Kaynağın sitesi bu sayfanın taşındığını bildiriyor. Son denetim: 20 Mayıs 2031",
                "Yeni adres",
            ),
            (
                "az",
                "Mənbənin saytı bu səhifənin köçürüldüyünü bildirir. Son yoxlama: 20 may 2031",
                "Yeni ünvan",
            ),
        ],
    )
    def test_moved(self, tiny: Path, lang: str, sentence: str, label: str) -> None:
        target = "https://gazete.example.org/yeni"
        visited(tiny, GAZETTE, "moved", status=200, moved_to=target)
        part = source(tiny, lang)
        assert f"{sentence} {label}: {target}" in part.text
        assert targets(part) == [GAZETTE, COPY, target]

    @pytest.mark.parametrize(
        ("lang", "sentence"),
        [
            ("tr", "Son denetimde sayfaya ulaşılamadı: 20 Mayıs 2031. Sayfa yine de yerinde olabilir."),
            (
                "az",
                "mümkün olmayıb: 20 may 2031. Buna baxmayaraq, səhifə yerində ola bilər.",
            ),
        ],
    )
    def test_not_reached_is_not_gone(self, tiny: Path, lang: str, sentence: str) -> None:
        visited(tiny, GAZETTE, "unreachable")
        part = source(tiny, lang)
        assert any(text.endswith(sentence) for text in part.texts("p"))
        assert targets(part) == [GAZETTE, COPY]

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_an_old_state_of_the_record_knows_of_no_later_visit(self, tiny: Path, lang: str) -> None:
        visited(tiny, GAZETTE, "gone")
        before = source(tiny, lang, "gazete-2030-02-03", "--as-of", "2031-05-19")
        assert targets(before) == [GAZETTE, COPY]
        on_the_day = source(tiny, lang, "gazete-2030-02-03", "--as-of", "2031-05-20")
        assert set(targets(on_the_day)) == {COPY}

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_fingerprint_is_folded(self, tiny: Path, lang: str) -> None:
        digest = "0123456789abcdef" * 4
        rewrite(tiny / SOURCES, "  kind: press\n", f"  kind: press\n  sha256: {digest}\n")
        part = source(tiny, lang)
        assert part.one("details").one("code").text == digest
        assert "SHA-256" in part.one("summary").text


class TestElsewhere:
    @pytest.mark.parametrize(
        ("lang", "mark"), [("tr", "artık çevrimiçi değil"), ("az", "artıq onlayn deyil")]
    )
    def test_a_note_marks_what_is_gone_and_nothing_else(self, tiny: Path, lang: str, mark: str) -> None:
        visited(tiny, GAZETTE, "gone")
        visited(tiny, ASSEMBLY, "unreachable")
        activity = page(tiny, lang, "activities/tre-01/")
        notes = {note.text for note in activity.all("p", class_="source-note")}
        assert {mark in note for note in notes if "Örnek Gazete" in note} == {True}
        assert {mark in note for note in notes if "Nümunə Meclis" in note} == {False}
        printed = activity.one("div", class_="print-sources").texts("li")
        assert [one.rpartition(" ")[2] for one in printed] == [COPY, ASSEMBLY]

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_an_address_given_directly_is_marked(self, tmp_path: Path, lang: str) -> None:
        """Whatever place on the page it names."""
        folder = lay(TESTS / "good" / "address-as-source", tmp_path)
        visited(folder, "https://mesa.example.org/xeber/2?id=10&x=a", "gone")
        entry = page(folder, lang, "activities/tre-01/").one("li", id="2030-11")
        assert len(list(entry.all("small", class_="gone"))) == 1

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_an_institutions_own_site_is_marked(self, tiny: Path, lang: str) -> None:
        visited(tiny, "https://orman.example.org/", "gone")
        facts = page(tiny, lang, "institutions/tr-orman/")
        assert len(list(facts.all("small", class_="gone"))) == 1


class TestArchive:
    @pytest.mark.parametrize(
        ("address", "is_one"),
        [
            ("https://web.archive.org/web/20221116142900/https://a.example.org/b", True),
            ("https://web.archive.org/web/20221116142900id_/http://a.example.org/", True),
            ("http://web.archive.org/web/20221116142900/http:/a.example.org", True),
            ("https://web.archive.org/web/2022/https://a.example.org/", False),  # whichever is nearest
            ("https://web.archive.org/web/20221116142900*/https://a.example.org/", False),
            ("https://web.archive.org/web/*/https://a.example.org/*", False),
            ("https://web.archive.org/web/20221116142900/", False),
            ("https://web.archive.org/save/https://a.example.org/", False),
            ("https://web.archive.org/", False),
        ],
    )
    def test_one_copy_is_told_from_a_list_of_copies(self, address: str, is_one: bool) -> None:
        assert _is_snapshot(address) is is_one

    def test_brackets_in_an_address_are_no_trouble(self, tiny: Path) -> None:
        rewrite(tiny / SOURCES, f"archive_url: {COPY}", "archive_url: 'https://[arsiv.example.org/'")
        assert check(tiny)[0] in (0, 1)

    def test_notices_are_for_check_alone_and_break_nothing(self, tiny: Path, tmp_path: Path) -> None:
        rewrite(tiny / SOURCES, f"  archive_url: {COPY}\n", "")
        code, said = check(tiny, "--complete")
        assert (code, codes(said)) == (0, ["no-archive"])
        assert said.startswith("content/plan/sources.yml:1:1: notice[no-archive]: ")
        assert check(tiny, "--format", "github")[1].startswith(
            "::notice file=content/plan/sources.yml,line=1,"
        )
        assert [row["severity"] for row in json.loads(check(tiny, "--format", "json")[1])] == ["notice"]
        built(tiny / "content", tmp_path / "site", "--today", "2031-06-01")  # which prints nothing


class TestNextUpdate:
    @pytest.mark.parametrize(
        ("due", "day", "overdue", "tr", "az"),
        [
            ("2031-06-01", "2031-05-31", False, "1 Haziran 2031", "1 iyun 2031"),
            ("2031-06-01", "2031-06-01", False, "1 Haziran 2031", "1 iyun 2031"),
            ("2031-06-01", "2031-06-02", True, "1 Haziran 2031", "1 iyun 2031"),
            ("2031-06", "2031-06-30", False, "Haziran 2031", "iyun 2031"),
            ("2031-06", "2031-07-01", True, "Haziran 2031", "iyun 2031"),
            ("2031-Q2", "2031-06-30", False, "2031 yılının 2. çeyreği", "2031-ci ilin 2-ci rübü"),
            ("2031-Q2", "2031-07-01", True, "2031 yılının 2. çeyreği", "2031-ci ilin 2-ci rübü"),
            ("2031", "2031-12-31", False, "2031", "2031"),
            ("2031", "2032-01-01", True, "2031", "2031"),
            ("2031-05/2031-07", "2031-07-31", False, "Mayıs – Temmuz 2031", "may – iyul 2031"),
        ],
    )
    def test_is_overdue_only_when_certain(self, due: str, day: str, overdue: bool, tr: str, az: str) -> None:
        expected = {
            "tr": ("Sonraki güncelleme: {}", "Güncelleme gecikti. Beklenen tarih: {}"),
            "az": ("Növbəti yenilənmə: {}", "Yenilənmə gecikir. Nəzərdə tutulmuş vaxt: {}"),
        }
        for lang, date in (("tr", tr), ("az", az)):
            said = next_update(voice(lang), parse(due), datetime.date.fromisoformat(day))
            assert said == expected[lang][overdue].format(date)

    @given(st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 1, 1)), st.integers(-400, 400))
    def test_whatever_the_precision(self, day: datetime.date, off: int) -> None:
        """A month or a year is overdue with the first day after its last, and on no day before."""
        today = day + datetime.timedelta(off)
        last = datetime.date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
        for due, end in (
            (day.isoformat(), day),
            (f"{day:%Y-%m}", last),
            (f"{day:%Y}", datetime.date(day.year, 12, 31)),
        ):
            said = next_update(voice("tr"), parse(due), today)
            assert said.startswith("Güncelleme gecikti") is (today > end)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_stands_at_the_foot_of_every_page_once_it_is_decided(self, tiny: Path, lang: str) -> None:
        before = {shell.lang: shell.notes for shell in site_of(tiny).shells}
        rewrite(tiny / "content/plan/site.yml", "official:", "next_update: 2031-05\nofficial:")
        labels = {
            "tr": ("Sonraki güncelleme: Mayıs 2031", "Güncelleme gecikti. Beklenen tarih: Mayıs 2031"),
            "az": ("Növbəti yenilənmə: may 2031", "Yenilənmə gecikir. Nəzərdə tutulmuş vaxt: may 2031"),
        }
        for options, note in (((), labels[lang][1]), (("--as-of", "2031-05-31"), labels[lang][0])):
            after = {shell.lang: shell.notes for shell in site_of(tiny, *options).shells}
            assert after[lang] == (*before[lang], note)

    def test_is_there_when_it_is_published(self, tiny: Path, tmp_path: Path) -> None:
        rewrite(tiny / "content/plan/site.yml", "official:", "next_update: 2031-07\nofficial:")
        site = built(tiny / "content", tmp_path / "site", "--today", "2031-06-01")
        for lang, note in (("tr", "Sonraki güncelleme: Temmuz 2031"), ("az", "Növbəti yenilənmə: iyul 2031")):
            for address, one in site.in_language(lang).items():
                assert note in one.one("footer").texts("p"), address
