"""What a question is compared with: the law's own words, phrases people use, and tasks of other agencies."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.mandate import Law
from mandate_cli.search.lineage import duty_of

if TYPE_CHECKING:
    from mandate_cli.search.vocabulary import OtherAgency, Phrase

LAW, PHRASE = "text", "vocabulary"  # by which words an entry leads somewhere, as the JSON calls it
OTHER_AGENCY = "other-agency"  # where a task leads that is nobody's here; it stands among duties and among groups
LAPSED = "lapsed"  # the group of duties that nobody has on the day

# The keys of the groups that have a duty on the day asked, by the duty's key, the likelier first; none if nobody has.
GroupsOf = Callable[[str], tuple[str, ...]]


class Entry(NamedTuple):
    """Words a question is compared with, and where they lead: keys of duties, the likelier first.

    ``via`` is ``LAW``, ``PHRASE`` or ``OTHER_AGENCY``; the last leads to the name of the agency, empty if unnamed.
    ``source`` is the name of the file that an office laid on top, empty for the data's own.
    """

    via: str
    text: str
    to: tuple[str, ...]
    source: str = ""

    @property
    def ours(self) -> bool:
        """Whether the words lead to duties, of whatever day."""
        return self.via != OTHER_AGENCY

    @property
    def duties(self) -> tuple[str, ...]:
        """The duties they lead to; ``OTHER_AGENCY`` stands for what is nobody's here."""
        return self.to if self.ours else (OTHER_AGENCY,)


def entries(law: Law, phrases: "Iterable[Phrase]", other_agencies: "Iterable[OtherAgency]" = ()) -> list[Entry]:
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
