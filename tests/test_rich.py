"""The rich plan: whatever may become of an activity has become of one of its thirty.

Its whole output, and that of the plan after it, is kept as transcripts (`transcripts`). Where the new
output is right, run it with `--bless`, and read the difference.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import ROOT, Site, of_the_plan, words_in
from plansite.account import Ending, account
from plansite.dates import Precision, certainly_after, possibly_after
from plansite.looking import lapse
from plansite.model import Plan
from plansite.sides import Agreement, Subject
from plansite.state import ActivityState, Phase, state
from plansite.vocabulary import HowRead, LinkToPlan, Promise, SourceKind, Status
from shores import NEXT, RICH, TODAY, next_, plan_in, rich
from transcripts import transcript

PLAN = plan_in(RICH)
STATE = state(PLAN, TODAY)
BY_ID = {one.activity.id: one for one in STATE.activities}
WITHOUT = {"build/"}  # names the versions of what made the site
TWINS = "both/"  # cut from the pages that are here already

examples = settings(max_examples=60, deadline=None)
days = st.dates(datetime.date(2039, 10, 1), datetime.date(2045, 1, 1))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    folder = tmp_path_factory.mktemp("shores")
    return {"rich": rich(folder / "rich"), "next": next_(folder / "next")}


def pages_as_text(site: Site) -> Iterator[tuple[str, str]]:
    """Every page by the name of its file, and once in each language what stands around all of them."""
    for address, page in site.pages.items():
        lang, _, path = address.partition("/")
        if not path and lang in PLAN.site.languages:
            around = (transcript(page.one(tag), address) for tag in ("header", "footer"))
            yield f"{lang}/around.txt", "\n".join(around)
        if lang in PLAN.site.languages and path not in WITHOUT and not path.startswith(TWINS):
            head = page.one("head")
            description = head.one("meta", name="description").attributes["content"]
            text = f"{head.one('title').text}\n{description}\n\n{transcript(page.one('main'), address)}"
            yield f"{lang}/{path.rstrip('/') or 'index'}.txt", text


@pytest.mark.parametrize("name", ["rich", "next"])
def test_every_page_reads_as_it_did(
    sites: dict[str, Site], name: str, request: pytest.FixtureRequest
) -> None:
    folder = ROOT / "tests" / name / "expected"
    actual = dict(pages_as_text(sites[name]))
    if request.config.getoption("--bless"):
        shutil.rmtree(folder, ignore_errors=True)
        for file, text in actual.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, "utf-8", newline="\n")
    found = sorted(path for path in folder.rglob("*.txt"))
    expected = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}
    assert len(expected) > 40, "there is nothing to compare with"
    assert sorted(actual) == sorted(expected)
    for file, text in expected.items():
        assert actual[file] == text, f"{file} changed; if the new page is right, run with --bless"


@pytest.mark.parametrize("name", ["rich", "next"])
def test_no_link_leads_nowhere(sites: dict[str, Site], name: str) -> None:
    assert list(sites[name].broken()) == []


@pytest.mark.parametrize("name", ["rich", "next"])
def test_nothing_of_the_real_plan_appears(sites: dict[str, Site], name: str) -> None:
    needles = of_the_plan()
    for file, content in sites[name].files.items():
        if file.endswith((".html", ".xml", ".txt", ".css")):
            assert words_in(content.decode(), needles) == set(), file


class TestRichness:
    """What there must be of everything, so that no page is ever shown on less."""

    def test_thirty_activities_of_three_institutions(self) -> None:
        assert len(PLAN.activities) == 30
        assert len(PLAN.agreement.parties) == 3
        assert {len(one.parties) for one in PLAN.activities} == {2, 3}
        parents = {one.part_of for one in PLAN.institutions.values() if one.part_of}
        assert parents >= set(PLAN.agreement.parties), "each has a body"
        assert parents - set(PLAN.agreement.parties), "a body of a body"

    def test_four_areas_and_several_at_once(self) -> None:
        assert len(PLAN.areas) == 4
        assert {len(one.areas) for one in PLAN.activities} == {1, 2, 4}

    def test_every_class_of_the_account_twice(self) -> None:
        found = {ending: len(states) for ending, states in account(STATE.activities).items()}
        assert set(found) == set(Ending)
        assert min(found.values()) >= 2

    def test_every_status_as_a_last_word(self) -> None:
        assert {one.status for one in STATE.activities} == {*Status, None}

    def test_sides_in_every_way(self) -> None:
        assert {one.agreement for one in STATE.activities} == set(Agreement)
        differing = {difference.subject for one in STATE.activities for difference in one.differences}
        assert differing == set(Subject)
        assert {len(difference.said) for one in STATE.activities for difference in one.differences} == {2, 3}

    def test_only_others_have_spoken(self) -> None:
        one = BY_ID["ISL-01"]
        assert one.status is Status.COMPLETED
        assert [entry.by for entry in one.history] == [(), ()]

    def test_a_body_speaks_for_its_side(self) -> None:
        spoken = {by for one in STATE.activities for entry in one.history for by in entry.by}
        assert {"tr-fener", "tr-arsiv", "az-toxum", "kz-gol"} <= spoken

    def test_dates_of_every_precision(self) -> None:
        for which in ("start", "due"):
            given = [date for one in PLAN.activities if (date := getattr(one, which))]
            assert {date.start.precision for date in given} == set(Precision), which
        happened = [entry.happened for one in PLAN.activities for entry in one.history if entry.happened]
        assert {Precision.DAY, Precision.MONTH, Precision.YEAR} <= {one.start.precision for one in happened}
        every = [*happened, *(date for one in PLAN.activities for date in (one.start, one.due) if date)]
        assert any(date.about for date in every)
        assert any(date.start != date.end for date in every)
        assert any(not (one.start or one.due) for one in PLAN.activities)

    def test_dates_changed_once_and_twice_and_beyond_the_period(self) -> None:
        changes = {name: one.changes for name, one in BY_ID.items() if one.changes}
        assert {change.which for one in changes.values() for change in one} == {"start", "due"}
        twice = {
            name: [change.entry.by for change in one if change.which == "due"]
            for name, one in changes.items()
        }
        assert {name for name, by in twice.items() if len(by) == 2 and by[0] != by[1]} == {"RIV-05", "LGT-03"}
        assert any(certainly_after(one[-1].new, PLAN.agreement.period.end) for one in changes.values())

    def test_late_and_perhaps_late_and_overdue(self) -> None:
        perhaps = BY_ID["RIV-02"]
        assert perhaps.due is not None
        assert not perhaps.late
        assert [
            possibly_after(entry.happened, perhaps.due) for entry in perhaps.history if entry.happened
        ] == [True]
        assert {name for name, one in BY_ID.items() if one.late} == {"RIV-03", "LGT-02", "LGT-03"}
        assert {name for name, one in BY_ID.items() if one.overdue} == {
            "RIV-08",
            "LGT-07",
            "SED-03",
            "SHR-03",
        }

    def test_what_goes_on_goes_on_in_the_next_plan(self) -> None:
        goes_on = [entry.continues_in for one in PLAN.activities for entry in one.history]
        assert {address for address in goes_on if address} == {plan_in(NEXT).site.address}
        assert [one.address for one in PLAN.site.other_plans] == [plan_in(NEXT).site.address]
        assert [one.address for one in plan_in(NEXT).site.other_plans] == [PLAN.site.address]

    def test_aims_and_commitments(self) -> None:
        assert {one.promise for one in PLAN.activities} == set(Promise)

    def test_related_reports_of_each_kind_and_without_a_year(self) -> None:
        of_activities = [related for one in PLAN.activities for related in one.related]
        for related in (of_activities, PLAN.agreement.related):
            assert {one.link for one in related} == set(LinkToPlan)
        assert any(one.on and not one.on.year_known for one in of_activities)

    def test_silence_of_very_different_length(self) -> None:
        silences = [side.silent.least for one in STATE.activities for side in one.sides if side.silent]
        assert min(silences) < 400
        assert max(silences) > 1400
        assert any(one.silent is None for one in STATE.activities)

    def test_sources_of_every_kind(self) -> None:
        sources = PLAN.sources.values()
        assert len(sources) >= 25
        assert {one.kind for one in sources} == set(SourceKind)
        assert {one.how for one in sources} == set(HowRead)
        assert len({one.language for one in sources}) == 4
        assert {one.published is None for one in sources} == {True, False}
        by_address = [
            source
            for one in PLAN.activities
            for entry in one.history
            for source in entry.sources
            if "://" in source
        ]
        assert by_address

    def test_archived_but_for_the_one_that_names_children(self) -> None:
        bare = {name: one for name, one in PLAN.sources.items() if not one.archive_url}
        assert {name for name, one in PLAN.sources.items() if one.names_children} == set(bare)
        assert [one.sha256 for one in bare.values()] == [None]
        assert any(one.sha256 for one in PLAN.sources.values())

    def test_looked_for_several_times_and_after_the_end(self) -> None:
        of_all = [one for one in PLAN.searches if not one.activities]
        assert len(of_all) >= 3
        assert len(PLAN.searches) - len(of_all) >= 2
        assert lapse(STATE.last_look, PLAN, TODAY) is None
        assert [one for one in PLAN.searches if not one.found]

    def test_the_site_is_named_and_answered_for(self) -> None:
        site = PLAN.site
        assert None not in (site.address, site.publisher, site.contact, site.repository, site.next_update)
        assert site.look_again_after
        assert PLAN.agreement.not_found
        assert PLAN.agreement.not_this_plan


def test_the_one_after_it_has_not_begun() -> None:
    following = plan_in(NEXT)
    found = state(following, TODAY)
    assert found.phase is Phase.BEFORE
    assert following.agreement.parties == PLAN.agreement.parties
    assert len(following.activities) == 6
    promised = set(chain.from_iterable(one.promised_in for one in following.activities))
    idle = [name for name, one in following.agreement.paragraphs.items() if not one.introduction]
    assert [name for name in idle if name not in promised] == ["par-4"], "a gap in the coverage"


def _as_told(one: ActivityState) -> ActivityState:
    """Without the order in which its file tells it."""
    return replace(one, activity=one.activity.model_copy(update={"history": ()}))


def _shuffled(plan: Plan, shuffle: st.DataObject) -> Plan:
    activities = tuple(
        one.model_copy(update={"history": tuple(shuffle.draw(st.permutations(one.history)))})
        for one in plan.activities
    )
    return plan.model_copy(update={"activities": activities})


@examples
@given(days, st.data())
def test_the_order_of_entries_in_a_file_changes_nothing(day: datetime.date, data: st.DataObject) -> None:
    one, other = state(PLAN, day), state(_shuffled(PLAN, data), day)
    assert [_as_told(it) for it in one.activities] == [_as_told(it) for it in other.activities]
    assert (one.phase, one.last_look) == (other.phase, other.last_look)


@examples
@given(days)
def test_the_classes_part_the_activities_and_add_up(day: datetime.date) -> None:
    states = state(PLAN, day).activities
    classes = account(states)
    assert list(classes) == list(Ending)
    members = [one.activity.id for found in classes.values() for one in found]
    assert sorted(members) == sorted(one.activity.id for one in states)
    assert len(members) == len(set(members)) == sum(map(len, classes.values()))
