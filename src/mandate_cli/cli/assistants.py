"""The command that serves chat assistants, mcp, and the tools that it offers them.

A tool runs the function of a command with a session that keeps the answer instead of printing it, so that tools and
commands answer the same. Mistakes are results that an assistant can act on, because the SDK hides what exceptions say.
"""

import inspect
import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from mandate_cli import SCHEMAS, __version__
from mandate_cli.cli import cite, groups, provisions, questions, streams
from mandate_cli.cli.options import command
from mandate_cli.cli.session import Session, read_day
from mandate_cli.errors import ANSWERED, MandateError, needed
from mandate_cli.messages import Message, translatable

INSTRUCTIONS = (
    "Quote the law's Thai text as the tools give it, cite every provision with the instrument that put it there, and "
    "name the day the answer holds for (`as_of`). "
    "Repeat every message in `caveats` to the user, above all that a text shown has been replaced by one not held. "
    "Where nothing is found, or something is said not to be held here, say so, and do not fill the gap from memory."
)
ANNOTATIONS = {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False}
SHORT, LONG = 2_000, 100_000  # characters of an argument; more would keep the client waiting


class Tool(NamedTuple):
    """What a tool is for, its parameters, and the commands whose answers it gives.

    ``run`` is given a function, which asks the function of a command with its own arguments, and those of the tool.
    """

    description: str
    parameters: Mapping[str, str]
    required: tuple[str, ...]
    commands: tuple[Callable[..., int], ...]
    run: Callable[[Callable[..., None], dict[str, Any]], None]
    choices: Mapping[str, tuple[str, ...]] = {}


AS_OF = {"as_of": 'The law as it stood on this day: 2017-12-31, 2560-12-31 or "31 ธ.ค. 2560". Default: today.'}
HISTORY, DIFFERENCE = "history", "difference"


def _changes(ask: Callable[..., None], arguments: dict[str, Any]) -> None:
    """Ask ``history`` or ``diff``. Raises MandateError if the arguments do not go together."""
    begin, citation = arguments.get("from"), arguments.get("citation")
    wants_history = arguments.get("kind", HISTORY if begin is None else DIFFERENCE) == HISTORY
    if (begin if wants_history else citation) is not None:
        name = "from" if wants_history else "citation"
        raise MandateError("usage", Message("“{name}” does not go with this kind of changes.", name=name))
    if wants_history:
        ask(provisions.history, None if citation is None else [citation])
    else:
        ask(provisions.diff, begin, arguments["as_of"])


TOOLS = {
    "who_handles": Tool(
        "Which group of the office handles a task, and by which duty. `certainty` says how sure that is. Names "
        "nobody rather than guess: `closest` is no answer, `other_agency` is who usually has such a task.",
        {"task": "What it is about, in everyday Thai, a few words"},
        ("task",),
        (questions.who_handles,),
        lambda ask, given: ask(questions.who_handles, [given["task"]]),
    ),
    "groups": Tool(
        "The groups of the office, that is its units. With `group`, that group and all its duties.",
        {"group": "A group's number, name or part of the name"},
        (),
        (groups.groups, groups.duties),
        lambda ask, given: ask(groups.duties, [given["group"]]) if "group" in given else ask(groups.groups),
    ),
    "show": Tool(
        "The text of a provision, its status, every version and what put it there. Use it before quoting a provision.",
        {"citation": 'Such as "{cited}", {duty} or "{power}"; or the name of a {unit}'},
        ("citation",),
        (provisions.show,),
        lambda ask, given: ask(provisions.show, [given["citation"]]),
    ),
    "check_citations": Tool(
        "Whether citations and quotations in a text are the law on the day, with a verdict for each. Use it on "
        "your own draft before you send it.",
        {"text": "A citation, a quotation, or a whole text with them"},
        ("text",),
        (cite.cite,),
        lambda ask, given: ask(cite.cite, [given["text"]]),
    ),
    "changes": Tool(
        "What changed and by which clause of which instrument: the history of the law or of one provision, or the "
        "difference between two days.",
        {
            "kind": "Default: difference if `from` is given, else history",
            "citation": "history: only what touched this provision",
            "from": "difference: the earlier day; the later one is `as_of`. Without it: what a draft changes",
        },
        (),
        (provisions.history, provisions.diff),
        _changes,
        {"kind": (HISTORY, DIFFERENCE)},
    ),
    "search": Tool(
        "Words in the law, in any order; `nearly` has other words like them. For who is responsible use who_handles.",
        {"text": "Words to find"},
        ("text",),
        (questions.search,),
        lambda ask, given: ask(questions.search, [given["text"]]),
    ),
}


@command(
    ("mcp", "How does a chat assistant ask? It runs this command."),
    without="as_of json color brief verbose",
    also="phrases",
)
def mcp(session: Session) -> int:
    """Answer chat assistants, as a Model Context Protocol server.

    It reads requests from standard input and ends with it. The tools only read the data given at the start. See
    docs/mcp.md for how to add it to an assistant.
    """
    needed("mcp", "mcp")
    import anyio
    from mcp.server.stdio import stdio_server

    streams.standard_input()  # an error if it is closed
    # Read everything now: mistakes in the data are told at once, and nothing that changes later is read.
    _ = session.store.index, session.store.lineage, session.store.enacted
    server = _server(session)

    async def answer() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    try:
        anyio.run(answer)
    except* (OSError, anyio.ClosedResourceError, anyio.BrokenResourceError):  # the client is gone
        pass
    return ANSWERED


def _server(session: Session) -> Any:
    """The server, by the SDK's low-level interface, whose version 1 takes its handlers otherwise than version 2."""
    from mcp import types
    from mcp.server.lowlevel import Server

    tools = types.ListToolsResult.model_validate({"tools": listed(str(session.directory))})
    about: dict[str, Any] = {"version": __version__, "instructions": INSTRUCTIONS}

    async def list_tools(*_: Any) -> Any:
        return tools

    async def call_tool(*called: Any) -> Any:
        """Version 1 calls it with a name and arguments, version 2 with a context and parameters that have them."""
        name, arguments = called if isinstance(called[0], str) else (called[1].name, called[1].arguments)
        return types.CallToolResult.model_validate(call(session, name, arguments or {}))

    if not hasattr(Server, "call_tool"):
        return Server("mandate", **about, on_list_tools=list_tools, on_call_tool=call_tool)
    server = Server("mandate", **about)
    server.list_tools()(list_tools)
    server.call_tool(validate_input=False)(call_tool)
    return server


def listed(data: str | None = None) -> list[dict[str, Any]]:
    """The tools as a client is told of them, with examples from a data directory or the packaged one."""
    from mandate_cli import messages
    from mandate_cli.cli.help import in_use

    fields = in_use(data, messages.current())
    return [
        {
            "name": name,
            "description": tool.description,
            "inputSchema": {
                "type": "object",
                "properties": {
                    parameter: {
                        "type": "string",
                        "description": meaning.format(**fields),
                        **({"enum": list(tool.choices[parameter])} if parameter in tool.choices else {}),
                    }
                    for parameter, meaning in {**tool.parameters, **AS_OF}.items()
                },
                "required": list(tool.required),
                "additionalProperties": False,
            },
            "outputSchema": output_schema([_name(function) for function in tool.commands]),
            "annotations": ANNOTATIONS,
        }
        for name, tool in TOOLS.items()
    ]


def call(session: Session, name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The result of a tool: the answer of its command, or what was wrong with the arguments."""
    from mandate_cli.output import as_json

    answers: list[dict[str, Any]] = []
    asked = session
    try:
        tool, given = _checked(name, arguments)
        asked = session.on(read_day(given.setdefault("as_of", None)))
        asked.json, asked.send = True, answers.append

        def ask(function: Callable[..., int], *values: object) -> None:
            asked.command = _name(function)
            inspect.unwrap(function)(asked, *values)

        tool.run(ask, given)
    except MandateError as error:
        error.drafts = asked.drafts_said()
        return {"content": [{"type": "text", "text": as_json.dumps(as_json.error(error))}], "isError": True}
    (answer,) = answers
    return {"content": [{"type": "text", "text": as_json.dumps(answer)}], "structuredContent": answer}


def _name(function: Callable[..., int]) -> str:
    return function.__name__.replace("_", "-")


def _checked(name: str, arguments: Mapping[str, Any]) -> tuple[Tool, dict[str, Any]]:
    """The tool of a name, and its arguments as texts. Raises MandateError."""
    if name not in TOOLS:
        raise _unknown(translatable("There is no tool “{given}”. There are: {known}."), name, TOOLS)
    tool = TOOLS[name]
    known = {**tool.parameters, **AS_OF}
    for parameter in arguments:
        if parameter not in known:
            template = translatable("This tool has no parameter “{given}”. It has: {known}.")
            raise _unknown(template, parameter, known)
    # Some assistants send null for what they leave out.
    given = {each: _text(tool, each, value) for each, value in arguments.items() if value is not None}
    for parameter in tool.required:
        if parameter not in given:
            raise MandateError("usage", Message("The parameter “{name}” is missing.", name=parameter))
    return tool, given


def _text(tool: Tool, parameter: str, value: Any) -> str:
    """The value of a parameter as text; a whole number may be given for one. Raises MandateError."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        raise MandateError("usage", Message("“{name}” must be text.", name=parameter))
    most = LONG if tool.commands == (cite.cite,) else SHORT
    if len(text) > most:
        message = Message("“{name}” is longer than {most} characters.", name=parameter, most=most)
        raise MandateError("bad-input", message)
    choices = tool.choices.get(parameter, (text,))
    if text not in choices:
        raise _unknown(translatable("“{given}” is not a choice. There are: {known}."), text, choices)
    if text.strip() == "-":  # for which commands would read standard input, where the client's requests are
        message = Message("“{name}” is “-”, which stands for standard input; a tool has none.", name=parameter)
        raise MandateError("empty-argument", message)
    return text


def _unknown(template: str, given: str, known: Collection[str]) -> MandateError:
    """What is said of a name that is not known, with the one that was meant."""
    from difflib import get_close_matches

    from mandate_cli.thai.display import printable

    meant = next(iter(get_close_matches(given[:SHORT], known, 1)), None)
    message = Message(template, given=printable(given[:SHORT]), known=", ".join(known))
    return MandateError("usage", message, did_you_mean=meant)


def output_schema(commands: list[str]) -> dict[str, Any]:
    """The schema of the answer of one of these commands, with the definitions that it needs and no others."""
    definitions = _definitions()
    first, *others = (definitions[name] for name in commands)
    schema = {**first}
    if others:
        data = [definitions[name]["properties"]["data"] for name in commands]
        properties = {**first["properties"], "command": {"enum": commands}, "data": {"anyOf": data}}
        schema["properties"] = properties
    found: dict[str, Any] = {}
    _collect(schema, found)
    return {**schema, "$defs": found}


def _collect(schema: Any, found: dict[str, Any]) -> None:
    """Add the definitions that a schema refers to, and those that they refer to."""
    import json

    for name in re.findall(r'"#/\$defs/([^"]+)"', json.dumps(schema)):
        if name not in found:
            found[name] = _definitions()[name]
            _collect(found[name], found)


@cache
def _definitions() -> dict[str, Any]:
    import json

    path = SCHEMAS / "answers.schema.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))["$defs"])
