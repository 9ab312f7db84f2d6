"""What the content must be to the releases that were made of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.changes import Change, Nature, changes_between, index_of
from plansite.corrections import is_reason, name_of, new_reasons
from plansite.diagnostics import Finding, Message, Place, Severity, say
from plansite.draft import Draft
from plansite.files import shown
from plansite.nodes import Node, Path, Tree
from plansite.releases import release_path
from plansite.snapshot import KEYED, facts_of, released_facts


def releases_are_not_from_the_future(draft: Draft, today: datetime.date) -> Iterator[Finding]:
    for release in draft.releases:
        if release.day > today:
            yield Finding(
                Place(shown(release_path(draft.folders, release.day))),
                "in-the-future",
                say("`{date}` lies after today, {today}", date=release.day, today=today),
                say("see whether today is given rightly; a release is never made for a day to come"),
            )


def corrections_have_reasons(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A fact that was published is another now, or is gone, only with a word of why."""
    if not draft.releases or not draft.all_facts_read():
        return
    reasons = new_reasons(draft.corrections.values(), draft.releases[-1])
    for change in _corrections(draft):
        if not any(is_reason(reason, change) for reason in reasons):
            help_ = say("undo it, or say why in corrections.yml: `{line}`", line=_line(draft, change))
            message = _was_published(change, draft.releases[-1].day)
            place = _place(draft, change)
            yield Finding(place, "correction-without-reason", message, help_, Severity.WARNING)


def reasons_are_about_corrections(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A reason that no release knows yet is about something that changed."""
    if not draft.all_facts_read():
        return
    corrections = list(_corrections(draft)) if draft.releases else []
    new = new_reasons(draft.corrections.values(), draft.releases[-1] if draft.releases else None)
    for index, reason in draft.corrections.items():
        if reason in new and not any(is_reason(reason, one) for one in corrections):
            yield Finding(
                draft.trees["corrections"].place((index, "about")),
                "idle-correction",
                say("since the last release nothing was corrected that this reason is about"),
                say("see whether `about:` and `key:` name what was changed, or delete the entry"),
                Severity.WARNING,
            )


def _corrections(draft: Draft) -> Iterator[Change]:
    """What is another or gone since the last release, where it is right in itself."""
    for change in changes_between(released_facts(draft.releases[-1]), facts_of(draft)):
        flawed = {change.about, change.about.partition("/")[0]} & draft.flawed
        if change.nature is Nature.CORRECTION and not flawed:
            yield change


def _was_published(change: Change, day: datetime.date) -> Message:
    if change.new is not None:
        return say("this was published on {date} as something else", date=day)
    if not change.key:
        return say("`{about}` was published on {date} and is gone", about=name_of(change), date=day)
    return say("`{key}` was published on {date} and is gone", key=change.key, date=day)


def _line(draft: Draft, change: Change) -> str:
    key = f", key: {_quoted(change.key)}" if change.key else ""
    forms = ", ".join(f"{lang}: …" for lang in draft.languages)
    return f"- {{on: …, about: {name_of(change)}{key}, reason: {{{forms}}}}}"


def _quoted(text: str) -> str:
    """As it can stand in a mapping on one line."""
    plain = all(character.isalnum() or character in "-/._~" for character in text)
    return text if plain else "'{}'".format(text.replace("'", "''"))


def _place(draft: Draft, change: Change) -> Place:
    """The changed fact in its file, or what is left around it."""
    file, _, identifier = change.about.partition("/")
    keyed = file in KEYED
    name = file if keyed else change.about
    tree = draft.trees.get(name)
    if tree is None:
        return Place(shown(draft.folders.plan / f"{name}.yml"))
    steps = (identifier, *change.steps) if keyed else change.steps
    return tree.place(tuple(_steps(tree, file, steps)), key=change.new is None)


def _steps(tree: Tree, field: str, steps: Path) -> Iterator[str | int]:
    """The way as the nodes know it: entries of lists by their number."""
    node: Node | None = tree.root
    for step in steps:
        found: str | int | None = str(step)
        if node is not None and node.kind == "list":
            found = index_of([item.value() for item in node.items], field, str(step))
        elif node is not None and node.child(str(step)) is not None:
            field = str(step)
        if found is None or node is None or node.child(found) is None:
            return
        yield found
        node = node.child(found)
