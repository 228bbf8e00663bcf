"""What ``cite`` answers: a page of verdicts with a summary, and the records of its JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from mandate_cli.law.quotation.verdict import CANNOT_TELL, IN_FORCE, NO_SUCH, NOT_YET, TEXT_DIFFERS, WAS_IN_FORCE, Place
from mandate_cli.messages import Counted, Message, listed, translatable
from mandate_cli.output import as_json
from mandate_cli.output.page import Page, Piece, Record, say
from mandate_cli.thai.dates import date_text
from mandate_cli.thai.display import width

if TYPE_CHECKING:
    from mandate_cli.law.mandate import Mandate
    from mandate_cli.law.quotation import Verdict

_SAYS = {
    IN_FORCE: translatable("in force since {begins}"),
    WAS_IN_FORCE: translatable("was in force from {begins} until {ends}, ended by {instrument} {clause}"),
    NOT_YET: translatable("not yet in force"),
    TEXT_DIFFERS: translatable("in force since {begins}, but the text differs"),
    NO_SUCH: translatable("no such provision"),
    CANNOT_TELL: translatable("cannot tell"),
}
_DIFFERED = translatable(
    "was in force from {begins} until {ends}, ended by {instrument} {clause}, and its text differed"
)
_EARLIEST = {  # of what is held as amended: since which day it reads so is not known
    IN_FORCE: translatable("in force since {begins} at the earliest"),
    TEXT_DIFFERS: translatable("in force since {begins} at the earliest, but the text differs"),
}
_ABSENT = {"not-in-source", "not-entered", "not-held", NO_SUCH}  # reasons that are sentences, and say the verdict
_OTHER, _OWN = "other", "own"  # what the summary counts apart: citations of other laws, clauses of the text
_PART = 500  # records of a part of a page
_SHOWN = 60  # letters of a passage or a quotation on a page


def records(verdicts: Iterable[Verdict], mandate: Mandate) -> Iterator[dict[str, Any]]:
    """The data of ``cite``: one record for each citation, in the order of the text. Spans count characters."""
    for verdict in verdicts:
        yield {
            "input": verdict.input,
            "span": list(verdict.span),
            "citation": verdict.citation or None,
            "instrument": verdict.instrument.id if verdict.instrument else None,
            "verdict": verdict.verdict,
            "provision": verdict.provision
            and as_json.provision(verdict.provision, mandate, verdict.by if verdict.ends else None),
            "from": as_json.iso(verdict.begins),
            "to": as_json.iso(verdict.ends),
            "by": as_json.cause(verdict.by),
            "quotation": verdict.quotation,
            "difference": verdict.difference,
            "compared": verdict.compared,
            "found_in": [str(citation) for citation in verdict.found_in],
            "reason": {"code": verdict.reason, "message": str(verdict.remark)} if verdict.remark else None,
            "place": verdict.place._asdict() if verdict.place else None,
        }


def parts(verdicts: Iterable[Verdict]) -> Iterator[Page]:
    """The page of a whole text with its summary, in parts of so many records; its columns are alike in all of them.

    The verdicts are read several times.
    """
    widths = [0, 0]
    for verdict in verdicts:
        widths = [max(known, width(text)) for known, (_, text) in zip(widths, _cells(verdict), strict=True)]
    part: Page = []
    for number, verdict in enumerate(verdicts):
        if number and number % _PART == 0:
            yield part
            part = []
        cells = zip(_cells(verdict), widths, strict=True)
        padded = [(style, text + " " * (columns - width(text))) for (style, text), columns in cells]
        part.append(_record(verdict)._replace(cells=padded))
    yield [*part, *below(verdicts, whole=True), (), summary(verdicts)]


def page(verdicts: Iterable[Verdict], others: Mapping[int, str] | None = None) -> Page:
    """One record for each citation: where it stands, what is cited, and the verdict; and for each of ``others``.

    These are what is said of lines without a verdict, by their numbers.
    """
    found = [((verdict.place and verdict.place.line) or 0, _record(verdict, alone=True)) for verdict in verdicts]
    for number, said in (others or {}).items():
        found.append((number, Record([("remark", _placed(Place(line=number))), ("citation", "–")], [("plain", said)])))
    return [record for _, record in sorted(found, key=itemgetter(0))]


def _record(verdict: Verdict, *, alone: bool = False) -> Record:
    return Record(_cells(verdict), [*_named(verdict), *_told(verdict, alone=alone)])


def _cells(verdict: Verdict) -> list[Piece]:
    place = [("remark", _placed(verdict.place))] if verdict.place else []
    return [*place, ("citation", verdict.citation or "–")]


def below(verdicts: Iterable[Verdict], *, whole: bool = False) -> Page:
    """What is said once below a page: how differences are marked, and that words of a whole text were not compared."""
    said = list[Piece]()
    if any(verdict.difference for verdict in verdicts):
        said.append(say("remark", "[-…-]: only in the quotation; {{+…+}}: only in the law"))
    if whole and any(verdict.compared is False for verdict in verdicts):
        said.append(say("plain", "Words without quotation marks behind citations were not compared with the law."))
    return [[piece] for piece in said]


def summary(verdicts: Iterable[Verdict]) -> list[Piece]:
    """How many citations there are, and how many of each verdict."""
    counts = Counter(map(_counted, verdicts))
    total = sum(counts.values())
    if not total:
        return [say("plain", "There is no citation in it.")]
    kinds = (
        Counted(counts[IN_FORCE], "{count} in force", "{count} in force"),
        Counted(counts[WAS_IN_FORCE], "{count} no longer in force", "{count} no longer in force"),
        Counted(counts[NOT_YET], "{count} not yet in force", "{count} not yet in force"),
        Counted(counts[TEXT_DIFFERS], "{count} whose text differs", "{count} whose text differs"),
        Counted(counts[NO_SUCH], "{count} that does not exist", "{count} that do not exist"),
        Counted(counts[CANNOT_TELL], "{count} that cannot be told", "{count} that cannot be told"),
        Counted(counts[_OTHER], "{count} of another law, not judged", "{count} of other laws, not judged"),
        Counted(counts[_OWN], "{count} of the text itself, not judged", "{count} of the text itself, not judged"),
    )
    parts = [kind for kind in kinds if kind.count]
    message = Counted(total, "{count} citation: {parts}", "{count} citations: {parts}", parts=listed(parts))
    return [("name", str(message))]


def _counted(verdict: Verdict) -> str:
    if verdict.outside:
        return _OTHER if verdict.another_law else _OWN
    return verdict.verdict


def _named(verdict: Verdict) -> list[Piece]:
    """The instrument, and the passage if the program writes it otherwise."""
    passage = " ".join(verdict.input.split())
    named = f"{verdict.instrument.short_title}: " if verdict.instrument else ""
    written = f"“{_short(passage).strip('“”')}”: " if passage and passage != verdict.citation else ""
    return [("remark", named), ("plain", written)]


def _told(verdict: Verdict, *, alone: bool = False) -> list[Piece]:
    """The verdict in words, with its reason, the difference and where the words stand.

    Of a citation ``alone``, not of a whole text, also that the words behind it were not compared.
    """
    by = verdict.by
    template = _DIFFERED if verdict.verdict == TEXT_DIFFERS and verdict.ends else _SAYS[verdict.verdict]
    if not verdict.ends and verdict.provision and verdict.provision.by.instrument.amended_in:
        template = _EARLIEST.get(verdict.verdict, template)
    said = Message(
        template,
        begins=date_text(verdict.begins) if verdict.begins else "–",
        ends=date_text(verdict.ends) if verdict.ends else "–",
        instrument=by.instrument.short_title if by else "–",
        clause=by.clause if by else "",
    )
    style = "plain" if verdict.right or verdict.outside else "gone"
    parts: list[list[Piece]] = [[(style, str(said))]]
    if _quoted_rightly(verdict):
        parts.append([say("plain", "quoted rightly")])
    if verdict.outside or verdict.reason in _ABSENT:
        parts = [[(style, str(verdict.remark))]]
    elif verdict.remark and verdict.verdict == CANNOT_TELL:
        parts[0] += [("plain", ": "), ("plain", str(verdict.remark))]
    elif verdict.remark:
        parts.append([("plain", str(verdict.remark))])
    if verdict.found_in and verdict.reason != "several-provisions":  # that reason names them itself
        parts.append([say("plain", "the words stand in {citations}", citations=listed(verdict.found_in))])
    if verdict.difference:
        before = [say("plain", "the text before it differs:"), ("plain", " ")]
        parts.append([*before * (verdict.verdict == CANNOT_TELL), *_marked(verdict.difference)])
    if verdict.verdict == TEXT_DIFFERS and verdict.provision and verdict.provision.words.note:
        parts.append([say("remark", "note: {note}", note=verdict.provision.words.note)])
    if alone and verdict.compared is False and verdict.verdict not in {NO_SUCH, CANNOT_TELL}:
        parts.append([say("plain", "the words behind it were not compared")])
    return [piece for part in parts for piece in (("plain", "; "), *part)][1:]


def _quoted_rightly(verdict: Verdict) -> bool:
    """Whether words with a citation were compared, and are those of the provision itself as they read."""
    compared = verdict.quotation and verdict.compared is not None and not verdict.found_in
    return bool(compared) and verdict.verdict in {IN_FORCE, WAS_IN_FORCE} and verdict.reason != "as-printed"


def _marked(difference: str) -> list[Piece]:
    """A difference in pieces, what only the quotation has and what it lacks in their styles."""
    styles = {"[-": "gone", "{+": "name"}
    parts = re.split(r"(\[-.*?-\]|\{\+.*?\+\})", difference)
    return [(styles.get(part[:2], "plain"), part) for part in parts if part]


def _placed(place: Place) -> str:
    parts = (
        place.page and Message("page {page}", page=place.page),
        place.paragraph and Message("paragraph {number}", number=place.paragraph),
        place.line and Message("line {number}", number=place.line),
    )
    return ", ".join(str(part) for part in parts if part)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
