"""Which pages there are, in each language, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from plansite.addresses import activity_path, area_path, institution_path
from plansite.page import Link, Page, Shell, Site
from plansite.prose import Prose
from plansite.render import render
from plansite.views.activity import activity_view
from plansite.views.document import agreement_view
from plansite.views.home import home_view, not_official
from plansite.views.institutions import institution_views
from plansite.views.lists import activities_view, area_view
from plansite.views.pages_by_hand import build_view, by_hand_view
from plansite.views.parts import missing_notice
from plansite.views.record import Record, by_hand_ref
from plansite.views.sources import source_views
from plansite.views.timeline import timeline_view
from plansite.views.unknown import unknown_view
from plansite.voice import Voice, own_name, voice

FOOTER = ("method", "ask", "not-this-plan", "accessibility", "privacy")


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page to be rendered: where it stands, from what, and how it is called."""

    path: str
    template: str
    view: object
    title: str
    description: str
    section: str = ""
    trail: tuple[Link, ...] = field(default=())


def make_site(record: Record) -> Site:
    """Every page of every language."""
    voices = [voice(lang) for lang in record.plan.site.languages]
    leaves = [(one, leaf) for one in voices for leaf in _leaves(record, one)]
    published = frozenset(f"{one.lang}/{leaf.path}" for one, leaf in leaves)
    pages = tuple(_page(record, one, leaf, published) for one, leaf in leaves)
    # No language is preferred: they are named by the letters of their own names.
    shells = tuple(sorted((_shell(record, one) for one in voices), key=lambda shell: shell.own_name))
    address = record.plan.site.address
    return Site(shells, pages, f"{address.rstrip('/')}/" if address else None, _pictures(record))


def _page(record: Record, voice: Voice, leaf: _Leaf, published: frozenset[str]) -> Page:
    address = f"{voice.lang}/{leaf.path}"
    return Page(
        lang=voice.lang,
        path=leaf.path,
        title=leaf.title,
        description=leaf.description,
        body=render(leaf.template, leaf.view, address, voice.lang, record.addresses, published),
        section=leaf.section,
        trail=leaf.trail,
        kind=leaf.template.replace("_", "-"),
        listed=leaf.path != "build/",
    )


def _leaves(record: Record, voice: Voice) -> Iterator[_Leaf]:
    plan, _ = record.plan, voice._
    home = home_view(record, voice)
    yield _Leaf("", "home", home, home.title.text, home.account)
    agreement = agreement_view(record, voice)
    yield _Leaf(
        "agreement/",
        "agreement",
        agreement,
        agreement.title.text,
        agreement.summary.block.plain(),
        "agreement/",
    )
    listed = activities_view(record, voice)
    activities = Link(_("Activities"), f"{voice.lang}/activities/")
    yield _Leaf("activities/", "list", listed, activities.label, listed.account, "activities/")
    for area in plan.areas:
        prose = record.prose(voice.lang, f"areas/{area}")
        view = area_view(record, voice, area, missing_notice(voice, prose) if prose else "")
        text = _description(prose)
        yield _Leaf(area_path(area), "list", view, view.title.text, text, "activities/", (activities,))
    states = record.state.activities
    for before, state, after in zip((None, *states), states, (*states[1:], None), strict=False):
        one = activity_view(record, voice, state, before, after)
        path = activity_path(state.activity.id)
        yield _Leaf(
            path, "activity", one, one.title.text, one.summary.block.plain(), "activities/", (activities,)
        )
    timeline = timeline_view(record, voice)
    yield _Leaf(
        "timeline/", "timeline", timeline, _("Timeline"), timeline.period, "activities/", (activities,)
    )
    yield from _document_leaves(record, voice, Link(agreement.title.text, f"{voice.lang}/agreement/"))
    unknown = unknown_view(record, voice)
    yield _Leaf("unknown/", "unknown", unknown, _("What is not known"), unknown.account, "unknown/")
    for name in sorted({name for _lang, name in record.draft.by_hand}):
        by_hand = by_hand_view(record, voice, name)
        text = by_hand.summary.block.plain()
        yield _Leaf(f"{name}/", "by_hand", by_hand, by_hand.title.text, text, "about/")
    yield _Leaf(
        "build/",
        "build",
        build_view(record, voice),
        _("About this edition"),
        _("About this edition"),
        "about/",
    )


def _document_leaves(record: Record, voice: Voice, agreement: Link) -> Iterator[_Leaf]:
    _ = voice._
    institutions = Link(_("Institutions"), f"{voice.lang}/institutions/")
    text = _("The institutions that signed the plan, and the bodies that are to take part.")
    views = institution_views(record, voice)
    yield _Leaf("institutions/", "institutions", views, institutions.label, text, "agreement/", (agreement,))
    for one in views:
        name = one.ref.label.text
        yield _Leaf(
            institution_path(one.id),
            "institution",
            one,
            name,
            name,
            "agreement/",
            (agreement, institutions),
        )
    text = _("The public pages on which everything rests that this site states.")
    yield _Leaf(
        "sources/", "sources", source_views(record, voice), _("Sources"), text, "agreement/", (agreement,)
    )


def _description(prose: Prose | None) -> str:
    return prose.summary.plain() if prose else ""


def _shell(record: Record, voice: Voice) -> Shell:
    _ = voice._
    site = record.plan.site
    day = voice.spelling.date(record.state.day)

    def link(label: str, path: str) -> Link:
        return Link(label, f"{voice.lang}/{path}")

    menu = [
        link(_("In brief"), ""),
        link(_("Activities"), "activities/"),
        link(_("Document and sources"), "agreement/"),
        link(_("What is not known"), "unknown/"),
    ]
    if record.has_page("about"):
        menu.append(link(_("About this site"), "about/"))
    footer = [
        link(_("Timeline"), "timeline/"),
        link(_("Institutions"), "institutions/"),
        link(_("Sources"), "sources/"),
    ]
    by_hand = (by_hand_ref(record, voice, name) for name in FOOTER)
    footer += [Link(ref.label.text, ref.address) for ref in by_hand if ref]
    notes = [] if site.official else [not_official(voice)]
    notes.append(
        _("Published by: {publisher}", publisher=voice.name(site.publisher).text)
        if site.publisher
        else _("Published by: not yet named")
    )
    if site.contact:
        notes.append(_("Contact: {contact}", contact=site.contact))
    return Shell(
        lang=voice.lang,
        own_name=own_name(voice.lang),
        site_name=voice.name(site.name).text,
        words={
            "skip": _("Skip to the main content"),
            "menu": _("Menu"),
            "languages": _("Language"),
            "home": _("In brief"),
            "trail": _("You are here"),
            "footer": _("More pages"),
            "choose": _("Read in English"),
            "missing_title": _("The page you are looking for was not found"),
            "missing_text": _(
                "The address may be mistyped, or the page may have moved. Go on from the first page."
            ),
        },
        menu=tuple(menu),
        footer=tuple(footer),
        notes=tuple(notes),
        as_of=link(_("The plan as known on: {date}", date=day), "build/"),
    )


def _pictures(record: Record) -> dict[str, bytes]:
    """The pictures that editors put into their texts."""
    folder = record.draft.folders.pictures
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {f"assets/images/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in found}
