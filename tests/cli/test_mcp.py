"""The server for chat assistants: asked in this process, and by the official client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mandate_cli.cli import assistants as server
from mandate_cli.cli.session import Session
from tests.conftest import DATA, DRAFT, ROOT, Run, process

OTHER_SHAPE = str(ROOT / "tests" / "data" / "other-shape")
DAY = "2026-11-23"
OLD = "2560-12-31"

# Every tool with arguments, and the command that must answer the same.
SAME: list[tuple[str, dict[str, Any], list[str]]] = [
    ("who_handles", {"task": "ร้องเรียน", "as_of": DAY}, ["who-handles", "ร้องเรียน"]),
    ("who_handles", {"task": "ร้องทุกข์", "as_of": OLD}, ["who-handles", "ร้องทุกข์", "--as-of", OLD]),
    ("who_handles", {"task": "ต่อใบขับขี่", "as_of": DAY}, ["who-handles", "ต่อใบขับขี่"]),
    ("groups", {"as_of": DAY}, ["groups"]),
    ("groups", {"as_of": OLD}, ["groups", "--as-of", OLD]),
    ("groups", {"group": "กฎหมาย", "as_of": DAY}, ["duties", "กฎหมาย"]),
    ("groups", {"group": 10, "as_of": DAY}, ["duties", "10"]),
    ("groups", {"group": "99", "as_of": DAY}, ["duties", "99"]),
    ("show", {"citation": "7.10.ข", "as_of": DAY}, ["show", "7.10.ข"]),
    ("show", {"citation": "มาตรา 37", "as_of": DAY}, ["show", "มาตรา 37"]),
    ("show", {"citation": "ข้อ 6 (10)", "as_of": OLD}, ["show", "ข้อ 6 (10)", "--as-of", OLD]),
    ("show", {"citation": "ข้อ 37 (1)", "as_of": DAY}, ["show", "ข้อ 37 (1)"]),
    ("show", {"citation": "กลุ่มกฎหมายและคดี", "as_of": DAY}, ["show", "กลุ่มกฎหมายและคดี"]),
    ("check_citations", {"text": "ข้อ 7 (5) (ซ)", "as_of": DAY}, ["cite", "ข้อ 7 (5) (ซ)"]),
    ("check_citations", {"text": "ข้อ 7 (5) (ซ)", "as_of": OLD}, ["cite", "ข้อ 7 (5) (ซ)", "--as-of", OLD]),
    ("changes", {"as_of": DAY}, ["history"]),
    ("changes", {"citation": "7.5.ซ", "as_of": DAY}, ["history", "7.5.ซ"]),
    ("changes", {"from": OLD, "as_of": DAY}, ["diff", OLD]),
    ("changes", {"kind": "difference", "from": DAY, "as_of": OLD}, ["diff", DAY, OLD]),
    ("search", {"text": "ยุวกาชาต", "as_of": DAY}, ["search", "ยุวกาชาต"]),
    ("search", {"text": "ใบขับขี่", "as_of": None}, ["search", "ใบขับขี่"]),
]
HOSTILE: list[tuple[str, dict[str, Any], str]] = [
    ("nope", {}, "usage"),
    ("", {}, "usage"),
    ("who_handles", {}, "usage"),
    ("who_handles", {"task": None}, "usage"),
    ("who_handles", {"task": ""}, "empty-argument"),
    ("who_handles", {"task": "\u200b"}, "empty-argument"),
    ("who_handles", {"task": "-"}, "empty-argument"),
    ("check_citations", {"text": " - "}, "empty-argument"),
    ("who_handles", {"task": ["ร้องเรียน"]}, "usage"),
    ("who_handles", {"task": {"$ref": "#"}}, "usage"),
    ("who_handles", {"task": True}, "usage"),
    ("who_handles", {"task": "ร้องเรียน", "data": "/etc"}, "usage"),
    ("who_handles", {"task": "ร้องเรียน", "as_of": "9999-99-99"}, "bad-date"),
    ("who_handles", {"task": "ร้องเรียน", "as_of": ""}, "bad-date"),
    ("who_handles", {"task": "ก" * 100_000}, "bad-input"),
    ("check_citations", {"text": "ก" * 1_000_000}, "bad-input"),
    ("groups", {"duties": "yes"}, "usage"),
    ("groups", {"group": "'; drop table provisions; --"}, "no-such-group"),
    ("groups", {"group": "กลุ่ม"}, "ambiguous-group"),
    ("show", {"citation": "../../../etc/passwd"}, "bad-citation"),
    ("show", {"citation": "{0.__class__}{message}"}, "bad-citation"),
    ("show", {"citation": "ข้อ 7 (1)\0(ก)"}, "bad-citation"),
    ("show", {"citation": "--help"}, "bad-citation"),
    ("show", {"citation": "7.99"}, "no-such-provision"),
    ("changes", {"kind": "Difference"}, "usage"),
    ("changes", {"kind": "difference"}, "usage"),
    ("changes", {"kind": "history", "from": OLD}, "usage"),
    ("changes", {"citation": "7.5", "from": OLD}, "usage"),
    ("changes", {"from": "พรุ่งนี้"}, "bad-date"),
    ("search", {"text": " \n"}, "empty-argument"),
]


@pytest.fixture
def session() -> Session:
    """What the server holds when it has started."""
    return Session("mcp")


def validated(result: dict[str, Any], tool: str) -> dict[str, Any]:
    """The answer or error in a result, once in its text and valid, and if it is an answer also structured."""
    (content,) = result["content"]
    answer: dict[str, Any] = json.loads(content["text"])
    schemas = {listed["name"]: listed["outputSchema"] for listed in server.listed()}
    if result.get("isError"):
        assert "structuredContent" not in result
        schemas = {tool: server.output_schema(["error"])}
    else:
        assert result["structuredContent"] == answer
    jsonschema.Draft202012Validator(schemas[tool]).validate(answer)
    return answer


# --- in this process -------------------------------------------------------------------------------------------------


def test_the_descriptions_are_short() -> None:
    """All that an assistant reads before it asks is under 5 KB, and each tool says that it only reads."""
    text = server.INSTRUCTIONS
    for tool in server.listed():
        text += tool["description"] + "".join(
            each["description"] for each in tool["inputSchema"]["properties"].values()
        )
        assert "as_of" in tool["inputSchema"]["properties"]
        assert tool["annotations"] == {
            "readOnlyHint": True,
            "destructiveHint": False,
            "idempotentHint": True,
            "openWorldHint": False,
        }
        jsonschema.Draft202012Validator.check_schema(tool["outputSchema"])
        jsonschema.Draft202012Validator.check_schema(tool["inputSchema"])
    assert len(text.encode()) < 5_000
    assert not {"path", "file", "data"} & {name for tool in server.TOOLS.values() for name in tool.parameters}


@pytest.mark.parametrize(("tool", "arguments", "command"), SAME)
def test_tools_answer_as_the_commands(
    run: Run, session: Session, tool: str, arguments: dict[str, Any], command: list[str]
) -> None:
    """Letter for letter what ``--json`` prints; what is an error there is one here."""
    result = server.call(session, tool, arguments)
    printed = run(*command, "--json").out
    assert result["content"][0]["text"] + "\n" == printed
    assert bool(result.get("isError")) == ("error" in json.loads(printed))
    validated(result, tool)


def test_every_tool_is_compared() -> None:
    """The table above has them all."""
    assert {tool for tool, _, _ in SAME} == set(server.TOOLS)


@pytest.mark.parametrize(("tool", "arguments", "code"), HOSTILE)
def test_hostile_arguments_get_errors(
    session: Session, monkeypatch: pytest.MonkeyPatch, tool: str, arguments: dict[str, Any], code: str
) -> None:
    """A result with a code and a message, at once; nothing is read from standard input."""
    monkeypatch.setattr(sys, "stdin", None)
    begin = time.process_time()
    result = server.call(session, tool, arguments)
    assert result["isError"]
    assert validated(result, tool)["error"]["code"] == code
    assert time.process_time() - begin < 5


def test_what_was_meant_is_said(session: Session) -> None:
    """So that an assistant can ask again."""
    asked = [("who_handle", {}), ("search", {"txt": "ลูกเสือ"}), ("show", {"citation": "ข้อ 37 (1)"})]
    errors = [json.loads(server.call(session, *each)["content"][0]["text"])["error"] for each in asked]
    assert [error["did_you_mean"] for error in errors] == ["who_handles", "text", "มาตรา 37 (1)"]


@pytest.mark.parametrize("tool", server.TOOLS)
def test_other_data_and_drafts(run: Run, few: Path, tool: str) -> None:
    """Every tool answers from the data of the session, and marks a draft."""
    asked = {"task": "แผนที่", "citation": "ข้อ 3", "text": "ข้อ 3", "as_of": DAY}
    needed = {name: asked[name] for name in (*server.TOOLS[tool].required, "as_of")}
    answer = validated(server.call(Session("mcp", data=OTHER_SHAPE), tool, needed), tool)
    assert answer["amended_to"] == json.loads(run("groups", "--data", OTHER_SHAPE, "--json").out)["amended_to"]
    needed["as_of"] = "2030-01-01"
    if "citation" in needed:
        needed["citation"] = "ข้อ 7"
    answer = validated(server.call(Session("mcp", data=str(few), draft=DRAFT), tool, needed), tool)
    assert answer["caveats"][0]["code"] == "draft"


def test_an_error_under_a_draft_says_so(run: Run) -> None:
    """As that of the command does."""
    result = server.call(Session("mcp", draft=DRAFT), "show", {"citation": "ข้อ 7 (11)", "as_of": DAY})
    assert result["content"][0]["text"] + "\n" == run("show", "ข้อ 7 (11)", "--with", DRAFT, "--json").out
    assert validated(result, "show")["caveats"][0]["code"] == "draft"


def test_a_letter_is_checked_whole(session: Session) -> None:
    """Every citation of a text of several paragraphs has a verdict, with its place in the text."""
    letter = "เรียน ผู้อำนวยการ\n\nตามข้อ 7 (1) (ก) และ (ข) แห่งประกาศ\n\nประกอบข้อ 7 (5) (ซ) นั้น\n"
    verdicts = validated(server.call(session, "check_citations", {"text": letter, "as_of": DAY}), "check_citations")[
        "data"
    ]
    assert [each["citation"] for each in verdicts] == ["ข้อ 7 (1) (ก)", "ข้อ 7 (1) (ข)", "ข้อ 7 (5) (ซ)"]
    for each in verdicts:
        assert letter[slice(*each["span"])] == each["input"]


def test_what_a_draft_changes(run: Run) -> None:
    """The difference without an earlier day, as ``diff`` has it."""
    result = server.call(Session("mcp", draft=DRAFT), "changes", {"kind": "difference", "as_of": DAY})
    assert result["content"][0]["text"] + "\n" == run("diff", "--with", DRAFT, "--json").out


def test_without_the_sdk_the_command_says_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 2, and the command that installs it."""
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = run("mcp")
    assert (result.code, result.out) == (2, "")
    assert "-m pip install mcp" in result.err
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)  # an environment of uv has no pip
    assert f"uv pip install --python {sys.executable} mcp" in run("mcp").err


def test_the_documents_are_right() -> None:
    """Their configurations are JSON and the same in both languages; their tables have every tool and parameter."""
    texts = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("mcp.md", "mcp.th.md")]
    for text in texts:
        for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL):
            (servers,) = json.loads(block).values()
            assert servers["mandate"]["args"] == ["mcp"]
        rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", text, re.MULTILINE)
        assert [name for name, _, _ in rows] == list(server.TOOLS)
        for name, commands, parameters in rows:
            assert re.findall(r"`(\w+)`", parameters) == list(server.TOOLS[name].parameters)
            for function in server.TOOLS[name].commands:
                assert f"`{function.__name__.replace('_', '-')}`" in commands
    assert len({tuple(re.findall(r"```\w+\n.*?```", text, re.DOTALL)) for text in texts}) == 1


# --- by the official client ------------------------------------------------------------------------------------------


def asked(
    calls: Sequence[tuple[str, dict[str, Any]]], *options: str, then: Callable[[], None] = lambda: None
) -> dict[str, Any]:
    """What the official client gets from a server: its greeting, its tools, and the results of calls.

    ``then`` is called when the server has started, before the calls.
    """
    pytest.importorskip("mcp", reason="the SDK is not installed: pip install '.[mcp]'")
    from mcp import ClientSession, StdioServerParameters, stdio_client

    def plain(value: Any) -> dict[str, Any]:
        return dict(value.model_dump(by_alias=True, mode="json", exclude_none=True))

    async def ask() -> dict[str, Any]:
        program = StdioServerParameters(
            command=sys.executable, args=["-m", "mandate_cli", "mcp", *options], env=dict(os.environ)
        )
        async with stdio_client(program) as (read, write), ClientSession(read, write) as client:
            greeting = plain(await client.initialize())
            tools = plain(await client.list_tools())["tools"]
            then()
            results = [plain(await client.call_tool(tool, arguments)) for tool, arguments in calls]
        return {"greeting": greeting, "tools": tools, "results": results}

    return asyncio.run(ask())


@pytest.mark.mcp
def test_the_official_client_calls_every_tool(session: Session) -> None:
    """It is told what the server is and how to use it, and gets over stdio what ``call`` gives; it validates, too."""
    calls = [(tool, arguments) for tool, arguments, _ in SAME] + [(tool, arguments) for tool, arguments, _ in HOSTILE]
    found = asked(calls)
    assert found["greeting"]["instructions"] == server.INSTRUCTIONS
    assert found["greeting"]["serverInfo"]["name"] == "mandate"
    assert found["tools"] == server.listed()
    for (tool, arguments), result in zip(calls, found["results"], strict=True):
        expected = server.call(session, tool, arguments)["content"][0]["text"]
        assert validated(result, tool) == json.loads(expected)


@pytest.mark.mcp
def test_a_thousand_calls_in_one_session() -> None:
    """All are answered, and the same question always gets the same answer."""
    calls = [(tool, arguments) for tool, arguments, _ in SAME] * 48
    results = asked(calls)["results"]
    assert len(results) >= 1000
    for number, result in enumerate(results):
        assert result == results[number % len(SAME)]


@pytest.mark.mcp
def test_only_the_data_of_the_start_are_read(tmp_path: Path) -> None:
    """A server answers on though its data are gone."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    shutil.copy(DRAFT, tmp_path / "draft.yaml")

    def vanish() -> None:
        shutil.rmtree(data)
        (tmp_path / "draft.yaml").unlink()

    calls: list[tuple[str, dict[str, Any]]] = [(tool, arguments) for tool, arguments, _ in SAME]
    calls.append(("changes", {"kind": "difference"}))
    options = ["--data", str(data), "--with", str(tmp_path / "draft.yaml")]
    assert asked(calls, *options, then=vanish)["results"] == asked(calls, "--with", DRAFT)["results"]


KILLED = """
import asyncio, sys
from mcp import ClientSession, StdioServerParameters, stdio_client

async def ask():
    program = StdioServerParameters(command=sys.executable, args=["-m", "mandate_cli", "mcp"], env=None)
    async with stdio_client(program) as (read, write), ClientSession(read, write) as client:
        await client.initialize()
        while True:
            await client.call_tool("who_handles", {"task": "ร้องเรียน"})
            print("asked", flush=True)

asyncio.run(ask())
"""


@pytest.mark.mcp
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the server is found by /proc")
def test_a_killed_client_leaves_nothing_behind(tmp_path: Path) -> None:
    """The server ends with it, in the middle of a call or not, and no file is left in the temporary directory."""
    pytest.importorskip("mcp", reason="the SDK is not installed: pip install '.[mcp]'")
    client = subprocess.Popen(
        [sys.executable, "-c", KILLED],
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
    )
    with client:
        assert client.stdout is not None
        for _ in range(3):
            assert client.stdout.readline() == b"asked\n"
        children = Path(f"/proc/{client.pid}/task/{client.pid}/children").read_text(encoding="ascii").split()
        client.send_signal(signal.SIGKILL)
    assert len(children) == 1
    deadline = time.monotonic() + 60
    while running(int(children[0])):
        assert time.monotonic() < deadline, "the server is still running"
        time.sleep(0.1)
    assert list(tmp_path.iterdir()) == []


def running(pid: int) -> bool:
    """Whether a process is there and does something; one that has ended may still wait for its parent."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.mark.mcp
def test_it_ends_with_standard_input_and_survives_nonsense() -> None:
    """What is no request is answered or passed over, and the next request is answered; nothing else is printed."""
    pytest.importorskip("mcp", reason="the SDK is not installed: pip install '.[mcp]'")
    assert (process("mcp", stdin=subprocess.DEVNULL).code, process("mcp", stdin=subprocess.DEVNULL).out) == (0, "")
    client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    called = '{"jsonrpc": "2.0", "id": %d, "method": "tools/call", "params": {"name": "%s", "arguments": %s}}'
    lines: list[bytes] = [
        json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": client}).encode(),
        b'{"jsonrpc": "2.0", "method": "notifications/initialized"}',
        b"nonsense",
        b"\xff\xfe\x00",
        b"[" * 10_000,
        (called % (2, "show", '{"citation": "\\ud800"}')).encode(),  # half a character
        (called % (3, "show", '["7"]')).encode(),
        b'{"jsonrpc": "2.0", "id": 4, "method": "no/such", "params": {}}',
        (called % (5, "groups", "{}")).encode(),
    ]
    server_process = subprocess.Popen(
        [sys.executable, "-m", "mandate_cli", "mcp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with server_process:
        assert server_process.stdin is not None
        assert server_process.stdout is not None
        for line in lines:
            server_process.stdin.write(line + b"\n")
        server_process.stdin.flush()
        answers: list[dict[str, Any]] = []
        while not answers or answers[-1].get("id") != 5:
            answers.append(json.loads(server_process.stdout.readline()))
        server_process.stdin.close()
        assert server_process.stdout.read() == b""
    assert server_process.returncode == 0
    assert not answers[-1]["result"].get("isError")


@pytest.mark.mcp
def test_wrong_data_end_it_at_once() -> None:
    """With the reason on standard error."""
    pytest.importorskip("mcp", reason="the SDK is not installed: pip install '.[mcp]'")
    result = process("mcp", "--data", "/nowhere", stdin=subprocess.DEVNULL)
    assert (result.code, result.out) == (2, "")
    assert "/nowhere" in result.err
