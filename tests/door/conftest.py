from __future__ import annotations

from pathlib import Path

import pytest

from door.small_project import Project, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """In a folder whose name has a space and letters beyond ASCII."""
    return make_project(tmp_path / "öz layihə")
