"""The rules of the house: who may know what, how long a module may grow, what no file may hold.

CONTRIBUTING.md says them to people. A rule that must be broken somewhere has a list here, with a reason;
an entry of such a list that nothing needs any longer is an error too.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes as jinja

from building import of_the_plan, words_in

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "scripts"
PACKAGE = SCRIPTS / "plansite"

# From low to high, within a room as well: a module imports only from those before it.
ROOMS = {
    "findings": "codes diagnostics hints",
    "files": "letters files slips nodes keeping rows sealing",
    "facts": "mistakes dates vocabulary values visits model terms known sides courses state account"
    " looking elapsed silences coverage published changes wordings labels fields",
    "languages": "alphabet folding words numerals spelling voice",
    "complaints": "date_complaints complaints validate",
    "prose": "markdown tokens prose normal passages confirmations",
    "reading": "grammars manifest draft standings facts snapshot releases corrections read addresses"
    " outlinks",
    "rules": "rules.references rules.history rules.dates rules.evidence rules.looks"
    " rules.languages rules.words rules.confirmations rules.links rules.terms rules.releases rules",
    "shell": "page tree",
    "views": "views views.record views.lanes views.other_plans views.evidence views.passages"
    " views.past views.outcome views.meanings views.tally views.since views.parts views.asking views.ways"
    " views.sides"
    " views.weaving views.shown views.tidings views.texts views.changes views.last_changed"
    " views.entries views.glossary views.activity views.archive views.home views.cards views.facets"
    " views.register views.finding views.pager views.lists views.account"
    " views.silence views.coverage views.document views.institutions views.sources"
    " views.unknown views.pages_by_hand views.scale views.drawing views.picture"
    " views.occasions views.timeline"
    " views.translation views.search views.report views.both views.paper",
    "making": "render places leaf past_leaves leaves twins shells search.documents search.index search.pieces"
    " search papers long_lists pages roots",
    "publishing": "releasing stage sieve engine press publish",
    "asking": "asking checkup",
    "door": "options confirm cli",
}
MODULES = " ".join(ROOMS.values()).split()
MOST_LINES = 260

# What the modules below may use of the program, whatever stands before them in the list.
ALONE = {
    "dates": {"mistakes"},
    "vocabulary": set(),
    "values": {"dates", "mistakes"},
    "model": {"dates", "mistakes", "vocabulary", "values"},
    "known": {"dates", "mistakes", "model", "vocabulary", "values"},
    "sides": {"dates", "mistakes", "model", "vocabulary", "values"},
    "courses": {"dates", "mistakes", "model", "sides", "vocabulary", "values"},
    "state": {"dates", "mistakes", "model", "known", "sides", "courses", "vocabulary", "values"},
    "account": {"dates", "mistakes", "model", "known", "sides", "courses", "state", "vocabulary", "values"},
    "looking": {"dates", "mistakes", "model", "known", "sides", "courses", "state", "vocabulary", "values"},
    "elapsed": {"dates", "mistakes", "model", "vocabulary", "values"},
    "silences": {"dates", "mistakes", "model", "known", "sides", "courses", "state", "vocabulary", "values"},
    "coverage": {"dates", "mistakes", "model", "vocabulary", "values"},
    "wordings": set(),
    "page": set(),
    "tree": set(),
}

# A package from elsewhere is known to few: whoever changes it finds here what changes with it.
KNOWN_TO = {
    "bootstrap": {"options", "press"},  # the language and the packages of which the door has spoken already
    "babel": {"words", "numerals", "spelling", "voice"},
    "ctypes": {"publish"},
    "httpx": {"asking"},
    "jinja2": {"render", "roots"},
    "markdown_it": {"markdown", "tokens", "prose", "normal"},
    "markupsafe": {"render"},
    "nh3": {"markdown"},
    "pydantic": {
        "rows",
        "values",
        "visits",
        "model",
        "terms",
        "validate",
        "confirmations",
        "published",
        "manifest",
        "releases",
    },
    "pydantic_core": {"values", "validate", "complaints"},
    "subprocess": {"engine"},
    "weasyprint": {"press"},
    "yaml": {"nodes", "slips", "stage"},
}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


@cache
def sources() -> dict[str, Path]:
    """Every module of the program by its name below `plansite`."""
    paths = (path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py")
    return {name_of(path): path for path in paths}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(module: ast.AST) -> Iterator[str]:
    """The full names of what is imported, wherever in the module."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: an import says where from, in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def uses(name: str) -> frozenset[str]:
    """The modules of the program that a module imports."""
    found = set()
    for full in imported(tree(sources()[name])):
        package, _, inner = full.partition(".")
        if package == "plansite":
            candidates = (inner, inner.rpartition(".")[0])
            found.add(next((one for one in candidates if one in sources()), inner))
    return frozenset(found)


def calls(module: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module) if isinstance(node, ast.Call))


def texts(module: ast.AST) -> Iterator[ast.Constant]:
    return (n for n in ast.walk(module) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def templates() -> list[Path]:
    return [*sorted((PACKAGE / "templates").rglob("*.*")), *sorted((ROOT / "overrides").rglob("*.html"))]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def line(path: Path, node: ast.AST) -> str:
    return path.read_text("utf-8").splitlines()[node.lineno - 1].strip()


class TestImports:
    def test_every_module_has_its_place(self) -> None:
        assert sorted(MODULES) == sorted(sources())

    def test_imports_go_down(self) -> None:
        """Which leaves no room for circles either."""
        height = {name: number for number, name in enumerate(MODULES)}
        wrong = [
            f"{name} imports {used}"
            for name in MODULES
            for used in uses(name)
            if height[used] >= height[name]
        ]
        assert wrong == []

    @pytest.mark.parametrize("name", ALONE)
    def test_who_knows_no_language_no_file_and_no_engine(self, name: str) -> None:
        found, new = set(), uses(name)
        while new:
            found |= new
            new = frozenset().union(*(uses(one) for one in new)) - found
        assert found <= ALONE[name]

    def test_few_know_what_comes_from_elsewhere(self) -> None:
        found: dict[str, set[str]] = {}
        for name, path in sources().items():
            for full in imported(tree(path)):
                package = full.partition(".")[0]
                if package in KNOWN_TO or not (package in sys.stdlib_module_names or package == "plansite"):
                    found.setdefault(package, set()).add(name)
        assert {package: sorted(names) for package, names in found.items()} == {
            package: sorted(names) for package, names in KNOWN_TO.items()
        }

    def test_the_door_needs_nothing_installed(self) -> None:
        """What runs before there is a `.venv` imports the standard library alone, at its beginning."""
        doors = [SCRIPTS / "build.py", SCRIPTS / "test.py", *sorted((SCRIPTS / "bootstrap").glob("*.py"))]
        in_the_venv = {("browser.py", "playwright"), ("build.py", "plansite")}  # not at their beginning
        for path in doors:
            top = {full.partition(".")[0] for node in tree(path).body for full in _direct(node)}
            assert top <= sys.stdlib_module_names | {"bootstrap"}, shown(path)
            for full in imported(tree(path)):
                package = full.partition(".")[0]
                known = package in sys.stdlib_module_names | {"bootstrap"}
                assert known or (path.name, package) in in_the_venv, f"{shown(path)}: {full}"


def _direct(node: ast.stmt) -> Iterable[str]:
    return imported(node) if isinstance(node, ast.Import | ast.ImportFrom) else ()


class TestRooms:
    def test_only_one_module_names_an_engine(self) -> None:
        names = re.compile("mkdocs|material|zensical", re.IGNORECASE)
        inside = [*sources().values(), *templates(), *sorted((ROOT / "docs" / "assets").rglob("*.css"))]
        inside += sorted(PACKAGE.rglob("site.po"))  # in messages.po the engine speaks of itself
        found = {shown(path) for path in inside if names.search(path.read_text("utf-8"))}
        assert found == {"scripts/plansite/engine.py"}

    def test_only_the_command_line_knows_the_clock(self) -> None:
        found = {
            (name, call.func.attr)
            for name, path in sources().items()
            for call in calls(tree(path))
            if isinstance(call.func, ast.Attribute) and call.func.attr in ("now", "utcnow", "today", "stat")
        }
        found -= {("files", "stat")}  # how long a file is
        assert found == {("options", "now")}

    def test_nobody_asks_the_machine(self) -> None:
        """Neither its clock, nor its locale, its names, chance or the network; one asks the last for all."""
        machine = {
            "asyncio",
            "getpass",
            "http",
            "httpx",
            "locale",
            "platform",
            "pwd",
            "random",
            "secrets",
            "socket",
            "time",
            "uuid",
        }
        for name, path in sources().items():
            packages = {full.partition(".")[0] for full in imported(tree(path))}
            assert machine & packages == ({"asyncio", "httpx"} if name == "asking" else set()), name
            assert not [full for full in imported(tree(path)) if full.startswith("urllib.request")], name

    def test_only_the_highest_know_the_environment(self) -> None:
        found = {
            name
            for name, path in sources().items()
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "environb")
        }
        assert found == {"engine", "cli", "press"}

    def test_few_write(self) -> None:
        writers = {
            "write_text",
            "write_bytes",
            "mkdir",
            "unlink",
            "rename",
            "rmtree",
            "rmdir",
            "open",
            "chmod",
        }
        found = {
            name
            for name, path in sources().items()
            for call in calls(tree(path))
            if isinstance(call.func, ast.Attribute) and call.func.attr in writers
        }
        assert found <= {"stage", "publish", "keeping", "files", "words"}
        for reader in ("files", "words"):
            opened = [call for call in calls(tree(sources()[reader])) if isinstance(call.func, ast.Attribute)]
            modes = [
                ast.unparse(argument) for call in opened if call.func.attr == "open" for argument in call.args
            ]
            assert set(modes) <= {"'rb'", "'r'"}, reader

    def test_modules_stay_short(self) -> None:
        lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in sources().items()}
        assert {name for name, length in lengths.items() if length > MOST_LINES} == set()


DECIMAL = {
    ("scripts/plansite/alphabet.py", "if character.isdecimal():"): "sorted among digits, read as no number"
}
CASE = {"lower", "upper", "title", "capitalize", "casefold", "swapcase"}
CASE_OF_ASCII = {
    (
        "scripts/plansite/addresses.py",
        'return f"activities/{identifier.lower()}/"  # ids are ASCII',
    ): "ids are ASCII",
    ("scripts/plansite/addresses.py", 'return f"{name.lower()}/"  # names are ASCII ids'): "ids are ASCII",
    ("scripts/plansite/alphabet.py", "return _single(letter.lower(), letter)"): "letters no language changes",
    ("scripts/plansite/alphabet.py", "return _single(letter.upper(), letter)"): "letters no language changes",
}


class TestLetters:
    def test_case_is_changed_by_an_alphabet_alone(self) -> None:
        """Python's way of it breaks `İ`, `ı` and `Ə`; an alphabet is given the text as an argument."""
        found = set()
        for path in sorted(SCRIPTS.rglob("*.py")):
            bare = [call.func for call in calls(tree(path)) if not call.args]
            unbound = [
                n
                for n in ast.walk(tree(path))
                if isinstance(n, ast.Attribute) and ast.unparse(n.value) == "str"
            ]
            for node in (*bare, *unbound):
                if isinstance(node, ast.Attribute) and node.attr in CASE:
                    found.add((shown(path), line(path, node)))
        assert found == set(CASE_OF_ASCII)

    def test_templates_change_no_case_and_no_order(self) -> None:
        filters = {*CASE, "sort", "dictsort", "groupby", "unique", "min", "max"}
        for path in templates():
            parsed = jinja2.Environment().parse(path.read_text("utf-8"))
            used = {node.name for node in parsed.find_all(jinja.Filter)}
            used |= {node.attr for node in parsed.find_all(jinja.Getattr) if node.attr in CASE - {"title"}}
            assert not used & filters, shown(path)

    def test_styles_and_scripts_change_no_case(self) -> None:
        forbidden = re.compile("text-transform|toLowerCase|toUpperCase|toLocale|localeCompare|Intl")
        files = [path for path in (ROOT / "docs" / "assets").rglob("*") if path.suffix in (".css", ".js")]
        assert [shown(path) for path in files if forbidden.search(path.read_text("utf-8"))] == []

    def test_digits_are_those_that_are_written(self) -> None:
        r"""`\d`, `isdigit` and their like take the digits of every script of the world."""
        found = set()
        for path in sorted(SCRIPTS.rglob("*.py")):
            assert not [text.value for text in texts(tree(path)) if r"\d" in text.value], shown(path)
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.Attribute) and node.attr in ("isdigit", "isdecimal", "isnumeric"):
                    found.add((shown(path), line(path, node)))
        assert found == set(DECIMAL)


# Examples that editors may copy: in help and in the keys of files.
EXAMPLES = {"tr-aile", "az-komite", "trt-2022-11-16", "FAM-01"}
WITH_EXAMPLES = {
    "scripts/plansite/model.py",
    "scripts/plansite/terms.py",
    "scripts/plansite/complaints.py",
    "scripts/plansite/facts.py",
    "scripts/plansite/locale/az/messages.po",
    "scripts/plansite/locale/tr/messages.po",
}


class TestThisPlan:
    def test_nothing_of_the_plan_is_in_the_program(self) -> None:
        needles = of_the_plan()
        assert len(needles) > 40, "the plan was not read"
        files = [*sources().values(), *templates(), *sorted(PACKAGE.rglob("*.po")), ROOT / "mkdocs.yml"]
        examples = set()
        for path in [*files, ROOT / "docs" / "assets" / "css" / "site.css"]:
            text = path.read_text("utf-8")
            found = words_in(text, needles)
            assert found <= (EXAMPLES if shown(path) in WITH_EXAMPLES else set()), shown(path)
            examples |= {shown(path)} if found else set()
        assert examples == WITH_EXAMPLES

    def test_no_country_is_known(self) -> None:
        for name, path in sources().items():
            found = {text.value for text in texts(tree(path)) if re.fullmatch("[A-Z]{2}", text.value)}
            assert found == ({"TZ"} if name == "engine" else set()), name  # of the environment

    def test_no_language_of_the_site_is_known(self) -> None:
        """The names of languages stand where the languages of messages are listed, and in examples."""
        found = {
            (name, line(path, text))
            for name, path in sources().items()
            for text in texts(tree(path))
            if re.fullmatch("tr|az|en", text.value)
        }
        assert {name for name, _ in found} == {"options", "markdown"}
        assert [written for name, written in sorted(found) if name == "markdown"] == [
            '"strong", "table", "tbody", "td", "th", "thead", "tr", "ul",'  # a row of a table
        ]


class _Words(HTMLParser):
    """Text between tags, and in attributes that are read out."""

    SPOKEN = ("alt", "title", "aria-label", "placeholder", "content")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.found += [value or "" for name, value in attrs if name in self.SPOKEN]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


SPEAKING = ("leaves", "pages", "papers", "render", "roots", "shells", "twins", "voice")  # besides the views


class TestSentences:
    def test_templates_hold_no_words(self) -> None:
        for path in templates():
            bare = re.sub(r"(?s)\{%.*?%\}|\{#.*?#\}", "", path.read_text("utf-8"))
            parser = _Words()
            parser.feed(re.sub(r"(?s)\{\{.*?\}\}", "0", bare))
            parser.close()
            assert not [text for text in parser.found if re.search(r"[^\W\d_]", text)], shown(path)

    def test_templates_say_nothing_that_is_not_in_the_catalogue(self) -> None:
        for path in templates():
            parsed = jinja2.Environment().parse(path.read_text("utf-8"))
            said = {
                id(argument)
                for call in parsed.find_all(jinja.Call)
                if isinstance(call.node, jinja.Name) and call.node.name == "_"
                for argument in call.args
            }
            loose = [
                text.value
                for text in parsed.find_all(jinja.Const)
                if id(text) not in said and _is_sentence(text.value)
            ]
            assert loose == [], shown(path)

    def test_views_say_nothing_that_is_not_in_the_catalogue(self) -> None:
        for name, path in sources().items():
            if name.startswith("views.") or name in SPEAKING:
                assert list(_loose_sentences(tree(path))) == [], name


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and bool(re.match(r"[^\W\d_]+ |[A-ZÇƏĞİÖŞÜ][a-zçəğıöşü]+$", value))


def _loose_sentences(module: ast.Module) -> Iterator[str]:
    """Texts for people outside `_()`; what explains the code or breaks it off is not for readers."""
    excused: set[int] = set()
    for node in ast.walk(module):
        says = isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("_", "ngettext")
        if (
            says
            or isinstance(node, ast.Assert | ast.Raise)
            or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        ):
            excused |= {id(inner) for inner in ast.walk(node)}
    yield from (text.value for text in texts(module) if id(text) not in excused and _is_sentence(text.value))


TEXT = {
    "",
    ".css",
    ".csv",
    ".html",
    ".jinja",
    ".js",
    ".json",
    ".jsonl",
    ".md",
    ".po",
    ".py",
    ".svg",
    ".toml",
    ".txt",
    ".xml",
    ".yml",
}
WRONG_ON_PURPOSE = ("tests/bad/", "tests/good/")


@cache
def project_files() -> tuple[Path, ...]:
    """What belongs to the project: everything that .gitignore does not name."""
    ignored = {pattern.strip("/") for pattern in (ROOT / ".gitignore").read_text("utf-8").split()} | {".git"}
    found: list[Path] = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ignored]
        found += [Path(folder) / name for name in files if name not in ignored]
    return tuple(sorted(found))


def project_texts(*, but: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    for path in project_files():
        if path.suffix in TEXT and not shown(path).startswith(but):
            yield shown(path), path.read_bytes().decode()  # with the ends of lines as they are


class TestHygiene:
    def test_project_is_found(self) -> None:
        names = {shown(path) for path in project_files()}
        assert {"README.md", "LICENSE", "content/plan/site.yml", "tests/test_house.py", ".ci/run"} <= names
        assert len(names) > 150
        assert {path.suffix for path in project_files()} - TEXT <= {
            ".png",
            ".woff2",
            ".jpg",
            ".delete",
            ".yaml",
        }

    def test_texts_are_composed_and_end_with_a_line(self) -> None:
        for name, text in project_texts(
            but=(*WRONG_ON_PURPOSE, "tests/tiny/expected/")
        ):  # as it is published
            assert unicodedata.is_normalized("NFC", text), name
            assert "\r" not in text, name
            assert not text or text.endswith("\n"), name

    def test_letters_are_those_of_the_alphabet(self) -> None:
        """No Cyrillic or Greek look-alikes, and neither of the two letters that only look like `ə`."""
        for name, text in project_texts(but=("tests/", "scripts/plansite/letters.py")):
            if name.endswith((".md", ".po", ".yml", ".jinja", ".html", ".py")):
                assert {char for char in text if _is_foreign(char)} == set(), name

    def test_nothing_invisible(self) -> None:
        for name, text in project_texts(but=("tests/", "scripts/")):
            odd = {hex(ord(c)) for c in text if unicodedata.category(c) in ("Cc", "Cf", "Co") and c != "\n"}
            assert not odd, name

    def test_no_place_of_a_machine(self) -> None:
        roots = "|".join(("home", "root", "Users", "work"))
        places = re.compile(rf"(?<![\w.:/-])/(?:{roots})/|[A-Z]:\\Users")
        for name, text in project_texts(but=(*WRONG_ON_PURPOSE, "tests/test_house.py")):
            assert not places.search(text), name

    def test_locks_name_no_place_to_download_from(self) -> None:
        for lock in sorted(ROOT.glob("requirements*.txt")):
            text = lock.read_text("utf-8")
            assert "--hash=sha256:" in text
            assert not re.search(r"https?:|--(?:extra-)?index|--find-links|--trusted", text), shown(lock)
        (lock,) = (ROOT / "benchmarks").rglob("package-lock.json")
        packages = [one for name, one in json.loads(lock.read_text("utf-8"))["packages"].items() if name]
        assert all("integrity" in one and "resolved" not in one for one in packages)
        assert len(packages) > 100

    def test_documents_are_there_and_lead_somewhere(self) -> None:
        documents = [ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY", "CHANGELOG")]
        assert (ROOT / "LICENSE").is_file()
        for document in documents:
            text = document.read_text("utf-8")
            for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
                assert target.startswith("https://") or (ROOT / target).exists(), f"{document.name}: {target}"

    def test_a_document_that_is_named_is_there(self) -> None:
        names = {path.name for path in project_files()}
        for name, text in project_texts(but=("tests/",)):
            for mentioned in re.findall(r"(?<![\w/-])[A-Z_]{4,}\.md\b", text):
                assert mentioned in names, f"{name} names {mentioned}"


def _is_foreign(char: str) -> bool:
    if char.isascii() or unicodedata.category(char)[0] != "L":
        return False
    return not unicodedata.name(char).startswith("LATIN") or char in "\u01dd\u018e"
