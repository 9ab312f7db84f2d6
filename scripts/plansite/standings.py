"""How the texts of a passage stand to each other: confirmed, changed since, missing somewhere.

No language is the original. Whichever text moves first, it is the readers of the others who are told.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from plansite.draft import Draft


@dataclass(frozen=True, slots=True)
class Standing:
    missing: tuple[str, ...]  # languages of the site that have no such text
    since: datetime.date | None  # when it was last confirmed that the texts say the same; None: never
    moved: tuple[str, ...]  # languages whose text has changed since
    left_out: tuple[str, ...]  # languages whose text was not among those that were confirmed

    @property
    def is_settled(self) -> bool:
        """Whether it is known of all languages that they say the same."""
        return self.since is not None and not (self.missing or self.moved or self.left_out)


def standing(draft: Draft, passage: str) -> Standing:
    present = draft.passages.get(passage, {})
    kept = draft.confirmed.get(passage)
    texts = kept.row.texts if kept else {}
    return Standing(
        missing=tuple(lang for lang in draft.languages if lang not in present),
        since=kept.row.day if kept else None,
        moved=tuple(
            lang
            for lang in draft.languages
            if lang in texts and lang in present and texts[lang].text != present[lang].text
        ),
        left_out=tuple(lang for lang in draft.languages if kept and lang in present and lang not in texts),
    )
