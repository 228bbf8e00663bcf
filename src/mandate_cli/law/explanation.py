"""What one clause of an instrument did: the provisions it touched, before and after."""

from __future__ import annotations

from typing import NamedTuple

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.absence import absence
from mandate_cli.law.citation import Citation
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import Cause, Provision
from mandate_cli.messages import Message

INSERTED, REPEALED, REPLACED, SAME = "inserted", "repealed", "replaced", "same-words"


class Effect(NamedTuple):
    """What a clause did to a provision: the version it ended and the one it began; None where it did not."""

    before: Provision | None
    after: Provision | None

    @property
    def citation(self) -> Citation:
        """The provision."""
        return next(each.citation for each in self if each)

    @property
    def cause(self) -> Cause:
        """What the clause ordered."""
        ended = self.before.ended_by if self.before else None
        return ended or self.after.by  # type: ignore[union-attr]

    @property
    def kind(self) -> str:
        """``INSERTED``, ``REPEALED``, ``REPLACED``; or ``SAME`` where a label has the same words as before."""
        if self.before is None:
            return INSERTED
        if self.after is None:
            return REPEALED
        return SAME if self.before.words.text == self.after.words.text else REPLACED


class Explanation(NamedTuple):
    """A clause, its own words where it is one that amends, what it ordered, and what that did, in the order of the law.

    A clause without orders leaves the text as it is. What it says of provisions without changing them stands among the
    orders.
    """

    clause: Citation
    words: Provision | None
    orders: tuple[Cause, ...]
    effects: tuple[Effect, ...]


def explain(law: Law, mandate: Mandate, citation: Citation) -> Explanation:
    """What a clause did, whatever the day; of a citation inside one, what it did to that.

    Raises MandateError, nothing found, if there is no such clause, its text is not held, or it did nothing to that.
    """
    whole = _explain(law, mandate, citation.top)
    if citation == whole.clause:
        return whole
    effects = tuple(effect for effect in whole.effects if effect.citation.within(citation))
    if not effects:
        raise MandateError(*_untouched(law, mandate, citation), exit_code=NOTHING_FOUND)
    orders = (order for order in whole.orders if order.target.within(citation) or citation.within(order.target))
    return whole._replace(orders=tuple(orders), effects=effects)


def _untouched(law: Law, mandate: Mandate, citation: Citation) -> tuple[str, Message]:
    """Why a clause did nothing to a provision inside it: another clause made that, or there is no such provision."""
    versions = law.versions.get(citation)
    if not versions:
        return absence(law, mandate, citation)
    by = versions[0].by
    return "no-such-provision", Message(
        "{citation} is by another clause. To see what that did: {command}",
        citation=citation,
        command=f'mandate explain "{by.clause} แห่ง {by.instrument.short_title}"',
    )


def _explain(law: Law, mandate: Mandate, clause: Citation) -> Explanation:
    """What a whole clause did."""
    own = law.versions.get(clause)
    words = own[0] if own and own[0].by.instrument.amends else None
    effects = []
    for citation, versions in law.versions.items():
        ended = next((each for each in versions if each.ended_by and each.ended_by.clause == clause), None)
        begun = next((each for each in versions if each.by.clause == clause), None)
        if (ended or begun) and not (words and citation == clause):
            effects.append(Effect(ended, begun))
    orders = dict.fromkeys(effect.cause for effect in effects)
    if words:
        reserved = (each for _, place, each in law.reserved if place == clause)
        about = ((each.kind, target) for each in reserved for target in each.targets)
        orders |= {Cause(words.by.instrument, clause, *each, words.by.place): None for each in about}
    if not (effects or words):
        raise MandateError(*absence(law, mandate, clause), exit_code=NOTHING_FOUND)
    return Explanation(clause, words, tuple(orders), tuple(effects))
