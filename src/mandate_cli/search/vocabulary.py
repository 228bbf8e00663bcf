"""What people call tasks, here and elsewhere, and the entries of these and of the law.

Phrases and other agencies are an opinion, not law.
"""

from collections.abc import Iterable
from typing import NamedTuple

from mandate_cli.law.mandate import Law
from mandate_cli.search.entries import LAW, OTHER_AGENCY, PHRASE, Entry
from mandate_cli.search.lineage import Duty, duty_of
from mandate_cli.thai.normalise import strip_spaces


class Phrase(NamedTuple):
    """Words people use for a task, and the duties they mean, the likelier first.

    ``source`` is the name of the file that an office laid on top, empty for the data's own.
    """

    text: str
    duties: tuple[Duty, ...]
    source: str = ""


class OtherAgency(NamedTuple):
    """Words people use for a task that no group here has, and the agency that has it; empty if the data name none.

    ``source`` is as in ``Phrase``.
    """

    text: str
    agency: str
    source: str = ""


class Vocabulary(NamedTuple):
    """What people call tasks here and elsewhere."""

    phrases: tuple[Phrase, ...]
    other_agencies: tuple[OtherAgency, ...]

    def under(self, top: "Vocabulary") -> "Vocabulary":
        """These words with others laid on top, which win where both have the same ones."""
        texts = (*(each.text for each in top.phrases), *(each.text for each in top.other_agencies))
        own = set(map(strip_spaces, texts))
        if not own:
            return self
        return Vocabulary(
            (*(each for each in self.phrases if strip_spaces(each.text) not in own), *top.phrases),
            (*(each for each in self.other_agencies if strip_spaces(each.text) not in own), *top.other_agencies),
        )


def entries(law: Law, phrases: Iterable[Phrase], other_agencies: Iterable[OtherAgency] = ()) -> list[Entry]:
    """What a task is compared with: every version of every duty, the phrases, the tasks of other agencies."""
    duties = [
        Entry(LAW, version.words.text, (duty_of(version).key,))
        for citation, versions in law.versions.items()
        for version in versions
        if law.structure.names_task(citation, version.words.text)
    ]
    vocabulary = [
        Entry(PHRASE, phrase.text, tuple(duty.key for duty in phrase.duties), phrase.source)
        for phrase in phrases
        if phrase.duties
    ]
    others = [Entry(OTHER_AGENCY, task.text, (task.agency,), task.source) for task in other_agencies]
    return [*duties, *vocabulary, *others]
