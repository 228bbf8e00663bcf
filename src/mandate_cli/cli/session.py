"""One run of a command: load the law, fold it to a day, and write answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from copy import copy
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mandate_cli import SHIPPED_DATA
from mandate_cli.cli import streams
from mandate_cli.cli.streams import When
from mandate_cli.errors import ANSWERED, NOTHING_FOUND, WRONG, MandateError
from mandate_cli.messages import Message, translatable

if TYPE_CHECKING:
    from mandate_cli.dataset.store import Store
    from mandate_cli.law.mandate import Law, Mandate
    from mandate_cli.law.model import Caveat, Provision
    from mandate_cli.output.page import Page

_REMEMBERED = 2048  # replies kept in a long run, because the same is often asked again


class Reply(NamedTuple):
    """An answer that is not yet written: the provisions it rests on, and functions that make its JSON or its page.

    A long answer is made while it is written: its page in parts, its JSON record by record.
    ``tells_replaced`` says that the page itself tells what an amendment not entered has replaced, so that no warnings
    are set above its texts; ``dated`` that it tells since when texts hold, and not whether these days are those of
    making. ``earlier`` is the law on an earlier day that the answer compares with.
    """

    touched: Collection[Provision]
    data: Callable[[], Any]
    page: Callable[[], Page | Iterator[Page]]
    answered: bool = True
    tells_replaced: bool = False
    dated: bool = False
    earlier: Mandate | None = None


class Session:
    """What the shared options ask for, and how a command answers.

    The data are loaded when ``law`` or ``mandate`` is first used; both raise MandateError if they cannot be.
    """

    def __init__(
        self,
        command: str,
        *,
        as_of: str | None = None,
        data: str | None = None,
        draft: str | None = None,
        phrases: list[str] | None = None,
        json: bool = False,
        color: str = When.AUTO,
        pager: bool = False,
        brief: bool = False,
        verbose: bool = False,
    ) -> None:
        """Take the values of the shared options as they were typed. Raises MandateError if a path is empty."""
        if brief and verbose:
            raise MandateError("usage", Message("Choose --brief or --verbose, not both."))
        own = (("--phrases", path) for path in phrases or ())
        for option, path in (("--data", data), ("--with", draft), *own):
            check_path(option, path)
        self.command = command
        self.directory = Path(data) if data else SHIPPED_DATA
        self.draft = Path(draft) if draft else None
        self.phrases = phrases
        self.json = json
        self.color = When(color)
        self._paged = pager
        self.level = "brief" if brief else "verbose" if verbose else "normal"
        self.send: Callable[[Any], None] = streams.write_json  # where an answer as JSON goes
        self._as_of = as_of

    @cached_property
    def day(self) -> date:
        """The day that is asked about."""
        return read_day(self._as_of)

    @cached_property
    def pager(self) -> bool:
        """Whether an answer goes through a pager: one is asked for, and its program is there."""
        if not (self._paged and streams.on_terminal()):
            return False
        from mandate_cli.output.screen import missing_pager

        if name := missing_pager():
            streams.complain(str(Message("There is no pager “{name}”, so the answer is shown without one.", name=name)))
        return not name

    @cached_property
    def own(self) -> tuple[Path, ...]:
        """The files of phrases that the office lays on top: of the data directory, of the option or the environment."""
        from mandate_cli.dataset.paths import laid_on_top

        given = self.phrases or [part for part in os.environ.get("MANDATE_PHRASES", "").split(os.pathsep) if part]
        return laid_on_top(self.directory, map(Path, given))

    @cached_property
    def store(self) -> Store:
        """The compiled data, with the draft on top if one was given."""
        from mandate_cli.dataset.store import Store

        return Store(self.directory, self.draft, self.own, streams.tell_of_compiling)

    @property
    def law(self) -> Law:
        """The law, with the draft on top if one was given."""
        return self.store.law

    @cached_property
    def mandate(self) -> Mandate:
        """The law on the day."""
        day = self.day  # a wrong date is reported before wrong data
        return self.law.on(day)

    def on(self, day: date) -> Session:
        """The same session on another day; the law is not loaded again."""
        other = copy(self)
        other.day, other.mandate = day, self.law.on(day)
        return other

    def answer(self, reply: Reply) -> int:
        """Write one answer, as JSON or as a page with its caveats; the exit code."""
        if self.json:
            self._write_json(reply)
        else:
            page = self._drafts()
            for number, part in enumerate(self._parts(reply)):
                if number and not self.pager:
                    self.write_page(page)
                    page = []
                page += part
            page += self._basis(reply.touched, tells_replaced=reply.tells_replaced, dated=reply.dated)
            streams.write_page(page, self.color, pager=self.pager)
        return ANSWERED if reply.answered else NOTHING_FOUND

    def answer_each(self, text: str, name: str, find: Callable[[str], Reply], encoding: str | None = None) -> int:
        """Answer a query, or for ``-`` every line of standard input; the exit code is 1 if nothing was found for any.

        It is 2 if a line is not text. ``name`` is the argument the query was given as, for an error message,
        ``encoding`` that of the lines if it is not the usual one. Every line has an answer, an empty one too, and one
        that is not text. On a page, caveats stand once at the end.
        """
        encoding = streams.known_encoding(encoding)
        if text != "-":
            refuse_file(text, self.command)
            return self.answer(find(given(text, name)))
        if not self.json and self.mandate.drafts:
            self.write_page(self._drafts())
        touched: dict[int, Provision] = {}  # by id(), which costs less than comparing provisions
        answered = asked = unreadable = False
        bar = streams.progress_bar()
        find = lru_cache(_REMEMBERED)(find)
        try:
            for query in streams.lines(bar, encoding):
                if isinstance(query, MandateError):
                    unreadable = True
                    self.write_error(query)
                    continue
                reply = find(query)
                answered, asked = answered or reply.answered, True
                touched.update((id(provision), provision) for provision in reply.touched)
                if self.json:
                    self._write_json(reply)
                elif query.strip():
                    self.write_page([[("name", query)], *next(self._parts(reply)), ()])
                else:
                    self.write_page([[("remark", str(Message("(empty line)")))], ()])
        finally:
            if bar:
                bar.wipe()
            if asked and not self.json:
                self.write_page(self._basis(touched.values()))
        return WRONG if unreadable else ANSWERED if answered else NOTHING_FOUND

    def write(self, data: Callable[[], Any], page: Callable[[], Page], caveats: Iterable[Caveat] = ()) -> None:
        """Write an answer for which no law need be loaded, as those of ``check`` and ``sort``."""
        if self.json:
            from mandate_cli.output import as_json

            self.send(as_json.envelope(self.command, self.day, data(), caveats))
        else:
            self.write_page(page())

    def write_page(self, page: Page) -> None:
        """Write a page, coloured as ``--color`` says."""
        streams.write_page(page, self.color)

    def write_error(self, error: MandateError) -> None:
        """Write what is wrong with a line in place of its answer."""
        if self.json:
            from mandate_cli.output import as_json

            error.drafts = self.drafts_said()
            self.send(as_json.error(error))
        else:
            self.write_page([[("gone", str(error))], ()])
            complain_unseen(error)

    def _write_json(self, reply: Reply) -> None:
        from mandate_cli.law.caveats import caveats
        from mandate_cli.output import as_json

        found = caveats(self.mandate, reply.touched, earlier=reply.earlier)
        self.send(as_json.envelope(self.command, self.mandate.as_of, reply.data(), found, self.mandate))

    def drafts_said(self) -> tuple[Message, ...]:
        """What must be said of the drafts under an error; nothing without a draft."""
        if not self.draft:
            return ()
        from mandate_cli.dataset.diagnostics import LoadError
        from mandate_cli.law.caveats import caveats, unread_draft

        try:
            found = caveats(self.mandate, [])
        except LoadError:  # nothing was laid on anything
            return ()
        except MandateError:
            found = [unread_draft(self.draft)]
        return tuple(caveat.message for caveat in found if caveat.code == "draft")

    def _drafts(self) -> Page:
        """The head of a page that a draft lies under; empty without a draft."""
        from mandate_cli.law.caveats import caveats
        from mandate_cli.output import frame

        return frame.drafts(caveats(self.mandate, [])) if self.mandate.drafts else []

    def _parts(self, reply: Reply) -> Iterator[Page]:
        """The page of an answer, or the parts of a long one, with what must be said before the texts of the first."""
        from mandate_cli.law.caveats import caveats
        from mandate_cli.output import frame

        found = caveats(self.mandate, reply.touched, apart=True, earlier=reply.earlier)
        page = reply.page()
        for part in [page] if isinstance(page, list) else page:
            yield frame.complete(part, found, self.level, tells_replaced=reply.tells_replaced)
            found = []

    def _basis(self, touched: Collection[Provision], *, tells_replaced: bool = False, dated: bool = False) -> Page:
        """The foot of a page: the day, how far the law and the Gazette were followed, and other caveats."""
        from mandate_cli.law.caveats import basis
        from mandate_cli.output import frame

        found, future = basis(self.law, self.mandate, touched), self.mandate.as_of > today()
        return frame.basis(found, self.level, tells_replaced=tells_replaced, dated=dated, future=future)


def complain_unseen(error: MandateError) -> None:
    """Say on standard error what a page says of a line, where that goes to no terminal and is not looked at by now."""
    if not streams.on_terminal():
        streams.complain(str(error))


def check_path(option: str, path: str | None) -> None:
    """Raise MandateError if a path was given and is empty: it would be the current directory."""
    if path is not None and not path.strip():
        raise MandateError("empty-argument", Message("The path after {option} is empty.", option=option))


def refuse_file(text: str, command: str) -> None:
    """Raise MandateError if a question names a file that is there, and say how to ask its lines or to check it."""
    checks = command == "cite"
    ends = (".txt", ".md", ".docx", ".odt", ".pdf") if checks else ".txt"
    if text.lower().endswith(ends) and os.path.isfile(text):  # noqa: PTH113 - a Path may refuse what is no path
        template = translatable(
            "{file} is a file. To check it: {command}"
            if checks
            else "{file} is a file. To ask each of its lines: {command}"
        )
        call = f'cite --in "{text}"' if checks else f'{command} - < "{text}"'
        raise MandateError("usage", Message(template, file=text, command=f"mandate {call}"))


def today() -> date:
    """The day asked about when none is given."""
    return date.today()  # noqa: DTZ011 - the reader's own day


def read_day(text: str | None) -> date:
    """The day that a text names; today if there is none. Raises MandateError."""
    if text is None:
        return today()
    from mandate_cli.thai.dates import read_date

    return read_date(decoded(text), today())


def given(text: str, name: str) -> str:
    """An argument as text. Raises MandateError if there is nothing in it that can be seen."""
    from mandate_cli.thai.normalise import normalise

    text = decoded(text)
    if text.strip() and (text.isprintable() or normalise(text)):
        return text
    raise MandateError("empty-argument", Message("{name} is empty; say what you are looking for.", name=Message(name)))


def decoded(argument: str) -> str:
    r"""An argument decoded as UTF-8, whatever the locale took it for; bytes that are not UTF-8 become ``\xff``."""
    if argument.isprintable():
        return argument
    try:
        return os.fsencode(argument).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # not from a command line
        return argument
