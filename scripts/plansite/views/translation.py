"""For those who write: how the texts of every passage stand to each other in the site's languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.addresses import related_anchor, words_path
from plansite.labels import SECTIONS
from plansite.model import Activity, Agreement
from plansite.passages import BY_HAND, SUMMARY, file_of, split_id
from plansite.standings import Standing, standing
from plansite.views.parts import paragraph_name
from plansite.views.record import Fact, Record, Ref, page, passage, source_ref
from plansite.voice import Phrase, Voice


@dataclass(frozen=True, slots=True)
class StateOfPassages:
    """What is true of some passages of a file: of these, or where none is listed, of so many."""

    text: str
    passages: tuple[Ref, ...]
    count: str


@dataclass(frozen=True, slots=True)
class StateOfFile:
    id: str
    page: Ref
    states: tuple[StateOfPassages, ...]


@dataclass(frozen=True, slots=True)
class TranslationView:
    counts: tuple[Fact, ...]
    open: tuple[StateOfFile, ...]
    settled: tuple[StateOfFile, ...]


def translation_view(record: Record, voice: Voice) -> TranslationView:
    activities = {f"activities/{one.id}": one for one in record.plan.activities}
    files: dict[str, dict[str, Standing]] = {}
    for one in record.draft.passages:
        file = file_of(one)
        facts = record.plan.agreement if file == "agreement" else activities.get(file)
        if _is_known(facts, one):
            files.setdefault(file, {})[one] = standing(record.draft, one)
    settled = {file for file, known in files.items() if all(one.is_settled for one in known.values())}
    states = {
        file: _file(record, voice, file, activities.get(file, record.plan.agreement), known)
        for file, known in files.items()
    }
    return TranslationView(
        counts=tuple(_counts(voice, [one for known in files.values() for one in known.values()])),
        open=tuple(states[file] for file in files if file not in settled),
        settled=tuple(states[file] for file in files if file in settled),
    )


def _is_known(facts: Activity | Agreement | None, passage: str) -> bool:
    """Whether what the passage is about was known on the day."""
    anchor, key = split_id(passage)
    if facts is None:
        return not passage.startswith("activities/")
    if anchor == "developments" and key:
        return isinstance(facts, Activity) and any(entry.key == key for entry in facts.history)
    return anchor != "related" or any(not key or key in one.sources for one in facts.related)


def _counts(voice: Voice, known: list[Standing]) -> Iterator[Fact]:
    """How many passages there are, and how many of them in which state; none twice."""
    found = Counter(_kind(voice, one) for one in known)
    total = voice.spelling.number(len(known))
    for label in _kinds(voice):
        if found[label]:
            number = voice.spelling.number(found[label])
            text = voice._("of {total} passages: {number}", total=total, number=number)
            yield Fact(label, (Phrase(text),))


def _kinds(voice: Voice) -> tuple[str, ...]:
    return (
        voice._("Missing in a language"),
        voice._("Changed since the confirmation"),
        voice._("Never confirmed"),
        voice._("Confirmed, but not in every language"),
        voice._("Confirmed and unchanged"),
    )


def _kind(voice: Voice, known: Standing) -> str:
    missing, changed, never, partly, settled = _kinds(voice)
    if known.missing:
        return missing
    if known.since is None:
        return never
    return changed if known.moved else partly if known.left_out else settled


def _state(voice: Voice, known: Standing) -> str:
    """In whole words; of several things that are true, the one that has to be mended first."""
    if known.missing:
        return voice._("Missing in: {languages}", languages=_names(voice, known.missing))
    if known.since is None:
        return voice._("Never confirmed")
    date = voice.spelling.date(known.since)
    if known.moved:
        names = _names(voice, known.moved)
        return voice._("Confirmed on {date}; changed since in: {languages}", date=date, languages=names)
    if known.left_out:
        names = _names(voice, known.left_out)
        return voice._("Confirmed on {date}, without: {languages}", date=date, languages=names)
    return voice._("Confirmed on {date}", date=date)


def _names(voice: Voice, languages: tuple[str, ...]) -> str:
    return ", ".join(voice.language(lang) for lang in languages)


def _file(
    record: Record, voice: Voice, file: str, facts: Activity | Agreement, known: dict[str, Standing]
) -> StateOfFile:
    """Its passages by state; they are listed where the file still has several, and something is to do."""
    by_state: dict[str, list[str]] = {}
    for one, now in known.items():
        by_state.setdefault(_state(voice, now), []).append(one)
    states = []
    for text, ids in sorted(by_state.items(), key=lambda state: known[state[1][0]].is_settled):
        listed = len(by_state) > 1 and not known[ids[0]].is_settled
        count = voice.ngettext("{n} passage", "{n} passages", len(ids))
        refs = tuple(_passage_ref(record, voice, facts, one) for one in ids) if listed else ()
        states.append(StateOfPassages(text, refs, count))
    return StateOfFile(file, _page(record, voice, file), tuple(states))


def _page(record: Record, voice: Voice, file: str) -> Ref:
    name = file.removeprefix(BY_HAND)
    found = passage(record, voice, f"{file}#{SUMMARY}")
    label = voice.form(found.lang, found.heading) if found else Phrase(name)
    return page(voice, words_path(name), label)


def _passage_ref(record: Record, voice: Voice, facts: Activity | Agreement, identifier: str) -> Ref:
    """A passage by what its readers know it by, and where it stands on its page."""
    file, (anchor, key) = file_of(identifier), split_id(identifier)
    path = words_path(file.removeprefix(BY_HAND))
    if anchor == SUMMARY:
        return page(voice, path, voice._("Title and summary"))
    if not key and file.startswith(BY_HAND):
        found = passage(record, voice, identifier)
        return page(voice, f"{path}#{anchor}", voice.form(found.lang, found.heading) if found else anchor)
    if not key:
        return page(voice, f"{path}#{anchor}", voice._(SECTIONS[anchor]))
    if anchor == "paragraphs":
        label = Phrase(voice.spelling.alphabet.first_upper(paragraph_name(voice, key)))
    elif anchor == "related":
        report = next(one for one in facts.related if key in one.sources)
        label = source_ref(record, voice, key).label
        key = related_anchor(report, record.proses(voice.lang, file))
    else:
        assert isinstance(facts, Activity), "only they have a history"
        date = next(voice.spelling.date(entry.on) for entry in facts.history if entry.key == key)
        label = Phrase(voice._("{section}: {part}", section=voice._(SECTIONS[anchor]), part=date))
    return page(voice, f"{path}#{key}", label)
