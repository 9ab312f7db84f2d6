"""What a release changed in the facts, told in whole sentences: updates apart from corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite import published
from plansite.account import Ending
from plansite.changes import Change, Nature, index_of
from plansite.corrections import is_reason, new_reasons
from plansite.fields import called
from plansite.labels import ENDINGS, SIDES_DIFFER, STATUSES
from plansite.nodes import Value
from plansite.snapshot import released_corrections
from plansite.views.parts import paragraph_ref
from plansite.views.record import Record, Then, activity_ref, institution_ref, page, source_ref, title
from plansite.views.shown import shown
from plansite.views.weaving import Piece, Sentence, weave
from plansite.vocabulary import Status
from plansite.voice import Phrase, Voice


@dataclass(frozen=True, slots=True)
class Tiding:
    """A change, told: one sentence, and what more is to be said of it."""

    about: str  # the file, or the thing in it, to which the change belongs
    nature: Nature
    sentence: Sentence
    more: tuple[Sentence, ...] = ()


def tidings(then: Then, before: Then, voice: Voice) -> tuple[Tiding, ...]:
    """Every change of a release; after those of an activity what follows from them."""
    teller = _Teller(then, before, voice)
    told = [teller.tell(change) for change in then.changes]
    told += teller.computed(
        {one.about for one in told if one.nature is Nature.UPDATE}, {one.about for one in told}
    )
    return tuple(sorted(told, key=lambda one: one.about))


class _Teller:
    def __init__(self, then: Then, before: Then, voice: Voice) -> None:
        self._then = then
        self._before = before
        self._voice = voice
        self._reasons = new_reasons(released_corrections(then.release), before.release)

    def tell(self, change: Change) -> Tiding:
        more = self._reason(change) if change.nature is Nature.CORRECTION else ()
        if change.old is None:
            sentence = self._new(change)
            more = self._more_of_an_entry(change)
        elif change.new is None:
            sentence = self._gone(change)
        else:
            sentence = self._another(change)
        return Tiding(change.about, change.nature, sentence, more)

    def computed(self, updated: set[str], changed: set[str]) -> Iterator[Tiding]:
        """Where another status or class of the account follows: from corrections, or else from news."""
        _, old, new = self._voice._, self._before.release, self._then.release
        for name in new.names("state/"):
            if name not in old.whole or old.whole[name] == new.whole[name]:
                continue
            was, now = old.value(name), new.value(name)
            assert isinstance(was, dict)  # else it could not have been read
            assert isinstance(now, dict)
            about = f"activities/{name.removeprefix('state/')}"
            activity = self._activity(about)
            nature = Nature.CORRECTION if about in changed - updated else Nature.UPDATE
            statuses = [_status(self._voice, str(one["status"])) for one in (was, now)]
            endings = [_(ENDINGS[Ending(str(one["ending"]))]) for one in (was, now)]
            for words, template in (
                (statuses, _("{activity}: the status was “{old}” and is now “{new}”.")),
                (
                    endings,
                    _("{activity}: in the account it stood under “{old}” and now stands under “{new}”."),
                ),
            ):
                if words[0] != words[1]:
                    sentence = weave(template, activity=activity, old=words[0], new=words[1])
                    yield Tiding(about, nature, sentence)

    def _new(self, change: Change) -> Sentence:
        _, value = self._voice._, change.new
        assert value is not None  # else nothing is new
        if change.fields == ("activities",):
            return weave(_("A new activity: {activity}."), activity=self._activity(change.about))
        if change.fields == ("sources",):
            return weave(_("A new source: {source}."), source=self._thing(change))
        if change.fields == ("institutions",):
            return weave(_("A new institution: {institution}."), institution=self._thing(change))
        if change.fields == ("searches",):
            where = self._value(change, "where", value)
            return weave(
                _("A new search, of {date}: {where}"), date=self._value(change, "on", value), where=where
            )
        if change.fields == ("activities", "history") and isinstance(value, dict):
            return self._new_entry(change, value)
        if change.fields[-1] == "related" and isinstance(value, dict):
            return weave(
                _("{thing}: a new related report. {link}. Source: {sources}."),
                thing=self._file(change),
                link=self._value(change, "link", value),
                sources=self._value(change, "sources", value),
            )
        template = _("{thing}: under “{field}” was added: “{new}”.")
        return weave(template, **self._gaps(change), new=self._shown(change, value))

    def _new_entry(self, change: Change, entry: dict[str, Value]) -> Sentence:
        _ = self._voice._
        gaps: dict[str, Piece | Sentence | str] = {
            "activity": self._activity(change.about),
            "date": self._value(change, "on", entry),
            "institutions": self._value(change, "by", entry) or _("others"),
        }
        if "status" not in entry:
            return weave(_("{activity}: a new entry, of {date}. Reported by: {institutions}."), **gaps)
        template = _("{activity}: a new entry, of {date}: {status}. Reported by: {institutions}.")
        return weave(template, **gaps, status=self._value(change, "status", entry))

    def _more_of_an_entry(self, change: Change) -> tuple[Sentence, ...]:
        """The dates that a new entry gives beside its own."""
        if change.fields != ("activities", "history") or not isinstance(change.new, dict):
            return ()
        found = []
        for key in ("happened", "start", "due"):
            if key in change.new:
                field = self._voice._(called((*change.fields, key)) or key)
                value = self._value(change, key, change.new)
                found.append(weave(self._voice._("{field}: {value}."), field=field, value=value))
        return tuple(found)

    def _gone(self, change: Change) -> Sentence:
        _, value = self._voice._, change.old
        assert value is not None  # else nothing is gone
        if change.fields == ("agreement", "not_found"):
            template = _("“{what}” no longer stands among what was not found in the sources read.")
            return weave(template, what=self._shown(change, value))
        if isinstance(value, dict) and not change.steps:
            return weave(_("Taken out of the record: {thing}."), thing=self._thing(change))
        if change.fields[-1] in ("history", "related", "searches") and isinstance(value, dict):
            return weave(_("Taken out of the record: {thing}."), thing=self._thing(change))
        template = _("{thing}: from “{field}” was taken out: “{old}”.")
        return weave(template, **self._gaps(change), old=self._shown(change, value))

    def _another(self, change: Change) -> Sentence:
        _ = self._voice._
        assert change.old is not None
        assert change.new is not None
        corrected = _("{thing}: “{field}” was corrected; before: “{old}”, now: “{new}”.")
        changed = _("{thing}: “{field}” has changed; before: “{old}”, now: “{new}”.")
        return weave(
            corrected if change.nature is Nature.CORRECTION else changed,
            **self._gaps(change),
            old=self._shown(change, change.old),
            new=self._shown(change, change.new),
        )

    def _reason(self, change: Change) -> tuple[Sentence, ...]:
        """Why something was corrected, by the reasons that came with this release."""
        template = self._voice._("Reason: {reason}")
        reasons = (self._voice.name(one.reason) for one in self._reasons if is_reason(one, change))
        return tuple(weave(template, reason=reason) for reason in reasons)

    def _gaps(self, change: Change) -> dict[str, Piece | Sentence | str]:
        """What changed: the thing, and the fact of it, in which language."""
        name = called(change.fields)
        field: Sentence = (Phrase(self._voice._(name) if name else change.fields[-1]),)
        if change.language is not None:
            language = self._voice.language(change.language)
            field = weave(self._voice._("{field} ({language})"), field=field, language=language)
        return {"thing": self._thing(change), "field": field}

    def _thing(self, change: Change) -> Sentence:
        """What a fact belongs to: the file, the thing in it, or an entry of one of its lists."""
        voice, key = self._voice, change.steps[1] if len(change.steps) > 1 else ""
        file = self._file(change)
        within = change.fields[1:2]
        if within == ("history",) and key:
            template = voice._("{activity}, entry of {date}")
            return weave(template, activity=file, date=self._of_entry(change, "on"))
        if within == ("related",) and key:
            template = voice._("{thing}, related report ({source})")
            return weave(template, thing=file, source=self._of_entry(change, "sources"))
        if within == ("paragraphs",) and len(change.fields) > 2:
            return (paragraph_ref(voice, key),)
        if within in (("not_this_plan",), ("other_plans",)) and len(change.fields) > 2:
            return self._of_entry(change, "name")
        return file

    def _file(self, change: Change) -> Sentence:
        voice = self._voice
        file, _, identifier = change.about.partition("/")
        if file == "activities":
            return self._activity(change.about)
        if file == "institutions":
            return (institution_ref(self._holding("institutions", identifier), voice, identifier),)
        if file == "sources":
            return (source_ref(self._holding("sources", identifier), voice, identifier),)
        if file == "agreement":
            return (page(voice, "agreement/", title(self._then.record, voice, "agreement")),)
        if file == "searches" and change.steps:
            return weave(voice._("Search of {date}"), date=self._of_entry(change, "on"))
        return (Phrase(voice._("This site") if file == "site" else voice._("Names and lists of the record")),)

    def _activity(self, about: str) -> Sentence:
        now = self._then.record
        record = now if now.prose(self._voice.lang, about) else self._before.record
        return (activity_ref(record, self._voice, about.removeprefix("activities/")),)

    def _of_entry(self, change: Change, key: str) -> Sentence:
        """A value of the entry of a list to which a change belongs."""
        at, field = (
            (1, change.steps[0]) if "/" in change.about or change.about != "searches" else (0, "searches")
        )
        for release in (self._before.release, self._then.release):
            name = f"plan/{change.about}"
            value: Value = release.value(name) if name in release.whole else {}
            items = value.get(field, []) if isinstance(value, dict) else value
            index = index_of(items, field, change.steps[at]) if isinstance(items, list) else None
            item = items[index] if isinstance(items, list) and index is not None else None
            if isinstance(item, dict):
                return self._value(change, key, item)
        return (Phrase(change.steps[at]),)

    def _value(self, change: Change, key: str, entry: Value) -> Sentence:
        """What an entry of a list has under a key."""
        value = entry.get(key, "") if isinstance(entry, dict) else ""
        fields = (*change.fields[: 1 if change.about == "searches" else 2], key)
        return shown(self._then.record, self._voice, fields, value)

    def _shown(self, change: Change, value: Value) -> Sentence:
        if change.language is not None and isinstance(value, str):
            return (self._voice.form(change.language, value),)
        if change.fields == ("agreement", "paragraphs"):
            return (paragraph_ref(self._voice, change.steps[-1]),)
        record = self._then.record if value == change.new else self._before.record
        return shown(record, self._voice, change.fields, value)

    def _holding(self, kind: str, identifier: str) -> Record:
        """The record in which the thing is: now, or before it was taken out."""
        now = self._then.record
        return now if identifier in getattr(now.plan, kind) else self._before.record


def _status(voice: Voice, word: str) -> str:
    differ = word == published.SIDES_DIFFER
    return voice._(SIDES_DIFFER if differ else STATUSES[Status(word)])
