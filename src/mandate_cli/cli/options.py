"""The options that every command has, written once.

The first parameter of a command's function is a Session; the others are its own arguments and options::

    @command(("groups --tree", "Who reports to whom?"), nothing="there were no groups on that day")
    def groups(session: Session, tree: Annotated[bool, flag("--tree", "…")] = False) -> int: ...

typer reads a command's options from the signature of a function, ``run`` below, which has the parameters of ``groups``
but takes typer's context for ``session``. The shared options are the parameters of ``shared_options``: typer reads them
once, and ``Command`` adds to each command the ones that it has. When a command is called, it makes a Session of their
values, which ``run`` takes from the context and passes to ``groups`` with the values of the other options.

Modules with commands do without ``from __future__ import annotations``: annotations are read at run time.
"""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Annotated, Any, NamedTuple

import typer
import typer.main
from typer.core import TyperCommand

from mandate_cli.cli import completion, streams
from mandate_cli.cli.session import Session
from mandate_cli.cli.streams import When
from mandate_cli.errors import MandateError
from mandate_cli.messages import Message, listed, translate


def show_help(context: typer.Context, wanted: bool) -> None:
    """Print the help of the command that ``--help`` stands after, and leave."""
    if wanted and not context.resilient_parsing:  # which is set while a shell completes
        from mandate_cli.cli import help as help_pages

        streams.write(help_pages.fitted(help_pages.page(context.command, context.params.get("data"))))
        raise typer.Exit


def only_draft(context: typer.Context, paths: list[str] | None) -> str | None:
    """The one file of ``--with``. Raises MandateError if there are several: the last would replace the others."""
    if paths and len(paths) > 1 and not context.resilient_parsing:
        message = Message("There can be one --with; put the instruments of {files} in one file.", files=listed(paths))
        raise MandateError("usage", message)
    return paths[0] if paths else None


Complete = Callable[..., Iterator[tuple[str, str]]]


def argument(metavar: str, meaning: str, complete: Complete | None = None) -> Any:
    """An argument of a command: what stands for it in the help, what it means, and how a shell completes it."""
    return typer.Argument(metavar=metavar, help=meaning, autocompletion=complete)


def option(names: str, metavar: str, meaning: str, complete: Complete | None = None, **more: Any) -> Any:
    """An option with a value: its names, the rest as of an argument, and what more typer is told of it."""
    return typer.Option(*names.split(), metavar=metavar, help=meaning, autocompletion=complete, **more)


def flag(names: str, meaning: str, **more: Any) -> Any:
    """An option without a value, likewise."""
    return typer.Option(*names.split(), help=meaning, **more)


_AS_OF = 'The law as it stood on that day: 2017-12-31, 2560-12-31 or "31 ธ.ค. 2560". Default: today.'
_DATA = "Take the data from this directory instead of the package; also $MANDATE_DATA."
_WITH = "Lay the draft instrument in this file on top; every answer is marked DRAFT."
_PHRASES = "Lay the office’s own phrases or other agencies in this file on top."
_COLOR = (
    "Colour the page: auto, always or never. Default: auto, that is on a terminal, unless NO_COLOR or TERM=dumb is "
    "set; or by FORCE_COLOR."
)
_VERBOSE = "Everything: also since when and by which instrument each text holds, and all caveats in full."


def shared_options(
    *,
    as_of: Annotated[str | None, option("--as-of", "DATE", _AS_OF, completion.days)] = None,
    # is_eager: help after it takes its examples from there
    data: Annotated[str | None, option("--data", "DIR", _DATA, envvar="MANDATE_DATA", is_eager=True)] = None,
    draft: Annotated[list[str] | None, option("--with", "FILE", _WITH, callback=only_draft)] = None,
    phrases: Annotated[list[str] | None, option("--phrases", "FILE", _PHRASES)] = None,
    json: Annotated[bool, flag("--json", "Print JSON for programs, always UTF-8.")] = False,
    color: Annotated[When, option("--color", "WHEN", _COLOR)] = When.AUTO,
    pager: Annotated[bool, flag("--pager", "On a terminal, show a long answer page by page.")] = False,
    brief: Annotated[bool, flag("--brief", "Only the answer, its citation, the day, and warnings.")] = False,
    verbose: Annotated[bool, flag("--verbose", _VERBOSE)] = False,
    _help: Annotated[
        bool,
        # expose_value: it is no value of a session
        flag("-h --help", "Print this help and exit.", callback=show_help, is_eager=True, expose_value=False),
    ] = False,
) -> None:
    """The parameters of a Session; only typer reads them."""


def _shared() -> dict[str, Any]:
    """The shared options as typer makes them, by the names of their parameters."""
    program = typer.Typer(add_completion=False)
    program.command()(shared_options)
    return {str(option.name): option for option in typer.main.get_command(program).params}


SHARED = _shared()


_ENCODING = "The encoding of what is read, if it is not UTF-8: windows-874 is that of Thai Windows (TIS-620)."
Encoding = Annotated[str | None, option("--encoding", "NAME", _ENCODING)]


class About(NamedTuple):
    """What is known of a command besides its function."""

    examples: tuple[tuple[str, str], ...]  # what to type after the name of the program, and the question it answers
    nothing: str  # what exit code 1 means; empty if the command never ends with it
    shared: tuple[str, ...]  # which of the shared options it has


ABOUT: dict[str, About] = {}  # by the name of the command


class Command(TyperCommand):
    """A command that has shared options behind its own, and completions in the user's language."""

    def __init__(self, name: str, *, params: list[Any], **others: Any) -> None:
        self.about = ABOUT[name]
        super().__init__(name, params=[*params, *(SHARED[option] for option in self.about.shared)], **others)

    def invoke(self, ctx: Any) -> Any:
        """Call the function, which finds the session in the context."""
        ctx.obj = Session(str(self.name), **{name: ctx.params.pop(name) for name in SHARED if name in ctx.params})
        return super().invoke(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - shells shorten it themselves
        """The description of the command."""
        return translate((self.help or "").partition("\n")[0])

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The options of the command."""
        return completion.translated(super().shell_complete(ctx, incomplete))


def command(
    *examples: tuple[str, str], nothing: str = "", without: str = "", also: str = ""
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a function the shared options and make it a command, as the module's docstring says.

    The examples may have fields of ``law.examples.Examples``; the tests run them. ``nothing`` is what exit code 1
    means, empty if it does not occur. The command has every shared option but ``phrases`` and ``pager``; ``without``
    names others that it lacks, and ``also`` which of these two it has.
    """
    lacking = {"phrases", "pager", *without.split()} - {*also.split()}
    shared = tuple(option for option in SHARED if option not in lacking)

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        name = function.__name__.replace("_", "-")
        ABOUT[name] = About(examples, nothing, shared)
        session, *own = inspect.signature(function).parameters.values()

        @wraps(function)
        def run(session: typer.Context, **values: Any) -> int:
            try:
                return function(session.obj, **values)
            except MandateError as error:
                error.drafts = session.obj.drafts_said()
                raise

        parameters = [session.replace(annotation=typer.Context), *own]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {}  # those of the function, which wraps() copied, name its session
        return run

    return decorate
