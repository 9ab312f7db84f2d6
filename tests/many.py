"""A plan of many activities, for weight and speed: the tiny plan with activities in invented sentences.

Their words are those of the real texts with the endings that words take, the common ones often and most of
them seldom, as in texts that people write.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from random import Random

from bootstrap.turn import turn
from building import SHARED, Site, built
from overlay import TODAY
from plansite.addresses import addresses
from plansite.draft import Folders
from plansite.known import known_on
from plansite.leaves import leaves
from plansite.options import parse
from plansite.read import read
from plansite.search import search_files
from plansite.state import state
from plansite.views.record import Record
from plansite.voice import voice

ROOT = Path(__file__).resolve().parents[1]
ENDINGS = {
    "tr": ("", "", "", "lar", "ların", "da", "dan", "ı", "ın", "ları", "larda", "lık", "sız", "ca"),
    "az": ("", "", "", "lar", "ların", "da", "dan", "ı", "ın", "ları", "larda", "lıq", "sız", "ca"),
}
SECTIONS = {  # how many words each has
    "tr": {"Amaç": 20, "Kapsam": 30, "Beklenen sonuç": 16},
    "az": {"Məqsəd": 20, "Əhatə dairəsi": 30, "Gözlənilən nəticə": 16},
}
DEVELOPMENTS = {"tr": "Gelişmeler", "az": "Gedişat"}
STATUSES = ("completed", "in-progress", "postponed", "cancelled", "partly-completed")
FACTS = """areas: [trees]
kind: {kind}
promise: {promise}
parties: [tr-orman, az-mesa]
promised_in: [par-2]
start: 2030-{month:02}
due: 2031-{month:02}
history:
  - on: 2030-02-03
    status: announced
    by: [tr-orman]
    sources: [gazete-2030-02-03]
  - on: 2030-11-{day:02}
    status: {status}
    by: [az-mesa]
    sources: [meclis-2030-11]
"""


def many(folder: Path, number: int) -> Path:
    """The content folder of a plan with that many activities more than the tiny one has."""
    shutil.copytree(ROOT / "tests" / "tiny", folder, ignore=shutil.ignore_patterns("expected"))
    content, random = folder / "content", Random(4)
    vocabularies = {lang: _vocabulary(lang, random) for lang in ENDINGS}
    for one in range(number):
        identifier = f"{'ABCDEFGHIJ'[one // 100 % 10]}XY-{one % 100 + 1:02}"
        facts = FACTS.format(
            kind=random.choice(("planting", "training")),
            promise=random.choice(("commitment", "aim")),
            status=random.choice(STATUSES),
            month=one % 12 + 1,
            day=one % 28 + 1,
        )
        (content / "plan" / "activities" / f"{identifier}.yml").write_text(facts, "utf-8")
        for lang, words in vocabularies.items():
            text = _words_of(lang, words, random, one)
            (content / lang / "activities" / f"{identifier}.md").write_text(text, "utf-8")
    return content


def site(number: int, to: Path) -> Site:
    """That plan as it is published; made and built once in a run of the tests."""
    shared = Path(os.environ[SHARED])
    with turn(shared / f"many-{number}.lock"):
        folder = shared / f"many-{number}"
        content = folder / "content" if folder.exists() else many(folder, number)
    return built(content, to, "--today", TODAY)


def index(content: Path, today: str = TODAY) -> dict[str, bytes]:
    """The files of the search for that content, by address."""
    day = parse(["--today", today], ROOT, {}).today
    draft = read(Folders(content), lambda finding: None)
    plan = known_on(draft.plan(), day)
    record = Record(plan, state(plan, day), draft, addresses(draft), day, "", ())
    voices = [voice(lang) for lang in plan.site.languages]
    return search_files(record, [(one, leaf) for one in voices for leaf in leaves(record, one)])


def _vocabulary(lang: str, random: Random) -> list[str]:
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "content" / lang).rglob("*.md")))
    texts = (*texts, *(path.read_text("utf-8") for path in sorted((ROOT / "docs" / lang).glob("*.md"))))
    stems = sorted({word for text in texts for word in re.findall(r"[a-zçəğıöşü]{3,}", text)})
    words = [stem + ending for stem in stems for ending in dict.fromkeys(ENDINGS[lang])]
    random.shuffle(words)
    return words


def _words_of(lang: str, words: list[str], random: Random, number: int) -> str:
    def sentence(length: int) -> str:
        chosen = (words[int(len(words) * random.random() ** 4)] for _ in range(length))
        return f"{' '.join(chosen)}."

    parts = [f"# Ağac {sentence(5)[:-1]} {number}", sentence(14)]
    for heading, length in SECTIONS[lang].items():
        parts += [f"## {heading}", sentence(length)]
    parts += [f"## {DEVELOPMENTS[lang]}", "### 2030-02-03", sentence(10)]
    parts += [f"### 2030-11-{number % 28 + 1:02}", sentence(14)]
    return "\n\n".join(parts) + "\n"
