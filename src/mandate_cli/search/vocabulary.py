"""What people call tasks: phrases that lead to duties, and tasks of other agencies. An opinion, not law."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mandate_cli.search.lineage import Duty


class Phrase(NamedTuple):
    """Words people use for a task, and the duties they mean, the likelier first.

    ``shared`` says that they are meant to lead to more than two groups.
    """

    text: str
    duties: tuple[Duty, ...]
    shared: bool = False


class OtherAgency(NamedTuple):
    """Words people use for a task that no group here has, and the agency that has it; empty if the data name none."""

    text: str
    agency: str
