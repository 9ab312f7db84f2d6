"""What is to be reached, and what of it is missed."""

from __future__ import annotations

from collections.abc import Iterator

from lighthouse import DATA, Visit
from weights import Weight

MOST_BYTES = 60_000  # of a first view; a query may cost as much again
MOST_REQUESTS = 10
MOST_SHIFT = 0
LEAST = 100
LEAST_PERFORMANCE_OF_MANY = 95
UNLISTED = "is-crawlable"  # the one finding that is wanted: no engine lists the pages that search


def missed(visit: Visit, *, many: bool) -> Iterator[str]:
    for category, score in visit.scores.items():
        least = LEAST_PERFORMANCE_OF_MANY if many and category == "performance" else LEAST
        if score < least and not _wanted(visit, category):
            yield f"{category} {score}, goal {least}"
    sent = sum(number for kind, number in visit.sent.items() if kind != DATA)
    for said, number in (("a first view", sent), ("a query", visit.sent.get(DATA, 0))):
        if number > MOST_BYTES:
            yield f"{number:,} bytes for {said}, goal {MOST_BYTES:,}"
    requests = sum(number for kind, number in visit.requests.items() if kind != DATA)
    if requests > MOST_REQUESTS:
        yield f"{requests} requests, goal {MOST_REQUESTS}"
    if visit.shift > MOST_SHIFT:
        yield f"shift {visit.shift:.3f}, goal {MOST_SHIFT}"


def too_heavy(weight: Weight) -> Iterator[str]:
    if weight.whole > MOST_BYTES:
        yield f"{weight.whole:,} bytes for a first view, goal {MOST_BYTES:,}"
    if weight.asked > MOST_REQUESTS:
        yield f"{weight.asked} requests, goal {MOST_REQUESTS}"


def _wanted(visit: Visit, category: str) -> bool:
    return {one.audit for one in visit.findings if one.category == category} == {UNLISTED}
