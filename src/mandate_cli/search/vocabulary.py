"""What people call tasks: phrases that lead to duties, and tasks of other agencies. An opinion, not law."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.thai.normalise import strip_spaces

if TYPE_CHECKING:
    from mandate_cli.search.lineage import Duty


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

    def under(self, top: Vocabulary) -> Vocabulary:
        """These words with others laid on top, which win where both have the same ones."""
        texts = (*(each.text for each in top.phrases), *(each.text for each in top.other_agencies))
        own = set(map(strip_spaces, texts))
        if not own:
            return self
        return Vocabulary(
            (*(each for each in self.phrases if strip_spaces(each.text) not in own), *top.phrases),
            (*(each for each in self.other_agencies if strip_spaces(each.text) not in own), *top.other_agencies),
        )
