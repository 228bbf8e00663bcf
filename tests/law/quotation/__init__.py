"""Tests of citations and quotations, with what several of them need."""

from __future__ import annotations

from datetime import date

from mandate_cli.law.quotation import Verdict

TODAY = date(2024, 6, 1)  # of texts without a day
TITLE = "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา"
FOREIGN = "“ดำเนินงานวิเทศสัมพันธ์”"  # the words of ข้อ 7 (8) (ฌ)


def told(verdict: Verdict) -> str:
    """A verdict in a few words: what is cited, and the verdict or the reason why there is none."""
    outcome = verdict.reason if verdict.verdict == "cannot-tell" else verdict.verdict
    return f"{verdict.citation or '?'} {outcome}"
