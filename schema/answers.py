"""The JSON Schema of every answer of the commands, and of their errors, as ``generate.py`` writes it.

Each command has a definition of its whole answer by its name; what stands in several answers has one, too. The MCP
server takes the output schemas of its tools from here.
"""

from __future__ import annotations

from typing import Any

from shapes import either, fields, several

from mandate_cli.errors import CODES
from mandate_cli.law import explanation, history, notices
from mandate_cli.law.model import CAVEATS
from mandate_cli.law.quotation import verdict
from mandate_cli.output.as_json import FORMAT
from mandate_cli.search import tasks, text
from mandate_cli.search.lineage import KINDS

TEXT = {"type": "string"}
NULL = {"type": "null"}
NUMBER = {"type": "integer", "minimum": 0}
YES_OR_NO = {"type": "boolean"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "ISO, common era"}
SCORE = {"type": "number", "minimum": 0, "maximum": 1}
SPAN = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}


def said(description: str, shape: dict[str, Any]) -> dict[str, Any]:
    """A shape with what it means."""
    return {**shape, "description": description}


def one_of(*values: str) -> dict[str, Any]:
    """One of these texts."""
    return {"enum": list(values)}


def ref(name: str) -> dict[str, Any]:
    """What a definition says."""
    return {"$ref": f"#/$defs/{name}"}


def maybe(shape: dict[str, Any]) -> dict[str, Any]:
    """A shape, or null."""
    return either(shape, NULL)


CITED = {
    "citation": said("as the program writes it", TEXT),
    "instrument": said("id of the instrument that the provision stands in", TEXT),
}
CAUSE = fields(
    {
        "instrument": said("id", TEXT),
        "title": TEXT,
        "clause": TEXT,
        "date": said("the day that the instrument counts from", DAY),
        "date_basis": said("made: the day in force is not known", one_of("in-force", "made")),
    }
)
PROVISION = {
    **CITED,
    "text": said("the law, word for word", TEXT),
    "as_printed": said("the source's own words where it has a slip", maybe(TEXT)),
    "note": said("a doubt about the text", maybe(TEXT)),
    "status": said(
        "superseded-not-held: an amendment whose text is not entered has replaced it",
        one_of("in-force", "superseded-not-held", "repealed"),
    ),
    "by": said("what put it there", ref("cause")),
    "repealed_by": maybe(ref("cause")),
}
GROUP = fields(
    {
        "number": said("text where the law put one in between, such as 7/1", either(NUMBER, TEXT)),
        "name": TEXT,
        **CITED,
        "reports_to": maybe(TEXT),
        "duties": said("how many are in force", NUMBER),
        "since": DAY,
        "by": ref("cause"),
    }
)
VERSION = fields(
    {
        "from": DAY,
        "to": said("the first day it no longer held; null while it holds", maybe(DAY)),
        "certainty": said(
            "how well the first day is known", one_of(history.KNOWN, history.FROM_DAY_MADE, history.AS_AMENDED)
        ),
        "text": TEXT,
        "by": ref("cause"),
    }
)
HANDLER = fields(
    {
        "group": ref("group"),
        "score": said("the calibrated probability", SCORE),
        "certainty": one_of("likely", "possible"),
        "evidence": several(
            fields(
                {
                    "provision": ref("provision"),
                    "score": said("how near the query is", SCORE),
                    "via": said("text: the law's own words", maybe(one_of("text", "vocabulary"))),
                    "matched": said("what the query was compared with; null if nothing is like it", maybe(TEXT)),
                    "source": said("the office's own file that has the phrase", maybe(TEXT)),
                    "by_succession": said("the duty meant went to this one, or came from it", YES_OR_NO),
                }
            )
        ),
    }
)
SEE = said("the command that shows what the query only names", maybe(fields({"command": TEXT, "argument": TEXT})))
_LAPSED = fields({"provision": ref("provision"), "since": DAY, "until": maybe(DAY), "nobody": YES_OR_NO})
READ_AS = said("what was taken for a typing error", several(fields({"typed": TEXT, "meant": TEXT})))
HIT = fields(
    {
        "provision": ref("provision"),
        "group": maybe(ref("group")),
        "where": said("which of its texts has the words", one_of(text.TEXT, text.AS_PRINTED, text.NOTE)),
        "words": said("how the words stand there", one_of(text.TOGETHER, text.APART, text.SOME)),
        "spans": said("characters of that text, the end not included", several(SPAN)),
    }
)
_LISTED = fields(
    {
        "title": TEXT,
        "date": DAY,
        "gazette": TEXT,
        "status": one_of(notices.ENTERED, notices.AS_AMENDED, notices.WAITING, notices.NOT_OURS),
        "instrument": said("of what is not ours, the base instrument that it seems to amend", TEXT),
    }
)
GAZETTE = fields(
    {
        "titles": NUMBER,
        "from": DAY,
        "through": DAY,
        "checked_through": said("as the data say before this list", DAY),
        "found": said(
            "titles of the instruments held here; those that are a problem are among the problems",
            several(_LISTED),
        ),
    }
)
MEANT = {"did_you_mean": said("what would find something", TEXT)}
TASK = {
    "query": TEXT,
    "answered": YES_OR_NO,
    "kind": one_of(tasks.HANDLED, tasks.SEVERAL, tasks.NAMED, tasks.ELSEWHERE, tasks.LAPSED_DUTY, tasks.NOBODY),
    "groups": said("best first; empty if nobody is known to handle it", several(ref("handler"))),
    "closest": said("no answer, only the groups nearest to the query", several(ref("handler"))),
    "other_agency": said("the agency that usually has such a task", maybe(TEXT)),
    "source": said("the office's own file that says so", maybe(TEXT)),
    "lapsed": said(
        "duties that nobody has on the day",
        several(_LAPSED),
    ),
    "see": SEE,
    "not_understood": said("words that nothing here is called", several(TEXT)),
    "read_as": READ_AS,
    "rest": said(
        "the group that has what is nobody's by the law",
        maybe(fields({"group": ref("group"), "provision": ref("provision")})),
    ),
}
DATA: dict[str, dict[str, Any]] = {
    "groups": several(ref("group")),
    "duties": fields({"group": ref("group"), "duties": said("in order, repealed ones too", several(ref("provision")))}),
    "who-handles": fields(
        {
            **TASK,
            "tasks": said(
                "the tasks of a question that asks for several at once, each answered by itself; empty if it is one",
                several(fields(TASK)),
            ),
        },
        MEANT,
    ),
    "search": fields(
        {
            "query": TEXT,
            "total": NUMBER,
            "results": several(HIT),
            "nearly": said("nearly the same words, where no provision has the words", several(HIT)),
            "read_as": READ_AS,
            "see": SEE,
        },
        MEANT,
    ),
    "office": several(ref("provision")),
    "show": fields(
        {
            **PROVISION,
            "perhaps_again": said(
                "an instrument not entered by which a repealed provision may be there again",
                maybe(fields({"instrument": said("id", TEXT), "title": TEXT, "date": DAY})),
            ),
            "superseded": said("parts that are no longer law", several(fields({**CITED, "by": ref("cause")}))),
            "versions": said("all there ever were, the latest first", several(VERSION)),
        }
    ),
    "history": several(
        fields(
            {
                "date": DAY,
                "instrument": TEXT,
                "clause": TEXT,
                "operation": one_of(
                    "enact",
                    "insert",
                    "repeal",
                    "replace",
                    "rename",
                    "substitute",
                    "correct",
                    "move",
                    "no-effect",
                    "transitional",
                    "not-expressed",
                    "outstanding",
                    "outstanding-insert",
                    "outstanding-repeal",
                    "outstanding-rename",
                ),
                "citation": said("null for a clause without effect", maybe(fields(CITED))),
                "to": said("where it was moved; null for all else", maybe(fields(CITED))),
                "in_force": said("whether it had acted by the day asked about", YES_OR_NO),
            }
        )
    ),
    "diff": several(
        fields(
            {
                **CITED,
                "change": one_of("inserted", "repealed", "replaced", "inserted-not-held", "replaced-not-held"),
                "before": maybe(TEXT),
                "after": maybe(TEXT),
                "by": ref("cause"),
            }
        )
    ),
    "cite": several(
        fields(
            {
                "input": said("the passage, as it was written", TEXT),
                "span": said("its characters in the text, the end not included", SPAN),
                "citation": said("as the program writes it; null if it was not read", maybe(TEXT)),
                "instrument": maybe(TEXT),
                "verdict": one_of(*verdict.VERDICTS),
                "provision": maybe(ref("provision")),
                "from": maybe(DAY),
                "to": maybe(DAY),
                "by": said("what began it, or ended it", maybe(ref("cause"))),
                "quotation": said("the words quoted", maybe(TEXT)),
                "difference": said(
                    "the law's text with [-…-] around what only the quotation has and {+…+} around what it lacks",
                    maybe(TEXT),
                ),
                "compared": said(
                    "whether words with it were compared with the law's; false: words without quotation marks stand "
                    "behind it that were not",
                    maybe(YES_OR_NO),
                ),
                "found_in": said("where the quoted words really stand", several(TEXT)),
                "reason": maybe(fields({"code": TEXT, "message": TEXT})),
                "place": said(
                    "in a file, counted from 1", maybe(fields(dict.fromkeys(verdict.Place._fields, maybe(NUMBER))))
                ),
            }
        )
    ),
    "explain": fields(
        {
            "clause": fields(CITED),
            "text": said("its own words; null for a clause of a base instrument", maybe(TEXT)),
            "operations": said(
                "empty where it leaves the text as it is",
                several(fields({"operation": TEXT, **CITED, "to": maybe(fields(CITED))})),
            ),
            "changes": several(
                fields(
                    {
                        **CITED,
                        "change": one_of(
                            explanation.INSERTED, explanation.REPEALED, explanation.REPLACED, explanation.SAME
                        ),
                        "before": maybe(TEXT),
                        "after": maybe(TEXT),
                        "by": ref("cause"),
                    }
                )
            ),
            "successions": said(
                "where duties went by it, in the keeper's opinion",
                several(
                    fields({"before": maybe(fields(CITED)), "after": maybe(fields(CITED)), "kind": one_of(*KINDS)})
                ),
            ),
        }
    ),
    "sort": several(fields({"file": TEXT, "rows": NUMBER, "moved": said("rows that were out of order", NUMBER)})),
    "new-amendment": fields(
        {
            "id": TEXT,
            "file": said("the draft file, YAML", TEXT),
            "todo": said("how often TODO stands in it", NUMBER),
            "doubts": said("what the keeper must look at", several(TEXT)),
        }
    ),
    "check": fields(
        {
            "problems": several(
                fields({"code": ref("code"), "file": TEXT, "line": NUMBER, "column": NUMBER, "message": TEXT})
            ),
            "gazette": said("what a list of Gazette titles has of the instruments held here", maybe(GAZETTE)),
        }
    ),
}
CAVEAT = fields(
    {
        "code": one_of(*sorted(CAVEATS)),
        "message": said("to be repeated to the reader", TEXT),
        "citations": several(fields(CITED)),
    }
)


def answer(command: str) -> dict[str, Any]:
    """The whole answer of a command."""
    return fields(
        {
            "format": {"const": FORMAT},
            "command": {"const": command},
            "as_of": said("the day asked about", DAY),
            "amended_to": said("the last instrument folded in by that day", maybe(TEXT)),
            "caveats": said("what the reader must know besides", several(ref("caveat"))),
            "data": DATA[command],
        }
    )


def answers() -> dict[str, Any]:
    """The schema: any answer or error, and each by its name under ``$defs``."""
    error = fields({"code": ref("code"), "message": TEXT}, {"did_you_mean": TEXT})
    return {
        "title": "An answer of mandate, by --json or from its MCP server",
        "anyOf": [*map(ref, DATA), ref("error")],
        "$defs": {
            **{command: answer(command) for command in DATA},
            "error": fields(
                {"format": {"const": FORMAT}, "error": error},
                {"caveats": said("only if a draft was laid on top", several(ref("caveat")))},
            ),
            "caveat": CAVEAT,
            "cause": CAUSE,
            "code": one_of(*sorted(CODES)),
            "group": GROUP,
            "handler": HANDLER,
            "provision": fields(PROVISION),
        },
    }
