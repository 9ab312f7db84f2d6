"""What files must be to each other. A rule is a function from the draft and the day to findings."""

from __future__ import annotations

import datetime

from plansite.diagnostics import Report
from plansite.read import Draft
from plansite.rules import history, languages, links, references, words

RULES = (
    references.institutions_exist,
    references.sources_exist,
    references.areas_exist,
    references.kinds_exist,
    references.names_exist,
    references.paragraphs_exist,
    references.activities_exist,
    references.ids_differ,
    references.sources_are_used,
    references.paragraphs_promise_something,
    references.bodies_belong_without_circles,
    history.first_entries_have_a_status,
    history.entries_have_different_keys,
    history.entries_can_be_addressed,
    history.entries_can_be_ordered,
    history.nothing_comes_from_the_future,
    history.activities_begin_before_they_are_due,
    history.dates_lie_in_the_period,
    history.years_are_known_where_they_count,
    languages.names_are_in_every_language,
    languages.marks_name_languages,
    words.facts_have_words,
    words.words_have_facts,
    words.parts_name_facts,
    words.pages_by_hand_are_in_every_language,
    words.pages_by_hand_have_the_same_anchors,
    links.links_lead_somewhere,
    links.pictures_are_there,
)


def check(draft: Draft, today: datetime.date, report: Report) -> None:
    """Report everything that the rules find."""
    for rule in RULES:
        for finding in rule(draft, today):
            report(finding)
