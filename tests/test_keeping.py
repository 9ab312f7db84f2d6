"""What the program keeps among the content: written whole or not at all, read row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from plansite.diagnostics import Finding
from plansite.files import read_text
from plansite.keeping import KeepError, keep
from plansite.rows import read_rows, written_rows


class Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    number: int | None = None


def test_a_file_is_written_with_what_leads_to_it(tmp_path: Path) -> None:
    keep(tmp_path / "a" / "b.txt", "ağac\n")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "ağac\n".encode()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    keep(path, "ağac\n")
    before = path.stat()
    keep(path, "ağac\n")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_run_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.txt"
    keep(path, "old\n")

    def refuse(*_: object) -> Path:
        raise PermissionError(13, "refused")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(KeepError, match=r"b\.txt could not be written"):
        keep(path, "new\n")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("b.txt", "old\n")]


def read(path: Path) -> tuple[list[tuple[int, Row]], list[Finding]]:
    findings: list[Finding] = []
    file = read_text(path, path.parent, findings.append)
    assert file is not None
    return [(place.line, row) for place, row in read_rows(file, Row, findings.append)], findings


def test_rows_are_read_as_they_were_written(tmp_path: Path) -> None:
    rows = [Row(name="ağac", number=2), Row(name="b")]
    path = tmp_path / "rows.jsonl"
    keep(path, written_rows(rows))
    assert path.read_text("utf-8") == '{"name": "ağac", "number": 2}\n{"name": "b"}\n'
    assert read(path) == ([(1, rows[0]), (2, rows[1])], [])


@pytest.mark.parametrize("line", ["{", "[]", '{"name": 1}', '{"name": "a", "more": 1}', "ağac"])
def test_a_row_that_was_not_written_so_is_said_and_the_others_are_read(tmp_path: Path, line: str) -> None:
    path = tmp_path / "rows.jsonl"
    keep(path, f'{{"name": "a"}}\n\n{line}\n{{"name": "b"}}\n')
    rows, findings = read(path)
    assert [row.name for _, row in rows] == ["a", "b"]
    assert [(one.code, one.place.line, one.place.column) for one in findings] == [("bad-row", 3, 1)]
