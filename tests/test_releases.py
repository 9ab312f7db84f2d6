"""Releases: made by the command, read back whole, never changed by a later one."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overlay import TESTS, check, lay, release, rewrite, run, tree
from plansite.draft import Draft
from plansite.manifest import Manifest, Release, folded, sealed
from plansite.published import PublishedState
from plansite.read import Folders, read
from plansite.sealing import canonical, digest
from plansite.snapshot import draft_of, parts_of
from recipes import EARLIER, LATER, RELEASES, TURKISH, manifest, two_releases

SITE = "content/plan/site.yml"
ALL_SAID = """\
publisher: {tr: Yayımcı, az: Naşir}
contact: editor@example.org
repository: https://example.org/repository
next_update: 2032
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay(TESTS / "good" / "none", tmp_path)


def contents(folder: Path) -> dict[str, bytes | str]:
    return dict(tree(folder / RELEASES))


def draft_at(folder: Path) -> Draft:
    findings: list[object] = []
    draft = read(Folders(folder / "content"), findings.append)
    assert findings == []
    return draft


class TestCommand:
    def test_says_where_the_release_is(self, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(tiny, "release", "--preview") == (0, "")
        said = "The release of 2031-06-01 was written: content/releases/2031-06-01/release.json\n"
        assert capsys.readouterr().err == said

    def test_a_public_release_needs_all_to_be_decided(self, tiny: Path) -> None:
        assert run(tiny, "release")[0] == 1
        assert not (tiny / RELEASES).exists()
        with (tiny / SITE).open("a", encoding="utf-8") as site:
            site.write(ALL_SAID)
        assert run(tiny, "release") == (0, "")
        assert not Manifest.model_validate_json(manifest(tiny, "2031-06-01").read_bytes()).preview

    def test_errors_stop_it(self, tiny: Path) -> None:
        rewrite(tiny / "content/plan/activities/TRE-01.yml", "kind: planting", "kind: planing")
        code, said = run(tiny, "release", "--preview")
        assert code == 1
        assert "error[unknown-kind]" in said
        assert not (tiny / RELEASES).exists()

    def test_a_correction_without_a_reason_stops_it(self, tiny: Path) -> None:
        release(tiny, EARLIER)
        rewrite(tiny / "content/plan/activities/TRE-01.yml", "due: 2030-10", "due: 2030-09")
        before = contents(tiny)
        assert check(tiny)[0] == 0
        code, said = run(tiny, "release", "--preview")
        assert code == 1
        assert "error[correction-without-reason]" in said
        assert contents(tiny) == before

    def test_a_later_release_writes_what_changed(self, tiny: Path) -> None:
        two_releases(tiny)
        written = Manifest.model_validate_json(manifest(tiny, LATER).read_bytes())
        assert set(written.set) == {
            "plan/activities/TRE-01", "state/TRE-01", "tr/activities/TRE-01", "az/activities/TRE-01",
        }  # fmt: skip
        assert written.gone == ()
        assert written.previous == Manifest.model_validate_json(manifest(tiny, EARLIER).read_bytes()).seal

    def test_what_is_gone_is_named(self, tiny: Path) -> None:
        release(tiny, EARLIER)
        for lang in ("tr", "az"):
            (tiny / f"docs/{lang}/about.md").unlink()
        release(tiny, LATER)
        written = Manifest.model_validate_json(manifest(tiny, LATER).read_bytes())
        assert (written.gone, written.set) == (("docs/az/about", "docs/tr/about"), {})
        assert draft_at(tiny).releases[-1].names("docs/") == []

    def test_the_end_of_the_period_is_a_change(self, tiny: Path) -> None:
        """Nothing was written, and yet the record says something else from now on."""
        release(tiny, "2031-12-30")
        release(tiny, "2032-01-01")
        assert set(draft_at(tiny).releases[-1].manifest.set) == {"state/TRE-01", "state/TRE-02"}

    def test_the_same_content_is_the_same_release(self, tiny: Path, tmp_path: Path) -> None:
        other = lay(TESTS / "good" / "crlf", tmp_path / "other")
        release(tiny, EARLIER)
        release(other, EARLIER)
        assert contents(tiny) == contents(other)

    def test_what_cannot_be_written_is_said(self, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tiny / RELEASES).write_text("in the way", "utf-8")
        assert run(tiny, "release", "--preview")[0] == 2
        said = capsys.readouterr().err
        assert said.startswith("content/releases/objects/")
        assert said.count("\n") == 1


class TestReading:
    @pytest.mark.parametrize("plan", ["tests/tiny", "tests/second", "."])
    def test_what_was_released_reads_as_it_was(self, plan: str, tmp_path: Path) -> None:
        root = TESTS.parent / plan
        for name in ("content", "docs"):
            shutil.copytree(root / name, tmp_path / name)
        day = datetime.date(2045, 1, 1)
        release(tmp_path, day.isoformat())
        draft = draft_at(tmp_path)
        then = draft_of(draft.releases[0], draft.folders, draft.languages)
        assert as_read(then) == as_read(draft)
        assert {key: prose.title for key, prose in then.prose.items()} == {
            key: prose.title for key, prose in draft.prose.items()
        }
        assert parts_of(draft, day) == {
            name: draft.releases[0].text(name) for name in draft.releases[0].whole
        }

    def test_the_state_is_data_of_its_own(self, tiny: Path) -> None:
        release(tiny, EARLIER)
        (found,) = draft_at(tiny).releases
        for name in found.names("state/"):
            state = PublishedState.model_validate(found.value(name))
            assert canonical(state.data()) == found.text(name)
            assert "silen" not in found.text(name)


def as_read(draft: Draft) -> dict[str, object]:
    """The plan, whatever the order of what is known by ids."""
    plan = draft.plan().model_dump()
    return {
        name: dict(sorted(part.items())) if isinstance(part, dict) else part for name, part in plan.items()
    }


NAMES = st.dictionaries(
    st.sampled_from([f"plan/{letter}" for letter in "abcdef"]), st.sampled_from(list(map(digest, "xyz")))
)
DAY = datetime.date(2031, 1, 1)


class TestChain:
    @given(st.lists(NAMES, max_size=6))
    def test_folding_gives_back_what_was_released(self, contents: list[dict[str, str]]) -> None:
        before: Release | None = None
        for number, whole in enumerate(contents):
            made = sealed(DAY + datetime.timedelta(number), before, whole, preview=False)
            made = Manifest.model_validate_json(made.written())
            assert made.seal == made.expected_seal()
            assert made.previous == (before.manifest.seal if before else None)
            assert folded(before.whole if before else {}, made) == whole
            before = Release(made, whole, {})

    @given(NAMES, st.sampled_from(["date", "preview", "previous", "set", "gone"]))
    def test_no_word_of_a_manifest_changes_unseen(self, whole: dict[str, str], key: str) -> None:
        made = sealed(DAY, None, whole, preview=False)
        other = {
            "date": datetime.date(2031, 1, 2),
            "preview": True,
            "previous": digest("x"),
            "set": {**whole, "plan/g": digest("x")},
            "gone": ("plan/h",),
        }
        assert made.model_copy(update={key: other[key]}).expected_seal() != made.seal


EDITS = {
    "a text": lambda folder, number: rewrite(folder / TURKISH, "# Ağaç", f"# Ağaç {number}"),
    "an entry": lambda folder, number: rewrite(
        folder / "content/plan/activities/TRE-02.yml",
        "history:\n",
        f"history:\n  - {{on: 2030-{number + 3:02}, by: [az-mesa], sources: [meclis-2030-11]}}\n",
    ),
    "a search": lambda folder, number: rewrite(
        folder / "content/plan/searches.yml",
        "- on: 2031-05-01",
        f"- {{on: 2031-04-{number + 1:02}, where: {{tr: x, az: x}}, words: [x]}}\n- on: 2031-05-01",
    ),
    "a page": lambda folder, number: rewrite(folder / "docs/az/about.md", "\n\n", f" {number}\n\n"),
}


class TestAppendOnly:
    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
    @given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=4))
    def test_a_release_never_changes_an_earlier_one(
        self, edits: list[str], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = lay(TESTS / "good" / "none", tmp_path_factory.mktemp("chain"))
        release(folder, EARLIER)
        for number, edit in enumerate(edits):
            before, wholes = contents(folder), [one.whole for one in draft_at(folder).releases]
            EDITS[edit](folder, number)
            release(folder, f"2031-05-{11 + number}")
            assert before.items() <= contents(folder).items()
            assert [one.whole for one in draft_at(folder).releases][:-1] == wholes
