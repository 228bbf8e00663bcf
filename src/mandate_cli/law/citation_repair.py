"""The citation that was meant by what is not one: brackets, dots or spaces missing, a misspelled มาตรา."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mandate_cli.law.citation import CLAUSE, SECTION, Citation
from mandate_cli.thai.keyboard import kedmanee, on_thai_keys
from mandate_cli.thai.normalise import has_thai, normalise, strip_marks

_LONGEST = 100  # letters of a citation, with what was mistyped
_LABEL = r"\d+(?:/\d+)?|[ก-ฮ](?:/\d+)?"
# What people write for the two, without signs above and below the line.
_CALLED = {CLAUSE: "ขอ ข clause", SECTION: "มาตรา มตรา มาตา มาตร ม section sec s article"}


def citation(text: str) -> Citation | None:
    """The citation meant by what may not be one: brackets, dots or spaces missing or too many, a misspelled มาตรา.

    Without ข้อ or มาตรา it is a ข้อ. None if more than that is amiss; whether there is such a provision is not asked.
    """
    match = re.match(r"([^\d(]*?)[\s.]*\(?(\d.*)\Z", normalise(text))
    if not match:
        return None
    called = strip_marks(match[1].strip(" ."))
    kind = next((kind for kind, words in _CALLED.items() if called in words.split()), None if called else CLAUSE)
    labels = re.findall(_LABEL, match[2])
    if kind is None or re.sub(_LABEL, "", match[2]).strip("().,:-[] "):
        return None
    return Citation(kind, tuple(labels))


def citations(text: str) -> Iterator[Citation]:
    """Every citation that may have been meant, the likelier first: as written, and by the keys of a Thai keyboard.

    One without ข้อ or มาตรา may be either.
    """
    spelled = [text] if len(text) <= _LONGEST else []
    if spelled and not has_thai(text):
        spelled += (re.sub(others, lambda run: kedmanee(run[0]), text) for others in (r"[^\d().]+", r"\D+"))
        spelled += (meant for meant, _ in on_thai_keys(text))
    for each in dict.fromkeys(map(normalise, spelled)):
        meant = citation(each)
        if meant:
            yield meant
            if each[:1].isdigit():
                yield Citation(SECTION, meant.labels)


def held(text: str, provisions: Iterable[Citation]) -> Citation | None:
    """The likeliest citation that may have been meant of a provision that there is, with its instrument."""
    known: dict[Citation, Citation] = {}
    wanted = list(citations(text))
    for provision in provisions if wanted else ():
        known.setdefault(provision.of(""), provision)
    return next((known[meant] for meant in wanted if meant in known), None)
