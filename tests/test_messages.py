"""Messages in two languages: which one is chosen, that all are translated, and that English loads no catalogue."""

from __future__ import annotations

import errno
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import pytest

from mandate_cli import errors, messages
from mandate_cli.messages import Counted, Message
from tests.conftest import ROOT, Run

sys.path.insert(0, str(ROOT / "tools"))

import catalogues
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

CHOSEN = [
    ({}, "en"),
    ({"LC_ALL": "th_TH.UTF-8"}, "th"),
    ({"LC_MESSAGES": "th_TH"}, "th"),
    ({"LANG": "th"}, "th"),
    ({"LANG": "th-TH"}, "th"),
    ({"LANG": "Thai_Thailand.874"}, "th"),
    ({"LANG": "th_TH.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
    ({"LANG": "th_TH.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
    ({"LANG": "C"}, "en"),
    ({"LANG": "POSIX"}, "en"),
    ({"LANG": "fr_FR.UTF-8"}, "en"),
    ({"LANGUAGE": "th"}, "th"),
    ({"LANGUAGE": "fr:th:en", "LANG": "en_US.UTF-8"}, "th"),
    ({"LANGUAGE": "en:th", "LANG": "th_TH.UTF-8"}, "en"),
    ({"LANGUAGE": "fr", "LANG": "th_TH.UTF-8"}, "th"),
    ({"LANGUAGE": "th", "LC_ALL": "C"}, "en"),
    ({"MANDATE_LANG": "th", "LC_ALL": "C"}, "th"),
    ({"MANDATE_LANG": "TH_th.utf8"}, "th"),
    ({"MANDATE_LANG": "en", "LC_ALL": "th_TH.UTF-8"}, "en"),
    ({"MANDATE_LANG": "tlh", "LC_ALL": "th_TH.UTF-8"}, "th"),
    ({"MANDATE_LANG": "", "LANG": "th_TH.UTF-8"}, "th"),
]


@pytest.mark.parametrize(("environment", "name"), CHOSEN)
def test_the_language_is_the_user_s(environment: dict[str, str], name: str) -> None:
    """MANDATE_LANG comes before the locale, which is read as gettext does; without a known language it is English."""
    assert messages.chosen(environment) == name


@pytest.mark.parametrize(
    ("found", "name"), [(("th_TH", "cp874"), "th"), (("en_US", "cp1252"), "en"), ((None, None), "en")]
)
def test_on_windows_the_user_s_locale_is_asked(
    monkeypatch: pytest.MonkeyPatch, found: tuple[str | None, str | None], name: str
) -> None:
    """Windows has no variable for it."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("_locale._getdefaultlocale", lambda: found, raising=False)
    assert messages.chosen({}) == name
    monkeypatch.delattr("_locale._getdefaultlocale", raising=False)
    assert messages.chosen({}) == "en"


def contents(catalogue: Iterable[Any]) -> dict[object, object]:
    """The translation of every message of a catalogue; a message that counts has a tuple of templates."""

    def hashable(text: Any) -> object:
        return text if isinstance(text, str) else tuple(text)

    return {hashable(message.id): hashable(message.string) for message in catalogue if message.id}


def test_the_catalogue_has_every_message_and_no_other() -> None:
    """So does its compiled form."""
    with catalogues.PO.open("rb") as file:
        written = contents(read_po(file, locale=messages.THAI))
    with catalogues.MO.open("rb") as file:
        compiled = contents(read_mo(file))
    assert contents(catalogues.updated()) == written, "run tools/catalogues.py"
    assert compiled == written, "run tools/catalogues.py"


def fields(template: str) -> list[tuple[str | None, str | None]]:
    """The fields of a template, with their formats."""
    return sorted(
        (name or "", form or "") for _, name, form, _ in string.Formatter().parse(template) if name is not None
    )


def test_everything_is_translated_with_the_same_fields() -> None:
    """No translation is empty or fuzzy, no field is lost or new, and none is left in English."""
    with catalogues.PO.open("rb") as file:
        catalogue: Any = read_po(file, locale=messages.THAI)
    for message in catalogue:
        if not message.id:
            continue
        templates = message.id if isinstance(message.id, tuple) else (message.id,)
        translations: tuple[str, ...] = message.string if isinstance(message.id, tuple) else (message.string,)
        assert not message.fuzzy, templates
        for translation in translations:
            assert translation, templates
            assert set(fields(translation.replace(":~}", "}"))) == set(fields(templates[-1])), templates
            english = re.search("[a-z]", re.sub(r"\{.*?\}", "", templates[-1]))
            assert re.search("[ก-๎]", translation) or not english, templates
            assert translation == translation.strip(), templates


def test_messages_speak_the_language() -> None:
    """Plain, inside another message, and with a count."""
    inner = Message("cannot tell")
    outer = Message("{verdict}: {remark}", verdict=inner, remark="x")
    counted = [str(Counted(count, "{count} problem", "{count} problems")) for count in (0, 1, 2)]
    assert (str(outer), counted) == ("cannot tell: x", ["0 problems", "1 problem", "2 problems"])
    messages.use("th")
    assert str(outer) == "ตอบไม่ได้: x"
    assert str(Counted(1, "{count} problem", "{count} problems")) == "พบปัญหา 1 รายการ"
    assert str(Message("no such words")) == "no such words"
    assert messages.translate("") == ""


REASONS = [errno.ENOSPC, errno.EACCES, errno.EISDIR, errno.EIO, errno.ENOENT, errno.ENOTDIR]


@pytest.mark.parametrize("number", REASONS)
def test_the_reason_of_a_file_error_is_translated(number: int) -> None:
    """In English with the words of the system."""
    error = OSError(number, os.strerror(number))
    assert errors.reason(error) == os.strerror(number)
    messages.use("th")
    assert "ก" <= errors.reason(error)[0] <= "๎"


def test_any_other_reason_is_that_of_the_system() -> None:
    """Otherwise with the words of the system or of Python."""
    assert errors.reason(OSError(errno.ELOOP, "too many links")) == "too many links"
    assert errors.reason(ValueError("embedded null byte")) == "embedded null byte"


LISTED = [
    ([], "", ""),
    (["ก"], "ก", "ก"),
    (["ก", "x"], "ก, x", "ก และ x"),
    (["ก", "พ.ศ. 2561"], "ก, พ.ศ. 2561", "ก และ พ.ศ. 2561"),
    (["ก", "ข"], "ก, ข", "ก และข"),
    (["ก", "ข", "ค"], "ก, ข, ค", "ก ข และค"),
]


@pytest.mark.parametrize(("items", "english", "thai"), LISTED)
def test_a_list_is_punctuated_as_in_the_language(items: list[str], english: str, thai: str) -> None:
    """With commas in English, with spaces and และ in Thai."""
    assert messages.listed(items) == english
    messages.use("th")
    assert messages.listed(items) == thai


@pytest.mark.parametrize(
    ("title", "said"), [("ประกาศ พ.ศ. 2560", "โดยประกาศ พ.ศ. 2560 ข้อ 7"), ("(ฉบับที่ 2)", "โดย (ฉบับที่ 2) ข้อ 7")]
)
def test_thai_words_are_joined_in_translations(title: str, said: str) -> None:
    """A field marked by ~ stands right behind the word before it, unless it begins with something else than a word."""
    message = Message("repealed on {date}, by {instrument} {clause}", date="x", instrument=title, clause="ข้อ 7")
    assert str(message) == f"repealed on x, by {title} ข้อ 7"
    messages.use("th")
    assert str(message).endswith(said)


def test_a_language_without_a_catalogue_is_english() -> None:
    """It uses the English templates."""
    messages.use("fr")
    assert (messages.current(), messages.translate("cannot tell")) == ("fr", "cannot tell")


@pytest.mark.parametrize("locale", ["th_TH.UTF-8", "C.UTF-8"])
def test_the_locale_decides(run: Run, monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    """It chooses the language of pages, errors and messages in JSON; keys, codes and the law stay the same."""
    thai = locale.startswith("th")
    monkeypatch.setenv("LC_ALL", locale)
    assert ("หน้าที่" in run("groups").out) is thai
    assert ("ยังไม่ได้ระบุส่วนราชการ" in run("duties").err) is thai
    answer = run("duties", "10", "--json").out
    assert ("has replaced" in answer) is not thai
    assert '"code": "outstanding-amendment"' in answer
    assert "ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน" in answer
    assert '"error": {"code": "no-such-group", "message": ' in run("duties", "99", "--json").out


USAGE = [
    ["nope"],
    ["duties"],
    ["groups", "--nope"],
    ["groups", "--asof"],
    ["groups", "--as-of"],
    ["groups", "--json=1"],
    ["groups", "extra", "words"],
    ["--json", "groups"],
    ["check", "--max-age", "x"],
    ["check", "--max-age", "-1"],
    ["duties", ""],
    ["diff"],
    ["groups", "--as-of", "x"],
    ["groups", "--data", ""],
]


@pytest.mark.parametrize("arguments", USAGE)
def test_usage_errors_are_all_in_thai(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    """No part comes from the library in English; only options and what was typed are in Latin letters."""
    monkeypatch.setenv("MANDATE_LANG", "th")
    result = run(*arguments)
    assert result.code == 2
    words = re.sub(r"“[^”]*”|--?[a-z-]+|mandate:|UTF|bash|zsh|fish|powershell|pwsh", "", result.err)
    assert not re.search("[A-Za-z]", words), result.err


def test_english_reads_no_catalogue() -> None:
    """An English run reads no catalogue; a Thai run reads one."""
    program = (
        "import sys, builtins; real = open; seen = [];\n"
        "sys.addaudithook(lambda name, found: seen.append(str(found[0])) if name == 'open' else None)\n"
        "from mandate_cli.cli import app; app.run(['groups']);\n"
        "print(sum(path.endswith('.mo') for path in seen), file=sys.stderr)"
    )
    for name, count in (("en", "0"), ("th", "1")):
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={"MANDATE_LANG": name, "PATH": "", "HOME": "/nowhere", "PYTHONUTF8": "1"},
        )
        assert done.stderr.strip() == count


def test_dates_are_the_reader_s(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Common era in English, Buddhist era in Thai, ISO in JSON."""
    assert "As of 31 Dec 2017" in run("groups", "--as-of", "2560-12-31").out
    monkeypatch.setenv("MANDATE_LANG", "th")
    assert "ณ วันที่ 31 ธ.ค. 2560" in run("groups", "--as-of", "2560-12-31").out
    assert '"as_of": "2017-12-31"' in run("groups", "--as-of", "2560-12-31", "--json").out
