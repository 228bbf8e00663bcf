"""The law already folded and the index of words, kept in the cache directory until what they are made of changes.

An entry is found by what it was made of, the bytes of the files and this version, and says so itself, so it is never
stale; where the files changed while it was made, it is not kept. A law is plain text with a checksum, a line for each
instrument, cause and version: data and not code, and nothing needs importing to read it; an index is as ``kept`` writes
it. Neither is ever needed: where it cannot be read or written, the files are.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from contextlib import suppress
from datetime import date
from importlib.util import source_hash
from pathlib import Path
from typing import TYPE_CHECKING

from mandate_cli import __version__
from mandate_cli.dataset.paths import AMENDMENTS, BAD, BASE, OTHER_AGENCIES, VOCABULARY, WEIGHTS
from mandate_cli.law.citation import Citation
from mandate_cli.law.model import Cause, Instrument, Law, Office, Outstanding, Place, Provision, Words

if TYPE_CHECKING:
    from mandate_cli.search.index import Index


_KEPT = 12  # entries: a keeper tries versions of the data
# Between fields, between the members of a field, and between the parts of a member; the loader refuses all in data.
_FIELD, _MEMBER, _PART = "\t", "\x1f", "\x1e"
_OURS = r"[0-9a-f]+\.(?:law|index)(?:\.\d+)?"  # what entries are called, and what is not yet one
_AT_ONCE = 32_768  # letters that are sooner looked through than halved


def cached_law(directory: Path) -> Law:
    """The law of a data directory, folded; read from the cache if this very content was folded before.

    Raises LoadError and FoldError as ``loader.load`` and ``fold.law`` do; what is wrong is never kept.
    """
    files = [directory / name for name in (BASE, AMENDMENTS)]
    path = _entry("law", directory, files)
    if path is not None:
        with suppress(*BAD):
            return _read(path)
    from mandate_cli.dataset.loader import load
    from mandate_cli.law.fold import law, sound

    found = sound(law(load(directory)))
    if path is not None and path == _entry("law", directory, files):
        with suppress(*BAD):
            _write(path, found)
    return found


def cached_index(directory: Path, law: Law, draft: Path | None = None) -> Index:
    """The index of all words that lead to a law: its own, the phrases and tasks of elsewhere of a data directory.

    ``draft`` is the file of what is laid on top in this law, if anything is. Raises LoadError for what is wrong in the
    files; what is wrong is never kept.
    """
    needed, others = (
        [directory / name for name in (BASE, AMENDMENTS, VOCABULARY)],
        [directory / OTHER_AGENCIES, directory / WEIGHTS],
    )
    needed += [draft] if draft else []
    path = _entry("index", directory, needed, others)

    def anew() -> Index:
        from mandate_cli.dataset import tables
        from mandate_cli.search import index, tasks

        phrases, foreign = tables.load_vocabulary(directory, law), tables.load_other_agencies(directory)
        built = index.build(tasks.sources(law, phrases, foreign), tables.load_weights(directory))
        if path is not None and path == _entry("index", directory, needed, others):
            from mandate_cli.dataset.kept import pack

            with suppress(*BAD, OverflowError):
                _put(path, pack(built, path.name))
        return built

    if path is None:
        return anew()
    from mandate_cli.dataset.kept import Kept

    try:
        return Kept(path, anew)
    except BAD:
        return anew()


def _entry(kind: str, directory: Path, files: Sequence[Path], others: Sequence[Path] = ()) -> Path | None:
    """Where the entry for these files is, or would be; None if it can be nowhere. The others need not be there."""
    home = _home()
    if home is None:
        return None
    try:
        there = [file.is_file() for file in (*files, *others)]
        if not all(there[: len(files)]) or any(
            file.exists() for file, is_file in zip(others, there[len(files) :], strict=True) if not is_file
        ):
            return None
        content = [
            file.read_bytes() if is_file else b"" for file, is_file in zip((*files, *others), there, strict=True)
        ]
    except OSError:
        return None  # what is wrong is for the loader to say
    # The place of the files is part of what was read: errors of folding name it.
    parts = [os.fsencode(directory), __version__.encode(), sys.byteorder.encode(), bytes(there), *content]
    return home / f"{source_hash(b''.join(map(source_hash, parts))).hex()}.{kind}"


def _home() -> Path | None:
    """The user's cache directory for this program, as the system has it; None if there is no such place."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        home = Path(base or "").expanduser()
    except RuntimeError:  # nobody's home
        return None
    return home / "mandate" if home.is_absolute() else None


def _read(path: Path) -> Law:
    """An entry. Raises one of ``BAD`` if it is not there, or not whole, or another's."""
    if not path.is_file():  # what is no file may never end
        raise ValueError(path)
    checksum, _, content = path.read_bytes().partition(b"\n")
    if _sum(path, content) != checksum:
        raise ValueError(path)
    return _unpacked(content.decode("utf-8"))


def _write(path: Path, law: Law) -> None:
    content = _packed(law).encode("utf-8")
    if _unpacked(content.decode("utf-8")) != law:
        raise ValueError(path)  # a path or a word with our own marks in it
    _put(path, _sum(path, content) + b"\n" + content)


def _sum(path: Path, content: bytes) -> bytes:
    """The checksum of an entry and of what it is called."""
    return source_hash(path.name.encode() + content).hex().encode()


def _put(path: Path, content: bytes) -> None:
    """Write an entry whole or not at all, however many do so at once, and let the oldest entries go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    entries = []
    for entry in path.parent.iterdir():
        if re.fullmatch(_OURS, entry.name):
            with suppress(OSError):  # another may have let it go
                entries.append((entry.stat().st_mtime, entry))
    for _, old in sorted(entries, reverse=True)[_KEPT:]:
        with suppress(OSError):
            old.unlink()


def _packed(law: Law) -> str:
    """A law as text, a kind of line after another: the office, instruments, causes, versions, and what is not held."""
    instruments = {each.id: number for number, each in enumerate(_instruments(law))}
    causes: dict[Cause, int] = {}
    versions = []
    for each in (version for versions in law.versions.values() for version in versions):
        by, ended = (str(causes.setdefault(cause, len(causes))) if cause else "" for cause in (each.by, each.ended_by))
        words = (each.words.text, each.words.as_printed or "", each.words.note or "")
        versions.append((_cited(each.citation), *words, each.reports_to or "", by, ended))
    office = law.office
    lines = [
        ("O", office.name, office.heading, _worded(office.words), office.established_by, _day(office.established)),
        ("O", office.under, _day(law.checked_through), _members(map(_cited, law.unheld))),
        *(_instrument(each) for each in _instruments(law)),
        ("A", _members(str(instruments[each.id]) for each in law.instruments)),
        *(
            ("C", str(instruments[each.instrument.id]), _cited(each.clause), each.operation, *_placed(each))
            for each in causes
        ),
        *(("N", str(instruments[instrument.id]), _cited(clause)) for instrument, clause in law.idle),
        *(
            ("T", day, str(instruments[each.instrument.id]), _members(map(_target, each.targets)))
            for day, each in (*(("", each) for each in law.outstanding), *((_day(day), each) for day, each in law.left))
        ),
    ]
    return "\n\n".join("\n".join(_FIELD.join(line) for line in part) for part in (lines, versions))


def _instruments(law: Law) -> list[Instrument]:
    """Those that act and those that are outstanding, each once."""
    return list(dict.fromkeys([*law.instruments, *(each.instrument for each in law.outstanding)]))


def _instrument(each: Instrument) -> tuple[str, ...]:
    meeting = (each.board_meeting[0], _day(each.board_meeting[1])) if each.board_meeting else ("", "")
    days = map(_day, (each.made, each.published, each.in_force))
    facts = (each.id, each.title, each.short_title, str(each.number), "a" * each.amends, *days, each.gazette or "")
    lists = (_members(each.amended_in), _members(each.legal_basis), _members(map(_worded, each.recital)))
    return ("I", *facts, *meeting, *lists)


def _placed(cause: Cause) -> tuple[str, ...]:
    return _cited(cause.target), cause.place.file, str(cause.place.line), str(cause.place.column)


def _target(target: tuple[Citation, Citation, Place]) -> str:
    clause, replaced, place = target
    return _PART.join((_cited(clause), _cited(replaced), place.file, str(place.line), str(place.column)))


def _cited(citation: Citation) -> str:
    return "|".join((citation.kind, *citation.labels))


def _worded(words: Words) -> str:
    return _PART.join((words.text, words.as_printed or "", words.note or ""))


def _members(each: Iterable[str]) -> str:
    return _MEMBER.join(each)


def _day(day: date | None) -> str:
    return str(day.toordinal()) if day else ""


def _unpacked(text: str) -> Law:
    """What ``_packed`` was given. Raises ValueError, TypeError or IndexError for what it did not write."""
    lines: dict[str, list[list[str]]] = {kind: [] for kind in "OIACNT"}
    head, _, body = text.partition("\n\n")
    for line in head.split("\n"):
        kind, *fields = line.split(_FIELD)
        if kind not in lines:
            raise ValueError(line)
        lines[kind].append(fields)
    (name, heading, words, by, established), (under, checked, unheld) = lines["O"]
    instruments = [_read_instrument(fields) for fields in lines["I"]]
    outstanding, left = [], []
    for day, instrument, members in lines["T"]:
        parts = [member.split(_PART) for member in _listed(members)]
        targets = tuple((_citation(clause), _citation(target), _place(*place)) for clause, target, *place in parts)
        each = Outstanding(instruments[int(instrument)], targets)
        if day:
            left.append((_known_day(day), each))
        else:
            outstanding.append(each)
    return Law(
        office=Office(name, heading, _words(words), by, _known_day(established), under),
        checked_through=_known_day(checked),
        instruments=tuple(instruments[int(number)] for number in _listed(lines["A"][0][0])),
        versions=_Versions(body, lines["C"], instruments),
        unheld=tuple(map(_citation, _listed(unheld))),
        outstanding=tuple(outstanding),
        left=tuple(left),
        idle=tuple((instruments[int(instrument)], _citation(clause)) for instrument, clause in lines["N"]),
    )


class _Versions(Mapping[Citation, "tuple[Provision, ...]"]):
    """The versions of every provision, each read from its lines when it is asked for; all of them when all are.

    The lines stand in the order of the law, so that those of a provision, and of what is inside it, stand together.
    """

    def __init__(self, lines: str, causes: Sequence[Sequence[str]], instruments: Sequence[Instrument]) -> None:
        self._lines = f"\n{lines}\n"
        self._lines_of_causes, self._instruments = causes, instruments
        self._causes: dict[str, Cause] = {}
        self._found: dict[Citation, tuple[Provision, ...]] = {}
        self._all = False

    def __getitem__(self, citation: Citation) -> tuple[Provision, ...]:
        if citation not in self._found and not self._all:
            found = self._read(f"{_cited(citation)}{_FIELD}", citation)
            if found:
                self._found[citation] = tuple(found)
        return self._found[citation]

    def __iter__(self) -> Iterator[Citation]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def items(self) -> ItemsView[Citation, tuple[Provision, ...]]:
        return self._whole().items()

    def values(self) -> ValuesView[tuple[Provision, ...]]:
        return self._whole().values()

    def inside(self, parent: Citation) -> list[Citation]:
        """What stands directly inside a provision, in the order of the law; all that is inside it is read at once."""
        found: dict[Citation, tuple[Provision, ...]] = {}
        for each in self._read(f"{_cited(parent)}|", parent):
            found[each.citation] = (*found.get(each.citation, ()), each)
        for citation, versions in found.items():
            self._found.setdefault(citation, versions)  # the same provision is the same object, whenever it was read
        return [citation for citation in found if citation.parent == parent]

    def _whole(self) -> dict[Citation, tuple[Provision, ...]]:
        if not self._all:
            found: dict[Citation, tuple[Provision, ...]] = {}
            for each in self._read("", None):
                found[each.citation] = (*found.get(each.citation, ()), each)
            self._found, self._all = found, True
        return self._found

    def _beginning(self, prefix: str, cited: Citation | None) -> Iterator[str]:
        """The lines that begin so, of a provision or inside it; they stand together."""
        low, high = self._near(prefix, cited) if cited else (0, len(self._lines))
        at = self._lines.find(f"\n{prefix}", low, high)
        while at >= 0 and self._lines.startswith(prefix, at + 1) and at + 1 < len(self._lines):
            end = self._lines.index("\n", at + 1)
            yield self._lines[at + 1 : end]
            at = end

    def _near(self, prefix: str, cited: Citation) -> tuple[int, int]:
        """Between which places the first line that begins so is, if there is one; a small part of many lines."""
        low, high = 0, len(self._lines) - 1
        try:
            law, labels = cited.order
            wanted = law, (*labels, *([()] if prefix.endswith("|") else []))  # what is inside comes right after
        except ValueError:  # no place in the order of the law
            return low, high
        while high - low > _AT_ONCE:
            middle = self._lines.index("\n", (low + high) // 2)
            if middle >= high:
                break
            if _citation(self._lines[middle + 1 : self._lines.index(_FIELD, middle)]).order < wanted:
                low = middle
            else:
                high = middle
        return low, high + len(prefix) + 1

    def _read(self, prefix: str, cited: Citation | None) -> list[Provision]:
        found = []
        citation, before = Citation("", ()), ""
        for line in self._beginning(prefix, cited):
            written, reads, printed, note, reports_to, begun, ended = line.split(_FIELD)
            if written != before:
                citation, before = _citation(written), written
            words = Words(reads, printed or None, note or None)
            end = self._cause(ended) if ended else None
            found.append(Provision(citation, words, reports_to or None, self._cause(begun), end))
        return found

    def _cause(self, number: str) -> Cause:
        if number not in self._causes:
            instrument, clause, operation, target, *place = self._lines_of_causes[int(number)]
            self._causes[number] = Cause(
                self._instruments[int(instrument)], _citation(clause), operation, _citation(target), _place(*place)
            )
        return self._causes[number]


def _read_instrument(fields: list[str]) -> Instrument:
    id_, title, short, number, amends, *days, gazette, meeting, held, amended, basis, recital = fields
    made, published, in_force = map(_read_day, days)
    return Instrument(
        id=id_,
        title=title,
        short_title=short,
        number=int(number),
        amends=bool(amends),
        made=made,
        published=published,
        in_force=in_force,
        gazette=gazette or None,
        amended_in=_listed(amended),
        board_meeting=(meeting, _known_day(held)) if held else None,
        legal_basis=_listed(basis),
        recital=tuple(map(_words, _listed(recital))),
    )


def _citation(text: str) -> Citation:
    kind, *labels = text.split("|")
    return Citation(kind, tuple(labels))


def _words(text: str) -> Words:
    reads, printed, note = text.split(_PART)
    return Words(reads, printed or None, note or None)


def _place(file: str, line: str, column: str) -> Place:
    return Place(file, int(line), int(column))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(_MEMBER)) if text else ()


def _read_day(text: str) -> date | None:
    return date.fromordinal(int(text)) if text else None


def _known_day(text: str) -> date:
    return date.fromordinal(int(text))
