"""Whatever somebody writes, the checker has an answer: 0 or 1, and findings with places; never a traceback.

What passes the check can also be made into pages.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overlay import TESTS, TINY, check, findings_in, lay, site_of
from plansite.diagnostics import Format, has_errors, render
from plansite.words import Domain, load_catalogue

FILES = sorted(
    path.relative_to(TINY).as_posix()
    for folder in ("content", "docs")
    for path in (TINY / folder).rglob("*")
    if path.is_file()
)
FACTS = [name for name in FILES if name.endswith(".yml")]
NASTY = [
    *(
        "",
        " ",
        "\t",
        "\n",
        "---\n",
        "...\n",
        "- ",
        ": ",
        "? ",
        "#",
        "# ",
        "## ",
        "### ",
        "[",
        "]",
        "{",
        "}",
        ",",
    ),
    *(
        "&a ",
        "*a",
        "!!str ",
        "|",
        ">",
        "|-\n",
        "%YAML 1.1\n",
        "'",
        '"',
        "\\",
        "`",
        "```\n",
        "<",
        "<b>",
        "<!--",
    ),
    *("![", "](", "](x)", "[^1]", "{#a}", "{lang=tr}", "]{lang=az}", "\x00", "\x85", "\u2028", "\ufeff"),
    *("\u202e", "\u0307", "\u04d9", "\U0001f333", "ı", "İ", "null", "~", "no", "true", "010", "12:30", "1e9"),
    *("2030", "2030-13", "XXXX-01", "2030/", "~2030", "2030-02-30", "<<: ", "par-1", "TRE-01", "tr-orman"),
    *("https://", "https://[", "javascript:x", "../" * 30, "a" * 200_000, "[" * 50, "9" * 5_000),
]
MANY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(TESTS / "good" / "none", tmp_path_factory.mktemp("fuzz"))


@contextmanager
def changed(path: Path, data: bytes) -> Iterator[None]:
    before = path.read_bytes()
    path.write_bytes(data)
    try:
        yield
    finally:
        path.write_bytes(before)


def judge(folder: Path, name: str, data: bytes) -> None:
    with changed(folder / name, data):
        code, said = check(folder, "--format", "json")
        rows = json.loads(said)
        assert code == int(any(row["severity"] == "error" for row in rows)), said
        assert all(row["message"] and row["help"] for row in rows)
        findings = findings_in(folder)  # judging takes long, saying it in other forms does not
        assert code == int(has_errors(findings))
        translate = load_catalogue("az", Domain.MESSAGES).gettext
        for form in (Format.TEXT, Format.GITHUB):
            render(findings, form, translate).encode("utf-8")
        if code == 0:
            assert site_of(folder).pages


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the plan with a few stretches left out, doubled, moved or replaced by something nasty."""
    name = draw(st.sampled_from(FILES))
    text = (TINY / name).read_text("utf-8")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 200])))
        piece = draw(st.sampled_from([*NASTY, text[start:end] * 2, text[:start]]))
        text = text[:start] + piece + text[end:]
    return name, text


@MANY
@given(name=st.sampled_from(FILES), data=st.binary(max_size=300))
def test_any_bytes(folder: Path, name: str, data: bytes) -> None:
    judge(folder, name, data)


@MANY
@given(name=st.sampled_from(FILES), text=st.text(max_size=300))
def test_any_text(folder: Path, name: str, text: str) -> None:
    judge(folder, name, text.encode("utf-8", "surrogatepass"))


@settings(MANY, max_examples=150)
@given(mutation=mutations())
def test_any_mutation(folder: Path, mutation: tuple[str, str]) -> None:
    name, text = mutation
    judge(folder, name, text.encode())


def scalars(name: str) -> list[tuple[int, int]]:
    """Where each text of a file of facts begins and ends."""
    text = (TINY / name).read_text("utf-8")
    events = (event for event in yaml.parse(text) if isinstance(event, yaml.ScalarEvent))
    return [(event.start_mark.index, event.end_mark.index) for event in events]


ALL = [(name, span) for name in FACTS for span in scalars(name)]


@settings(MANY, max_examples=150)
@given(
    where=st.sampled_from(ALL),
    value=st.one_of(
        st.sampled_from(NASTY),
        st.sampled_from(ALL).map(lambda other: (TINY / other[0]).read_text("utf-8")[slice(*other[1])]),
        st.sampled_from(
            [
                "[]",
                "{}",
                "[a, b]",
                "{tr: a}",
                "{a: {b: {c: d}}}",
                "[[[a]]]",
                "'a: b'",
                '"\\u0000"',
                "|\n  a\n  b",
            ]
        ),
        st.text(max_size=30).map(lambda text: json.dumps(text, ensure_ascii=False)),
        st.dates().map(str),
    ),
)
def test_any_single_value(folder: Path, where: tuple[str, tuple[int, int]], value: str) -> None:
    name, (start, end) = where
    text = (TINY / name).read_text("utf-8")
    judge(folder, name, (text[:start] + value + text[end:]).encode())


@settings(MANY, max_examples=25)
@given(
    name=st.text(
        st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1, max_size=60
    )
)
def test_any_name(name: str) -> None:
    for place in (
        "content",
        "content/plan",
        "content/plan/activities",
        "content/tr",
        "content/tr/areas",
        "docs/tr",
    ):
        with tempfile.TemporaryDirectory() as temporary:
            folder = lay(TESTS / "good" / "none", Path(temporary) / "plan")
            try:
                (folder / place / name).write_text("# a\n\na\n", "utf-8")
            except OSError:
                continue  # no system has a file of that name here
            code, said = check(folder)
            assert code in (0, 1)
            assert not said or said.endswith("\n\n")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """Linux has names in no encoding at all."""
    folder = lay(TESTS / "good" / "none", tmp_path)
    name = b"\xff\xfe.md"
    try:
        (folder / "content" / "tr" / name.decode("utf-8", "surrogateescape")).write_text("x")
    except OSError:
        return  # and others don't
    code, said = check(folder)
    assert (code, said.partition(":")[0]) == (
        1,
        "content/tr/\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}.md",
    )
