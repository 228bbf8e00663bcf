"""The program: its commands, how a command line is run, and the exit codes.

0 answered · 1 nothing found · 2 wrong usage, unreadable or contradictory data · 130 interrupted. A closed pipe is 0.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext, suppress
from functools import cache
from itertools import takewhile
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from mandate_cli import __version__, messages
from mandate_cli.cli import completion, streams
from mandate_cli.cli.commands import Commands
from mandate_cli.cli.options import ABOUT, SHARED, About, flag
from mandate_cli.errors import ANSWERED, INTERRUPTED, WRONG, MandateError, reason
from mandate_cli.messages import Message, translatable

_COMPLETING = "_MANDATE_COMPLETE"  # the variable that typer's completion scripts set

ABOUT[""] = About(
    (
        ("who-handles {task}", "Who handles this?"),
        ("duties {group}", "What are the duties of this {unit}?"),
        ("show {ended}", "What does a provision say, and is it still law?"),
    ),
    nothing="nothing found; of check and cite: something is wrong",
    shared=("_help",),
)


class Program(TyperGroup):
    """The group of all commands; what is no command may have been meant for one."""

    def __init__(self, *, params: list[Any], commands: Any, **others: Any) -> None:  # noqa: ARG002 - none by then
        self.about = ABOUT[""]
        super().__init__(params=[*params, *(SHARED[option] for option in self.about.shared)], **others)
        self.commands = Commands()  # type: ignore[assignment]  # typer only reads it

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that a command line names. Raises MandateError with what was meant."""
        if args[0] not in self.commands and not ctx.resilient_parsing:  # which is set while a shell completes
            from mandate_cli.cli import usage

            raise usage.no_command(args, self.commands)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The commands, and the options of the program."""
        return completion.translated(super().shell_complete(ctx, incomplete))


app = typer.Typer(
    name="mandate",
    cls=Program,
    rich_markup_mode=None,  # help and errors are laid out by us: typer's panels cut Thai
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": []},  # each command has --help as an option of its own
)


def _show_version(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        streams.write(f"mandate {__version__}\n{_state_of_data()}\n")
        raise typer.Exit


def _state_of_data() -> str:
    """Of the data in use: up to which amendment, how far the Gazette was checked, and a checksum of the files."""
    from mandate_cli.cli.session import Session
    from mandate_cli.dataset.files import checksum
    from mandate_cli.thai.dates import date_text

    try:
        session = Session("version", data=os.environ.get("MANDATE_DATA"))
        law = session.law
    except MandateError as error:
        return str(Message("The data cannot be read: {reason}", reason=error))
    template = translatable("Data: up to {title}; the Gazette checked through {date}; {checksum}")
    checked, files = date_text(law.checked_through), checksum(session.directory)
    return str(Message(template, title=law.instruments[-1].short_title, date=checked, checksum=files))


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    _version: Annotated[
        bool, flag("--version", "Print the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Which {unit} of {office} has which duty, and who handles a task.

    Every answer quotes the law, cites the provision, and says which instrument put it there and as of which day.
    """
    if context.invoked_subcommand is None:
        from mandate_cli.cli import help as help_pages

        streams.write(help_pages.fitted(help_pages.page(context.command), short=True))


@cache
def built() -> TyperGroup:
    """The program as typer makes it."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return group


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    json = "--json" in takewhile("--".__ne__, arguments)
    messages.use(messages.chosen(os.environ))
    streams.prepare(json=json)
    try:
        try:
            return _run(arguments)
        except MandateError as error:
            return _fail(error, json=json)
        except OSError as error:  # of a file that was named, not of standard output
            words = Message(
                "{file}: {reason}" if error.filename else "{reason}", file=error.filename, reason=reason(error)
            )
            return _fail(MandateError("usage", words), json=json)
    except streams.OutputError as lost:
        if isinstance(lost.error, BrokenPipeError):
            return ANSWERED
        streams.complain(str(Message("The answer could not be written: {reason}.", reason=reason(lost.error))))
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as leaving:  # as typer's completion ends; after a closed pipe it says 1
        return ANSWERED if isinstance(leaving.__context__, BrokenPipeError) else int(leaving.code or 0)


def _run(arguments: list[str]) -> int:
    """Run one command line. Raises MandateError for what is wrong with it, too."""
    installs = arguments[:1] == ["--install-completion"]
    try:
        with completion.installing() if installs else nullcontext():
            code = built().main(arguments, prog_name="mandate", standalone_mode=False)
    except typer.TyperException as error:
        from mandate_cli.cli import usage

        raise usage.error(error, arguments) from None
    return code if isinstance(code, int) else ANSWERED


def _fail(error: MandateError, *, json: bool) -> int:
    """Write what went wrong, as JSON or for people; the exit code."""
    if os.environ.get(_COMPLETING):
        return WRONG
    if json:
        from mandate_cli.output import as_json

        streams.write_json(as_json.error(error))
    else:
        streams.complain("\n".join(map(str, (*error.drafts, error))))
    return error.exit_code


def main() -> NoReturn:
    """The ``mandate`` command."""
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    # Skip the interpreter's clean-up, which takes a tenth of a command's time. Everything is flushed, and no files,
    # threads or temporary directories are left open.
    os._exit(code)
