"""What files must be to each other. A rule is a function from the draft and the day to findings."""

from __future__ import annotations

import datetime

from plansite.diagnostics import Report
from plansite.draft import Draft
from plansite.rules import (
    confirmations,
    dates,
    evidence,
    history,
    languages,
    links,
    looks,
    references,
    releases,
    terms,
    words,
)

RULES = (
    references.references_exist,
    references.lists_name_nothing_twice,
    references.sources_are_used,
    references.paragraphs_promise_something,
    references.bodies_belong_without_circles,
    history.first_entries_have_a_status,
    history.entries_have_different_keys,
    history.entries_can_be_addressed,
    history.entries_can_be_ordered,
    dates.nothing_comes_from_the_future,
    dates.nobody_was_visited_in_the_future,
    dates.activities_begin_before_they_are_due,
    dates.periods_end_after_they_begin,
    dates.dates_lie_in_the_period,
    dates.years_are_known_where_they_count,
    evidence.archived_copies_are_copies,
    evidence.no_copy_is_kept_of_what_names_children,
    evidence.sources_have_archived_copies,
    looks.newest_looks_are_not_too_old,
    languages.names_are_in_every_language,
    languages.marks_name_languages,
    terms.forms_are_seen_in_languages_of_the_site,
    terms.terms_are_different,
    words.languages_have_words,
    words.facts_have_words,
    words.words_have_facts,
    words.parts_name_facts,
    words.passages_are_in_every_language,
    words.pages_by_hand_are_in_every_language,
    words.pages_by_hand_have_the_same_anchors,
    words.pages_by_hand_take_no_address_of_the_program,
    confirmations.confirmations_have_passages,
    confirmations.confirmations_name_languages,
    confirmations.confirmations_are_not_from_the_future,
    links.links_lead_somewhere,
    links.pictures_are_there,
    releases.releases_are_not_from_the_future,
    releases.corrections_have_reasons,
    releases.reasons_are_about_corrections,
)


def check(draft: Draft, today: datetime.date, report: Report) -> None:
    """Report everything that the rules find."""
    for rule in RULES:
        for finding in rule(draft, today):
            report(finding)
