"""The codes of findings: a closed list, so that each can be explained, counted and tested."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    # a file and its text
    "missing-file", "unknown-file", "unknown-folder", "outside", "unreadable", "too-large", "long-line",
    "not-utf8", "look-alike", "not-nfc", "control-character", "empty-file",
    # YAML
    "yaml-syntax", "yaml-tab", "yaml-quote", "yaml-bracket", "yaml-sign", "yaml-colon", "yaml-alias",
    "yaml-tag", "several-documents", "too-deep", "repeated-key",
    # keys and values
    "missing-key", "unknown-key", "misplaced-key", "empty-value", "empty-list", "not-text", "not-list",
    "not-mapping", "bad-date", "bad-flag", "bad-address", "bad-contact", "bad-id", "bad-language",
    "bad-country", "bad-digest", "bad-months", "unknown-status", "unknown-word", "unknown-link",
    # what files are to each other
    "unknown-institution", "unknown-source", "unknown-area", "unknown-kind", "unknown-name",
    "unknown-paragraph", "unknown-activity", "unknown-language", "missing-language", "repeated-id",
    "repeated-term", "reserved-id", "unused-source", "idle-paragraph", "part-of-cycle",
    # history and dates
    "missing-status", "missing-id", "repeated-entry", "uncertain-order", "in-the-future", "unknown-year",
    "due-before-start", "end-before-start", "outside-the-period",
    # the ledger of looking
    "old-look", "no-look",
    # what the program keeps among the content
    "bad-row", "edited-confirmation", "repeated-confirmation", "idle-confirmation",
    # releases and corrections
    "bad-release", "edited-release", "broken-chain", "missing-object", "edited-object", "bad-object",
    "correction-without-reason", "idle-correction", "undecided", "later-release", "unchanged",
    # evidence
    "bad-archive", "copy-of-children", "no-archive",
    # words
    "missing-words", "words-without-facts", "front-matter", "missing-title", "second-title",
    "missing-summary", "text-outside", "unknown-section", "repeated-section", "empty-section",
    "empty-heading", "unexpected-heading", "unknown-part", "repeated-part", "missing-anchor",
    "lonely-anchor", "raw-html",
    # links and pictures
    "bad-link", "broken-link", "broken-anchor", "other-language", "missing-alt", "missing-picture",
    "picture-outside",
]  # fmt: skip
