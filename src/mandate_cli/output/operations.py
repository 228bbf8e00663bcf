"""How operations are told: what a clause did, and by what a provision or a version of it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.model import NOT_EXPRESSED, OUTSTANDING, UNENTERED_INSERT, UNENTERED_RENAME, UNENTERED_REPEAL
from mandate_cli.messages import translatable
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from mandate_cli.law.model import Cause, Provision


class Sentences(NamedTuple):
    """What is said of a clause that ``did`` an operation; if that ends texts, of a version that held ``until`` then.

    Of a provision that has no later version, ``remark`` stands behind its text and ``above`` before it.
    """

    did: str
    until: str = ""
    remark: str = translatable("ended on {date}, by {instrument} {clause}, which replaced {target}")
    above: str = translatable("Ended on {date} by {instrument} {clause}, which replaced {target}. It is no longer law:")


_REPEALED = (
    translatable("repealed on {date}, by {instrument} {clause}"),
    translatable("Repealed on {date} by {instrument} {clause}. It is no longer law:"),
)
# By the names of operations in causes and events.
SENTENCES = {
    "enact": Sentences(translatable("enacted {target}")),
    "insert": Sentences(translatable("inserted {target}")),
    "repeal": Sentences(
        translatable("repealed {target}"),
        translatable("{begun}; until {date}, repealed by {instrument} {clause}"),
        *_REPEALED,
    ),
    "replace": Sentences(
        translatable("replaced {target}"), translatable("{begun}; until {date}, replaced by {instrument} {clause}")
    ),
    "rename": Sentences(
        translatable("renamed {target}"), translatable("{begun}; until {date}, renamed by {instrument} {clause}")
    ),
    "substitute": Sentences(
        translatable("substituted words in {target}"),
        translatable("{begun}; until {date}, reworded by {instrument} {clause}"),
    ),
    "correct": Sentences(
        translatable("corrected {target}"), translatable("{begun}; until {date}, corrected by {instrument} {clause}")
    ),
    "move": Sentences(
        translatable("moved {target} to {to}"),
        translatable("{begun}; until {date}, moved to {to} by {instrument} {clause}"),
        translatable("moved to {to} on {date}, by {instrument} {clause}"),
        translatable("Moved to {to} on {date} by {instrument} {clause}. It is no longer law here:"),
    ),
    "no-effect": Sentences(translatable("left the text as it is")),
    "transitional": Sentences(translatable("has a transitional provision on {target}")),
    NOT_EXPRESSED: Sentences(translatable("changed {target} in a way that is not shown here")),
    OUTSTANDING: Sentences(
        translatable("replaced {target}; not entered here yet"),
        translatable("{begun}; until {date}, replaced by {instrument} {clause}, which is not entered here yet"),
        above=translatable("Replaced on {date} by {instrument} {clause} (text not held: see {gazette}). Old text:"),
    ),
    UNENTERED_INSERT: Sentences(translatable("inserted {target}; not entered here yet")),
    UNENTERED_REPEAL: Sentences(
        translatable("repealed {target}; not entered here yet"),
        translatable("{begun}; until {date}, repealed by {instrument} {clause}, which is not entered here yet"),
        *_REPEALED,
    ),
    UNENTERED_RENAME: Sentences(
        translatable("renamed {target}; not entered here yet"),
        translatable("{begun}; until {date}, renamed by {instrument} {clause}, which is not entered here yet"),
        above="",  # a caveat says more
    ),
}
OLD_WORDS = translatable(
    "{begun}; its words had been replaced on {date}, by {instrument} {clause}, which is not entered here yet"
)
LEFT_OUT = translatable("{begun}; until {date}, ended by {instrument} {clause}, which replaced {target}")


def ended(provision: Provision, end: Cause) -> dict[str, object]:
    """What the sentences on the end of a provision or a version of it name."""
    to = provision.citation.moved(end.target, end.to) if end.to else ""
    by, day = end.instrument, date_text(end.instrument.day)
    return {**end._asdict(), "to": to, "date": day, "gazette": by.gazette or by.title}
