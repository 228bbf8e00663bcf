"""Files of phrases are put in order, safely."""

from __future__ import annotations

from pathlib import Path

import pytest

from mandate_cli.dataset.diagnostics import LoadError
from mandate_cli.dataset.sorting import sort_file

HEAD = "phrase\tagency"


@pytest.mark.parametrize(
    ("before", "moved", "after"),
    [
        (f"{HEAD}\nข\t-\nก\t-\n", 1, f"{HEAD}\nก\t-\nข\t-\n"),
        (f"{HEAD}\nแก\t-\nขา\t-\nกา\t-\nค\t-", 1, f"{HEAD}\nกา\t-\nแก\t-\nขา\t-\nค\t-\n"),
        (f"\ufeff{HEAD}\r\nข\t- \r\nก\t-\r\n", 1, f"\ufeff{HEAD}\r\nก\t-\r\nข\t- \r\n"),
        (f"{HEAD}\n\nก\t-\n", 0, f"{HEAD}\n\nก\t-\n"),
        (f"{HEAD}\nค\t-\n\nข\t-\nก\t-\n", 2, f"{HEAD}\nก\t-\nข\t-\nค\t-\n"),
        (f"{HEAD}\n", 0, f"{HEAD}\n"),
    ],
)
def test_rows_are_moved(tmp_path: Path, before: str, moved: int, after: str) -> None:
    """As few as must be; line ends, a BOM and blanks stay; only empty lines go."""
    path = tmp_path / "own.tsv"
    path.write_bytes(before.encode())
    assert sort_file(path).moved == moved
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{HEAD}\nข\t-\nก\n", 3),
        (f"{HEAD}\nข\t-\nก\t-\nก\t-\n", 4),
        ("before\tafter\tkind\tby\n", 1),
        ("", 1),
        ("\xff", 1),
    ],
)
def test_what_is_no_file_of_phrases_stays_as_it_is(tmp_path: Path, text: str, line: int) -> None:
    """And is complained about with its place."""
    path = tmp_path / "own.tsv"
    path.write_bytes(text.encode("latin-1") if text == "\xff" else text.encode())
    before = path.read_bytes()
    with pytest.raises(LoadError) as caught:
        sort_file(path)
    assert caught.value.diagnostics[0].place.line == line
    assert path.read_bytes() == before


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link stays a link, rights stay, and where writing fails nothing is left behind."""
    path = tmp_path / "own.tsv"
    path.write_text(f"{HEAD}\nข\t-\nก\t-\n", encoding="utf-8")
    path.chmod(0o640)
    link = tmp_path / "link.tsv"
    link.symlink_to(path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("shutil.copymode", full)
        with pytest.raises(OSError, match="No space") as raised:
            sort_file(link)
        assert raised.value.filename == str(path)
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == (before, [link, path])
    assert sort_file(link).moved == 1
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
