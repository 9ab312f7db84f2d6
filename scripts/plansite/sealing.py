"""The one text of a value, and the digest by which a text is known: equal values are equal bytes."""

from __future__ import annotations

import hashlib
import json


def canonical(value: object) -> str:
    """The value as JSON, in the only way in which this program writes it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
