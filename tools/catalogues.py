"""Update the Thai catalogue (mandate.po) from the source and compile it (mandate.mo).

The messages are found by the names of the functions in KEYWORDS. The help of typer's commands and options is not a
call; it is collected by printing all help pages. Translate new messages, whose ``msgstr`` is
empty, in mandate.po, and run this script again.
"""

from __future__ import annotations

import ast
import re
from gettext import NullTranslations
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from mandate_cli import messages
from mandate_cli.cli import app
from mandate_cli.cli.help import all_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
FOLDER = messages.LOCALES / messages.THAI / "LC_MESSAGES"
PO, MO = FOLDER / f"{messages.DOMAIN}.po", FOLDER / f"{messages.DOMAIN}.mo"
KEYWORDS = {  # function: which of its arguments are messages
    "Message": (1,),
    "Counted": (2, 3),
    "translate": (1,),
    "translatable": (1,),
    "complain": (2,),
    "say": (2,),
    "diagnostic": (2,),
    "_unreadable": (1,),
}


class _Recorder(NullTranslations):
    """A catalogue that translates nothing and remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def gettext(self, message: str) -> str:
        self.asked.append(message)
        return message


def help_texts() -> list[str]:
    """Everything that the help pages of the program translate."""
    recorder = _Recorder()
    messages.use("recorded", recorder)
    for page in all_pages(app.built()):
        page.text(80)
    messages.use(messages.ENGLISH)
    return recorder.asked


def _texts(argument: ast.expr) -> list[str]:
    """The texts that an argument can be: one, or on a condition another."""
    if isinstance(argument, ast.IfExp):
        return _texts(argument.body) + _texts(argument.orelse)
    return [argument.value] if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else []


def in_module(path: Path) -> Iterator[tuple[str, ...]]:
    """The messages of a module: one text, or one for the singular and one for the plural."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            places = KEYWORDS.get(str(getattr(node.func, "id", getattr(node.func, "attr", ""))), ())
            if places and len(node.args) >= places[-1]:
                yield from product(*(_texts(node.args[place - 1]) for place in places))


def template() -> Catalog:
    """Every message of the program, untranslated."""
    catalogue = Catalog()
    for path in sorted(path for folder in ("src", "tools") for path in (ROOT / folder).rglob("*.py")):
        for message in in_module(path):
            if re.search("[a-z]", str(message)):
                catalogue.add(message if len(message) > 1 else message[0], locations=[(path.name, 0)])
    for text in help_texts():
        catalogue.add(text, locations=[("help", 0)])
    return catalogue


def updated() -> Catalog:
    """The Thai catalogue with all messages of the program and no others."""
    with PO.open("rb") as file:
        catalogue = read_po(file, locale=messages.THAI)
    catalogue.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def main() -> None:
    """Write both files."""
    catalogue = updated()
    with PO.open("wb") as file:
        write_po(file, catalogue, width=0, include_lineno=False, sort_output=True)
    with MO.open("wb") as file:
        write_mo(file, catalogue)
    empty = sum(not "".join(message.string or "") for message in catalogue)
    print(f"{PO.relative_to(ROOT)}: {len(catalogue)} messages, {empty} to be translated")


if __name__ == "__main__":
    main()
