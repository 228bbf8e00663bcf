"""What holds of citations in any text: they are found, cut at whole letters, and never confirmed by empty words."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import Checker, Verdict
from mandate_cli.law.quotation.find import find
from mandate_cli.law.quotation.verdict import CANNOT_TELL
from mandate_cli.thai.normalise import uncut
from tests.law.quotation.test_table import ROWS, TODAY, Row

# Words of which none names an instrument, a label or anything before it, nor joins two of them.
WORDS = ["โรงเรียน", "นักเรียน", "ผู้ปกครอง", "อาคาร", "สนามกีฬา", "ห้องสมุด", "เมื่อวานนี้", "รวดเร็ว", "สวยงาม", "เดินทาง"]
WORDS += ["ประชุมครู", "อาหารกลางวัน", "ดนตรีไทย", "กระดาษ", "ปากกา", "ทะเล", "ภูเขา", "ฝนตก", "ขอบคุณ", "ยินดี", "สบายดี"]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
MARKS = set("“”\"'«»‘’")
# A quotation without marks, and so words of the law that are not read, is one only if it is all of its line.
UNMARKED = {
    row.id
    for row in ROWS
    if row.id.startswith("unread-") or (any("quotation" in each for each in row.expected) and not set(row.text) & MARKS)
}
rows = st.sampled_from(ROWS)


def test_every_printed_citation_is_found(law: Law, checker: Checker) -> None:
    """A citation as the program prints it, alone or behind a short title, is found between any words."""

    @given(st.sampled_from(list(law.versions)), sentences, sentences)
    def found(citation: object, before: str, after: str) -> None:
        bound = next(each for each in law.versions if each is citation)
        title = law.instrument(bound).short_title
        for written in (str(bound), f"{title} {bound}"):
            verdicts = checker.text(f"{before} {written} {after}")
            start = len(before) + 1 + len(written) - len(str(bound))
            spans = [verdict.span for verdict in verdicts if verdict.citation == str(bound)]
            assert spans == [(start, start + len(str(bound)))]
        assert verdicts[0].instrument
        assert verdicts[0].instrument.id == bound.instrument

    found()


@given(rows, rows, sentences, st.sampled_from([" ", "\n", "\n\n", "”", "(", "“"]))
def test_spans_are_whole_and_apart(first: Row, second: Row, words: str, between: str) -> None:
    """Spans do not overlap, but for the members of a range, and cut no vowel or sign from its letter."""
    text = f"{first.text}{between}{words} {second.text}"
    spans = [block.span(reference.start, reference.end) for block in find(text) for reference in block.references]
    for start, end in spans:
        assert text[start:end].strip() == text[start:end] != ""
        assert uncut(text, start, end)
    for one, other in pairwise(sorted(set(spans))):
        assert one[1] <= other[0]


def confirmed(verdicts: list[Verdict]) -> list[str]:
    """The citations in force, as written; not the quotations that are known by their words alone."""
    return [verdict.input for verdict in verdicts if verdict.right and verdict.input[0] not in MARKS]


def test_empty_words_confirm_nothing(checker: Checker) -> None:
    """Words that name nothing, before, behind or between the words of a text, put nothing in force that was not.

    Where a verdict hangs on what is said beside a citation, and in a list of quotations, words between may part what
    belongs together: they stand at the ends.
    """

    @given(rows.filter(lambda row: row.day == TODAY and row.id not in UNMARKED), sentences, st.data())
    def holds(row: Row, words: str, data: st.DataObject) -> None:
        whole = [
            block.span(start, end)
            for block in find(row.text)
            for start, end in (
                *((mention.start, mention.end) for mention in block.mentions),
                *((reference.start, reference.end) for reference in block.references),
            )
            if end > start
        ]
        judged = checker.text(row.text)
        spaces = [at for at, letter in enumerate(row.text) if letter == " "]
        if row.text.count("“") > 1 or any(verdict.verdict == CANNOT_TELL for verdict in judged):
            spaces = []
        places = [0, len(row.text), *(at for at in spaces if not any(start <= at <= end for start, end in whole))]
        at = data.draw(st.sampled_from(places))
        changed = f"{row.text[:at]} {words} {row.text[at:]}"
        before = confirmed(judged)
        after = confirmed(checker.text(changed))
        assert len(after) <= len(before), changed

    holds()


def _time(checker: Checker, text: str) -> float:
    begun = time.process_time()
    assert checker.one(text)
    return time.process_time() - begun


@pytest.mark.long
@pytest.mark.parametrize(
    "unit",
    [
        "ตามข้อ 7 (8) (ฌ) แห่งประกาศฯ “ดำเนินงานวิเทศสัมพันธ์” และมาตรา 37 (1) ครับ ",
        "ข้อ 7 (1) กลุ่ม ",
        "ประกาศดังกล่าว และข้อเดียวกัน (1) ",
        "(1) และ ",
        "(ก)",
        "“",
        '"',
        "1",
    ],
)
def test_a_long_line_takes_its_share_of_time(checker: Checker, unit: str) -> None:
    """A line of a piece repeated without end takes eight times as long for eight times the length, not 64 times."""
    spent = []
    for length in (1_000, 8_000):
        text = (unit * length)[:length]
        spent.append(min(_time(checker, text) for _ in range(3)))
    assert spent[1] < 30 * max(spent[0], 0.01)
