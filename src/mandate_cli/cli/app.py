"""The commands: parse, load, fold, look up, emit; and the exit codes.

0 answered · 1 nothing found · 2 wrong usage, unreadable or contradictory data · 130 interrupted. A closed pipe is 0.
Answers go to stdout, everything else to stderr.
"""

from __future__ import annotations

import codecs
import errno
import gc
import io
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn, TextIO

import typer
from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from mandate_cli import SHIPPED_DATA, __version__, errors, messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mandate_cli.cli.completion import Item
    from mandate_cli.cli.completion import Option as Completed
    from mandate_cli.cli.help import Example, Manual
    from mandate_cli.dataset.store import Store
    from mandate_cli.errors import MandateError
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.model import Group, Law, Mandate, Provision
    from mandate_cli.output.progress import Bar
    from mandate_cli.output.screen import Page


ANSWERED, NOTHING_FOUND, WRONG, INTERRUPTED = 0, 1, 2, 130
_PROGRAM: dict[str, Any] = {
    "name": "mandate",
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}


class _Command(TyperCommand):
    """A command whose help is its manual."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override] # noqa: ARG002 - as typer has it
        """Print what ``--help`` does."""
        _leave_with(_manual(self))


class _Group(TyperGroup):
    """The program: its help is its manual, and what is no command may have been meant for one."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override] # noqa: ARG002 - likewise
        """Print what ``--help`` does."""
        _leave_with(_program(self))

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override] # likewise
        """The command asked for."""
        for option in ("show", "install"):
            if ctx.params.get(f"{option}_completion"):
                _completion(args[0], install=option == "install")
        if args[0] not in self.commands:
            raise _no_command(args)
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=_Group, **_PROGRAM)
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The law as it stood on that day: 2017-12-31, 2560-12-31 or '31 ธ.ค. 2560'. Default: today.",
    ),
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="MANDATE_DATA",
        help="Take the data from this directory instead of the package; also $MANDATE_DATA.",
    ),
]
With = Annotated[
    Path | None,
    typer.Option(
        "--with", metavar="FILE", help="Lay the draft instrument in this file on top; every answer is marked DRAFT."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs, always UTF-8.")]


class When(StrEnum):
    """When a page is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class _Screen:
    """What was asked of the screen."""

    color = When.AUTO


def _coloured(when: When) -> When:
    _Screen.color = when
    return when


Color = Annotated[
    When,
    typer.Option(
        "--color",
        metavar="WHEN",
        callback=_coloured,
        help="Colour the page: auto, always or never. Default: auto, that is on a terminal, unless NO_COLOR or "
        "TERM=dumb is set; or by FORCE_COLOR.",
    ),
]
Command = Callable[..., int]
_EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {}  # what to type after the name of the program, and why
_NOTHING: dict[str, str] = {}  # what exit code 1 means


def _command(name: str, *examples: tuple[str, str], nothing: str) -> Callable[[Command], Command]:
    """A command, with examples that the tests run, and what exit code 1 means of it."""

    def register(function: Command) -> Command:
        _EXAMPLES[name], _NOTHING[name] = examples, nothing
        return app.command(name, cls=_Command)(function)

    return register


_EXAMPLES[""] = (
    ("who-handles ร้องเรียน", "Who handles complaints?"),
    ("duties 10", "What are the duties of the tenth group?"),
    ("show 7.5.ซ", "What does a provision say, and is it still law?"),
)


def _version(wanted: bool) -> None:
    if wanted:
        _write(f"mandate {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion", help="Have your shell complete commands, groups and citations; then leave."
        ),
    ] = False,
    show_completion: Annotated[
        bool, typer.Option("--show-completion", help="Print what --install-completion would install, and leave.")
    ] = False,
) -> None:
    """Which group of a secondary education service area office has which duty in law, and who handles a task.

    Every answer quotes the law, cites the provision, and says which instrument put it there and as of which day.
    """
    if install_completion or show_completion:
        _completion(None, install=not show_completion)
    assert isinstance(context.command, _Group)
    _write(_fitted(_program(context.command), short=True))


@_command(
    "groups",
    ("groups", "Which groups are there?"),
    ("groups --tree", "Who reports to whom?"),
    nothing="there were no groups on that day",
)
def groups(
    as_of: AsOf = None,
    data: Data = None,
    draft: With = None,
    tree: Annotated[bool, typer.Option("--tree", help="Draw the office, and who reports to whom.")] = False,
    json: Json = False,
    _color: Color = When.AUTO,
) -> int:
    """List the groups of the office, with how many duties each has."""
    from mandate_cli.output import as_json, pages

    session = Session.open("groups", as_of, data, draft, json)
    found = session.mandate.groups
    touched = [provision for group in found for provision in group.provisions]
    office = session.law.office
    session.answer(
        touched, lambda: as_json.groups(found), lambda: pages.tree(office, found) if tree else pages.groups(found)
    )
    return ANSWERED if found else NOTHING_FOUND


@_command(
    "duties",
    ("duties 10", "What are the duties of the tenth group?"),
    ("duties กฎหมาย", "Of the group with this in its name?"),
    nothing="there is no such group on that day",
)
def duties(
    group: Annotated[
        str, typer.Argument(metavar="GROUP", help="Its number, its name, a part of the name, or a close misspelling.")
    ],
    as_of: AsOf = None,
    data: Data = None,
    draft: With = None,
    json: Json = False,
    _color: Color = When.AUTO,
) -> int:
    """List the duties of one group.

    A repealed duty keeps its place, marked.
    """
    from mandate_cli.output import as_json, pages
    from mandate_cli.search import groups

    session = Session.open("duties", as_of, data, draft, json)
    found = groups.name_group(session.mandate, _given(group, "GROUP"), session.law)
    session.answer(found.provisions, lambda: as_json.duties(found), lambda: pages.duties(found))
    return ANSWERED


@_command(
    "who-handles",
    ("who-handles ร้องเรียน", "Who handles complaints?"),
    ("who-handles ร้องทุกข์ --as-of 2560-12-31", "Who handled grievances at the end of 2560?"),
    nothing="nobody here is known to handle it",
)
def who_handles(
    task: Annotated[
        str, typer.Argument(metavar="TASK", help="What it is about, in everyday Thai; - reads one task a line.")
    ],
    as_of: AsOf = None,
    data: Data = None,
    draft: With = None,
    json: Json = False,
    _color: Color = When.AUTO,
) -> int:
    """Say which group handles a task, and by which duty.

    It names nobody rather than guess.
    """
    from mandate_cli.output import as_json, pages
    from mandate_cli.search.tasks import Handlers
    from mandate_cli.thai import keyboard

    session = Session.open("who-handles", as_of, data, draft, json)
    handlers = Handlers(session.mandate, session.store.index)

    def known(query: str) -> bool:
        answer = handlers.ask(query)
        return answer.answered or answer.other_agency is not None

    def ask(query: str) -> Reply:
        answer = handlers.ask(query)
        meant = None if answer.answered else keyboard.retyped(query, known)
        told = answer.handlers or answer.closest
        touched = [evidence.provision for handler in told for evidence in handler.evidence]
        data, screen = lambda: as_json.who_handles(answer, meant), lambda: pages.who_handles(answer, meant)
        return Reply(touched, data, screen, answer.answered)

    return session.ask(task, "TASK", ask)


@_command(
    "search",
    ("search ลูกเสือ", "Where does the law speak of scouts?"),
    ("search ยุวกาชาต", "And with a typing error?"),
    nothing="nothing in the law has these words",
)
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words to find in the law; - reads one query a line.")],
    as_of: AsOf = None,
    data: Data = None,
    draft: With = None,
    json: Json = False,
    _color: Color = When.AUTO,
) -> int:
    """Find words in the law, in spite of typing errors.

    Missing tone marks do no harm either.
    """
    from mandate_cli.output import as_json, pages
    from mandate_cli.search.text import Texts
    from mandate_cli.thai import keyboard

    session = Session.open("search", as_of, data, draft, json)

    texts = Texts(session.mandate)

    def find(query: str) -> Reply:
        hits = texts.search(query)
        meant = None if hits else keyboard.retyped(query, texts.has, texts.search)
        touched = [hit.provision for hit in hits]
        data, screen = lambda: as_json.search(query, hits, meant), lambda: pages.search(query, hits, meant)
        return Reply(touched, data, screen, bool(hits))

    return session.ask(text, "TEXT", find)


@_command(
    "office",
    ("office", "What are the powers of the office itself?"),
    nothing="no powers are known on that day",
)
def office(
    as_of: AsOf = None, data: Data = None, draft: With = None, json: Json = False, _color: Color = When.AUTO
) -> int:
    """List the powers of the office itself.

    They are those of section 37 of the Act and of clause 5 of the announcement.
    """
    from mandate_cli.output import as_json, pages

    session = Session.open("office", as_of, data, draft, json)
    found = session.mandate.powers
    session.answer(found, lambda: as_json.provisions(found), lambda: pages.office(session.law.office, found))
    return ANSWERED if found else NOTHING_FOUND


@_command(
    "show",
    ("show 7.10.ข", "What does ข้อ 7 (10) (ข) say?"),
    ("show 'มาตรา 37 (1)'", "And what does the Act say?"),
    nothing="there is no such provision on that day, or its text is not held",
)
def show(
    citation: Annotated[
        str, typer.Argument(metavar="CITATION", help="Such as 'ข้อ 7 (10) (ข)', 7.10.ข or 'มาตรา 37 (1)'.")
    ],
    as_of: AsOf = None,
    data: Data = None,
    draft: With = None,
    json: Json = False,
    _color: Color = When.AUTO,
) -> int:
    """Show one provision, and whether it is in force.

    It says which clause of which instrument put it there, and which ended it.
    """
    from mandate_cli.law import history, resolution
    from mandate_cli.output import as_json, pages

    session = Session.open("show", as_of, data, draft, json)
    mandate = session.mandate
    wanted = resolution.cited(session.law, _given(citation, "CITATION"))
    provision, versions = history.show(session.law, mandate, wanted)
    inside, group = mandate.children(provision.citation), mandate.group_of(provision.citation)
    session.answer(
        [provision, *inside, *(version.provision for version in versions)],
        lambda: as_json.show(provision, versions),
        lambda: pages.show(provision, versions, inside, group, history.end_of(provision, mandate.outstanding)),
    )
    return ANSWERED


@_command(
    "history",
    ("history", "What did the instruments do?"),
    ("history 7.5.ซ", "What became of one provision?"),
    nothing="there never was such a provision, or its text is not held",
)
def history(
    citation: Annotated[
        str | None, typer.Argument(metavar="CITATION", help="Only what touched this provision or anything inside it.")
    ] = None,
    as_of: AsOf = None,
    data: Data = None,
    draft: With = None,
    json: Json = False,
    _color: Color = When.AUTO,
) -> int:
    """Tell what the instruments did, in order.

    All of it, or what they did to one provision.
    """
    from mandate_cli.law import history, resolution
    from mandate_cli.output import as_json, pages

    session = Session.open("history", as_of, data, draft, json)
    wanted = resolution.cited(session.law, _given(citation, "CITATION")) if citation else None
    events = history.history(session.law, wanted)
    touched = [each for each in session.mandate.provisions if wanted and each.citation.within(wanted)]
    session.answer(touched, lambda: as_json.history(events), lambda: pages.history(events))
    return ANSWERED


@_command(
    "diff",
    ("diff 2560-12-31 2561-12-31", "What changed in 2561?"),
    nothing="nothing changed",
)
def diff(
    begin: Annotated[
        str | None,
        typer.Argument(metavar="FROM", help="The earlier day; without it, and with a draft: the same day."),
    ] = None,
    end: Annotated[str | None, typer.Argument(metavar="TO", help="The later day. Default: today.")] = None,
    data: Data = None,
    draft: With = None,
    json: Json = False,
    _color: Color = When.AUTO,
) -> int:
    """Show what changed between two days, or by a draft.

    What was inserted, repealed and replaced; of what was replaced, the words that differ.
    """
    from mandate_cli.law import history
    from mandate_cli.output import as_json, pages

    earlier = None if begin is None else _day(begin)
    session = Session.open("diff", end, data, draft, json)
    if earlier is None:
        before, session = session.without_draft()
    else:
        before = session.law.on(earlier)
        if before.as_of > session.mandate.as_of:
            raise _wrong(
                "bad-date", "{begin} is after {end}; the earlier day comes first.", begin=begin, end=end or today()
            )
    changes = history.diff(before, session.mandate)
    touched = [session.mandate.versions[change.citation][-1] for change in changes]
    touched += history.replaced_unentered(before, session.mandate)
    session.answer(touched, lambda: as_json.diff(changes), lambda: pages.diff(changes))
    return ANSWERED if changes else NOTHING_FOUND


@_command(
    "cite",
    ("cite 'มาตรา 37 (1)' 7.1.ก", "Are these the law today?"),
    ("cite '7.8.ฌ ดำเนินงานวิเทศสัมพันธ์'", "Is this what it says?"),
    nothing="one of them does not exist, or cannot be told",
)
def cite(
    citations: Annotated[
        list[str], typer.Argument(metavar="CITATION", help="Citations or quotations; - reads one a line.")
    ],
    as_of: AsOf = None,
    data: Data = None,
    draft: With = None,
    json: Json = False,
    _color: Color = When.AUTO,
) -> int:
    """Say of each citation or quotation whether it is the law."""
    from mandate_cli.law import quotation
    from mandate_cli.output import as_json, pages

    session = Session.open("cite", as_of, data, draft, json)

    def answer(texts: list[str]) -> bool:
        verdicts = [quotation.cite(session.law, session.mandate, text) for text in texts]
        touched = [provision for each in verdicts for provision in each.touched]
        session.answer(touched, lambda: as_json.cite(verdicts), lambda: pages.cite(verdicts))
        return not any(each.verdict in {quotation.NO_SUCH, quotation.CANNOT_TELL} for each in verdicts)

    if citations == ["-"]:
        gc.enable()
        lines = (line for line in _lines() if line.strip())
        parts = ([line] for line in lines) if json else (list(lines),)
        told = [answer(part) for part in parts if part]
    else:
        told = [answer([_given(each, "CITATION") for each in citations])]
    return ANSWERED if told and all(told) else NOTHING_FOUND


@_command(
    "check",
    ("check", "Is anything wrong with the data?"),
    ("check --max-age 99999", "Were they compared with the Gazette lately?"),
    nothing="there are problems",
)
def check(
    data: Data = None,
    draft: With = None,
    max_age: Annotated[
        int | None,
        typer.Option("--max-age", metavar="DAYS", min=0, help="Fail if the Gazette was checked longer ago than this."),
    ] = None,
    json: Json = False,
    _color: Color = When.AUTO,
) -> int:
    """Check the data, and tell every problem at once."""
    from mandate_cli.dataset.checks import WARNINGS
    from mandate_cli.dataset.checks import check as problems_of
    from mandate_cli.output import as_json, pages

    found = problems_of(data or SHIPPED_DATA, draft, today(), max_age)
    if json:
        _write(as_json.dumps(as_json.checked(found, today())) + "\n")
    else:
        _page(pages.check(found, WARNINGS))
    return NOTHING_FOUND if any(each.code not in WARNINGS for each in found.problems) else ANSWERED


class Reply(NamedTuple):
    """An answer not yet written: the provisions it is made of, and how to make JSON or a page of it."""

    touched: Iterable[Provision]
    data: Callable[[], Any]
    page: Callable[[], Page]
    answered: bool = True


class Session(NamedTuple):
    """One run of a command: the data it reads, the day it asks about, and how it answers."""

    command: str
    store: Store
    law: Law
    plain: Law  # without the draft
    mandate: Mandate
    json: bool

    @classmethod
    def open(cls, command: str, as_of: str | None, data: Path | None, draft: Path | None, json: bool) -> Session:
        """Load and fold. Raises MandateError."""
        from mandate_cli.dataset.store import Store

        day = _day(as_of)
        directory = data or SHIPPED_DATA
        store = plain = Store(directory)
        if draft:
            store = Store(directory, draft)
        return cls(command, store, store.law, plain.law, store.law.on(day), json)

    def without_draft(self) -> tuple[Mandate, Session]:
        """The law without the draft, and this session, both on the day asked or, if later, the day the draft counts."""
        if not self.law.drafts:
            raise _wrong("usage", "Give the earlier day, or a draft with --with.")
        day = max(self.mandate.as_of, *(each.day for each in self.law.drafts))
        return self.plain.on(day), self._replace(mandate=self.law.on(day))

    def answer(self, touched: Iterable[Provision], data: Callable[[], Any], page: Callable[[], Page]) -> None:
        """Write one answer: JSON, or a page and what it rests on."""
        reply = Reply(list(touched), data, page)
        if self.json:
            self._json(reply)
        else:
            _page([*self._drafts(), *reply.page(), *self._basis(reply.touched)])

    def ask(self, text: str, name: str, find: Callable[[str], Reply]) -> int:
        """Answer a query, or with ``-`` every line of standard input in turn; 1 if nothing was found for any."""
        if text != "-":
            query = _given(text, name)
            reply = find(query)
            self.answer(reply.touched, reply.data, reply.page)
            return ANSWERED if reply.answered else NOTHING_FOUND
        if not self.json and self.mandate.drafts:
            _page(self._drafts())
        gc.enable()  # a long run may leave something to collect
        gc.set_threshold(100_000)  # but little: an answer leaves no cycles
        touched: dict[int, Provision] = {}  # by identity: what is rested on is said once, after the last answer
        answered = asked = False
        bar = _bar()
        try:
            for query in _lines(bar):
                reply = find(query)
                answered, asked = answered or reply.answered, True
                touched.update((id(each), each) for each in reply.touched)
                if self.json:
                    self._json(reply)
                elif query.strip():
                    _page([[("name", query)], *reply.page(), ()])
        finally:
            if bar:
                bar.wipe()
            if asked and not self.json:
                _page(self._basis(touched.values())[1:])
        return ANSWERED if answered else NOTHING_FOUND

    def _json(self, reply: Reply) -> None:
        from mandate_cli.law.caveats import caveats
        from mandate_cli.output import as_json

        found = caveats(self.mandate, reply.touched)
        _write(as_json.dumps(as_json.envelope(self.command, self.mandate, found, reply.data())) + "\n")

    def _drafts(self) -> Page:
        """What a page begins with: nothing, unless a draft was laid on top."""
        if not self.mandate.drafts:
            return []
        from mandate_cli.law.caveats import caveats
        from mandate_cli.output import pages

        return pages.drafts(caveats(self.mandate, []))

    def _basis(self, touched: Iterable[Provision]) -> Page:
        from mandate_cli.law.caveats import caveats
        from mandate_cli.output import pages

        return pages.basis(self.mandate, self.law.checked_through, caveats(self.mandate, touched))


def _wrong(code: str, template: str, **fields: object) -> MandateError:
    """An error about what was asked."""
    from mandate_cli.errors import MandateError
    from mandate_cli.messages import Message

    return MandateError(code, Message(template, **fields))


def today() -> date:
    """The day asked about when none is given."""
    return date.today()  # noqa: DTZ011 - the reader's own day


def _day(text: str | None) -> date:
    if text is None:
        return today()
    from mandate_cli.thai.dates import parse_date
    from mandate_cli.thai.display import printable

    text = _typed(text)
    try:
        return parse_date(text)
    except ValueError:
        template = "“{text}” is not a date; write 2017-12-31, 2560-12-31 or 31 ธ.ค. 2560."
        raise _wrong("bad-date", template, text=printable(text)) from None


def _given(text: str, name: str) -> str:
    """An argument that must not be empty."""
    text = _typed(text)
    if text.strip() and (text.isprintable() or _seen(text)):
        return text
    from mandate_cli.messages import Message

    raise _wrong("empty-argument", "{name} is empty; say what you are looking for.", name=Message(name))


def _typed(text: str) -> str:
    r"""An argument as it was typed: UTF-8, whatever the locale took it for; what is none is written out as ``\xff``."""
    if text.isprintable():
        return text
    try:
        return os.fsencode(text).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # not from a command line
        return text


def _seen(text: str) -> bool:
    """Whether a text has anything that can be seen."""
    from mandate_cli.thai.normalise import normalise

    return bool(normalise(text))


_LONGEST = 1_000_000  # bytes of a line: no question is so long, and what has no lines may never end


def _input() -> Iterator[bytes]:
    """The lines of standard input, none much longer than it may be. Raises MandateError."""
    try:
        while line := sys.stdin.buffer.readline(_LONGEST + 1):
            yield line
    except OSError as error:
        raise _wrong("bad-input", "Standard input cannot be read: {reason}.", reason=errors.reason(error)) from None


def _bar() -> Bar | None:
    """A bar of how far the lines of standard input have come, if somebody looks and no page is written there."""
    if not _is_terminal(sys.stderr) or _is_terminal(sys.stdout) or os.environ.get("TERM") == "dumb":
        return None
    import stat

    from mandate_cli.output.progress import Bar

    size = None
    with suppress(OSError, ValueError, AttributeError):  # closed, or none at all
        state = os.fstat(sys.stdin.fileno())
        size = state.st_size - sys.stdin.buffer.tell() if stat.S_ISREG(state.st_mode) else None
    return Bar(_told, _columns(sys.stderr), size)


def _told(text: str) -> None:
    """Write to stderr at once; if it is gone, so be it."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _lines(bar: Bar | None = None) -> Iterator[str]:
    """The lines of standard input as they come: UTF-8, or else what the terminal uses. Raises MandateError.

    A bar moves on when the next line is asked for, and this one is done.
    """
    if sys.stdin is None:  # closed by the caller
        return
    for number, line in enumerate(_input(), 1):
        if len(line) > _LONGEST:
            raise _wrong(
                "bad-input", "Line {number} of the input is longer than {most} bytes.", number=number, most=_LONGEST
            )
        for encoding in ("utf-8-sig" if number == 1 else "utf-8", sys.stdin.encoding):
            try:
                yield line.decode(encoding).rstrip("\r\n")
                break
            except UnicodeDecodeError:
                continue
        else:
            raise _wrong("bad-input", "Line {number} of the input is not UTF-8.", number=number)
        if bar:
            bar.step(len(line))


def _page(page: Page) -> None:
    from mandate_cli.output.screen import render
    from mandate_cli.thai.words import load_words

    terminal = _is_terminal(sys.stdout)
    colour = _in_colour(_Screen.color, terminal=terminal) and _shows_colour(terminal=terminal)
    columns = _columns(sys.stdout) if terminal else None
    encoding = sys.stdout.encoding or "utf-8"
    _write(render(page, colour=colour, columns=columns, encoding=encoding, words=load_words))


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty()


def _in_colour(when: When, *, terminal: bool) -> bool:
    """Whether a page is coloured: ``--color``, else NO_COLOR, else FORCE_COLOR, else on a terminal that is not dumb."""
    if when != When.AUTO:
        return when == When.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _shows_colour(*, terminal: bool) -> bool:
    """Whether escape sequences do any good: a Windows console has to be asked to heed them."""
    if sys.platform != "win32" or not terminal:
        return True
    import ctypes

    console, mode = ctypes.windll.kernel32.GetStdHandle(-11), ctypes.c_ulong()
    heeded = ctypes.windll.kernel32.GetConsoleMode(console, ctypes.byref(mode))
    return bool(heeded and ctypes.windll.kernel32.SetConsoleMode(console, mode.value | 4))


def _columns(stream: TextIO) -> int:
    """The width of a stream: what COLUMNS says, else what its terminal does, else 80; nothing goes below 20."""
    asked = os.environ.get("COLUMNS", "")
    columns = int(asked) if re.fullmatch(r"[0-9]{1,5}", asked) else 0
    if not columns:
        try:
            columns = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):  # no terminal after all, or none that knows
            columns = 0
    return max(columns or 80, 20)


def _write(text: str) -> None:
    """Write to stdout at once. That nobody reads any more (``| head -1``) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush(sys.stdout)
        raise typer.Exit(ANSWERED) from None


def _complain(text: str) -> None:
    """Write to stderr, on a terminal as wide as it is; a line of the text is a paragraph, or a numbered item."""
    import re

    from mandate_cli.output.screen import Branch, render
    from mandate_cli.thai.words import load_words

    columns = _columns(sys.stderr) if _is_terminal(sys.stderr) else None
    page: Page = []
    for line in f"mandate: {text}".split("\n"):
        number = re.match(r" +\d+ +", line)
        page.append(Branch("", " " * (number.end() if number else 2), [("plain", line)]))
    encoding = sys.stderr.encoding or "utf-8"
    try:
        sys.stderr.write(render(page, colour=False, columns=columns, encoding=encoding, words=load_words))
        sys.stderr.flush()
    except OSError:  # nobody is there to be told; the exit code still tells
        _hush(sys.stderr)


def _degrade(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that a stream's encoding lacks, whoever wrote them: this program, typer, Python."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from mandate_cli.thai.display import writable

    return writable(error.object[error.start : error.end], error.encoding), error.end


def _hush(stream: TextIO) -> None:
    """Let what is left of a stream be flushed into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fail(failure: MandateError, json: bool) -> int:
    """Say what went wrong, where it belongs."""
    if json:
        from mandate_cli.output import as_json

        _write(as_json.dumps(as_json.error(failure)) + "\n")
    else:
        _complain(str(failure))
    return failure.exit_code


def _usage(error: TyperException, name: str) -> MandateError:
    """What is wrong with a command line, in the tool's own words, by what typer makes of it."""
    from mandate_cli.cli.help import problem
    from mandate_cli.errors import MandateError
    from mandate_cli.messages import Message

    context = getattr(error, "ctx", None)
    path = context.command_path if context else name
    said, meant = problem(error, path)
    template = "{problem} Try “{command} --help”."
    return MandateError("usage", Message(template, problem=said, command=path), did_you_mean=meant)


def _no_command(arguments: list[str]) -> MandateError:
    """That there is no such command, and what was meant."""
    from mandate_cli.cli import suggestions
    from mandate_cli.errors import MandateError
    from mandate_cli.messages import Message

    arguments = [_typed(each) for each in arguments]

    names = [str(each.name) for each in app.registered_commands]
    valued = {each.name for name in names for each in _Completing().options(name) if each.value}
    found = suggestions.line(arguments, names, valued, _named)
    meant = _line(found) if found else None
    template = (
        "There is no command “{typed}”. Did you mean “{meant}”?"
        if meant
        else "There is no command “{typed}”. Try “mandate --help”."
    )
    return MandateError("usage", Message(template, typed=arguments[0], meant=meant), did_you_mean=meant)


def _named(text: str) -> Group | Citation | None:
    """The group or the provision that a text names today; none, where the data cannot be read."""
    from mandate_cli.errors import MandateError
    from mandate_cli.search.groups import named

    try:
        return named(Session.open("", None, None, None, False).mandate, text)
    except MandateError:
        return None


def _line(words: Iterable[str]) -> str:
    """A command line as it is typed."""
    import shlex

    return " ".join(["mandate", *(each if _plain(each) else shlex.quote(each) for each in words)])


def _mind_keyboard(arguments: list[str]) -> None:
    """Raise MandateError for ข้อ typed with the keyboard in English: -hv, which typer would take for -h."""
    if not any(each.startswith(_CLAUSE_TYPED) for each in takewhile("--".__ne__, arguments)):
        return
    from mandate_cli.errors import MandateError
    from mandate_cli.law import citation_repair
    from mandate_cli.messages import Message

    known = any(each.name == arguments[0] for each in app.registered_commands)
    name, rest = (arguments[0], arguments[1:]) if known else ("show", arguments)
    cited = next(citation_repair.citations(" ".join(each for each in rest if each != "--json")), None)
    meant = _line([name, str(cited or "ข้อ")])
    message = Message("There is no option {option}. Did you mean “{meant}”?", option=_CLAUSE_TYPED, meant=meant)
    raise MandateError("usage", message, did_you_mean=meant)


_CLAUSE_TYPED = "-hv"


def _plain(word: str) -> bool:
    """Whether a shell takes a word as it is; shlex would put all Thai in quotes."""
    return re.fullmatch(r"[\w.:/=+@%๐-๙ก-๎-]+", word) is not None


def _leave_with(manual: Manual) -> NoReturn:
    """Print a manual and end: typer itself would write UTF-8, whatever the terminal has."""
    _write(_fitted(manual, short=False))
    raise typer.Exit(ANSWERED)


def _fitted(manual: Manual, *, short: bool) -> str:
    """A manual as wide as the terminal, but no wider than is read with ease."""
    words = frozenset[str]()
    if messages.current() == messages.THAI:
        from mandate_cli.thai.words import load_words

        words = load_words()
    columns = min(_columns(sys.stdout), _READABLE)
    return (manual.short if short else manual.text)(columns, words, sys.stdout.encoding or "utf-8")


_READABLE = 100


def _examples(name: str) -> tuple[Example, ...]:
    from mandate_cli.cli.help import Example

    return tuple(Example(arguments, messages.translate(question)) for arguments, question in _EXAMPLES[name])


def _manual(command: TyperCommand) -> Manual:
    """The manual of a command."""
    from mandate_cli.cli.help import of_command

    return of_command(command, _examples(str(command.name)), _NOTHING[str(command.name)])


def _program(group: TyperGroup) -> Manual:
    """The manual of the program."""
    from mandate_cli.cli.help import of_program

    return of_program(group, _summaries(), _examples(""))


def _summaries() -> Iterator[tuple[str, str]]:
    """Each command and its one line, of which no command need be made."""
    from mandate_cli.cli.help import paragraphs

    return (
        (str(each.name), paragraphs(getattr(each.callback, "__doc__", None))[0]) for each in app.registered_commands
    )


def manuals() -> list[Manual]:
    """The manuals of the program and of every command, in the language spoken now."""
    whole = typer.main.get_command(app)
    assert isinstance(whole, _Group)
    return [_program(whole), *(_manual(each) for each in whole.commands.values() if isinstance(each, TyperCommand))]


def _completion(shell: str | None, *, install: bool) -> NoReturn:
    """Print or install what makes a shell complete, and leave; the shell is the one this runs in if none is named."""
    from mandate_cli.cli import scripts
    from mandate_cli.cli.completion import SHELLS
    from mandate_cli.messages import Message

    if shell is None:
        from typer._completion_shared import _get_shell_name

        around = Path(os.environ.get("SHELL", "")).name  # where what runs this is no shell to type in, such as sh
        shell = next((each for each in (_get_shell_name(), around) if each in SHELLS), None)
    if shell not in SHELLS:
        raise _wrong("usage", "Say which shell: one of {shells}, after the option.", shells=messages.listed(SHELLS))
    if install:
        path, forbidden = scripts.install(shell, os.environ)
        said = [Message("Completion for {shell} is in {path}; it works in a new terminal.", shell=shell, path=path)]
        if forbidden:
            template = "PowerShell runs no profile yet; this allows it: {command}"
            said.append(Message(template, command="Set-ExecutionPolicy RemoteSigned -Scope CurrentUser"))
        _write("".join(f"{each}\n" for each in said))
    else:
        _write(scripts.script(shell))
    raise typer.Exit


class _Completing:
    """What completion asks of the program: as little as can be is made of it."""

    def commands(self) -> Iterable[Item]:
        from mandate_cli.cli.completion import Item

        return (Item(*each) for each in _summaries())

    def options(self, command: str | None) -> Iterable[Completed]:
        from mandate_cli.cli.completion import Option

        built = typer.main.get_command(_asked([command] if command else ["--"]))
        for each in built.params:
            if each.param_type_name == "option":
                value = each.metavar or ""
                yield from (Option(name, messages.translate(getattr(each, "help", "")), value) for name in each.opts)
        yield Option("--help", messages.translate("Print this help and leave."), "")

    def law(self, values: Mapping[str, str]) -> Mandate:
        def path(option: str) -> Path | None:
            """As the shell will have expanded it when the line is run."""
            typed = values.get(option)
            return Path(os.path.expandvars(typed)).expanduser() if typed else None

        packaged = os.environ.get("MANDATE_DATA")
        data = path("--data") or (Path(packaged) if packaged else None)
        return Session.open("completion", values.get("--as-of"), data, path("--with"), False).mandate


def _complete(question: str) -> bool:
    """Tell a shell what can stand at the cursor, or its script; nothing at all if anything is amiss.

    Whether a shell did ask: what else the variable may hold is no question.
    """
    kind, _, shell = question.partition("_")
    try:
        from mandate_cli.cli import completion

        if kind not in {"complete", "source"} or shell not in completion.SHELLS:
            return False
        if kind == "source":
            from mandate_cli.cli import scripts

            text = scripts.script(shell)
        else:
            text = completion.answer(shell, os.environ, _Completing())
        if text and sys.stdout is not None:
            os.write(sys.stdout.fileno(), (text.rstrip("\n") + "\n").encode("utf-8", "surrogateescape"))
    except BaseException:  # noqa: BLE001, S110 - a word from here would land in the line being typed
        pass
    return True


def _asked(arguments: list[str]) -> typer.Typer:
    """As little of the program as is asked, since typer spends half a millisecond on making each command.

    That is the one command; nothing but the program's own options; or all, where a command follows those.
    """
    asked = [each for each in app.registered_commands if arguments[:1] == [each.name]]
    if not asked and any(each.name in arguments for each in app.registered_commands):
        return app
    some = typer.Typer(cls=_Group, **_PROGRAM)
    some.registered_commands = asked
    if not asked:
        some.registered_callback = app.registered_callback
    return some


def run(arguments: list[str]) -> int:  # noqa: C901 - every way to end, side by side
    """Run one command line and return its exit code."""
    json = "--json" in arguments
    messages.use(messages.chosen(os.environ))
    if (question := os.environ.pop("_MANDATE_COMPLETE", None)) and _complete(question):  # or typer would answer
        return ANSWERED
    # A stream that the caller closed is None.
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115 - likewise
    codecs.register_error("mandate", _degrade)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console without Thai shows escapes instead of failing; what programs read is UTF-8 everywhere.
            stream.reconfigure(errors="mandate", encoding="utf-8" if json and stream is sys.stdout else None)
    try:
        try:
            name, rest = "mandate", arguments
            _mind_keyboard(arguments)
            asked = _asked(arguments)
            if asked.registered_callback is None:  # a command by itself is called without its name
                name, rest = f"mandate {arguments[0]}", arguments[1:]
            code = asked(args=rest, prog_name=name, standalone_mode=False)
            return code if isinstance(code, int) else ANSWERED
        except TyperException as error:
            return _fail(_usage(error, name), json)
        except Exception as failure:
            from mandate_cli.errors import MandateError

            if isinstance(failure, MandateError):
                return _fail(failure, json)
            raise
    except KeyboardInterrupt:
        return INTERRUPTED
    except typer.Exit as leaving:  # a closed pipe behind an error
        return leaving.exit_code
    except SystemExit as leaving:  # typer's own answer to a closed pipe, as from --help, is 1
        if isinstance(leaving.__context__, OSError) and leaving.__context__.errno == errno.EPIPE:
            _hush(sys.stdout)
            return ANSWERED
        raise
    except OSError as error:  # a full disk behind stdout
        from mandate_cli.messages import Message

        _hush(sys.stdout)
        _complain(str(Message("The answer could not be written: {reason}.", reason=errors.reason(error))))
        return WRONG


def main() -> NoReturn:
    """The ``mandate`` command.

    It ends without taking apart, module by module, what goes with the process anyway: a tenth of a command's time.
    """
    code = run(sys.argv[1:])
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # closed by the caller
                stream.flush()
    except (OSError, ValueError):
        sys.exit(code)  # what cannot be written is for the interpreter to say
    os._exit(code)
