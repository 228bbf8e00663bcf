"""cite."""

from __future__ import annotations

import json

from tests.conftest import Run


def test_cite_reads_standard_input(run: Run) -> None:
    """One citation a line in, one object a line out as JSON."""
    lines = "ข้อ 7 (1)\n\nข้อ 7 (5) (ซ)\n".encode()
    assert run("cite", "-", stdin=lines).out.count("ข้อ 7") >= 4
    values = [json.loads(line)["data"] for line in run("cite", "-", "--json", stdin=lines).out.splitlines()]
    assert [[each["verdict"] for each in value] for value in values] == [["in-force"], ["was-in-force"]]
    assert run("cite", "-", stdin="ข้อ 7 (1)\n\n".encode()).out.count("cannot tell") == 0
