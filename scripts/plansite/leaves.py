"""Which pages there are in a language: where each stands, from what it is made, and how it is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plansite.addresses import activity_path, area_path, institution_path
from plansite.leaf import Leaf
from plansite.page import Link
from plansite.past_leaves import past_leaves
from plansite.prose import Prose
from plansite.views.account import account_view
from plansite.views.activity import activity_view
from plansite.views.changes import recorded_views
from plansite.views.coverage import COVERAGE, coverage_view, has_coverage
from plansite.views.document import agreement_view
from plansite.views.facets import facets
from plansite.views.glossary import GLOSSARY, glossary_ref, glossary_view
from plansite.views.home import home_view
from plansite.views.institutions import institution_views
from plansite.views.lists import ListView, activities_views, area_views, found_views
from plansite.views.outcome import ACCOUNT, account_ref
from plansite.views.pager import part_path, part_title
from plansite.views.pages_by_hand import build_view, by_hand_view
from plansite.views.parts import missing_notice
from plansite.views.record import Record
from plansite.views.search import search_view
from plansite.views.silence import SILENT, silence_view
from plansite.views.sources import source_views
from plansite.views.timeline import TIMELINE, timeline_views
from plansite.views.translation import translation_view
from plansite.views.unknown import unknown_view
from plansite.voice import Voice


def leaves(record: Record, voice: Voice) -> Iterator[Leaf]:
    plan, _ = record.plan, voice._
    home = home_view(record, voice)
    yield Leaf("", "home", home, home.title.text, home.account)
    agreement = agreement_view(record, voice)
    yield Leaf(
        "agreement/",
        "agreement",
        agreement,
        agreement.title.text,
        agreement.summary.block.plain(),
        "agreement/",
        portable=True,
    )
    activities = Link(_("Activities"), f"{voice.lang}/activities/")
    yield from _list_leaves(record, voice, activities)
    states = record.state.activities
    recorded = recorded_views(record, voice)
    for before, state, after in zip((None, *states), states, (*states[1:], None), strict=False):
        told = recorded.get(state.activity.id, ())
        one = activity_view(record, voice, state, before, after, recorded=told)
        path = activity_path(state.activity.id)
        text = one.summary.block.plain()
        yield Leaf(path, "activity", one, one.title.text, text, "activities/", (activities,), portable=True)
    for path, timeline in timeline_views(record, voice):
        above = (activities, Link(_("Timeline"), f"{voice.lang}/{TIMELINE}"))
        trail = above[:1] if path == TIMELINE else above
        text = timeline.period
        yield Leaf(
            path, "timeline", timeline, timeline.title, text, "activities/", trail, searched=path == TIMELINE
        )
    yield from _account_leaves(record, voice, activities)
    yield from _document_leaves(record, voice, Link(agreement.title.text, f"{voice.lang}/agreement/"))
    unknown = unknown_view(record, voice)
    yield Leaf("unknown/", "unknown", unknown, _("What is not known"), unknown.account, "unknown/")
    yield Leaf(
        "search/", "search", search_view(record, voice), _("Search"), _("Search"), "search/", listed=False
    )
    if glossary_ref(record, voice):
        glossary = glossary_view(record, voice)
        text = _(
            "Words of the plan and of this record, in every language of this site, with where each was seen."
        )
        yield Leaf(GLOSSARY, "glossary", glossary, glossary.title, text, "about/")
    for name in sorted({name for _lang, name in record.draft.by_hand}):
        by_hand = by_hand_view(record, voice, name)
        text = by_hand.summary.block.plain()
        yield Leaf(f"{name}/", "by_hand", by_hand, by_hand.title.text, text, "about/")
    yield from past_leaves(record, voice)
    yield Leaf(
        "build/",
        "build",
        build_view(record, voice),
        _("About this edition"),
        _("About this edition"),
        "about/",
        listed=False,
    )
    if len(plan.site.languages) > 1:
        texts, build = _("State of the texts"), Link(_("About this edition"), f"{voice.lang}/build/")
        yield Leaf(
            "translation/",
            "translation",
            translation_view(record, voice),
            texts,
            texts,
            "about/",
            (build,),
            listed=False,
        )


def _list_leaves(record: Record, voice: Voice, activities: Link) -> Iterator[Leaf]:
    """All activities, those of each area, and those that one word fits; long lists in parts."""
    listed = activities_views(record, voice)
    yield from _parts(voice, "activities/", listed, listed[0].account, ())
    for area in record.plan.areas:
        prose = record.prose(voice.lang, f"areas/{area}")
        views = area_views(record, voice, area, missing_notice(voice, prose) if prose else "")
        for leaf in _parts(voice, area_path(area), views, _description(prose), (activities,)):
            yield replace(leaf, portable=True)
    for facet in facets(record, voice):
        for value in facet.values:
            if value.path.startswith(activities.address.removeprefix(f"{voice.lang}/")):
                views = found_views(record, voice, facet, value)
                for leaf in _parts(voice, value.path, views, views[0].title.text, (activities,)):
                    yield replace(leaf, searched=False)


def _parts(
    voice: Voice, path: str, views: tuple[ListView, ...], description: str, trail: tuple[Link, ...]
) -> Iterator[Leaf]:
    """A page for each part of a list; below the first, the others lead back to it."""
    for number, view in enumerate(views, 1):
        yield Leaf(
            part_path(path, number),
            "list",
            view,
            part_title(voice, view.title.text, number),
            description,
            "activities/",
            trail if number == 1 else (*trail, Link(view.title.text, f"{voice.lang}/{path}")),
            searched=number == 1,
        )


def _account_leaves(record: Record, voice: Voice, activities: Link) -> Iterator[Leaf]:
    """What became of the activities, and since when nothing was said of them."""
    account = account_ref(record, voice)
    if account is not None:
        view = account_view(record, voice)
        yield Leaf(ACCOUNT, "account", view, view.title, view.sentence, "activities/", (activities,))
        silence = silence_view(record, voice, account)
        yield Leaf(SILENT, "silence", silence, silence.title, silence.count, "activities/", (activities,))


def _document_leaves(record: Record, voice: Voice, agreement: Link) -> Iterator[Leaf]:
    _ = voice._
    if has_coverage(record):
        covered = coverage_view(record, voice)
        text = _("Which paragraph of the report names which activity, and back.")
        yield Leaf(COVERAGE, "coverage", covered, covered.title, text, "agreement/", (agreement,))
    institutions = Link(_("Institutions"), f"{voice.lang}/institutions/")
    text = _("The institutions that signed the plan, and the bodies that are to take part.")
    views = institution_views(record, voice)
    yield Leaf("institutions/", "institutions", views, institutions.label, text, "agreement/", (agreement,))
    for one in views:
        name = one.ref.label.text
        yield Leaf(
            institution_path(one.id),
            "institution",
            one,
            name,
            name,
            "agreement/",
            (agreement, institutions),
        )
    text = _("The public pages on which everything rests that this site states.")
    yield Leaf(
        "sources/", "sources", source_views(record, voice), _("Sources"), text, "agreement/", (agreement,)
    )


def _description(prose: Prose | None) -> str:
    return prose.summary.plain() if prose else ""
