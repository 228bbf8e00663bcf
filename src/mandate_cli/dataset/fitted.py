"""What is fitted from the phrases of a data directory: the weights of its duties, and the numbers of the decision."""

from __future__ import annotations

import re
from pathlib import Path

from mandate_cli.dataset import paths
from mandate_cli.dataset.diagnostics import Diagnostics
from mandate_cli.dataset.files import read_rows
from mandate_cli.law.model import Place
from mandate_cli.messages import listed, translatable
from mandate_cli.search.decision import NAMES, Model, model
from mandate_cli.search.memory_index import Weights

# Whole numbers of so few digits that nothing overflows: what is fitted is far smaller.
_NUMBER = r"-?[0-9]{1,6}"
_WEIGHTS_ROW = rf"[0-9]{{1,6}}(?: [0-9]{{1,4}}:{_NUMBER})*"
_PLACES = r"(\d+):"


def load_weights(directory: Path) -> Weights | None:
    """The fitted weights of a data directory, None if it has none. Raises LoadError.

    The first line has what they were fitted from (``fitted_from``) and the keys of duties, another agency's task among
    them. Each other line has an ngram or a word and its row: a whole number, then ``place:number`` for some of the
    duties, counted from 0. There must be a line of the empty ngram. Rows stay text until they are used.
    """
    path = directory / paths.WEIGHTS
    if not paths.there(path):
        return None
    diagnostics = Diagnostics()
    header, lines = read_rows(path, diagnostics)
    duties = header.split("\t")[1:]
    rows: dict[str, str] = {}
    for line, place in lines:
        name, _, row = line.partition("\t")
        if not re.fullmatch(_WEIGHTS_ROW, row) or max(map(int, re.findall(_PLACES, row)), default=-1) >= len(duties):
            template = translatable(
                "expected letters or a word, a tab, a whole number, and place:number for some of the {count} duties"
            )
            diagnostics.complain(place, template, count=len(duties))
        elif name in rows:
            diagnostics.complain(place, "“{name}” is here twice; keep one", name=name)
        rows[name] = row
    if not diagnostics and "" not in rows:
        diagnostics.complain(Place(str(path), 1, 1), "the row of the empty ngram is missing")
    diagnostics.raise_any()
    return Weights(tuple(duties), rows)


def load_decision(directory: Path) -> Model:
    """The fitted numbers by which it is decided, of a data directory or the packaged ones. Raises LoadError.

    Each line has the name of a number, a tab, and a whole number; just those of ``decision.NAMES``, in any order.
    """
    path = paths.own_or_packaged(directory, paths.DECISION)
    diagnostics = Diagnostics()
    numbers: dict[str, int] = {}
    first, rows = read_rows(path, diagnostics)
    top = Place(str(path), 1, 1)
    for row, place in [(first, top), *rows] if first else rows:
        name, _, number = row.partition("\t")
        if name in NAMES and name not in numbers and re.fullmatch(_NUMBER, number):
            numbers[name] = int(number)
        else:
            template = translatable("expected one of {names}, each once, a tab, and a whole number of up to six digits")
            diagnostics.complain(place, template, names=listed(NAMES))
    missing = [name for name in NAMES if name not in numbers]
    if missing and not diagnostics:
        diagnostics.complain(top, "{names} are missing", names=listed(missing))
    diagnostics.raise_any()
    return model(numbers)


def fitted_from(directory: Path) -> str:
    """A checksum of what weights are fitted from; it changes with any phrase."""
    from zlib import crc32

    checksum = 0
    for name in (paths.VOCABULARY, paths.OTHER_AGENCIES):
        path = directory / name
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
        checksum = crc32("\n".join(lines).encode(), checksum)
    return f"{checksum:08x}"
