"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import settings

from building import SHARED
from overlay import Case, prepare
from recipes import BAD

settings.register_profile("house", deadline=None)  # a busy machine is no fault
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless",
        action="store_true",
        help="write what is expected anew; read the difference before you keep it",
    )


@pytest.fixture(scope="session", autouse=True)
def _shared_builds(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where `building` keeps what is built once: in the folder of this run, above those of its processes."""
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    os.environ[SHARED] = str(run / "builds")


@pytest.fixture(scope="session")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Case]:
    """The folders of `tests/bad` by name: each is asked many things, by several files of tests."""

    @cache
    def case(name: str) -> Case:
        return Case(prepare("bad", name, BAD, tmp_path_factory.mktemp(f"bad-{name}", numbered=False)))

    return case
