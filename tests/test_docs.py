"""The documents are true: their examples, pictures, codes, modules and names are compared with the program."""

from __future__ import annotations

import importlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import screens

from mandate_cli.cli import app
from mandate_cli.cli.help import all_pages
from mandate_cli.dataset.phrase_checks import problems_of_phrases
from mandate_cli.errors import CODES
from mandate_cli.law.model import CAVEATS
from mandate_cli.output.frame import PLACES
from tests.conftest import DATA, ROOT, Run
from tests.layers import ABOVE, BENEATH, PACKAGES

SOURCE = ROOT / "src" / "mandate_cli"
READMES = ["README.md", "README.th.md"]
GUIDES = [f"docs/{name}{language}.md" for name in ("enter-an-amendment", "your-own-agency") for language in ("", ".th")]
FILE = re.compile(r"^`((?:my-office/)?[\w.-]+)`:\n\n```\w+\n(.*?)```", re.MULTILINE | re.DOTALL)
YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LEFT_OUT = "…\n"  # in an example, stands for any lines
EXAMPLE = re.compile(r"```console\n\$ mandate (.*)\n((?:.*\n)*?)```")


@pytest.fixture
def page(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The text of a page, in whose language the program speaks; the files that it shows are in the current directory.

    So are those that its commands take for granted. ``check`` does not look at the shipped phrases, since the golden
    screen of it does.
    """
    monkeypatch.setattr(
        "mandate_cli.dataset.checks.problems_of_phrases",
        lambda directory, *rest: () if directory == DATA else problems_of_phrases(directory, *rest),
    )
    name: str = request.param
    text = (ROOT / name).read_text(encoding="utf-8")
    for path, content in FILE.findall(text):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "draft.yaml").symlink_to(ROOT / "examples" / "draft.yaml")
    (tmp_path / "questions.txt").write_text("ลูกเสือ\nวิทยุ\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path if FILE.search(text) else ROOT)
    monkeypatch.setenv("MANDATE_LANG", "th" if name.endswith(".th.md") else "en")
    return text


@pytest.mark.parametrize("page", [*READMES, *GUIDES], indirect=True)
def test_examples_are_what_the_program_prints(run: Run, request: pytest.FixtureRequest, page: str) -> None:
    """Word for word but for lines left out, on the day that the tests take for today; in Thai in the Thai documents."""

    def answered(match: re.Match[str]) -> str:
        out = run(*shlex.split(match[1])).out.replace(f"{DATA}/", "data/")
        kept = "(?:.*\n)*".join(re.escape(part) for part in match[2].split(LEFT_OUT))
        same = LEFT_OUT in match[2] and re.fullmatch(kept, out)
        return match[0] if same else f"```console\n$ mandate {match[1]}\n{out}```"

    path = ROOT / request.node.callspec.params["page"]
    fresh = EXAMPLE.sub(answered, page)
    if request.config.getoption("--update-golden"):
        path.write_text(fresh, encoding="utf-8")
    assert fresh == path.read_text(encoding="utf-8")
    assert len(EXAMPLE.findall(page)) >= 2


@pytest.mark.parametrize("name", READMES)
def test_a_list_of_questions_is_asked_as_the_readmes_say(tmp_path: Path, name: str) -> None:
    """By a shell, from a file with one question a line."""
    found = re.search(r"`(mandate who-handles - < (\S+))`", (ROOT / name).read_text(encoding="utf-8"))
    assert found
    (tmp_path / found[2]).write_text("ลูกเสือ\nวิทยุ\n", encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(found[1], shell=True, env={**os.environ, "PATH": path}, cwd=tmp_path, capture_output=True)  # noqa: S602, PLW1510
    assert ran.returncode == 0
    assert {"ลูกเสือ", "วิทยุ"} <= set(ran.stdout.decode().splitlines())


@pytest.mark.long
@pytest.mark.parametrize("page", GUIDES, indirect=True)
def test_other_commands_of_the_guides_run(page: str) -> None:
    """One after the other, in a shell."""
    commands = [line for block in SHELL.findall(page) for line in block.splitlines() if line.startswith("mandate ")]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in commands:
        ran = subprocess.run(command, shell=True, env={**os.environ, "PATH": path}, capture_output=True, check=False)  # noqa: S602
        assert (ran.returncode, ran.stderr) == (0, b""), command


@pytest.mark.parametrize("name", GUIDES[:2])
def test_the_operations_of_the_guide_fit_the_law(run: Run, tiny: Path, tmp_path: Path, name: str) -> None:
    """The example of several pairs of words."""
    (clause,) = [block for block in YAML.findall((ROOT / name).read_text(encoding="utf-8")) if "pairs:" in block]
    head = (ROOT / "examples" / "draft.yaml").read_text(encoding="utf-8").partition("      ข้อ 1:")[0]
    path = tmp_path / "draft.yaml"
    path.write_text(head + clause.replace("ข้อ 7:", "ข้อ 1:", 1), encoding="utf-8")
    assert run("check", "--data", str(tiny), "--with", str(path)).out.endswith("\nNo problems.\n")


@pytest.mark.long
@pytest.mark.parametrize("page", GUIDES[2:3], indirect=True)
def test_the_weights_of_the_guide_are_fitted(run: Run, page: str) -> None:
    """Twice with the same result, and the answers stay what they should be."""
    pytest.importorskip("sklearn")
    assert "evaluation/fit.py --data my-office\n" in page
    fitted = []
    for _ in range(2):
        subprocess.run([sys.executable, ROOT / "evaluation" / "fit.py", "--data", "my-office"], check=True)
        fitted.append(Path("my-office/weights.tsv").read_bytes())
    assert fitted[0] == fitted[1]
    assert run("check", "--data", "my-office").out.endswith("\nNo problems.\n")
    assert "กองบริการผู้อ่าน" in run("who-handles", "ยืมหนังสือ", "--data", "my-office").out


def test_pictures_show_what_the_program_says() -> None:
    """Every picture of a screen carries the text that the program writes now; all are there and small."""
    pytest.importorskip("PIL", reason="pillow is not installed")
    for name, command in screens.COMMANDS.items():
        for language in screens.LANGUAGES:
            fresh = screens.text(screens.screen(command, language))
            assert fresh.count("\n") > 5
            assert screens.shown(screens.SCREENS / f"{name}.{language}.png") == fresh
    for name in screens.TEXTS:
        fresh = screens.beginning(name)
        assert fresh.count("\n") > 1
        assert screens.shown(screens.SCREENS / f"export-{name}.png") == fresh
    pages = [ROOT / name for name in (*READMES, "docs/export.md", "docs/export.th.md")]
    pictures = [
        page.parent / name for page in pages for name in re.findall(r"\(([\w./-]*\.png)\)", page.read_text("utf-8"))
    ]
    assert set(pictures) == set(screens.SCREENS.iterdir())
    assert all(picture.stat().st_size < 61_000 for picture in pictures)


@pytest.mark.browser
def test_no_word_of_a_picture_reaches_into_the_next() -> None:
    """Measured in Chromium, of the screens of two widths."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not screens.CHROMIUM:
        pytest.skip("there is no chromium on this machine")
    with screens.browser() as chromium:
        for columns in (60, screens.COLUMNS):
            for command in screens.COMMANDS.values():
                for language in screens.LANGUAGES:
                    shot, overlaps = screens.drawn(chromium, screens.screen(command, language, columns))
                    assert not overlaps
                    assert shot.startswith(b"\x89PNG")


@pytest.mark.parametrize("name", READMES)
def test_a_readme_is_short(name: str) -> None:
    """It is read before anything else."""
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= 200


@pytest.mark.parametrize("name", [*READMES, "docs/for-programs.md", "docs/export.md", "SECURITY.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    """Every relative link names a file."""
    page = ROOT / name
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("name", READMES)
def test_links_to_pages_have_their_titles(name: str) -> None:
    """Or their paths; so that a reader knows the page again."""
    for words, path in re.findall(r"\[([^\]]+)\]\((docs/[\w.-]+\.md)\)", (ROOT / name).read_text(encoding="utf-8")):
        title = (ROOT / path).read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        assert words == path or title in words


def test_every_code_of_a_caveat_is_documented() -> None:
    """No other is."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    codes = re.findall(r'(?:Caveat|Reservation)\("([a-z-]+)"|"(outstanding-[a-z]+)"', source)
    page = (ROOT / "docs" / "for-programs.md").read_text(encoding="utf-8")
    told = re.search(r"`citations`: list of `citation`, `instrument`\): (.*?)\. An error is", page, re.DOTALL)
    assert told
    assert set(re.findall("`([a-z-]+)`", told[1])) == {one or other for one, other in codes}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("docs/enter-an-amendment.md", "`check` says before all problems which files it read"),
        ("docs/enter-an-amendment.th.md", "ก่อนแจ้งปัญหา `check` จะบอกว่าอ่านแฟ้มใดบ้าง"),
    ],
)
def test_check_says_which_files_it_read_where_the_guide_says(run: Run, tiny: Path, name: str, words: str) -> None:
    """Below the line that says DRAFT, if there is one."""
    assert words in (ROOT / name).read_text(encoding="utf-8")
    (tiny / "draft.yaml").write_text("nothing\n", encoding="utf-8")
    out = run("check", "--data", str(tiny), "--with", str(tiny / "draft.yaml")).out
    draft, files, problem = [line for line in out.splitlines() if line][:3]
    assert draft.startswith("DRAFT")
    assert files.startswith("Checked in")
    assert "draft.yaml:1:1: " in problem


def test_examples_run_in_every_shell() -> None:
    """PowerShell and cmd know no single quotes and no &&, and PowerShell takes curly quotes for straight ones."""
    readmes = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    windows = re.findall(r"```bat\n(.*?)```", readmes, re.DOTALL)
    helped = [example.name for page in all_pages(app.built()) for example in page.examples]
    assert len(windows) == 2
    assert len(helped) > 15
    for example in (*(match[1] for match in EXAMPLE.finditer(readmes)), *windows, *helped):
        assert not set(example) & set("&'“”`$%"), example


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_in_the_readme(name: str) -> None:
    """Users only find a command that is documented."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for command in app.built().commands:
        assert f"mandate {command}" in text


def test_both_readmes_have_the_same_commands_for_set_up() -> None:
    """One command runs the program, one the tests; CI reads the latter from the README."""
    commands = [
        re.findall(r"<!-- command: (\w+) -->\n```sh\n(.*)\n```", (ROOT / name).read_text(encoding="utf-8"))
        for name in READMES
    ]
    assert commands[0] == commands[1]
    assert [kind for kind, _ in commands[0]] == ["run", "test"]


@pytest.mark.parametrize("name", GUIDES[:2])
def test_the_guide_quotes_the_data(name: str) -> None:
    """What it shows of (ฉบับที่ 2) stands in the data line for line, where nothing is left out."""
    data = (ROOT / "data" / "amendments.yaml").read_text(encoding="utf-8")
    guide = (ROOT / name).read_text(encoding="utf-8")
    shown = re.findall(r"```yaml\n(      ข้อ [123]:\n.*?)```", guide, re.DOTALL)[:3]
    assert len(shown) == 3
    for line in "".join(shown).splitlines():
        assert line.split("…")[0] in data


@pytest.mark.parametrize("pair", [GUIDES[:2], GUIDES[2:]])
def test_both_guides_show_the_same(pair: list[str]) -> None:
    """The same examples of data and the same commands, comments aside; what the program prints is in their language."""
    shown = []
    for name in pair:
        text = (ROOT / name).read_text(encoding="utf-8")
        data = re.findall(r"```(?:yaml|text|sh)\n(.*?)```", text, re.DOTALL)
        commands = [match[1] for match in EXAMPLE.finditer(text)]
        shown.append([re.sub(r" +#.*|‹.*?›", "", part) for part in data] + commands)
    assert shown[0] == shown[1]


def modules() -> str:
    """A table of all modules with the first sentence of their docstrings."""
    lines = ["| module | holds |", "| --- | --- |"]
    for package in PACKAGES:
        paths = sorted(path for path in (SOURCE / package).rglob("*.py") if path.stem != "__init__")
        lines += [
            f"| `{path.relative_to(SOURCE).as_posix()}` | {first_sentence(path.read_text(encoding='utf-8'))} |"
            for path in paths
        ]
    for name in sorted({*ABOVE, *BENEATH}):
        path = SOURCE / f"{name}.py"
        lines.append(f"| `{path.name}` | {first_sentence(path.read_text(encoding='utf-8'))} |")
    return "\n".join(lines)


def first_sentence(source: str) -> str:
    """The first sentence of a module's docstring, on one line, without its full stop."""
    words = " ".join(source.split('"""', maxsplit=2)[1].split("\n\n", maxsplit=1)[0].split())
    return re.split(r"\.(?: |$)", words.replace("``", "`").replace("|", "\\|"))[0]


def test_contributing_lists_every_module(request: pytest.FixtureRequest) -> None:
    """The table has each module, and what its docstring says."""
    path = ROOT / "CONTRIBUTING.md"
    text = path.read_text(encoding="utf-8")
    begin, end = "<!-- modules: begin -->\n", "\n<!-- modules: end -->"
    table = modules()
    fresh = re.sub(f"(?s){begin}.*?{end}", lambda _: f"{begin}{table}{end}", text)
    if request.config.getoption("--update-golden"):
        path.write_text(fresh, encoding="utf-8")
    assert fresh == path.read_text(encoding="utf-8")
    assert table in fresh


def test_contributing_names_what_exists() -> None:
    """Every dotted name and every path in the text is there."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = re.findall(rf"`((?:{'|'.join(PACKAGES)})\.\w+)\.(\w+)`", text)
    assert len(names) > 5
    for module, name in names:
        assert hasattr(importlib.import_module(f"mandate_cli.{module}"), name), (module, name)
    paths = re.findall(r"`((?:\w+/)+[\w.-]+)`", text)
    assert len(paths) > 10
    for path in paths:
        assert (ROOT / path).exists() or (SOURCE / path).exists(), path


def test_the_codes_of_caveats_are_closed_and_documented() -> None:
    """docs/for-programs.md lists every code; a page has a place for each; `check` has its own two."""
    text = (ROOT / "docs" / "for-programs.md").read_text(encoding="utf-8")
    listed = text.partition("and `caveats`\n")[2].partition(" An error is ")[0].partition("`instrument`):")[2]
    assert set(re.findall("`([a-z-]+)`", listed)) == CAVEATS
    assert {*PLACES, "checked-files", "other-data"} == CAVEATS
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    assert set(re.findall(r'Caveat\(\s*"([a-z-]+)"', source)) <= CAVEATS


def test_the_codes_of_errors_are_closed_and_documented() -> None:
    """docs/errors.md describes every code and no other, and the program uses each."""
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))
    assert documented == CODES
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    for code in CODES:
        assert source.count(f'"{code}"') >= 2, code  # in errors.py, and where it is raised
