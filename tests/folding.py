"""The law of a day folded from what counts by that day alone: what ``Law.on`` must give too."""

from __future__ import annotations

from datetime import date

from mandate_cli.law.amendments import Dataset, Insert, Replace
from mandate_cli.law.fold import law
from mandate_cli.law.mandate import Mandate


def fold(dataset: Dataset, day: date) -> Mandate:
    """The mandate on a day; since when the groups are held, and which drafts there are, is said whatever the day."""
    counting = tuple(enactment for enactment in dataset.enactments if enactment.instrument.day <= day)
    known = tuple(each for each in dataset.outstanding if each.instrument.day <= day)
    days = (
        enactment.instrument.day
        for enactment in dataset.enactments
        for operation in enactment.operations
        if isinstance(operation, Insert | Replace)
        if any(entry.citation in dataset.structure.lists for entry in operation.entries)
    )
    mandate = law(dataset._replace(enactments=counting, outstanding=known)).on(day)
    drafts = tuple(enactment.instrument for enactment in dataset.enactments if enactment.draft)
    return mandate._replace(held_from=min(days, default=None), drafts=drafts)
