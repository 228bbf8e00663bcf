"""Nodes of a YAML file to plain values: text, lists, maps with known keys, days, numbers; what is wrong or is TODO."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from difflib import get_close_matches

from mandate_cli.dataset.diagnostics import Diagnostics
from mandate_cli.dataset.yaml_reader import Node
from mandate_cli.law.model import Place
from mandate_cli.messages import translatable
from mandate_cli.thai.dates import parse_date
from mandate_cli.thai.normalise import normalise

UNKNOWN = "unknown"
MUST_BE_KNOWN = translatable("this date must be known; write YYYY-MM-DD of the common era")
TODO = "TODO"  # what a skeleton leaves open; no law has it
_TO_BE_DONE = translatable("{todo} is still to be done: write what belongs here, words as the Gazette has them")
_WORDS_UNKNOWN = translatable(
    "words of the law cannot be {unknown}; write them as the Gazette has them, or if you do not have them, list the "
    "instrument under outstanding instead"
)
# ให้ใช้บังคับตั้งแต่วันที่ประกาศ, and ตั้งแต่วันถัดจากวันประกาศ, ในราชกิจจานุเบกษา: days after it.
_ON_PUBLICATION = {"on publication": 0, "day after publication": 1}
# เมื่อพ้นกำหนดสามสิบวันนับแต่วันประกาศ: that day counts, so that 18 June and thirty days make 18 July.
_AFTER_PUBLICATION = r"([1-9]\d{0,3}) days after publication"
_QUOTES = "“”„‘’'\" "  # around words, with blanks
_BEGINNING = 30  # letters of words that are quoted
_ALIKE = 0.75  # how much of two keys is the same where one is the other mistyped, 0 to 1
_FIRST_OF_BUDDHIST_ERA = 2400  # a year from here on is not meant as one of the common era
_ISO_DATE = r"(?a)\d{4}-\d{2}-\d{2}\Z"


def alike(word: str, known: Iterable[str]) -> str:
    """The one of the known words that was probably meant by a mistyped one; empty if none is."""
    return next(iter(get_close_matches(word.lower().replace("-", "_"), list(known), 1, _ALIKE)), "")


def days_after_publication(text: str) -> int | None:
    """How many days after its publication an instrument comes into force, as a data file words it; else None."""
    days = re.fullmatch(_AFTER_PUBLICATION, text, re.ASCII)
    return int(days[1]) if days else _ON_PUBLICATION.get(text)


class NodeReader:
    """Reads nodes into the model, and keeps every diagnostic instead of stopping at the first.

    A node that is not there, or not what it should be, reads as something empty; what is built of it is never used,
    because there was a diagnostic.
    """

    def __init__(self, diagnostics: Diagnostics) -> None:
        self.diagnostics = diagnostics

    def complain(self, node: Node, template: str, /, code: str = "bad-data", **fields: object) -> None:
        """Add a diagnostic about a node; of one that is still to be written, only that."""
        if isinstance(node.value, str) and TODO in node.value:
            template, code, fields = _TO_BE_DONE, "bad-data", {"todo": TODO}
        self.diagnostics.complain(node.place, template, code, **fields)

    # plain values

    def text(self, node: Node | None) -> str:
        """The text of a scalar; empty, with a diagnostic, if it is none or is blank."""
        if node is None:
            return ""
        if not isinstance(node.value, str):
            template = translatable("expected text, found {kind}; words that begin with [ or {{ need quotation marks")
            self.complain(node, template, kind=node.kind)
            return ""
        if not node.value.strip():
            self.complain(node, "there is nothing here; write the words, or delete the key")
            return ""
        if TODO in node.value:
            self.complain(node, _TO_BE_DONE)
            return ""
        if re.search(r"^\s|\s$|[\n\r\t]", node.value):
            self.complain(node, "there is a line break, a tab, or a blank at an end; delete it")
        return node.value

    def wording(self, node: Node | None) -> str:
        """Words of the law, which must be known."""
        text = self.text(node)
        if node is not None and text == UNKNOWN:
            self.complain(node, _WORDS_UNKNOWN, unknown=UNKNOWN)
        return text

    def nothing(self, node: Node) -> bool:
        """Whether a list or a map is asked for and nothing stands there, which is told."""
        if node.value != "":
            return False
        self.complain(node, "there is nothing here; write what it holds, or delete the key")
        return True

    def no_map(self, node: Node) -> None:
        """Say that there are no keys with their values; words with a colon may be meant for them."""
        key = re.match(r"([a-z_]+):\S", node.value) if isinstance(node.value, str) else None
        if key:
            self.complain(node, "a blank is missing behind the colon; write “{key}: …”", key=key[1])
        elif isinstance(node.value, list):
            self.complain(node, "expected lines of “key: value”, found a list; write them without hyphens")
        else:
            self.complain(node, "expected a map, that is lines of “key: value”, found {kind}", kind=node.kind)

    def list(self, node: Node | None) -> list[Node]:
        """The nodes of a list."""
        if node is None or self.nothing(node):
            return []
        if isinstance(node.value, list):
            return node.value
        entry = f"{next(iter(node.value), '…')}: …" if isinstance(node.value, dict) else node.value[:_BEGINNING]
        self.complain(node, "expected a list; begin each entry with a hyphen: “- {entry}”", entry=entry)
        return []

    def texts(self, node: Node | None) -> tuple[str, ...]:
        """The texts of a list."""
        return tuple(map(self.text, self.list(node)))

    def map(self, node: Node | None, *, empty: bool = False) -> Iterable[tuple[Node, Node]]:
        """The key and value nodes of a map whose keys are names of their own; it may be empty only if that is said."""
        if node is None or self.nothing(node):
            return ()
        if not isinstance(node.value, dict):
            self.no_map(node)
            return ()
        if not (node.value or empty):
            self.complain(node, "there is nothing here; write what it holds, or delete the key")
        return node.value.values()

    def fields(self, node: Node | None, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Node]:
        """The value nodes of a map with these keys and no others."""
        found = {self.text(key): (key, value) for key, value in self.map(node)}
        allowed, mistyped = [*required, *optional], set()
        for name, (key, _) in found.items():
            if name not in allowed:
                meant = alike(name, [each for each in allowed if each not in found])
                mistyped.add(meant)
                template = translatable(
                    "the key “{key}” is unknown here; write {meant}"
                    if meant
                    else "the key “{key}” is unknown here; there can be {allowed}"
                )
                self.complain(key, template, key=name, meant=meant, allowed=", ".join(allowed))
        if node is not None and isinstance(node.value, dict):
            for name in required:
                if name not in found and name not in mistyped:
                    self.complain(node, "the key “{key}” is missing here", key=name)
        return {name: value for name, (_, value) in found.items()}

    def placed(self, node: Node, fields: Mapping[str, Node]) -> Place:
        """Where a node stands, with the places of some fields of it."""
        at = tuple((name, *value.place[1:3]) for name, value in fields.items())
        return node.place._replace(fields=at)

    def day(self, node: Node | None, also: Iterable[str] = ()) -> date | None:
        """A date, or None for ``unknown``; ``also`` are words that might stand there, too."""
        text = self.text(node)
        if node is None or not text or text == UNKNOWN:
            return None
        with suppress(ValueError):  # a day no calendar has
            if re.match(_ISO_DATE, text) and (day := date.fromisoformat(text)).year < _FIRST_OF_BUDDHIST_ERA:
                return day
        template = translatable("“{text}” is not a date; write YYYY-MM-DD of the common era, or {words}")
        meant = None
        try:
            meant = parse_date(text.strip(_QUOTES))
            if meant.year < _FIRST_OF_BUDDHIST_ERA:
                template = translatable("“{text}” is not a date; write {meant}")
        except ValueError as error:
            if str(error) != normalise(text.strip(_QUOTES)):
                template = translatable("there is no such day as “{text}”; write another YYYY-MM-DD, or {words}")
        self.complain(node, template, "bad-date", text=text, meant=meant, words=", ".join((*also, UNKNOWN)))
        return None

    def commencement(self, node: Node | None, published: date | None) -> date | None:
        """The day in force: a named day, or as instruments word it, by the day of publication; None if not known."""
        text = self.text(node)
        if (days := days_after_publication(text)) is not None:
            return published and published + timedelta(days=days)
        return self.day(node, (*_ON_PUBLICATION, "30 days after publication"))

    def known_day(self, node: Node | None) -> date:
        """A date that must be known."""
        day = self.day(node)
        if day is None and node is not None and node.value == UNKNOWN:
            self.complain(node, MUST_BE_KNOWN, "bad-date")
        return day or date.min

    def optional_text(self, node: Node | None) -> str | None:
        """The text of a scalar; None for one that is missing or ``unknown``."""
        text = self.text(node)
        return None if text in ("", UNKNOWN) else text

    def number(self, node: Node | None) -> int:
        """A whole number of 1 or more, in digits."""
        text = self.text(node)
        if text.isascii() and text.isdigit() and len(text) < 10 and int(text):
            return int(text)
        if node is not None and text:
            meant = normalise(text.strip(_QUOTES)).lstrip("0")
            template = translatable(
                "“{text}” is not a number; write {meant}"
                if re.fullmatch("[0-9]{1,9}", meant)
                else "“{text}” is not a number; write it in digits, 1 or more"
            )
            self.complain(node, template, text=text, meant=meant)
        return 0
