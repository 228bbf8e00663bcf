"""Where the law says what: its list of units, their duties, the office's powers, and the words by which it says so.

The data declare it (``structure:`` in the base file), so that nothing here is about one office.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from mandate_cli.law.citation import PARAGRAPH, Citation
from mandate_cli.messages import THAI, Counted, Message, current


class Division(NamedTuple):
    """Where a base lists the units, and where their duties stand.

    ``units`` is the provision that lists the units, one item each. Their duties stand in the items with the same labels
    of the provision ``duties``; or where that is None, each unit's in a clause of its own: ``heads`` says in which, by
    the unit's line in the list.
    """

    units: Citation
    duties: Citation | None
    heads: Mapping[Citation, Citation]

    def line_of(self, citation: Citation) -> Citation | None:
        """The line of the unit that a provision is about; None if it is about none of this list."""
        depth = len(self.units.labels)
        if citation.within(self.units):
            return self.units.child(citation.labels[depth]) if len(citation.labels) > depth else None
        if self.duties is None:
            return next((line for line, head in self.heads.items() if citation.within(head)), None)
        depth = len(self.duties.labels)
        if citation.within(self.duties) and len(citation.labels) > depth:
            return self.units.child(citation.labels[depth])
        return None


class Structure(NamedTuple):
    """How a law divides an office.

    ``divisions`` has the lists of units, one for each base, first that of the office. ``powers`` are the provisions
    with the office's own powers, and ``office`` is what the office is called in the program's sentences. ``unit_words``
    are what a unit's name may begin with, ``reporting`` the words before the one it reports to, ``catch_all`` the words
    with which a duty begins that names no task. ``leader`` is who leads the office, None where the data do not say.
    ``rest`` is the duty of what is no other unit's; None if the law gives it to nobody. ``outside`` are the clauses of
    units that stand in no list, with the units' names.
    """

    divisions: tuple[Division, ...]
    powers: tuple[Citation, ...]
    office: str
    unit_words: tuple[str, ...]
    reporting: tuple[str, ...]
    catch_all: tuple[str, ...]
    leader: str | None = None
    rest: Citation | None = None
    outside: Mapping[Citation, str] = MappingProxyType({})

    @property
    def base(self) -> str:
        """The id of the instrument that lists the units of the office."""
        return self.divisions[0].units.instrument

    @property
    def lists(self) -> tuple[Citation, ...]:
        """The provisions that list the units."""
        return tuple(division.units for division in self.divisions)

    def head_of(self, line: Citation) -> Citation | None:
        """The lead-in of the duties of the unit with this line in the list; None if the data name none."""
        if line in self.outside:
            return line
        for units, duties, heads in self.divisions:
            if duties is None:
                if line in heads:
                    return heads[line]
            elif line.parent == units:
                return duties.child(line.labels[-1])
        return None

    def line_of(self, citation: Citation) -> Citation | None:
        """The line in the list of the unit that a provision is about: its line, its lead-in or a duty of it.

        The clause of a unit outside the list stands for its line.
        """
        for head in self.outside:
            if citation.within(head):
                return head
        for division in self.divisions:
            if line := division.line_of(citation):
                return line
        return None

    def is_duty(self, citation: Citation) -> bool:
        """Whether a provision stands inside the lead-in of a unit's duties."""
        line = self.line_of(citation)
        head = self.head_of(line) if line else None
        return head is not None and citation != head and citation.within(head)

    def names_task(self, citation: Citation, text: str) -> bool:
        """Whether a provision is a duty that names a task, so that a task can lead to it."""
        paragraph = citation.labels[-1].startswith(PARAGRAPH)  # it says something of the duties before it
        return self.is_duty(citation) and not paragraph and not text.startswith(self.catch_all)

    def unit_name(self, name: str) -> str:
        """A unit's name without the word for a unit that it begins with."""
        return name[len(self.unit_word(name)) :]

    def unit_word(self, name: str) -> str:
        """The word for a unit that a unit's name begins with; empty if it begins with none."""
        return next((word for word in self.unit_words if name.startswith(word)), "")

    def word_for(self, names: Iterable[str]) -> str:
        """What units of these names are called in a sentence: “unit”, in Thai by the words of their names."""
        words = list(dict.fromkeys(map(self.unit_word, names)))
        if current() != THAI or not words or "" in words:
            return str(Message("unit"))
        *first, last = words
        return f"{' '.join(first)}{' ' * (len(first) > 1)}หรือ{last}" if first else last

    def counted(self, names: Sequence[str]) -> str:
        """How many units there are, in Thai of each word for a unit: ``10 units``, ``9 กลุ่ม 1 หน่วย``."""
        counts = Counter(map(self.unit_word, names))
        if current() != THAI or "" in counts:
            return str(Counted(len(names), "{count} unit", "{count} units"))
        return " ".join(f"{count} {word}" for word, count in counts.items())


def reported_to(text: str, reporting: tuple[str, ...]) -> str | None:
    """What follows the first reporting words in a text; None if it has none."""
    after = "|".join(map(re.escape, reporting))
    found = re.search(rf"(?:{after})(.+?)(?=\s|และ|$)", text) if after else None
    return found[1] if found else None


def reports(text: str, head: str | None, reporting: tuple[str, ...]) -> bool:
    """Whether ``head`` is just what follows the reporting words in a text; with None, whether the text has none."""
    if head is None:
        return not any(words in text for words in reporting)
    return any(re.search(f"{re.escape(words + head)}(?:\\s|และ|$)", text) for words in reporting)
