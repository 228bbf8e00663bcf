"""How many instructions a command takes as a whole process: ``python benchmarks/instructions.py``.

Counted by valgrind (``--tool=callgrind``), so that what else the machine does makes no difference: the same from run to
run within one in a hundred. They count neither disk nor the loading of libraries by the system. Run it with the Python
of an environment that has mandate installed from a wheel.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from startup import HELLO, MANDATE

COMMANDS = [
    ["--version"],
    ["--help"],
    ["groups"],
    ["groups", "--json"],
    ["duties", "10"],
    ["office"],
    ["show", "7.5.ซ"],
    ["search", "ลูกเสือ"],
    ["who-handles", "ร้องเรียน"],
    ["who-handles", "ขอย้ายไปสอนใกล้บ้าน"],
]


def counted(*command: str) -> float:
    """How many million instructions a process takes."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    done = subprocess.run(valgrind, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    assert found
    return int(found[1]) / 1e6


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"XDG_CACHE_HOME": place, "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
        hello = Path(place) / "hello.py"
        hello.write_text(HELLO, encoding="utf-8")
        base = counted(sys.executable, str(hello), "hello")
        print(f"Python {platform.python_version()}, typer {version('typer')}, {platform.machine()}\n")
        print("| command | million instructions | × hello-world |\n| --- | ---: | ---: |")
        print(f"| typer hello-world | {base:.0f} | 1.00 |")
        for command in COMMANDS:
            subprocess.run([MANDATE, *command], stdout=subprocess.DEVNULL, check=True)  # what is read once is read now
            count = counted(sys.executable, MANDATE, *command)
            print(f"| `mandate {' '.join(command)}` | {count:.0f} | {count / base:.2f} |")


if __name__ == "__main__":
    main()
