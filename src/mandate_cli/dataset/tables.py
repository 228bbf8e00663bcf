"""The tables of a data directory: phrases, where duties went, tasks of other agencies; and its words.

They are read line by line rather than with ``csv``: cells are parted by tabs and never quoted, and what is wrong is
said with its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from mandate_cli.dataset import paths
from mandate_cli.dataset.diagnostics import Diagnostic, Diagnostics, diagnostic
from mandate_cli.dataset.files import read_rows, read_text
from mandate_cli.dataset.node_reader import UNKNOWN
from mandate_cli.law.citation import Citation
from mandate_cli.law.examples import examples
from mandate_cli.law.mandate import Law
from mandate_cli.law.model import Instrument, Place
from mandate_cli.law.resolution import read_citation, resolve
from mandate_cli.messages import Counted, listed, translatable
from mandate_cli.search.lineage import ENDED, KINDS, NEW, SPLIT, Duty, Succession, duty_of
from mandate_cli.search.vocabulary import OtherAgency, Phrase, Vocabulary
from mandate_cli.thai.normalise import normalise_each
from mandate_cli.thai.question_words import question_words
from mandate_cli.thai.words import abbreviations, load_words

SHARED = "shared:"  # before citations that are meant to be of more than two groups
PHRASES, AGENCIES = "citations", "agency"  # the second column
SUCCESSION_COLUMNS = ("before", "after", "kind", "by")
UNNAMED = "-"  # where the agency would stand that has a task, and the data name none
AFTER = "@"  # before the instrument after which a provision reads as it is meant


def load_all_words(directory: Path, law: Law, own: Iterable[Path] = ()) -> Vocabulary:
    """All phrases and tasks of other agencies of a data directory, with an office's own files laid on top.

    Raises LoadError for the first file that has something wrong.
    """
    found = Vocabulary(load_vocabulary(directory, law), load_other_agencies(directory))
    for path in own:
        found = found.under(load_own(path, law))
    return found


def load_own(path: Path, law: Law, skipped: Diagnostics | None = None) -> Vocabulary:
    """An office's own file, either like ``vocabulary.tsv`` or like ``other-agencies.tsv``. Raises LoadError."""
    if read_rows(path, Diagnostics())[0] == f"phrase\t{AGENCIES}":
        return Vocabulary((), _other_agencies(path, path.name))
    return Vocabulary(_phrases(path, law, path.name, skipped), ())


def load_vocabulary(directory: Path, law: Law, skipped: Diagnostics | None = None) -> tuple[Phrase, ...]:
    """The phrases of a data directory, each with the duties it leads to.

    The file has two columns, ``phrase`` and ``citations@INSTRUMENT``: the instrument is the last one that the phrases
    know, and a citation means the provision as it was in force after that. The citations are parted by ``|``, after
    ``shared:`` if they are meant to be of more than two groups; ``ข้อ 7 (5) (ซ)@INSTRUMENT`` means the provision as it
    was after another instrument. A phrase that names an instrument which is not held leads to no duty, and is told in
    ``skipped``. Raises LoadError.
    """
    return _phrases(directory / paths.VOCABULARY, law, "", skipped)


def _phrases(path: Path, law: Law, source: str, skipped: Diagnostics | None) -> tuple[Phrase, ...]:
    diagnostics = Diagnostics()
    phrases = tuple(_Reader(law, diagnostics, skipped).phrases(path, source))
    diagnostics.raise_any()
    return phrases


def load_successions(directory: Path, law: Law, skipped: Diagnostics | None = None) -> tuple[Succession, ...]:
    """Where duties went, as the keeper says; nothing if there is no such file. Raises LoadError.

    The file has four columns: ``before``, empty for a duty without a predecessor, ``after``, empty for one without a
    successor, ``kind`` and ``by``, the id of the instrument that did it. A row of an instrument that is not held is
    left out, and told in ``skipped``.
    """
    path = directory / paths.SUCCESSIONS
    if not paths.there(path):
        return ()
    diagnostics = Diagnostics()
    header, rows = read_rows(path, diagnostics)
    if not diagnostics and header != "\t".join(SUCCESSION_COLUMNS):
        columns = "<TAB>".join(SUCCESSION_COLUMNS)
        diagnostics.complain(Place(str(path), 1, 1), "the first line must read “{columns}”", columns=columns)
    reader, found = _Reader(law, diagnostics, skipped), []
    for line, place in rows:
        cells = [cell.strip() for cell in line.split("\t")]
        before, after, kind, by = cells if len(cells) == len(SUCCESSION_COLUMNS) else ("", "", "", "")
        if kind and kind not in KINDS:
            column = len(line) - len(line.split("\t", 2)[2]) + 1
            template = translatable("“{kind}” is not what became of a duty; write one of {kinds}")
            diagnostics.complain(place._replace(column=column), template, kind=kind, kinds=listed(KINDS))
        elif not (kind and by) or (not before, not after) != (kind == NEW, kind == ENDED):
            template = translatable(
                "expected before, after, one of {kinds}, and an instrument, parted by tabs; only new has no before, "
                "and only ended no after"
            )
            diagnostics.complain(place, template, kinds=listed(KINDS))
        elif reader.holds(by, place):
            behind = place._replace(column=line.index("\t") + 2)
            old = reader.acted_on(before, by, place, made=False)
            new = reader.acted_on(after, by, behind, made=True)
            if (old or not before) and (new or not after):
                found.append((Succession(old, new, kind, by), place))
    diagnostics.raise_any()
    if skipped is not None:
        skipped.extend(_impossible(found, law))
    return tuple(succession for succession, _ in found)


def _impossible(found: list[tuple[Succession, Place]], law: Law) -> Iterator[Diagnostic]:
    """The rows of successions that cannot be true: by the law, or beside a row before."""
    for at, ((before, after, kind, by), place) in enumerate(found):
        name = next(each.short_title for each in law.instruments if each.id == by)
        others = [each for each, _ in found[:at] if each.by == by]
        ended = before and any(
            duty_of(each) == before and each.ended_by and each.ended_by.instrument.id == by
            for each in law.versions[before.citation]
        )
        cites = {"before": before and before.citation, "after": after and after.citation}
        if any(each[:2] == (before, after) for each in others):
            template = translatable("this row is here twice; delete one")
        elif any(before and each.before == before and {each.kind, kind} != {SPLIT} for each in others):
            template = translatable("a row above says what became of {before}; only one that is split has several rows")
        elif any(after and each.after == after and NEW in {each.kind, kind} for each in others):
            template = translatable("{after} is new by one row, and came of another duty by the other; delete one")
        elif before and kind != SPLIT and not ended:
            template = translatable("{instrument} did not end {before}; correct the row")
        elif after and kind in {"moved", "reworded", NEW} and after.made_by != by:
            template = translatable("{instrument} did not make {after}; correct the row")
        else:
            continue
        yield diagnostic(place, template, "contradiction", instrument=name, **cites)


def load_other_agencies(directory: Path) -> tuple[OtherAgency, ...]:
    """The tasks of other agencies in a data directory, none if it has no such file. Raises LoadError.

    The file has two columns, ``phrase`` and ``agency``, which is ``-`` where nobody is named.
    """
    path = directory / paths.OTHER_AGENCIES
    return _other_agencies(path) if paths.there(path) else ()


def _other_agencies(path: Path, source: str = "") -> tuple[OtherAgency, ...]:
    diagnostics = Diagnostics()
    tasks = []
    for phrase, cell, place, _ in rows_of(path, AGENCIES, diagnostics):
        agency = cell.strip()
        if agency in {"", UNKNOWN}:
            template = translatable("“{phrase}” has no agency; write {mark} where none is named")
            diagnostics.complain(place, template, phrase=phrase, mark=UNNAMED)
        tasks.append(OtherAgency(phrase, "" if agency == UNNAMED else agency, source))
    diagnostics.raise_any()
    return tuple(tasks)


def load_general_words(directory: Path) -> list[str]:
    """The words of general Thai: of the data directory's own list, or of the packaged one. Raises LoadError."""
    diagnostics = Diagnostics()
    text = read_text(paths.own_or_packaged(directory, paths.GENERAL_WORDS), diagnostics)
    diagnostics.raise_any()
    return (text or "").split()


def load_word_list(directory: Path, texts: Iterable[str]) -> list[str]:
    """The words by which questions are divided, sorted: of general Thai, of the law, and those that carry no task, such
    as names of places; and abbreviations in some texts.

    Abbreviations have a dot behind them if they are no words besides. Of what begins with การ or ความ only general
    words are one word; for others the verb tells the task. Raises LoadError.
    """
    of_law = (word for word in load_words() if not word.startswith(("การ", "ความ")))
    words = {*load_general_words(directory), *of_law, *question_words().anywhere}
    return sorted(words.union(f"{word}." for word in abbreviations(texts) - words))


class Row(NamedTuple):
    """A phrase, the cell beside it, where that begins, and the phrase normalised."""

    phrase: str
    cell: str
    place: Place
    key: str


def rows_of(path: Path, second: str, diagnostics: Diagnostics) -> Iterator[Row]:
    """The rows of a file of two columns, ``phrase`` and another.

    Rows that are malformed and phrases that are there twice are added to ``diagnostics``.
    """
    header, rows = read_rows(path, diagnostics)
    if not diagnostics and header.partition(AFTER)[0] != f"phrase\t{second}":
        named = f"{second}{AFTER}INSTRUMENT" if second == PHRASES else second
        diagnostics.complain(Place(str(path), 1, 1), "the first line must read “phrase<TAB>{second}”", second=named)
    found = []
    for row, place in rows:
        written, _, cell = row.partition("\t")
        phrase = written.strip()
        if phrase and row.count("\t") == 1:
            found.append((phrase, cell, place._replace(column=len(written) + 2)))
        else:
            cells = Counted(row.count("\t") + 1, "{count} cell", "{count} cells")
            template = translatable("expected a phrase, one tab and its {second}; found {cells}")
            diagnostics.complain(place, template, second=second, cells=cells)
    seen: dict[str, int] = {}
    for key, (phrase, cell, place) in zip(normalise_each(phrase for phrase, _, _ in found), found, strict=True):
        if not re.search(r"\w", key):
            template = translatable("“{phrase}” has no letter that a question could have; delete the row")
            diagnostics.complain(place._replace(column=1), template, phrase=phrase)
        first = seen.setdefault(key.replace(" ", ""), place.line)
        if first != place.line:
            template = translatable("“{phrase}” is here twice, first on line {line}; join them")
            diagnostics.complain(place._replace(column=1), template, phrase=phrase, line=first)
        yield Row(phrase, cell, place, key)


class _Reader:
    """Reads cells by a law: what is wrong is told in ``diagnostics``, and what must wait in ``skipped``, if given."""

    def __init__(self, law: Law, diagnostics: Diagnostics, skipped: Diagnostics | None = None) -> None:
        self._law, self._diagnostics, self._skipped = law, diagnostics, skipped
        self._instruments = {each.id: each for each in reversed(law.instruments)}

    def phrases(self, path: Path, source: str = "") -> Iterator[Phrase]:
        header, _ = read_rows(path, self._diagnostics)
        state = self._instruments.get(header.rpartition(AFTER)[2])
        if state is None:
            if not self._diagnostics:
                template = translatable(
                    "the first line must read “phrase<TAB>citations@INSTRUMENT”, with the id of the last instrument "
                    "that the phrases know: {instruments}"
                )
                ids = listed(instrument.id for instrument in self._law.instruments)
                self._diagnostics.complain(Place(str(path), 1, 1), template, instruments=ids)
            return
        known: dict[str, tuple[Duty, ...]] = {}
        for phrase, cell, place, _ in rows_of(path, PHRASES, self._diagnostics):
            named = (part.strip().partition(AFTER) for part in cell.split("|"))
            if not all(self.holds(id_, place) for _, mark, id_ in named if mark):
                duties: tuple[Duty, ...] = ()
            elif cell in known:
                duties = known[cell]
            else:
                told, duties = len(self._diagnostics), tuple(self._pointed(cell, state, place))
                if len(self._diagnostics) == told:  # what is wrong is told of each row
                    known[cell] = duties
            yield Phrase(phrase, duties, source)

    def holds(self, id_: str, place: Place) -> bool:
        """Whether an instrument is held; else it is told that the row waits for it, and which was probably meant."""
        if id_ in self._instruments or self._skipped is None:
            return id_ in self._instruments
        digits = sorted(filter(str.isdigit, id_))
        close = get_close_matches(id_, [each.id for each in self._law.instruments])
        meant = next((each for each in close if sorted(filter(str.isdigit, each)) == digits), None)
        waits = id_ in {each.instrument.id for each in self._law.outstanding} or not meant
        template = translatable(
            "there is no instrument “{id}” here; this row waits until it is entered"
            if waits
            else "there is no instrument “{id}” here; write {meant}, or this row waits until it is entered"
        )
        self._skipped.complain(place, template, "lapsed", id=id_, meant=meant)
        return False

    def _pointed(self, cell: str, state: Instrument, place: Place) -> Iterator[Duty]:
        begins, seen = place.column + len(cell) - len(cell.removeprefix(SHARED)), set[Duty]()
        for part in cell.removeprefix(SHARED).split("|"):
            text = part.strip()
            place = place._replace(column=begins + len(part) - len(part.lstrip()))
            begins += len(part) + 1
            written, _, named = text.partition(AFTER)
            after = self._instruments[named] if named else state
            citation = self._existing(written, place, after.day)
            if citation is None:
                continue
            version = self._law.version_after(citation, after)
            if version is None:
                template = translatable(
                    "{citation} is not in force after {instrument}; name an instrument after which it is, as in "
                    "{example}"
                )
                example = f"{citation}{AFTER}{self._law.versions[citation][0].by.instrument.id}"
                fields = {"citation": citation, "instrument": after, "example": example}
                self._diagnostics.complain(place, template, "target-missing", **fields)
            elif (duty := duty_of(version)) in seen:
                self._diagnostics.complain(place, "{citation} is here twice; keep one", citation=citation)
            else:
                seen.add(duty)
                yield duty

    def acted_on(self, text: str, id_: str, place: Place, *, made: bool) -> Duty | None:
        """The duty that a cell of successions cites: the version that an instrument ended, or the one it made.

        Where it did neither, the one that was in force after it. None, without complaint, for an empty cell.
        """
        by = self._instruments[id_]
        citation = self._existing(text, place, by.day if made else by.day - timedelta(days=1)) if text else None
        if citation is None:
            return None
        for version in self._law.versions[citation]:
            cause = version.by if made else version.ended_by
            if cause and cause.instrument.id == by.id:
                return duty_of(version)
        found = self._law.version_after(citation, by)
        if found is None:
            template = translatable("{instrument} neither made {citation} nor left it in force")
            self._diagnostics.complain(place, template, "target-missing", instrument=by, citation=citation)
        return duty_of(found) if found else None

    def _existing(self, text: str, place: Place, day: date) -> Citation | None:
        """The provision that a cell cites, which must exist on some day; of several bases the one in force then."""
        citation, words = read_citation(text)
        if citation is None:
            template = translatable(
                "“{text}” is not a citation; write it like {example}"
                if text
                else "a citation is missing here; write one like {example}, or delete the | beside it"
            )
            example = examples(self._law).cited
            self._diagnostics.complain(place, template, "bad-citation", text=text, example=example)
            return None
        citation = resolve(self._law, citation, words, day)
        if citation not in self._law.versions:
            template = translatable("there is no {citation} on any date; correct the citation")
            self._diagnostics.complain(place, template, "target-missing", citation=citation)
            return None
        return citation
