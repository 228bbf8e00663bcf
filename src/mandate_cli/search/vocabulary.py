"""What people call things: phrases that lead to duties, and tasks that other agencies have. Not law."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mandate_cli.search.lineage import Duty


class Phrase(NamedTuple):
    """Words people use for a task, and the duties it leads to, the likelier first. Not law.

    ``shared`` says that it is meant to lead to more than two groups.
    """

    text: str
    duties: tuple[Duty, ...]
    shared: bool = False


OTHER_AGENCY = "elsewhere"  # where a task leads that is nobody's here


class OtherAgency(NamedTuple):
    """Words people use for a task that is not the office's, and the agency that usually has it."""

    text: str
    agency: str
