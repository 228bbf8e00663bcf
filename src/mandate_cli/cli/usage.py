"""What is wrong with a command line: a command, an option or an argument, and what is said of it."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Mapping
from itertools import takewhile
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from mandate_cli.cli import suggestions
from mandate_cli.cli.commands import MODULES
from mandate_cli.cli.session import Session, decoded
from mandate_cli.cli.streams import When
from mandate_cli.errors import MandateError
from mandate_cli.law.citation import CLAUSE, Citation
from mandate_cli.messages import Message, translatable, translate

if TYPE_CHECKING:
    from typer import TyperException

    from mandate_cli.law.model import Group

_SHARED = {"--as-of", "--data", "--with", "--json"}  # often typed before the command
_CHECKED = {".yaml": "--with", ".csv": "--gazette", ".tsv": "--phrases"}  # what check takes, by how its name ends
_TELLING = 8  # letters of a name that tell it from a word
_CLAUSE_TYPED = "-hv"  # ข้อ typed on an English keyboard


def error(found: TyperException, arguments: list[str]) -> MandateError:
    """What is wrong with a command line, in words of our own, made from typer's exception."""
    if any(argument.startswith(_CLAUSE_TYPED) for argument in takewhile("--".__ne__, arguments)):
        return _clause_typed(arguments)
    context = getattr(found, "ctx", None)
    path = (
        context.command_path if context else " ".join(["mandate", *(name for name in arguments[:1] if name in MODULES)])
    )
    problem, meant = _problem(found, path)
    message = Message("{problem} Try “{command} --help”.", problem=problem, command=path)
    return MandateError("usage", message, did_you_mean=meant)


def _problem(found: Any, path: str) -> tuple[Message, str | None]:
    """What is wrong, and what was meant if that can be told.

    Only some classes of typer's exceptions are public, so they are told by what they have.
    """
    option, parameter = getattr(found, "option_name", ""), getattr(found, "param", None)
    extra = re.search(r"(?s)extra arguments?(?:\(s\))? \((.*)\)", found.message)
    if hasattr(found, "possibilities"):  # of an option that is not known
        if path == "mandate" and option in _SHARED:
            return Message("{option} belongs after a command.", option=option), None
        return _no_option(found, option)
    if option:
        template = translatable(
            "{option} needs a value after it." if "requires" in found.message else "{option} takes no value."
        )
        return Message(template, option=option), None
    if parameter and hasattr(found, "param_type"):  # of an argument that is missing
        return Message("{argument} is missing.", argument=translate(parameter.metavar)), None
    if parameter and "--color" in parameter.opts:
        template = translatable("The value of {option} is none of these: {choices}.")
        return Message(template, option="--color", choices=", ".join(When)), None
    if parameter:
        template = translatable("The value of {option} is not a whole number of {least} or more.")
        bounds = getattr(parameter, "type", parameter)  # which typer has in the option itself since 0.29
        return Message(template, option=parameter.opts[0], least=getattr(bounds, "min", 0)), None
    if extra and path == "mandate check":
        meant = _command_line(["check", _CHECKED.get(PurePath(extra[1]).suffix, "--data"), extra[1]])
        return Message("“{words}” was not expected. Did you mean “{meant}”?", words=extra[1], meant=meant), meant
    if extra:
        return Message("“{words}” was not expected; put words that belong together in quotes.", words=extra[1]), None
    return Message("{problem}.", problem=found.format_message().rstrip(".")), None


def _clause_typed(arguments: list[str]) -> MandateError:
    """That ``-hv`` is no option; it is ข้อ typed on an English keyboard."""
    from mandate_cli.law import citation_repair

    name, rest = (arguments[0], arguments[1:]) if arguments[0] in MODULES else ("show", arguments)
    text = " ".join(argument for argument in rest if argument != "--json")
    citation = next(citation_repair.citations(text), None)
    meant = _command_line([name, str(citation or CLAUSE)])
    message = Message("There is no option {option}. Did you mean “{meant}”?", option=_CLAUSE_TYPED, meant=meant)
    return MandateError("usage", message, did_you_mean=meant)


def _no_option(found: Any, option: str) -> tuple[Message, str | None]:
    """That a command has no such option, and which one was meant.

    Nothing is suggested for ``--as-of``: where it is missing, no other option takes a day.
    """
    known = {name for parameter in found.ctx.command.params for name in parameter.opts}
    similar = [suggestions.OPTIONS.get(option), *(found.possibilities or ())]
    meant = None if option == "--as-of" else next((name for name in similar if name in known), None)
    if meant:
        return Message("There is no option {option}. Did you mean {meant}?", option=option, meant=meant), meant
    return Message("There is no option {option}.", option=option), None


def no_command(arguments: Iterable[str], commands: Mapping[str, Any]) -> MandateError:
    """That there is no such command, and the command line that was meant; ``commands`` are typer's, by name."""
    typed = [decoded(argument) for argument in arguments]
    valued = {
        name
        for command in commands.values()
        for parameter in command.params
        if parameter.param_type_name == "option" and parameter.metavar
        for name in parameter.opts
    }
    words = suggestions.line(typed, list(commands), valued, _named)
    meant = _command_line(words) if words else None
    template = translatable(
        "There is no command “{typed}”. Did you mean “{meant}”?"
        if meant
        else "There is no command “{typed}”. Try “mandate --help”."
    )
    return MandateError("usage", Message(template, typed=typed[0], meant=meant), did_you_mean=meant)


def _named(text: str) -> Group | Citation | str | None:
    """The group or the provision that a text names today, or ``office`` if it names that.

    None also if the data cannot be read.
    """
    from mandate_cli.search.groups import named

    try:
        mandate = Session("", data=os.environ.get("MANDATE_DATA")).mandate
    except MandateError:
        return None
    # The name of the office, or enough of its beginning to be one.
    office = len(text) > _TELLING and mandate.structure.office.startswith(text)
    return "office" if office else named(mandate, text)


def _command_line(words: Iterable[str]) -> str:
    """A command line as it is typed, in every shell."""
    return " ".join(["mandate", *map(_quoted, words)])


def _quoted(word: str) -> str:
    """A word in double quotes if it needs any: cmd knows no others. Where these do not do, as bash has it."""
    if re.fullmatch(r"[\w.:/=+@%๐-๙ก-๎-]+", word):  # shlex would quote all Thai
        return word
    return shlex.quote(word) if re.search(r'["$`\\!%“”]', word) else f'"{word}"'
