"""Lists of Gazette titles are read strictly: every fault has its line and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mandate_cli.dataset.diagnostics import LoadError
from mandate_cli.dataset.gazette import read_notices

COLUMNS = "the first line must name the columns date,title,volume,part,page, each once, parted by commas"
HEAD = "date,title,volume,part,page\n"


def listed(tmp_path: Path, text: str) -> Path:
    """A list with this text."""
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode())
    return path


def test_a_list_is_read(tmp_path: Path) -> None:
    """Days of either era, Thai digits, quoted cells over several lines, further columns, blank lines, a BOM."""
    path = listed(
        tmp_path,
        "\ufeffpage,Date,title,VOLUME,part,url\r\n"
        '๓๑,๒ มิถุนายน ๒๕๖๖,"ประกาศ ""ก"", ข\u200b",๑๔๐,พิเศษ ๑๒๘ ง,x\r\n'
        "\r\n"
        '1,2567-01-02,"สอง\r\nบรรทัด",141,1 ก,\r\n'
        "1,2024-01-03,ค,141,2 ก,\r\n",
    )
    notices = read_notices(path)
    assert [(each.day, each.title, each.volume, each.part, each.page, each.place.line) for each in notices] == [
        (date(2023, 6, 2), 'ประกาศ "ก", ข\u200b', 140, "พิเศษ 128 ง", "31", 2),
        (date(2024, 1, 2), "สอง\r\nบรรทัด", 141, "1 ก", "1", 4),
        (date(2024, 1, 3), "ค", 141, "2 ก", "1", 6),
    ]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["1:1: the file is empty; it must hold the data"]),
        (HEAD, ["1:1: there is no title in this list"]),
        ("date;title\n", [f"1:1: {COLUMNS}"]),
        (HEAD.replace("title", "date"), [f"1:1: {COLUMNS}"]),
        (HEAD.replace("\n", ",title\n"), [f"1:1: {COLUMNS}"]),
        (
            HEAD + "2024-01-02,ก,1,1 ก\n",
            ["2:1: the first line has 5 columns, this one 4; write as many, and quotes around a comma"],
        ),
        (HEAD + "2024-13-02,ก,1,1 ก,1\n", ["2:1: “2024-13-02” is not a date; write it like 2024-02-21"]),
        (HEAD + "2024-01-02,ก,หนึ่ง,1 ก,1\n", ["2:14: “หนึ่ง” is no volume; write its number in digits"]),
        (
            HEAD + "\n2024-01-02,,1,1 ก,\n",
            [
                "3:1: the title is empty; write what the Gazette has",
                "3:1: the page is empty; write what the Gazette has",
            ],
        ),
        (HEAD + '2024-01-02,"ก,1,1 ก,1\n', ["2:1: this is not CSV: unexpected end of data; check the quotation marks"]),
        (HEAD + 'x,"ก"ข,1,1 ก,1\n', ["2:1: this is not CSV: ',' expected after '\"'; check the quotation marks"]),
        (
            HEAD + "x,ก,1,1 ก,1\n2024-01-02,ข,-1,1 ก,1\n",
            [
                "2:1: “x” is not a date; write it like 2024-02-21",
                "3:14: “-1” is no volume; write its number in digits",
            ],
        ),
    ],
)
def test_faults_have_their_places(tmp_path: Path, text: str, faults: list[str]) -> None:
    """All of them at once."""
    path = listed(tmp_path, text)
    with pytest.raises(LoadError) as caught:
        read_notices(path)
    assert [f"{each.place}: {each.message}" for each in caught.value.diagnostics] == [
        f"{path}:{each}" for each in faults
    ]
