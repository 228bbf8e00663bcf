"""The documentation is run: every example in the READMEs is what the program prints."""

from __future__ import annotations

import re
import shlex
from importlib.util import module_from_spec, spec_from_file_location

import pytest
import typer.main

from mandate_cli.cli import app
from mandate_cli.errors import CODES
from tests.conftest import ROOT, Run

READMES = ["README.md", "README.th.md"]
GUIDE = "docs/entering-an-amendment.md"
EXAMPLE = re.compile(r"```console\n\$ mandate (.*)\n((?:.*\n)*?)```")


@pytest.mark.parametrize(("name", "examples"), [(READMES[0], 7), (READMES[1], 7), (GUIDE, 3)])
def test_examples_are_what_the_program_prints(
    run: Run, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, name: str, examples: int
) -> None:
    """Word for word, as on the day the tests take for today; of the Thai README in Thai."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("MANDATE_LANG", "th" if name.endswith(".th.md") else "en")
    path = ROOT / name
    text = path.read_text(encoding="utf-8")

    def answered(match: re.Match[str]) -> str:
        return f"```console\n$ mandate {match[1]}\n{run(*shlex.split(match[1])).out}```"

    fresh = EXAMPLE.sub(answered, text)
    if request.config.getoption("--update-golden"):
        path.write_text(fresh, encoding="utf-8")
    assert fresh == path.read_text(encoding="utf-8")
    assert len(EXAMPLE.findall(text)) >= examples


def test_pictures_show_what_the_program_says() -> None:
    """Every picture of the READMEs, to the letter; ``python tools/screens.py`` writes them anew."""
    spec = spec_from_file_location("screens", ROOT / "tools" / "screens.py")
    assert spec
    assert spec.loader
    screens = module_from_spec(spec)
    spec.loader.exec_module(screens)
    for name, command in screens.COMMANDS.items():
        for language in screens.LANGUAGES:
            path = screens.SCREENS / f"{name}.{language}.svg"
            fresh = screens.shown(screens.picture(command, language))
            assert len(fresh) > 5
            assert screens.shown(path.read_text(encoding="utf-8")) == fresh
    pictures = [
        picture for name in READMES for picture in re.findall(r"\((docs/.*?\.svg)\)", (ROOT / name).read_text("utf-8"))
    ]
    assert len(pictures) == 4
    assert all((ROOT / picture).is_file() for picture in pictures)


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_in_the_readme(name: str) -> None:
    """A command that is not documented is not there for its users."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for command in typer.main.get_command(app.app).commands:  # type: ignore[attr-defined]
        assert f"mandate {command}" in text


def test_both_readmes_have_the_same_commands_for_set_up() -> None:
    """One runs the program, one the tests; CI takes the latter from here."""
    found = [
        re.findall(r"<!-- command: (\w+) -->\n```sh\n(.*)\n```", (ROOT / name).read_text(encoding="utf-8"))
        for name in READMES
    ]
    assert found[0] == found[1]
    assert [kind for kind, _ in found[0]] == ["run", "test"]


def test_the_guide_quotes_the_data() -> None:
    """What it shows of (ฉบับที่ 2) stands in the data, line for line, where it is not left out."""
    data = (ROOT / "data" / "amendments.yaml").read_text(encoding="utf-8")
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    shown = re.findall(r"```yaml\n(      ข้อ [123]:\n.*?)```", guide, re.DOTALL)[:3]
    assert len(shown) == 3
    for line in "".join(shown).splitlines():
        assert line.split("…")[0] in data


def test_the_codes_of_errors_are_closed_and_documented() -> None:
    """docs/errors.md has every code there is, and no other; the program can make no error with any other."""
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))
    assert documented == CODES
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "mandate_cli").glob("*.py"))
    for code in CODES:
        assert source.count(f'"{code}"') >= 1, code
