"""Pages that answer questions in everyday words: who handles a task, and where words stand in the law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mandate_cli.law.mandate import Mandate
from mandate_cli.law.model import Group
from mandate_cli.messages import Counted, Message, translatable
from mandate_cli.output.page import Page, Piece, Record, in_a_row, say
from mandate_cli.output.pages import remarks
from mandate_cli.thai.dates import date_text
from mandate_cli.thai.normalise import has_thai, normalise, places, widened

if TYPE_CHECKING:
    from mandate_cli.law.citation import Citation
    from mandate_cli.search.lineage import Lapsed
    from mandate_cli.search.tasks import Answer, Evidence, Handler
    from mandate_cli.search.text import Found, Hit


def several_tasks(answers: Iterable[Answer], mandate: Mandate) -> Page:
    """The answers to the tasks of a question that asks for several at once, each under its own words."""
    page: Page = [[say("caveat", "These may be several tasks; each is answered by itself.")]]
    for answer in answers:
        page += [(), [("name", f"“{answer.query}”")], *who_handles(answer, mandate)]
    return page


def who_handles(answer: Answer, mandate: Mandate, meant: str | None = None) -> Page:
    """The groups that handle a task, each with how likely that is, the duties that say so, and why.

    If nobody is known to handle it, the page says so, and which agency does or, marked as no answer, which duties come
    closest; and what to try next.
    """
    from mandate_cli.search.tasks import ELSEWHERE, NAMED, SEVERAL

    query = answer.query
    template = translatable("“{typed}” was read as “{meant}”.")
    page: Page = [[say("caveat", template, typed=typed, meant=word)] for typed, word in answer.corrected]
    if answer.kind == NAMED:
        return [*_see(query, answer.see), *_handlers(answer.handlers, query, certainty=False)]
    if answer.kind == SEVERAL:
        unit = mandate.structure.word_for(handler.group.name for handler in answer.handlers)
        page.append([say("caveat", "This question is not clear yet; it may be for any {unit} below:", unit=unit)])
    elif sum(handler.likely for handler in answer.handlers) > 1:
        page.append([say("plain", "This task is probably shared:")])
    if answer.handlers:
        return [*page, *_handlers(answer.handlers, query)]
    if answer.other_agency or answer.kind == ELSEWHERE:
        template = translatable("“{query}” is not a task of this office.")
        if answer.other_agency:
            template = translatable("“{query}” is not a task of this office. Usually: {agency}.")
        page.append([say("plain", template, query=query, agency=answer.other_agency)])
        return [*page, *([[_by_own_file(answer.source)]] if answer.source else [])]
    if not mandate.groups:
        return [*page, [say("plain", "No units are known for this day.")]]
    if meant and not answer.lapsed:
        return _meant(meant, "who-handles")
    return [*page, *_nobody(answer, mandate.unit)]


def _nobody(answer: Answer, unit: str) -> Page:
    """That nobody is known to handle a task; the duties that were meant once, or what to try and what comes closest."""
    page: Page = [[say("plain", "No {unit} here is known to handle “{query}”.", unit=unit, query=answer.query)]]
    if answer.lapsed:
        return [*page, *map(_lapsed, answer.lapsed)]
    page += _what_next(answer)
    if answer.closest:
        page += [(), [say("caveat", "This is no answer, only what comes closest:")], ()]
        page += _handlers(answer.closest, answer.query, certainty=False)
    if answer.rest:
        group, duty = answer.rest
        template = translatable(
            "If it is internal business of the office that is no other unit’s task, the law gives it to {group}:"
        )
        page += [(), [say("plain", template, group=group.name)]]
        # How it is printed answers nothing here.
        slips = [("detail", remark) for _, remark in remarks(duty, cause=False)]
        page.append(Record([("citation", str(duty.citation))], [("plain", duty.words.text)], slips))
    return page


def _by_own_file(source: str) -> Piece:
    return say("caveat", "from the office’s own file {file}", file=source)


def _what_next(answer: Answer) -> Page:
    """What to try after a question that found nobody."""
    if not any(map(str.isalpha, answer.query)):
        return [[say("remark", "Type what it is about, in words.")]]
    said = []
    if answer.strange:
        words = ", ".join(f"“{word}”" for word in answer.strange)
        said.append(Message("No task here is called {words}.", words=words))
    if not has_thai(answer.query):
        said.append(Message("Ask in Thai: the law and what questions are compared with are Thai."))
    said.append(
        Message("Try other words: what happened, or what it is about; “mandate search” finds words in the law.")
    )
    return [in_a_row([("remark", str(sentence)) for sentence in said])]


def _see(query: str, named: Group | Citation | None) -> Page:
    """How to see what a question only names."""
    if named is None:
        return []
    if isinstance(named, Group):
        template = translatable("The duties of {name}: “mandate duties {number}”.")
        return [[say("plain", template, name=named.name, number=named.number)]]
    template = translatable('“{query}” is a citation. Its text: “mandate show "{citation}"”.')
    return [[say("plain", template, query=query, citation=named)]]


def _handlers(handlers: Iterable[Handler], query: str, *, certainty: bool = True) -> Page:
    page: Page = []
    for handler in handlers:
        if page:
            page.append(())
        group = handler.group
        title = [("name", group.name), ("plain", "  "), ("citation", str(group.line.citation))]
        if certainty:
            said = Message("likely") if handler.likely else Message("possible")
            title += [("plain", "  "), ("plain" if handler.likely else "caveat", str(said))]
        page.append(title)
        if certainty and not handler.likely and not any(evidence.matched for evidence in handler.evidence):
            page.append([say("caveat", "No question like this one is known here; its words point to this.")])
        page += [_evident(evidence, query) for evidence in handler.evidence]
    return page


def _evident(evidence: Evidence, query: str) -> Record:
    """A duty, what the question was compared with, and the words of the question marked in its text."""
    said = remarks(evidence.provision, cause=True)
    if evidence.matched:
        template = translatable(
            "by the law’s own words “{words}”"
            if evidence.via == "text"
            else "compared with similar questions: “{words}”"
        )
        same = normalise(evidence.matched) == normalise(query)  # which tells a reader nothing
        said.insert(0, say("detail" if same else "remark", template, words=evidence.matched))
        if evidence.source:
            said.insert(1, _by_own_file(evidence.source))
    if evidence.by_succession:
        said.insert(0, say("caveat", "taken for the same duty in other words"))
    text = evidence.provision.words.text
    spans = sorted({span for word in evidence.words for span in places(word, text)})
    return Record([("citation", str(evidence.provision.citation))], _marked(text, spans), said)


def _lapsed(lapsed: Lapsed) -> Record:
    """A duty that nobody has on the day, and since when or until when a group had it."""
    template = _LAPSED[bool(lapsed.until), lapsed.nobody]
    provision = lapsed.provision
    remark = say("caveat", template, date=date_text(lapsed.until or lapsed.since))
    return Record([("citation", str(provision.citation))], [("plain", provision.words.text)], [remark])


_LAPSED = {  # whether the day is that of the end, and whether nobody has or had it then
    (True, True): translatable("was a duty until {date}; in the keeper’s opinion it is nobody’s since"),
    (True, False): translatable("was a duty until {date}; which duty it became is not said here"),
    (False, True): translatable("is a duty only from {date} on; in the keeper’s opinion it was nobody’s before"),
    (False, False): translatable("is a duty only from {date} on; who had it before is not said here"),
}


def search(query: str, found: Found, limit: int, meant: str | None = None, see: Citation | None = None) -> Page:
    """The provisions found, what matched marked; or nearly the same words, said to be so; or what was meant."""
    from mandate_cli.search.text import SOME

    page = _see(query, see)
    if meant and not found.nearly:
        return [*page, *_meant(meant, "search")]
    if found.hits:
        if found.hits[0].how == SOME:
            page.append([say("caveat", "No provision has all of these words; these have some of them:")])
        return [*page, *_hits(found.hits, limit)]
    if found.nearly:
        template = translatable("“{typed}” is not in the texts held here; nearly the same is “{meant}”.")
        for typed, word in found.meant:
            page.append([say("caveat", template, typed=typed, meant=word)])
        return [*page, (), *_hits(found.nearly, limit)]
    if not see:
        page.append([say("plain", "Nothing in the texts held here has “{query}”.", query=query)])
        page.append([say("remark", "The law may say it in other words; “mandate who-handles” takes everyday ones.")])
    return page


def _hits(hits: Sequence[Hit], limit: int) -> Page:
    from mandate_cli.search.text import TEXT

    page: Page = []
    for hit in hits[:limit]:
        said = remarks(hit.provision, cause=True)
        text = hit.provision.words.text
        if hit.where != TEXT:
            said.insert(0, ("caveat", str(_elsewhere(hit))))
        if hit.group:
            said.insert(0, ("plain", hit.group.name))
        marked = _marked(text, hit.spans if hit.where == TEXT else ())
        page.append(Record([("citation", str(hit.provision.citation))], marked, said))
    if len(hits) > limit:
        total = Counted(
            len(hits),
            "{shown} of {count} provision.",
            "{shown} of {count} provisions; all of them with --limit {count}.",
            shown=limit,
        )
        page += [(), [("plain", str(total))]]
    return page


def _elsewhere(hit: Hit) -> Message:
    """That the words stand not in our reading of the text."""
    from mandate_cli.search.text import NOTE

    text = hit.provision.words.as_printed
    template = translatable("“{words}” stands only in the words that the source prints")
    if hit.where == NOTE:
        text, template = hit.provision.words.note, translatable("“{words}” stands only in the note")
    return Message(template, words=" … ".join(str(text)[start:end] for start, end in hit.spans))


def _meant(words: str, command: str) -> Page:
    """What a question typed with the wrong keyboard was meant for, and how to ask it."""
    template = translatable("Did you mean “{meant}”? Then type: {command}")
    return [[say("caveat", template, meant=words, command=f"mandate {command} {words}")]]


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces, at = list[Piece](), 0
    for start, end in (widened(text, *span) for span in spans):
        if start >= at:
            pieces += [("plain", text[at:start]), ("match", text[start:end])]
            at = end
    return [*pieces, ("plain", text[at:])]
