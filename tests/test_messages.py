"""What the command line says, in which form and language, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from overlay import TESTS, TODAY, Case, cases, check, codes, lay, prepare, tree
from plansite.cli import main
from plansite.diagnostics import Finding, Format, Place, Severity, in_order, render, say
from plansite.options import COMMANDS, LANGUAGES, OPTIONS
from plansite.words import Domain, load_catalogue
from recipes import BAD, asked

BUILD = TESTS.parent / "scripts" / "build.py"
CASES = cases("bad", BAD)
KEYS = ["path", "line", "column", "code", "severity", "message", "help"]


def same(text: str) -> str:
    return text


def finding(
    path: str = "a.yml",
    line: int = 1,
    column: int = 1,
    message: str = "x",
    length: int = 0,
    excerpt: str = "",
) -> Finding:
    return Finding(
        Place(path, line, column, length, excerpt), "bad-date", say("it is {x}", x=message), say("help")
    )


def as_text(*findings: Finding) -> str:
    return render(findings, Format.TEXT, same)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay(TESTS / "good" / "none", tmp_path)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return prepare("bad", "unknown-key", BAD, tmp_path)


class TestText:
    def test_shows_place_rule_line_and_help(self) -> None:
        shown = as_text(finding("a.yml", 4, 6, "wrong", 3, "due: 31x"))
        assert shown == (
            "a.yml:4:6: error[bad-date]: it is wrong\n  |\n4 | due: 31x\n  |      ^^^\n  = help\n\n"
        )

    def test_a_place_without_length_shows_no_line(self) -> None:
        assert as_text(finding("a.yml", 12)) == "a.yml:12:1: error[bad-date]: it is x\n   = help\n\n"

    def test_of_a_long_line_the_part_around_the_place_is_shown(self) -> None:
        excerpt = "a" * 500 + "WRONG" + "b" * 500
        shown = as_text(finding(line=1, column=501, length=5, excerpt=excerpt)).split("\n")
        assert len(shown[2]) <= len("1 | ") + 160
        assert shown[2][shown[3].index("^") :].startswith("WRONG")
        assert shown[3].count("^") == 5

    def test_carets_end_with_the_line(self) -> None:
        shown = as_text(finding(column=101, length=900, excerpt="a" * 1000)).split("\n")
        assert len(shown[3]) == len(shown[2])

    def test_what_is_shown_can_change_nothing_around_it(self) -> None:
        """No colour, no second line, no turned direction of writing comes out of a file or its name."""
        nasty = "a\x1b[31m\n\u202eb\u2028\ud800"
        shown = as_text(finding(nasty, 1, 1, nasty, 2, nasty))
        assert not re.search("[\x1b\u202e\u2028\ud800]", shown)
        assert len(shown.split("\n")) == 7
        shown.encode("utf-8")

    def test_a_long_value_is_cut(self) -> None:
        assert len(as_text(finding(message="a" * 100_000))) < 500


class TestOrder:
    def test_by_path_line_and_column(self) -> None:
        last, second, first = finding("b.yml"), finding("a.yml", 10, 2), finding("a.yml", 9, 30)
        assert in_order([last, second, first]) == [first, second, last]

    def test_the_same_is_said_once(self) -> None:
        assert len(in_order([finding(), finding(length=3), finding()])) == 1
        assert len(in_order([finding(message="x"), finding(message="y")])) == 2

    @pytest.mark.parametrize("name", CASES)
    def test_all_findings_are_in_order_and_none_twice(self, name: str, bad: Callable[[str], Case]) -> None:
        _, said = bad(name).check("--format", "json")
        rows = json.loads(said)
        places = [(row["path"], row["line"], row["column"], row["code"]) for row in rows]
        assert places == sorted(places)
        assert len({json.dumps(row) for row in rows}) == len(rows)


class TestJson:
    def test_is_an_empty_array_where_all_is_right(self, tiny: Path) -> None:
        assert check(tiny, "--format", "json") == (0, "[]\n")

    @pytest.mark.parametrize("name", CASES)
    def test_says_what_the_text_says(self, name: str, bad: Callable[[str], Case]) -> None:
        code, said = bad(name).check("--format", "json")
        text_code, text = bad(name).check()
        assert code == text_code
        rows = json.loads(said)
        heads = re.findall(r"^\S[^\n]*: (?:error|warning|notice)\[[^\n]*", text, re.MULTILINE)
        assert [
            "{path}:{line}:{column}: {severity}[{code}]: {message}".format(**row) for row in rows
        ] == heads
        for row in rows:
            assert list(row) == KEYS
            assert row["severity"] in set(Severity)
            assert isinstance(row["line"], int)
            assert isinstance(row["column"], int)
            assert row["line"] >= 1
            assert row["column"] >= 1
            assert row["help"]


class TestGithub:
    def test_is_empty_where_all_is_right(self, tiny: Path) -> None:
        assert check(tiny, "--format", "github") == (0, "")

    def test_is_one_annotation_a_finding(self) -> None:
        said = render([finding("a.yml", 4, 6, "wrong")], Format.GITHUB, same)
        assert said == "::error file=a.yml,line=4,col=6,title=bad-date::it is wrong%0Ahelp\n"

    def test_escapes_what_would_end_it_or_begin_another(self) -> None:
        said = render([finding("a,b:c%\n::d.yml", message="50%\r\n::error::x")], Format.GITHUB, same)
        head, _, text = said.removeprefix("::error ").partition("::")
        assert head == "file=a%2Cb%3Ac%25 %3A%3Ad.yml,line=1,col=1,title=bad-date"
        assert text == "it is 50%25\N{REPLACEMENT CHARACTER} ::error::x%0Ahelp\n"

    @pytest.mark.parametrize("name", CASES)
    def test_has_every_finding_on_a_line_of_its_own(self, name: str, bad: Callable[[str], Case]) -> None:
        _, said = bad(name).run(*asked(name), "--format", "github")
        lines = said.removesuffix("\n").split("\n")
        form = r"::(error|warning|notice) file=[^,:]+,line=[0-9]+,col=[0-9]+,title=([a-z0-9-]+)::.+"
        found = [re.fullmatch(form, line) for line in lines]
        assert [match and match[2] for match in found] == codes(bad(name).run(*asked(name))[1])


class TestLanguages:
    @pytest.mark.parametrize("lang", ["tr", "az"])
    @pytest.mark.parametrize("name", CASES)
    def test_everything_is_said_in_each(self, name: str, lang: str, bad: Callable[[str], Case]) -> None:
        code, said = bad(name).check("--format", "json", lang=lang)
        english_code, english = bad(name).check("--format", "json")
        assert code == english_code
        for row, original in zip(json.loads(said), json.loads(english), strict=True):
            assert [row[key] for key in KEYS[:5]] == [original[key] for key in KEYS[:5]]
            for key in ("message", "help"):  # what is quoted comes from the file and is the same in all
                assert set(re.findall("`[^`]+`", row[key])) == set(re.findall("`[^`]+`", original[key]))
                assert not re.search(r"\{[a-z]+\}", re.sub("`[^`]+`", "", row[key]))

    def test_gaps_are_filled(self, wrong: Path) -> None:
        for lang in LANGUAGES:
            _, said = check(wrong, lang=lang)
            assert "`2030-13`" in said
            assert "`tr-orman`" in said
            assert not re.search(r"\{[a-z]+\}", said)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_help_is_there_in_each(self, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--help", "--lang", lang]) == 0
        said = capsys.readouterr()
        translate = load_catalogue(lang, Domain.MESSAGES).gettext
        assert said.err == ""
        for name, message in COMMANDS.items():
            assert f"  {name} " in said.out
            assert message.said(translate) in said.out
        for name, (_, message) in OPTIONS.items():
            assert f"  {name}" in said.out
            assert message.said(translate) in said.out
        assert (COMMANDS["check"].said(same) in said.out) is (lang == "en")

    @pytest.mark.parametrize(
        ("environment", "lang"),
        [
            ({"LANG": "tr_TR.UTF-8"}, "tr"),
            ({"LANG": "az_AZ"}, "az"),
            ({"LANG": "de_DE.UTF-8"}, "en"),
            ({"LANG": "C"}, "en"),
            ({}, "en"),
            ({"LC_ALL": "az_AZ.UTF-8", "LANG": "tr_TR.UTF-8"}, "az"),
            ({"LC_MESSAGES": "tr_TR.UTF-8", "LANG": "az_AZ.UTF-8"}, "tr"),
            ({"LC_ALL": "", "LANG": "tr_TR.UTF-8"}, "tr"),
            ({"LC_ALL": "../../tr"}, "en"),
        ],
    )
    def test_the_environment_chooses(
        self,
        environment: dict[str, str],
        lang: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert main(["--help"]) == 0
        assert (
            COMMANDS["check"].said(load_catalogue(lang, Domain.MESSAGES).gettext) in capsys.readouterr().out
        )

    def test_the_option_goes_before_the_environment(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
        assert main(["--help", "--lang=az"]) == 0
        assert (
            COMMANDS["check"].said(load_catalogue("az", Domain.MESSAGES).gettext) in capsys.readouterr().out
        )


class TestCodes:
    def test_0_where_all_is_right(self, tiny: Path) -> None:
        assert check(tiny) == (0, "")

    def test_0_where_there_are_only_warnings(self, tmp_path: Path) -> None:
        code, said = check(prepare("good", "one-language", {}, tmp_path))
        assert (code, codes(said)) == (0, ["missing-words"])

    def test_1_where_that_language_must_be_complete(self, tmp_path: Path) -> None:
        code, said = check(prepare("good", "one-language", {}, tmp_path), "--complete")
        assert code == 1
        assert "error[missing-words]" in said
        assert "warning[" not in said

    def test_complete_leaves_other_warnings_warnings(self, tmp_path: Path) -> None:
        code, said = check(prepare("bad", "unused-source", BAD, tmp_path), "--complete")
        assert code == 0
        assert "warning[unused-source]" in said

    def test_1_where_something_is_wrong(self, wrong: Path) -> None:
        assert check(wrong)[0] == 1

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize(
        ("arguments", "named"),
        [
            (["cheque"], ["cheque", *COMMANDS]),
            (["check", "build"], ["build", *COMMANDS]),
            (["check", "--contents", "x"], ["--contents", *OPTIONS]),
            (["check", "--today"], ["--today"]),
            (["check", "--today", "31.12.2025"], ["--today", "31.12.2025"]),
            (["check", "--today", "2025-02-30"], ["--today", "2025-02-30"]),
            (["check", "--today="], ["--today"]),
            (["check", "--as-of", "2025"], ["--as-of", "2025"]),
            (["check", "--format", "xml"], ["--format", "xml", *Format]),
            (["check", "--engine", "hugo"], ["--engine", "hugo"]),
            (["check", "--content", "nowhere"], ["nowhere", "plan"]),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else None,
    )
    def test_2_where_it_was_asked_wrongly(
        self,
        arguments: list[str],
        named: list[str],
        lang: str,
        tiny: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tiny)
        content = [] if "--content" in arguments else ["--content", "content"]
        assert main([*content, "--lang", lang, *arguments]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1, "one sentence"
        assert all(name in said.err for name in named)

    def test_2_where_a_day_in_the_environment_is_none(
        self, tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tiny)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
        assert main(["check", "--content", "content"]) == 2
        assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err

    def test_the_day_comes_from_the_environment(
        self, tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A search of May 2031 lies in the future of 2030."""
        monkeypatch.chdir(tiny)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
        assert main(["check", "--content", "content", "--lang", "en"]) == 1
        assert "lies after today, 2030-03-17" in capsys.readouterr().out


class TestDoor:
    """The same, through the door that people use."""

    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(BUILD), *arguments]
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def test_findings_go_to_the_standard_output(self, wrong: Path) -> None:
        done = self.run(wrong, "check", "--content", "content", "--lang", "en", "--today", TODAY)
        assert done.returncode == 1
        assert done.stdout == (TESTS / "bad" / "unknown-key" / "expected.txt").read_text("utf-8")
        assert done.stderr == ""

    def test_a_reader_who_goes_away_is_no_fault(self, wrong: Path) -> None:
        command = [sys.executable, str(BUILD), "check", "--content", "content", "--lang", "en"]
        with subprocess.Popen(command, cwd=wrong, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout is not None
            running.stdout.close()
            assert running.stderr is not None
            assert running.stderr.read() == b""
        assert running.returncode == 141

    def test_paths_are_seen_from_the_current_folder(self, wrong: Path) -> None:
        done = self.run(wrong / "docs", "check", "--content", "../content", "--lang", "en", "--today", TODAY)
        assert done.stdout.startswith("../content/plan/activities/TRE-01.yml:3:1: ")

    def test_nothing_is_changed(self, wrong: Path) -> None:
        before = list(tree(wrong))
        times = {path: path.stat().st_mtime_ns for path in wrong.rglob("*")}
        for form in Format:
            self.run(wrong, "check", "--content", "content", "--format", form)
        assert list(tree(wrong)) == before
        assert {path: path.stat().st_mtime_ns for path in wrong.rglob("*")} == times

    def test_no_engine_is_loaded(self, tiny: Path) -> None:
        program = (
            "import sys; sys.path.insert(0, sys.argv[1]); from plansite.cli import main;"
            "code = main(['check', '--content', 'content', '--today', sys.argv[2]]);"
            "print(code, *sorted({name.partition('.')[0] for name in sys.modules}))"
        )
        command = [sys.executable, "-c", program, str(BUILD.parent), TODAY]
        done = subprocess.run(command, cwd=tiny, capture_output=True, text=True, check=True)
        code, *modules = done.stdout.split()
        assert code == "0"
        assert "plansite" in modules
        assert not {"mkdocs", "material", "zensical"} & set(modules)

    def test_a_pipe_of_another_encoding_is_no_trouble(self, wrong: Path) -> None:
        environment = {
            **os.environ,
            "PYTHONIOENCODING": "",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        }
        command = [
            sys.executable,
            str(BUILD),
            "check",
            "--content",
            "content",
            "--lang",
            "tr",
            "--today",
            TODAY,
        ]
        done = subprocess.run(command, cwd=wrong, capture_output=True, env=environment, check=False)
        assert done.returncode == 1, done.stderr.decode()
        assert done.stdout.decode("utf-8") == check(wrong, lang="tr")[1]


class TestSpeed:
    """What somebody sends in to be checked must not keep the checker busy."""

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("content/plan/sources.yml", "".join(f"s{number}: x\n" for number in range(30_000))),
            ("content/plan/areas.yml", "".join(f"- s{number}\n" for number in range(30_000))),
            ("content/plan/areas.yml", "[" * 1_000_000),
            ("content/plan/names.yml", "? " * 400_000),
            ("content/tr/agreement.md", "# a\n\na\n\n" + "[a](b.md) " * 9_000),
            ("content/tr/agreement.md", "# a\n\na\n\n" + ("[" * 90_000 + "\n") * 10),
            ("content/tr/agreement.md", "# a\n\na\n\n" + ("*a **b " * 10_000 + "\n") * 10),
            ("content/tr/agreement.md", "# a\n\na\n\n" + ("`" * 999 + " ") * 900),
            ("content/tr/agreement.md", "# a\n\na\n\n" + "<" * 90_000),
            ("content/tr/agreement.md", "# a\n\na\n\n" + "## b\n\n" * 30_000),
            ("content/tr/agreement.md", "# a\n\na\n\n" + ">" * 90_000),
            ("content/tr/agreement.md", "# a\n\na\n\n" + "a\u0327 " * 30_000),
        ],
        ids=lambda value: value[:24] if value.startswith("content") else repr(value[9:17]),
    )
    def test_a_large_file_takes_no_minutes(self, name: str, text: str, tiny: Path) -> None:
        (tiny / name).write_text(text, "utf-8")
        begun = time.monotonic()
        code, said = check(tiny, "--format", "json")
        assert time.monotonic() - begun < 60
        assert code == 1
        assert json.loads(said)
