"""Write the catalogues of the tool's own words: what there is to translate, merged into each, and compiled.

Messages are read off the source: every template a ``Message`` or a ``Counted`` can be made with, through the names,
tables, conditions and parameters it comes from. The words of help are what the program asks for when it prints it all.
``--check`` writes nothing and says what is not as it should be.
"""

from __future__ import annotations

import ast
import io
import sys
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

import typer.main
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from mandate_cli import messages
from mandate_cli.cli import app
from mandate_cli.cli.help import all_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parent.parent / "src" / "mandate_cli"
LANGUAGES = [messages.THAI]


class Unread(Exception):  # noqa: N818 - it says what it is
    """A template that this tool cannot follow to its words."""


class _Module:
    """One module of the source, with what its names can hold and where its functions are called from."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.values: dict[tuple[ast.FunctionDef | None, str], list[ast.expr]] = {}
        self.within: dict[ast.AST, ast.FunctionDef | None] = {}
        self._walk(self.tree, None)

    def _walk(self, node: ast.AST, function: ast.FunctionDef | None) -> None:
        self.within[node] = function
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                for name in ast.walk(target):
                    if isinstance(name, ast.Name):
                        self.values.setdefault((function, name.id), []).append(node.value)
        for child in ast.iter_child_nodes(node):
            self._walk(child, node if isinstance(node, ast.FunctionDef) else function)

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    function = call.func
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _parameters(function: ast.FunctionDef) -> list[ast.arg]:
    return [*function.args.posonlyargs, *function.args.args]


class _Source:
    """All modules, and the words any expression in them can be."""

    def __init__(self) -> None:
        self.modules = [_Module(path) for path in [*sorted(SOURCE.rglob("*.py")), Path(__file__).with_name("man.py")]]

    def words(self, module: _Module, node: ast.expr) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each form
        """The texts an expression can be."""
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.IfExp(body=body, orelse=orelse):
                yield from self.words(module, body)
                yield from self.words(module, orelse)
            case ast.BoolOp(values=values) | ast.List(elts=values) | ast.Tuple(elts=values):
                for value in values:
                    yield from self.words(module, value)
            case ast.Dict(values=values):
                for value in values:
                    yield from self.words(module, value)
            case ast.Subscript(value=value):
                yield from self.words(module, value)
            case ast.Name(id=name):
                function = module.within[node]
                parameters = [each.arg for each in _parameters(function)] if function else []
                if function and name in parameters:
                    for other, argument in self._given(function, name, parameters.index(name)):
                        yield from self.words(other, argument)
                else:
                    held = module.values.get((function, name)) or module.values.get((None, name))
                    if not held:
                        raise Unread(f"{module.name}:{node.lineno}: {name}")
                    for value in held:
                        yield from self.words(module, value)
            case _:
                raise Unread(f"{module.name}:{node.lineno}: {ast.unparse(node)}")

    def _given(self, function: ast.FunctionDef, name: str, position: int) -> Iterator[tuple[_Module, ast.expr]]:
        """What a parameter of a function is given, wherever it is called."""
        method = _parameters(function)[0].arg == "self"
        for module in self.modules:
            for call in module.calls():
                if _called(call) != function.name or isinstance(call.func, ast.Attribute) != method:
                    continue
                named = [each.value for each in call.keywords if each.arg == name]
                at = position - method
                if named or at < len(call.args):
                    yield module, named[0] if named else call.args[at]

    def messages(self) -> Iterator[tuple[str, str | tuple[str, str]]]:
        """Every template, with its module; both of a Counted."""
        for module in self.modules:
            for call in module.calls():
                name, literal = _called(call), bool(call.args) and isinstance(call.args[0], ast.Constant)
                if name == "Message" or (name == "translate" and literal):
                    yield from ((module.name, text) for text in self.words(module, call.args[0]))
                elif name == "Counted":
                    one, many = (list(self.words(module, each)) for each in call.args[1:3])
                    yield from ((module.name, pair) for pair in zip(one, many, strict=True))


class _Recorder(NullTranslations):
    """A catalogue that only remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def gettext(self, message: str) -> str:
        self.asked.append(message)
        return message


class _Plain(Catalog):
    """A catalogue whose head has nothing that differs from run to run, or from one version of Babel to another."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The fields of its head."""
        return [
            ("Project-Id-Version", messages.DOMAIN),
            ("Language", str(self.locale or "")),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]

    @mime_headers.setter
    def mime_headers(self, headers: object) -> None:
        """Refuse any others."""
        raise AttributeError(headers)


def template() -> Catalog:
    """All there is to translate."""
    catalogue = Catalog(project="mandate", charset="utf-8", fuzzy=False)
    for module, words in _Source().messages():
        if words and words != "{complaints}":
            catalogue.add(words, locations=[(module, 0)])
    recorder = _Recorder()
    messages.use("recorded", recorder)
    for page in all_pages(typer.main.get_command(app.app)):
        page.text(80)
    messages.use(messages.ENGLISH)
    for text in recorder.asked:
        catalogue.add(text, locations=[("cli.py", 0)])
    return catalogue


def _path(name: str, suffix: str) -> Path:
    return messages.LOCALES / name / "LC_MESSAGES" / f"{messages.DOMAIN}.{suffix}"


def merged(name: str) -> tuple[bytes, bytes]:
    """A catalogue brought up to date, as text and compiled."""
    path = _path(name, "po")
    old = Catalog(locale=name)
    if path.is_file():
        with path.open("rb") as file:
            old = read_po(file, locale=name)
    fresh = _Plain(locale=name, project="mandate", charset="utf-8", fuzzy=False, header_comment=_HEADER)
    for message in template():
        if message.id:
            known = old.get(message.id)
            words = known.string if known else None
            if isinstance(message.id, str) == isinstance(words, tuple):  # it has come to count, or counts no more
                words = None
            if not isinstance(message.id, str):
                words = words or tuple("" for _ in range(fresh.num_plurals))
            flags = known.flags if known else ()
            fresh.add(message.id, words, locations=message.locations, flags=flags)
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, fresh, width=0, include_lineno=False, omit_header=False, sort_output=True)
    write_mo(compiled, fresh)
    return text.getvalue(), compiled.getvalue()


_HEADER = "# The words of mandate in LANGUAGE. The law is not among them: it is always Thai and never changed."


def main() -> int:
    """Bring every catalogue up to date, or say which is not."""
    stale = []
    for name in LANGUAGES:
        for suffix, content in zip(("po", "mo"), merged(name), strict=True):
            path = _path(name, suffix)
            if path.is_file() and path.read_bytes() == content:
                continue
            stale.append(path)
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    for path in stale:
        print(f"{path}: {'is not up to date' if '--check' in sys.argv else 'written'}")
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
