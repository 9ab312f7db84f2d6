"""The few sentences that are said before any catalogue can be read."""

from __future__ import annotations

import ast
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap import speech

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
ANCIENT = [SCRIPTS / name for name in ("build.py", "test.py", "bootstrap/__init__.py", "bootstrap/speech.py")]
DOORS = ["build.py", "test.py"]
OLD_SYNTAX = (  # what Python 2.7 and every Python 3 have; no f-strings, no `:=`, no `await`, no `match`
    *(ast.Module, ast.Expr, ast.Import, ast.ImportFrom, ast.alias, ast.Assign, ast.If, ast.For, ast.Return),
    *(
        ast.FunctionDef,
        ast.ClassDef,
        ast.arguments,
        ast.arg,
        ast.keyword,
        ast.Raise,
        ast.Try,
        ast.ExceptHandler,
    ),
    *(
        ast.Name,
        ast.Attribute,
        ast.Subscript,
        ast.Slice,
        ast.Constant,
        ast.Tuple,
        ast.List,
        ast.Dict,
        ast.Call,
    ),
    *(ast.Compare, ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.IfExp, ast.GeneratorExp, ast.comprehension),
    *(ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop),
)


@pytest.mark.parametrize("key", speech.SENTENCES)
def test_every_sentence_is_said_in_every_language(key: str) -> None:
    said = speech.SENTENCES[key]
    assert list(said) == ["en", "tr", "az"]
    assert len(set(said.values())) == len(said)
    assert len({frozenset(_gaps(text)) for text in said.values()}) == 1


def _gaps(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "tr_TR.UTF-8"}, "tr"),
        ([], {"LANG": "az_AZ"}, "az"),
        ([], {"LANG": "az@latin"}, "az"),
        ([], {"LANG": "trv_TW.UTF-8"}, "en"),
        ([], {"LANG": "tr_TR.UTF-8", "LC_MESSAGES": "az_AZ.UTF-8"}, "az"),
        ([], {"LC_MESSAGES": "az_AZ.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LC_ALL": "", "LANG": "tr"}, "tr"),
        (["check", "--lang", "az"], {"LANG": "tr"}, "az"),
        (["--lang=tr"], {}, "tr"),
        (["--lang"], {"LANG": "az"}, "az"),
        (["--lang=de"], {"LANG": "az"}, "en"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert speech.choose_language(arguments, environment) == language


@pytest.mark.parametrize(
    ("version", "is_old"), [((2, 7, 18), True), ((3, 10, 13), True), ((3, 11, 0), False)]
)
def test_old_python_is_refused(
    version: tuple[int, ...], is_old: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    if is_old:
        with pytest.raises(SystemExit, match="2"):
            speech.refuse_old_python(version)
        said = capfd.readouterr().err
        assert "3.11" in said
        assert ".".join(map(str, version)) in said
    else:
        speech.refuse_old_python(version)
        assert capfd.readouterr().err == ""


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("language", ["en", "tr", "az"])
def test_door_refuses_before_it_needs_anything_newer(door: str, language: str) -> None:
    path = str(SCRIPTS / door)
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 1, 'final', 0);"
        f"runpy.run_path({path!r}, run_name='__main__')"
    )
    _expect_refusal([sys.executable, "-c", pretend], language, "3.9.1")


@pytest.mark.parametrize("door", DOORS)
def test_old_pythons_of_this_machine_are_refused(door: str) -> None:
    """As many as there are; the tests above hold where there are none."""
    tell = "import sys; sys.stdout.write(sys.executable + ' ' + '.'.join(map(str, sys.version_info[:3])))"
    for name in ["python2", *(f"python3.{minor}" for minor in range(11))]:
        python = shutil.which(name)
        told = python and subprocess.run([python, "-c", tell], capture_output=True, check=False)
        if told and told.returncode == 0:
            executable, version = told.stdout.decode().rsplit(" ", 1)
            _expect_refusal([executable, "-B", str(SCRIPTS / door)], "az", version)


def _expect_refusal(command: list[str], language: str, found: str) -> None:
    environment = {"LC_ALL": f"{language}.UTF-8", "PATH": "/usr/bin:/bin"}
    run = subprocess.run(command, env=environment, cwd="/", capture_output=True, check=False)
    expected = speech.sentence("old-python", language, needed="3.11", found=found)
    assert run.returncode == 2
    assert run.stderr.decode("utf-8").splitlines() == [expected]
    assert run.stdout == b""


@pytest.mark.parametrize("path", ANCIENT, ids=lambda path: path.name)
def test_every_python_can_read_it(path: Path) -> None:
    source = path.read_bytes()
    if not source.isascii():
        assert source.startswith(b"# -*- coding: utf-8 -*-\n")
    tree = ast.parse(source, feature_version=(3, 7))
    for node in ast.walk(tree):
        assert isinstance(node, OLD_SYNTAX), ast.dump(node)
        if isinstance(node, ast.arguments):
            assert not node.kwonlyargs
            assert not node.posonlyargs
        if isinstance(node, (ast.arg, ast.FunctionDef)):
            assert getattr(node, "annotation", None) is None
            assert getattr(node, "returns", None) is None
        if isinstance(node, ast.Raise):
            assert node.cause is None
        if isinstance(node, ast.Constant):
            assert node.kind is None, "the first Pythons of line 3 have no u''"
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            assert [name.name for name in node.names] == ["unicode_literals"]
        if isinstance(node, ast.Call):
            starred = [argument for argument in node.args if isinstance(argument, ast.Starred)]
            assert not starred or node.args[-1] is starred[0]
        if isinstance(node, ast.Dict):
            assert None not in node.keys
