"""What a question is compared with: the law's own words, phrases people use, and tasks of other agencies."""

from collections.abc import Callable
from typing import NamedTuple

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
