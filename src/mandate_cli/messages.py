"""The language of the program's own words, Thai or English, and the sentences it says; the law is always Thai.

English is what the source is written in: it loads no catalogue and costs nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gettext import NullTranslations


class Message:
    """A sentence of the tool's own: an English template that a catalogue can translate, and what fills it."""

    def __init__(self, template: str, /, **fields: object) -> None:
        self.template = template
        self.fields = fields

    def __str__(self) -> str:
        return _filled(translate(self.template), self.fields)


class Counted(Message):
    """A message that differs with a number, which fills ``{count}``: one template for one, another for any other."""

    def __init__(self, count: int, one: str, many: str, /, **fields: object) -> None:
        super().__init__(many, count=count, **fields)
        self.one, self.count = one, count

    def __str__(self) -> str:
        catalogue: NullTranslations | None = _current["catalogue"]
        if catalogue:
            return _filled(catalogue.ngettext(self.one, self.template, self.count), self.fields)
        return _filled(self.one if self.count == 1 else self.template, self.fields)


ENGLISH, THAI = "en", "th"
LOCALES = Path(__file__).parent / "locale"
DOMAIN = "mandate"
_KNOWN = {"th": THAI, "tha": THAI, "thai": THAI, "en": ENGLISH, "eng": ENGLISH, "english": ENGLISH}
_current: dict[str, Any] = {"name": ENGLISH, "catalogue": None}


def chosen(environment: Mapping[str, str]) -> str:
    """The language a user wants: MANDATE_LANG, else the locale of messages as gettext finds it, else English.

    LANGUAGE may list several and goes before the locale, but not before a locale that is said to be C.
    """
    asked = _known(environment.get("MANDATE_LANG", ""))
    if asked:
        return asked
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if locale in {"C", "POSIX"}:
        return ENGLISH
    listed = environment.get("LANGUAGE", "").split(":")
    return next(filter(None, map(_known, [*listed, locale or _of_windows()])), ENGLISH)


def _known(name: str) -> str | None:
    """The language of a locale's name, such as th_TH.UTF-8, if it is one of ours."""
    for mark in ".@_-":
        name = name.partition(mark)[0]
    return _KNOWN.get(name.strip().lower())


def _of_windows() -> str:
    """The user's locale on Windows, where no variable says it."""
    if sys.platform != "win32":
        return ""
    import _locale

    found = getattr(_locale, "_getdefaultlocale", tuple)()
    return str(found[0] or "") if found else ""


def use(name: str, catalogue: NullTranslations | None = None) -> None:
    """Speak a language from now on; by a catalogue other than the program's, if one is given."""
    if name != ENGLISH and catalogue is None:
        from gettext import translation

        catalogue = translation(DOMAIN, LOCALES, [name], fallback=True)
    _current.update(name=name, catalogue=catalogue)


def current() -> str:
    """The language spoken now."""
    name: str = _current["name"]
    return name


def translate(text: str) -> str:
    """A text of the tool's own in the language spoken now; unchanged if there is no translation of it."""
    catalogue: NullTranslations | None = _current["catalogue"]
    return catalogue.gettext(text) if catalogue and text else text


def translatable(template: str) -> str:
    """Return the template unchanged: marks a message for the catalogue where it is not written inside ``Message()``."""
    return template


def listed(items: Iterable[object]) -> str:
    """Several things of one kind in a sentence: by commas, or as Thai has it, “ข้อ 1 ข้อ 2 และข้อ 3”."""
    parts = [str(each) for each in items]
    if current() != THAI:
        return ", ".join(parts)
    *first, last = parts or [""]
    return " ".join([*first, f"และ{_joined(last)}" if first else last])


def _joined(text: str) -> str:
    """A text as it follows a Thai word: at once if it begins with one, else, also if abbreviated, after a space."""
    return text if "ก" <= text[:1] <= "๎" and "." not in text[:4] else f" {text}"


_AFTER_A_WORD = ":~}"  # ends a field of a translation that stands right behind a Thai word: โดย{instrument:~}


def _filled(template: str, fields: Mapping[str, object]) -> str:
    """A template with its fields."""
    if _AFTER_A_WORD in template:
        for name in fields:
            if f"{name}{_AFTER_A_WORD}" in template:
                fields = {**fields, name + "~": _joined(str(fields[name]))}
        template = template.replace(_AFTER_A_WORD, "~}")
    return template.format(**fields)
