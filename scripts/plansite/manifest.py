"""A release: the record as it was published on a day, under a seal that holds on to the one before.

Its manifest says what changed against the release before: which object each name has now, and which
names are gone. The objects lie beside the releases, each once, by the digest of its text. A manifest
is sealed over all that it says, the seal before it included, so that a past that was rewritten shows.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict

from plansite.nodes import Value
from plansite.sealing import canonical, digest
from plansite.values import Digest, Text

FORM: Literal[1] = 1


class Manifest(BaseModel):
    """`releases/<day>/release.json`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal[1]
    date: datetime.date
    preview: bool  # published for trial, while something about the site is not decided
    previous: Digest | None  # the seal of the release before; None: this is the first
    set: dict[Text, Digest]  # what is new or another, by name
    gone: tuple[Text, ...]  # what is no longer there
    seal: Digest

    def written(self) -> str:
        return canonical(self.model_dump(mode="json"))

    def expected_seal(self) -> str:
        return digest(canonical(self.model_dump(mode="json", exclude={"seal"})))


def sealed(
    date: datetime.date, before: Release | None, whole: Mapping[str, str], *, preview: bool
) -> Manifest:
    """The manifest of what `whole`, the digests by name, is against the release before."""
    old = before.whole if before else {}
    unsealed = Manifest.model_construct(
        form=FORM,
        date=date,
        preview=preview,
        previous=before.manifest.seal if before else None,
        set={name: one for name, one in sorted(whole.items()) if old.get(name) != one},
        gone=tuple(sorted(set(old) - set(whole))),
        seal="",
    )
    return unsealed.model_copy(update={"seal": unsealed.expected_seal()})


def folded(before: Mapping[str, str], manifest: Manifest) -> dict[str, str]:
    """What there is after a release, by name, from what there was before it."""
    gone = set(manifest.gone)
    return {name: one for name, one in before.items() if name not in gone} | manifest.set


@dataclass(frozen=True, slots=True)
class Release:
    """A release with everything that there was on its day."""

    manifest: Manifest
    whole: Mapping[str, str]  # digests by name
    texts: Mapping[str, str]  # of all objects of all releases, by digest
    values: dict[str, Value] = field(default_factory=dict, compare=False)  # those that were parsed already

    @property
    def day(self) -> datetime.date:
        return self.manifest.date

    def text(self, name: str) -> str | None:
        found = self.whole.get(name)
        return self.texts[found] if found else None

    def value(self, name: str) -> Value:
        """The value of an object of data."""
        found = self.whole[name]
        if found not in self.values:
            self.values[found] = json.loads(self.texts[found])
        return self.values[found]

    def names(self, prefix: str) -> list[str]:
        """The names below a prefix, in order."""
        return sorted(name for name in self.whole if name.startswith(prefix))
