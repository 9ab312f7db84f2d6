"""What changed between two plans: every fact once, and told whether the world or the record changed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlay import TESTS
from plansite.changes import Change, Nature, changes_between, index_of
from plansite.draft import Draft
from plansite.nodes import Value
from plansite.read import Folders, read
from plansite.snapshot import facts_of

Facts = dict[str, Any]
Alter = Callable[[Facts], object]
Order = Callable[[list[Any]], list[Any]]


def draft_of_plan(folder: str) -> Draft:
    return read(Folders(TESTS / folder / "content"), lambda finding: None)


TINY: Facts = facts_of(draft_of_plan("tiny"))
ONE = "activities/TRE-01"
ENTRY = {"on": "2031-01", "status": "completed", "by": ["tr-orman"], "sources": ["gazete-2030-02-03"]}


def changed(alter: Alter) -> tuple[Change, ...]:
    facts = copy.deepcopy(TINY)
    alter(facts)
    return changes_between(TINY, facts)


def only(alter: Alter) -> tuple[str, str, Any, Any, Nature]:
    (change,) = changed(alter)
    return change.about, change.key, change.old, change.new, change.nature


class TestNature:
    def test_a_new_entry_is_an_update(self) -> None:
        found = only(lambda facts: facts[ONE]["history"].insert(0, ENTRY))
        assert found == (ONE, "history/2031-01", None, ENTRY, Nature.UPDATE)

    def test_a_changed_word_of_an_entry_is_a_correction(self) -> None:
        found = only(lambda facts: facts[ONE]["history"][1].update(status="postponed"))
        assert found == (ONE, "history/2030-11/status", "completed", "postponed", Nature.CORRECTION)

    def test_an_entry_that_is_gone_is_a_correction(self) -> None:
        about, key, old, new, nature = only(lambda facts: facts[ONE]["history"].pop())
        assert (about, key, new, nature) == (ONE, "history/2030-11", None, Nature.CORRECTION)
        assert old["status"] == "completed"

    def test_a_fact_that_was_absent_is_an_update(self) -> None:
        place = {"tr": "Orman", "az": "Meşə"}
        found = only(lambda facts: facts[ONE].update(place=place))
        assert found == (ONE, "place", None, place, Nature.UPDATE)

    def test_what_was_found_is_an_update(self) -> None:
        found = only(lambda facts: facts["agreement"]["not_found"].remove("budget"))
        assert found == ("agreement", "not_found/budget", "budget", None, Nature.UPDATE)

    def test_a_source_that_was_read_again_is_an_update(self) -> None:
        source = "sources/meclis-2030-11"
        found = only(lambda facts: facts[source].update(how="live"))
        assert found == (source, "how", "stored-copy", "live", Nature.UPDATE)
        assert only(lambda facts: facts[source].pop("archive_url"))[-1] is Nature.CORRECTION

    def test_what_a_site_says_of_itself_is_an_update(self) -> None:
        found = only(lambda facts: facts["site"].pop("address"))
        assert found == ("site", "address", "https://example.org/plan/", None, Nature.UPDATE)

    @pytest.mark.parametrize("name", [ONE, "sources/meclis-2030-11", "institutions/az-mesa"])
    def test_a_thing_comes_and_goes_whole(self, name: str) -> None:
        assert only(lambda facts: facts.pop(name)) == (name, "", TINY[name], None, Nature.CORRECTION)
        less = {one: value for one, value in TINY.items() if one != name}
        (new,) = changes_between(less, TINY)
        assert (new.old, new.new, new.nature) == (None, TINY[name], Nature.UPDATE)


class TestNames:
    def test_one_form_of_a_name(self) -> None:
        (change,) = changed(lambda facts: facts["kinds"]["planting"].update(az="Əkin"))
        assert (change.fields, change.key, change.language) == (("kinds",), "planting/az", "az")

    def test_a_name_that_appears_in_the_words(self) -> None:
        (change,) = changed(lambda facts: facts["names"]["feast"].update(unofficial=["az", "tr"]))
        assert (change.fields, change.key) == (("names", "unofficial"), "feast/unofficial/tr")
        assert only(lambda facts: facts["names"]["feast"].update(tr="Bayram"))[:2] == ("names", "feast/tr")

    def test_part_of_a_mapping_that_was_absent(self) -> None:
        facts = copy.deepcopy(TINY)
        protocol = facts["agreement"].pop("protocol")
        found = changes_between(facts, TINY)
        assert {change.key for change in found} == {
            "protocol/signed", "protocol/signatories/Ada Örnek", "protocol/sources/gazete-2030-02-03",
        }  # fmt: skip
        assert found[0].new == protocol["signatories"][0]

    def test_two_searches_of_one_day_are_told_apart(self) -> None:
        other = {"on": "2031-05-01", "where": {"tr": "Arşivler", "az": "Arxivlər"}, "words": ["x"]}
        (new,) = changed(lambda facts: facts["searches"].insert(0, other))
        assert (new.key, new.new, new.nature) == ("2031-05-01 Arxivlər", other, Nature.UPDATE)

    def test_an_entry_keeps_its_key_when_its_day_is_corrected(self) -> None:
        found = only(lambda facts: facts[ONE]["history"][1].update(on="2030-12", id="2030-11"))
        assert found == (ONE, "history/2030-11/on", "2030-11", "2030-12", Nature.CORRECTION)

    def test_a_step_finds_its_entry(self) -> None:
        history = TINY[ONE]["history"]
        assert [index_of(history, "history", step) for step in ("2030-11", "2030-02-03", "2029")] == [
            1,
            0,
            None,
        ]


def mixed(value: Value, order: Order) -> Value:
    """The same facts with keys and entries in another order."""
    if isinstance(value, dict):
        return {key: mixed(value[key], order) for key in order(sorted(value))}
    return [mixed(one, order) for one in order(value)] if isinstance(value, list) else value


def leaves(value: Value, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [path, *(way for key, one in value.items() for way in leaves(one, (*path, key)))]
    if isinstance(value, list):
        return [path, *(way for index, one in enumerate(value) for way in leaves(one, (*path, index)))]
    return [path]


PLAN: Facts = facts_of(draft_of_plan("second"))
WAYS = [way for way in leaves(PLAN) if len(way) > 1]


def without(way: tuple[Any, ...]) -> Facts:
    facts = copy.deepcopy(PLAN)
    at: Any = facts
    for step in way[:-1]:
        at = at[step]
    del at[way[-1]]
    return facts


def _is_name(way: tuple[Any, ...]) -> bool:
    """An `id` that only repeats what names its entry anyway says nothing."""
    entry: Any = PLAN
    for step in way[:-1]:
        entry = entry[step]
    return way[-1] == "id" and entry["id"] == entry.get("on")


class TestProperties:
    @given(st.randoms(use_true_random=False))
    def test_order_counts_for_nothing(self, random: Random) -> None:
        def order(items: list[Any]) -> list[Any]:
            return random.sample(items, len(items))

        assert changes_between(TINY, mixed(TINY, order)) == ()

    @settings(max_examples=40)
    @given(st.sampled_from(WAYS))
    def test_whatever_goes_or_comes_is_a_change(self, way: tuple[Any, ...]) -> None:
        """Each is exactly one of update and correction."""
        at: Any = PLAN
        for step in way:
            at = at[step]
        gone = changes_between(PLAN, without(way))
        assert bool(gone) == (bool(at) and not _is_name(way))
        assert all(change.old != change.new for change in gone)
        assert {change.nature for change in gone} <= set(Nature)

    @settings(max_examples=40)
    @given(st.sampled_from(WAYS))
    def test_there_and_back_are_the_same_facts(self, way: tuple[Any, ...]) -> None:
        there = changes_between(PLAN, without(way))
        back = changes_between(without(way), PLAN)
        assert sorted((c.about, c.key) for c in there) == sorted((c.about, c.key) for c in back)
        assert {(c.about, c.key): (c.old, c.new) for c in there} == {
            (c.about, c.key): (c.new, c.old) for c in back
        }
