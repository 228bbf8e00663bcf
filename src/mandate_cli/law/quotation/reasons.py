"""Why a citation or a quotation is not plainly right or wrong: a sentence for each code."""

from __future__ import annotations

from mandate_cli.law.quotation.naming import ANOTHER_LAW
from mandate_cli.messages import translatable

REASONS = {
    ANOTHER_LAW: translatable("another law or document; it is not judged"),
    f"{ANOTHER_LAW}:named": translatable("{named} is another law or document; it is not judged"),
    "no-such-instrument": translatable("no instrument held here has this title, number, year and day"),
    "unclear-title": translatable("which instrument is meant is not clear"),
    "no-antecedent": translatable(
        "nothing before it in this paragraph says which instrument is meant; names above a blank line are not taken"
    ),
    "own-heading": translatable("it looks like the heading of one of the text’s own clauses"),
    "own-item": translatable("the text has an item of this number itself"),
    "another-law-before": translatable("the last law named before it is another one"),
    "several-instruments": translatable("several instruments could be meant"),
    "range-runs-backwards": translatable("the range runs backwards"),
    "range-not-listable": translatable("what stands in this range cannot be listed"),
    "no-clause-named": translatable("it does not say of which clause or section"),
    "damaged-text": translatable("the text is damaged here"),
    "no-label": translatable("what stands in brackets labels no item"),
    "digits-apart": translatable("the digits stand apart; it may be one number or two"),
    "no-number": translatable("the clause or section has no number"),
    "item-or-list-mark": translatable("it may be an item or the mark of a list"),
    "number-or-count": translatable("it may be a clause or a count"),
    "words-between": translatable("the words between the citation and the quotation are not understood"),
    "another-unit": translatable("the words between name another unit than the one that it is about"),
    "words-without-marks": translatable("the words behind it may be a quotation; if so, put it in quotation marks"),
    "quotation-not-closed": translatable("the quotation is not closed"),
    "no-division": translatable("{citation} is held without a division into paragraphs or parts"),
    "part": translatable("a part of its text"),
    "too-short": translatable("the quotation is too short to be told from other words"),
    "denial-left-out": translatable("the quotation leaves out a denial or a condition that belongs to it"),
    "perhaps-cut": translatable("the quotation may begin or end inside a word of the law"),
    "cut-word": translatable("the quotation begins or ends inside a word of the law"),
    "damaged-quotation": translatable("the quotation is damaged; but for lost signs and spaces it would be equal"),
    "unreadable": translatable("the text here cannot be read"),
    "no-citation": translatable("there is no citation in it, and these are not words of this law"),
    "several-provisions": translatable("words of {count} provisions: {citations}"),
}
