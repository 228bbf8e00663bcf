"""A verdict on a citation or a quotation, and a sentence for each reason why it is not plainly right or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.quotation.naming import ANOTHER_LAW
from mandate_cli.law.quotation.resolve import OWN_HEADING
from mandate_cli.messages import Message, translatable

if TYPE_CHECKING:
    from datetime import date

    from mandate_cli.law.citation import Citation
    from mandate_cli.law.model import Cause, Instrument, Provision

IN_FORCE, WAS_IN_FORCE, NOT_YET = "in-force", "was-in-force", "not-yet-in-force"
TEXT_DIFFERS, NO_SUCH, CANNOT_TELL = "text-differs", "no-such-provision", "cannot-tell"
VERDICTS = (IN_FORCE, WAS_IN_FORCE, NOT_YET, TEXT_DIFFERS, NO_SUCH, CANNOT_TELL)

REASONS = {
    ANOTHER_LAW: translatable("another law or document; it is not judged"),
    f"{ANOTHER_LAW}:named": translatable("{named} is another law or document; it is not judged"),
    "no-such-instrument": translatable("no instrument held here has this title, number, year and day"),
    "unclear-title": translatable("which instrument is meant is not clear"),
    "no-antecedent": translatable(
        "nothing before it in this paragraph says which instrument is meant; names above a blank line are not taken"
    ),
    "not-above": translatable("it is said to stand above, and the text cites it nowhere else"),
    "not-named": translatable("the text nowhere names {instrument}; if that is meant, name it there"),
    OWN_HEADING: translatable("it looks like the heading of one of the text’s own clauses"),
    "own-item": translatable("the text has an item of this number itself"),
    "another-law-before": translatable("the last law named before it is another one"),
    "another-law-before:named": translatable("the last law named before it, {named}, is another one"),
    "several-instruments": translatable("several instruments could be meant"),
    "range-runs-backwards": translatable("the range runs backwards"),
    "range-not-listable": translatable("what stands in this range cannot be listed"),
    "no-clause-named": translatable("it does not say of which clause or section"),
    "damaged-text": translatable("the text is damaged here"),
    "in-english": translatable("citations in English are not understood"),
    "no-label": translatable("what stands in brackets labels no item"),
    "digits-apart": translatable("the digits stand apart; it may be one number or two"),
    "no-number": translatable("the clause or section has no number"),
    "item-or-list-mark": translatable("it may be an item or the mark of a list"),
    "number-or-count": translatable("it may be a clause or a count"),
    "blank-line": translatable("a blank line or the edge of a cell stands between it and the citation above it"),
    "denied": translatable("the words around the quotation may say that it is not the law"),
    "said-ended": translatable("the text says that it is not in force"),
    "another-day": translatable("it was not in force on the day, or since the day, that the text says"),
    "another-count": translatable("it has another number of items than the text says"),
    "other-amendment": translatable("the amendment named with it is not held here, or did something else"),
    "of-others": translatable("it is said to be the words or the duty of others than this law and its office"),
    "words-between": translatable("the words between the citation and the quotation are not understood"),
    "another-unit": translatable("the words beside it name another unit than the one that it is about"),
    "another-provision": translatable("the words before it are those of another provision"),
    "words-without-marks": translatable("the words beside it may be a quotation; if so, put it in quotation marks"),
    "other-words": translatable("the words in quotation marks are not like its own; they may be a name or speech"),
    "words-in-marks": translatable("what else stands in its quotation marks is not clearly quoted"),
    "quotation-not-closed": translatable("the quotation is not closed"),
    "no-division": translatable("{citation} is held without a division into paragraphs or parts"),
    "part": translatable("a part of its text"),
    "too-short": translatable("the quotation is too short to be told from other words"),
    "denial-left-out": translatable("the quotation leaves out a denial or a condition that belongs to it"),
    "perhaps-cut": translatable("the quotation may begin or end inside a word of the law"),
    "cut-word": translatable("the quotation begins or ends inside a word of the law"),
    "damaged-quotation": translatable("the quotation is damaged; but for lost signs and spaces it would be equal"),
    "damaged-quotation:differs": translatable("the quotation is damaged; some of what differs may be damage"),
    "unreadable": translatable("the text here cannot be read"),
    "no-citation": translatable("there is no citation in it, and these are not words of this law"),
    "account": translatable("what is held here is the source’s account of it, not its own words"),
    "several-provisions": translatable("words of {count} provisions: {citations}"),
}


class Place(NamedTuple):
    """Where in a file something stands, counted from 1; None where the file does not say."""

    page: int | None = None
    paragraph: int | None = None
    line: int | None = None

    def down(self, lines: int) -> Place:
        """The place so many lines or paragraphs further down."""
        if self.paragraph is not None:
            return self._replace(paragraph=self.paragraph + lines)
        return self if self.line is None else self._replace(line=self.line + lines)


class Verdict(NamedTuple):
    """What is to be said of a citation or a quotation on a day.

    ``input`` and ``span`` are the passage and its place in the text; ``citation`` is how the program writes it, empty
    if no label was read. ``by`` is what put the version in force where it is, or ended it. ``difference`` is the law's
    text with ``[-…-]`` around what only the quotation has and ``{+…+}`` around what it lacks. ``found_in`` are the
    provisions in which quoted words stand instead. ``compared`` is True where its words were compared with the law's,
    False where words without quotation marks stand behind it that were not, else None. ``reason`` is a code, and
    ``remark`` a sentence, for all but the plain cases.
    """

    input: str
    span: tuple[int, int]
    verdict: str
    citation: str = ""
    instrument: Instrument | None = None
    provision: Provision | None = None
    begins: date | None = None
    ends: date | None = None
    by: Cause | None = None
    quotation: str | None = None
    difference: str | None = None
    found_in: tuple[Citation, ...] = ()
    compared: bool | None = None
    reason: str = ""
    remark: Message | None = None
    place: Place | None = None

    def told(self, reason: str, **fields: object) -> Verdict:
        """The same verdict with a reason of ``REASONS``."""
        return self._replace(reason=reason.partition(":")[0], remark=Message(REASONS[reason], **fields))

    @property
    def another_law(self) -> bool:
        """Whether it is of a law that is not held here, and so not judged."""
        return self.reason == ANOTHER_LAW

    @property
    def outside(self) -> bool:
        """Whether it is of another law, or of the text itself, and so not judged."""
        return self.reason in {ANOTHER_LAW, OWN_HEADING}

    @property
    def right(self) -> bool:
        """Whether the law held here has this in force, and quoted rightly."""
        return self.verdict == IN_FORCE
