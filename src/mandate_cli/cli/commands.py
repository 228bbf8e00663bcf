"""All commands in the order of the help, each with the module that has it."""

from collections.abc import Iterator, Mapping
from importlib import import_module

import typer
import typer.main
from typer.core import TyperCommand

from mandate_cli.cli.options import Command

MODULES = {
    "groups": "groups",
    "duties": "groups",
    "who-handles": "questions",
    "search": "questions",
    "office": "groups",
    "show": "provisions",
    "history": "provisions",
    "diff": "provisions",
    "export": "export",
    "cite": "cite",
    "check": "check",
    "new-amendment": "keeping",
    "explain": "keeping",
    "sort": "keeping",
    "mcp": "assistants",
}


class Commands(Mapping[str, TyperCommand]):
    """The commands by their names. typer makes each when it is first used, for a command line needs only one."""

    def __init__(self) -> None:
        self._made: dict[str, TyperCommand] = {}

    def __getitem__(self, name: str) -> TyperCommand:
        if name not in self._made:
            module = import_module(f"mandate_cli.cli.{MODULES[name]}")
            single = typer.Typer(add_completion=False)
            single.command(name, cls=Command)(getattr(module, name.replace("-", "_")))
            made = typer.main.get_command(single)
            assert isinstance(made, TyperCommand)
            self._made[name] = made
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)
