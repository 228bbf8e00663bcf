"""Answers as JSON: the documented shapes, with keys in a fixed order. Dates are ISO, common era.

``FORMAT`` changes only when a key is taken away or comes to mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mandate_cli.dataset.checks import Report
    from mandate_cli.dataset.gazette import Listed
    from mandate_cli.dataset.sorting import Sorted
    from mandate_cli.errors import MandateError
    from mandate_cli.law.changes import Change
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.explanation import Explanation
    from mandate_cli.law.history import Event, Shown
    from mandate_cli.law.mandate import Mandate
    from mandate_cli.law.model import Cause, Caveat, Group, Provision
    from mandate_cli.output.skeleton import Skeleton
    from mandate_cli.search.lineage import Succession
    from mandate_cli.search.tasks import Answer, Handler
    from mandate_cli.search.text import Found, Hit


FORMAT = 2
_RAW = "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_UNDECODED = "[\udc80-\udcff]+"  # how Python holds the bytes of a path that it could not decode


def dumps(value: Any) -> str:
    r"""One line of JSON: Thai unescaped, control characters escaped, undecodable bytes as the text ``\xff``."""
    import json

    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():  # nearly always, and faster than the pattern
        return text
    text = re.sub(_UNDECODED, _decoded, text)
    return re.sub(_RAW, lambda match: f"\\u{ord(match[0]):04x}", text)


def _decoded(match: re.Match[str]) -> str:
    """Undecoded bytes as UTF-8, or written out, for a string of JSON."""
    found = match[0].encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return found.replace("\\", "\\\\")


def envelope(
    command: str, day: date, data: Any, caveats: Iterable[Caveat] = (), mandate: Mandate | None = None
) -> dict[str, Any]:
    """The object around every command's answer.

    ``amended_to`` is null before the first instrument, and without a mandate: of what works where there can be none.
    """
    amended_to = mandate.instruments[-1].title if mandate and mandate.instruments else None
    return {
        "format": FORMAT,
        "command": command,
        "as_of": day.isoformat(),
        "amended_to": amended_to,
        "caveats": [
            {
                "code": caveat.code,
                "message": str(caveat.message),
                "citations": [cited(citation) for citation in caveat.citations],
            }
            for caveat in caveats
        ],
        "data": data,
    }


def error(failure: MandateError) -> dict[str, Any]:
    """The object printed instead of an answer.

    It has ``did_you_mean`` if something was probably meant, and ``caveats`` if a draft was laid on top.
    """
    meant = {"did_you_mean": failure.did_you_mean} if failure.did_you_mean else {}
    drafts = [{"code": "draft", "message": str(message), "citations": []} for message in failure.drafts]
    caveats = {"caveats": drafts} if drafts else {}
    return {"format": FORMAT, "error": {"code": failure.code, "message": str(failure), **meant}, **caveats}


def cause(value: Cause | None) -> dict[str, Any] | None:
    """CAUSE, or null."""
    if value is None:
        return None
    return {
        "instrument": value.instrument.id,
        "title": value.instrument.title,
        "clause": str(value.clause),
        "date": value.instrument.day.isoformat(),
        "date_basis": value.instrument.date_basis,
    }


def group(value: Group | None) -> dict[str, Any] | None:
    """GROUP, or null. Its number is a JSON number, or text where the law put one in between, such as 7/1."""
    if value is None:
        return None
    return {
        "number": int(value.number) if value.number.isdigit() else value.number,
        "name": value.name,
        "citation": str(value.line.citation),
        "instrument": value.line.citation.instrument,
        "reports_to": value.reports_to,
        "duties": value.duties_in_force,
        "since": iso(value.line.by.instrument.day),
        "by": cause(value.line.by),
    }


def cited(citation: Citation) -> dict[str, str]:
    """A citation and the instrument it is of."""
    return {"citation": str(citation), "instrument": citation.instrument}


def provision(value: Provision, mandate: Mandate, end: Cause | None = None) -> dict[str, Any]:
    """PROVISION. What an amendment that is not entered has replaced is not in force, and its new text not held.

    ``end`` is what ended it for good, where that is known to be another than what ended its text.
    """
    return {
        "citation": str(value.citation),
        "instrument": value.citation.instrument,
        "text": value.words.text,
        "as_printed": value.words.as_printed,
        "note": value.words.note,
        "status": mandate.status(value),
        "by": cause(value.by),
        "repealed_by": cause(value.ended_by and (end or value.ended_by)),
    }


def groups(values: Iterable[Group]) -> list[Any]:
    """The data of ``groups``."""
    return [group(value) for value in values]


def duties(value: Group, mandate: Mandate) -> dict[str, Any]:
    """The data of ``duties``."""
    return {"group": group(value), "duties": provisions(value.duties, mandate)}


def provisions(values: Iterable[Provision], mandate: Mandate) -> list[Any]:
    """The data of ``office``."""
    return [provision(value, mandate) for value in values]


def show(shown: Shown, mandate: Mandate) -> dict[str, Any]:
    """The data of ``show``. ``to`` is the first day a version no longer held, even if what ended it is not entered."""
    again = shown.again
    return {
        **provision(shown.provision, mandate, shown.end),
        "perhaps_again": again and {"instrument": again.id, "title": again.title, "date": again.day.isoformat()},
        "superseded": [{**cited(part.citation), "by": cause(part.by)} for part in shown.superseded],
        "versions": [
            {
                "from": version.begins.isoformat(),
                "to": iso(version.ends),
                "certainty": version.certainty,
                "text": version.provision.words.text,
                "by": cause(version.provision.by),
            }
            for version in shown.versions
        ],
    }


def history(events: Iterable[Event], as_of: date) -> list[Any]:
    """The data of ``history``; the citation is null for a clause without effect."""
    return [
        {
            "date": event.day.isoformat(),
            "instrument": event.instrument.id,
            "clause": str(event.clause),
            "operation": event.operation,
            "citation": cited(event.citation) if event.citation else None,
            "to": cited(event.to) if event.to else None,
            "in_force": event.day <= as_of,
        }
        for event in events
    ]


def diff(changes: Iterable[Change]) -> list[Any]:
    """The data of ``diff``."""
    return [
        {
            "citation": str(change.citation),
            "instrument": change.citation.instrument,
            "change": change.change,
            "before": change.before,
            "after": change.after,
            "by": cause(change.by),
        }
        for change in changes
    ]


def check(report: Report) -> dict[str, Any]:
    """The data of ``check``; ``gazette`` is null where no list of titles was compared."""
    return {
        "problems": [
            {
                "code": diagnostic.code,
                "file": diagnostic.place.file,
                "line": diagnostic.place.line,
                "column": diagnostic.place.column,
                "message": str(diagnostic.message),
            }
            for diagnostic in report.problems
        ],
        "gazette": _listed(report.listed) if report.listed else None,
    }


def _listed(listed: Listed) -> dict[str, Any]:
    return {
        "titles": listed.titles,
        "from": listed.begins.isoformat(),
        "through": listed.ends.isoformat(),
        "checked_through": listed.checked_through.isoformat(),
        "found": [
            {
                "title": each.notice.title,
                "date": each.notice.day.isoformat(),
                "gazette": each.notice.gazette,
                "status": each.status,
                "instrument": each.instrument.id,
            }
            for each in listed.sound
        ],
    }


def explain(explained: Explanation, successions: Iterable[Succession]) -> dict[str, Any]:
    """The data of ``explain``; a version is null where the clause began or ended none."""
    return {
        "clause": cited(explained.clause),
        "text": explained.words.words.text if explained.words else None,
        "operations": [
            {"operation": order.operation, **cited(order.target), "to": cited(order.to) if order.to else None}
            for order in explained.orders
        ],
        "changes": [
            {
                **cited(effect.citation),
                "change": effect.kind,
                "before": effect.before.words.text if effect.before else None,
                "after": effect.after.words.text if effect.after else None,
                "by": cause(effect.cause),
            }
            for effect in explained.effects
        ],
        "successions": [
            {
                "before": cited(each.before.citation) if each.before else None,
                "after": cited(each.after.citation) if each.after else None,
                "kind": each.kind,
            }
            for each in successions
        ],
    }


def sort(files: Iterable[Sorted]) -> list[Any]:
    """The data of ``sort``."""
    return [{"file": str(file.path), "rows": file.rows, "moved": file.moved} for file in files]


def new_amendment(id_: str, draft: Skeleton) -> dict[str, Any]:
    """The data of ``new-amendment``."""
    return {"id": id_, "file": draft.text, "todo": draft.todo, "doubts": [str(doubt) for doubt in draft.doubts]}


def search(  # noqa: PLR0917 - what the answer has
    query: str, found: Found, mandate: Mandate, limit: int, meant: str | None = None, see: Citation | None = None
) -> dict[str, Any]:
    """The data of ``search``. ``nearly`` has nearly the same words, and only where no provision has the words.

    ``total`` counts what was found, not what nearly was; no more than the limit are given of either. Spans are offsets
    into the text that ``where`` names, in characters, the end not included. ``did_you_mean`` is there only if nothing
    was found, and searching for it would find something.
    """
    return {
        "query": query,
        **({"did_you_mean": meant} if meant else {}),
        "total": len(found.hits),
        "results": [_hit(hit, mandate) for hit in found.hits[:limit]],
        "nearly": [_hit(hit, mandate) for hit in found.nearly[:limit]],
        "read_as": _read_as(found.meant),
        "see": _see(see),
    }


def _hit(hit: Hit, mandate: Mandate) -> dict[str, Any]:
    return {
        "provision": provision(hit.provision, mandate),
        "group": group(hit.group),
        "where": hit.where,
        "words": hit.how,
        "spans": [list(span) for span in hit.spans],
    }


def _read_as(words: Iterable[tuple[str, str]]) -> list[Any]:
    return [{"typed": typed, "meant": meant} for typed, meant in words]


def who_handles(
    answer: Answer, mandate: Mandate, meant: str | None = None, tasks: Iterable[Answer] = ()
) -> dict[str, Any]:
    """The data of ``who-handles``; ``closest`` is no answer, only the duties nearest to the query.

    ``did_you_mean`` is as in ``search``. ``tasks`` are the answers to a question's several tasks, if it has several.
    """
    return {**_task(answer, mandate, meant), "tasks": [_task(part, mandate) for part in tasks]}


def _task(answer: Answer, mandate: Mandate, meant: str | None = None) -> dict[str, Any]:
    return {
        "query": answer.query,
        **({"did_you_mean": meant} if meant else {}),
        "answered": answer.answered,
        "kind": answer.kind,
        "groups": _handlers(answer.handlers, mandate),
        "closest": _handlers(answer.closest, mandate),
        "other_agency": answer.other_agency,
        "source": answer.source or None,
        "lapsed": [
            {
                "provision": provision(lapsed.provision, mandate),
                "since": iso(lapsed.since),
                "until": iso(lapsed.until),
                "nobody": lapsed.nobody,
            }
            for lapsed in answer.lapsed
        ],
        "see": _see(answer.see),
        "not_understood": list(answer.strange),
        "read_as": _read_as(answer.corrected),
        "rest": answer.rest and {"group": group(answer.rest[0]), "provision": provision(answer.rest[1], mandate)},
    }


def _see(named: Group | Citation | None) -> dict[str, str] | None:
    """The command that shows what a question only names, and its argument."""
    if named is None:
        return None
    from mandate_cli.law.model import Group

    if isinstance(named, Group):
        return {"command": "duties", "argument": named.number}
    return {"command": "show", "argument": str(named)}


def _handlers(handlers: Iterable[Handler], mandate: Mandate) -> list[Any]:
    return [
        {
            "group": group(handler.group),
            "score": handler.score,
            "certainty": "likely" if handler.likely else "possible",
            "evidence": [
                {
                    "provision": provision(evidence.provision, mandate),
                    "score": evidence.score,
                    "via": evidence.via,
                    "matched": evidence.matched,
                    "source": evidence.source or None,
                    "by_succession": evidence.by_succession,
                }
                for evidence in handler.evidence
            ],
        }
        for handler in handlers
    ]


def iso(value: date | None) -> str | None:
    """A day, or null."""
    return value.isoformat() if value else None
