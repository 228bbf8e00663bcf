"""Drafts made by chance, with several operations in a clause, written in any style that YAML has."""

from __future__ import annotations

import json
import random
from typing import Any

from tests.reference import Texts, inside, order
from tests.strange_drafts import FACTS

LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดต"
WORDS = ["การ", "งาน", "และ", "ศึกษา", "พัฒนา", "ส่งเสริม", "ประสาน", "ดำเนิน"]
Operation = dict[str, Any]


class Drafting:
    """Chooses operations on a law that fit it and each other, and does them by the reference."""

    def __init__(self, texts: Texts, chance: random.Random) -> None:
        self.before, self.after, self.chance = texts, dict(texts), chance
        self.touched: list[str] = []
        self.made = 0

    def words(self) -> str:
        """Words that no other provision has; some need quotation marks in YAML."""
        self.made += 1
        return self.chance.choice(
            ["งานที่ {}", "งาน: {}", "งาน “{}”", "#{} งาน", "งาน ({})", "- {}", "{}", "งาน {} ฯลฯ"]
        ).format(self.made)

    def some(self, *beginnings: str, depth: int) -> str | None:
        """A provision in force that nothing was done to, nor to what it stands in or holds."""
        found = [
            citation
            for citation in self.before
            if citation.startswith(beginnings) and citation.count("(") == depth and self.free(citation)
        ]
        return self.chance.choice(found) if found else None

    def free(self, citation: str) -> bool:
        """Whether nothing was done to a place, around it or in it."""
        return not any(inside(citation, each) or inside(each, citation) for each in self.touched)

    def label(self, parent: str) -> str | None:
        """A label in a provision that is not used."""
        labels = (
            [f"({letter})" for letter in LETTERS] if parent.startswith("ข้อ 7 ") else [f"({n})" for n in range(1, 30)]
        )
        labels = [*labels, *(f"{label[:-1]}/1)" for label in labels), "วรรคสอง"]
        free = [
            f"{parent} {each}"
            for each in labels
            if f"{parent} {each}" not in self.after and self.free(f"{parent} {each}")
        ]
        return self.chance.choice(free) if free else None

    def operations(self) -> list[Operation]:
        """One act of one or two operations, done; none if chance chose what does not fit."""
        name = self.chance.choice(
            [
                "insert",
                "insert",
                "clause",
                "group",
                "repeal",
                "abolish",
                "replace",
                "whole",
                "lead_in",
                "move",
                "rename",
                "substitute",
                "correct",
            ]
        )
        found: list[Operation] = getattr(self, name)()
        for operation in found:
            order(self.after, operation)
            self.touched += [each for each in (next(iter(operation.values())), operation.get("to")) if each]
            if "rename" in operation:
                self.touched.append(operation["rename"].replace("ข้อ 6", "ข้อ 7"))
        return found

    def insert(self) -> list[Operation]:
        """A duty or a power, perhaps with items of its own."""
        parent = self.chance.choice([f"ข้อ 7 ({n})" for n in range(1, 11)] + ["ข้อ 5"])
        target = self.label(parent) if self.free_lead(parent) else None
        items = {f"({n})": self.words() for n in range(1, self.chance.randrange(1, 4))}
        extra = {"items": items} if items else {}
        return [{"insert": target, "text": self.words(), **extra}] if target else []

    def free_lead(self, parent: str) -> bool:
        """Whether nothing was done to a provision as a whole."""
        return parent in self.after and not any(inside(parent, each) for each in self.touched)

    def clause(self) -> list[Operation]:
        """A whole clause with decimal items."""
        target = f"ข้อ {self.chance.randrange(8, 40)}"
        if not self.free(target):
            return []
        return [
            {
                "insert": target,
                "text": self.words(),
                "items": {"(1)": {"text": self.words(), "items": {"(1.1)": self.words(), "1)": self.words()}}},
            }
        ]

    def group(self) -> list[Operation]:
        """A group: its line and its duties."""
        number = next(n for n in range(11, 99) if f"ข้อ 6 ({n})" not in self.after)
        name = f"กลุ่มที่ {number}"
        duties = {f"({letter})": self.words() for letter in LETTERS[: self.chance.randrange(1, 5)]}
        return [
            {"insert": f"ข้อ 6 ({number})", "text": name},
            {"insert": f"ข้อ 7 ({number})", "text": f"{name} มีหน้าที่", "items": duties},
        ]

    def repeal(self) -> list[Operation]:
        """A duty or a power ends."""
        target = self.some("ข้อ 7", depth=2) or self.some("ข้อ 5", depth=1)
        return [{"repeal": target, "expect": self.before[target]}] if target else []

    def abolish(self) -> list[Operation]:
        """A group ends."""
        line = self.some("ข้อ 6", depth=1)
        head = (line or "").replace("ข้อ 6", "ข้อ 7")
        if not line or not self.free(head):
            return []
        return [{"repeal": each, "expect": self.before[each]} for each in (line, head)]

    def replace(self) -> list[Operation]:
        """A duty is worded anew."""
        target = self.some("ข้อ 7", depth=2)
        return [{"replace": target, "expect": self.before[target], "text": self.words()}] if target else []

    def whole(self) -> list[Operation]:
        """A group's duties are replaced, with other letters."""
        head = self.some("ข้อ 7", depth=1)
        if not head:
            return []
        text = self.before[head.replace("ข้อ 7", "ข้อ 6")] + " มีหน้าที่ใหม่"
        letters = sorted(self.chance.sample(LETTERS, self.chance.randrange(1, 6)))
        return [
            {
                "replace": head,
                "expect": self.before[head],
                "text": text,
                "items": {f"({x})": self.words() for x in letters},
            }
        ]

    def lead_in(self) -> list[Operation]:
        """Only the lead-in of a group's duties is replaced."""
        head = self.some("ข้อ 7", depth=1)
        if not head:
            return []
        text = self.before[head.replace("ข้อ 7", "ข้อ 6")] + " มีหน้าที่อื่น"
        return [{"replace": head, "expect": self.before[head], "text": text, "keeps": "all"}]

    def move(self) -> list[Operation]:
        """A duty goes to another group, or becomes a power."""
        target = self.some("ข้อ 7", depth=2)
        parent = self.chance.choice([f"ข้อ 7 ({n})" for n in range(1, 11)] + ["ข้อ 5"])
        to = self.label(parent) if self.free_lead(parent) else None
        return [{"move": target, "to": to, "expect": self.before[target]}] if target and to else []

    def rename(self) -> list[Operation]:
        """A group gets another name."""
        line = self.some("ข้อ 6", depth=1)
        if not line or not self.free(line.replace("ข้อ 6", "ข้อ 7")):
            return []
        return [{"rename": line, "expect": self.before[line], "text": f"กลุ่มชื่อใหม่ที่ {len(self.touched)}"}]

    def substitute(self) -> list[Operation]:
        """Words of a duty or a power."""
        target = self.some("ข้อ 7", depth=2) or self.some("ข้อ 5", depth=1)
        words = next(
            (each for each in self.chance.sample(WORDS, len(WORDS)) if target and each in self.before[target]), ""
        )
        if not target or not words:
            return []
        count = str(self.before[target].count(words))
        return [{"substitute": target, "expect": self.before[target], "words": words, "by": "กิจ", "count": count}]

    def correct(self) -> list[Operation]:
        """A corrigendum of a duty."""
        target = self.some("ข้อ 7", depth=2)
        return (
            [{"correct": target, "expect": self.before[target], "text": self.before[target] + "แก้", "note": "แก้คำผิด"}]
            if target
            else []
        )


class Writer:
    """Writes values as YAML, each time in another style."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def scalar(self, text: str, indent: int) -> str:
        """A text in one of YAML's styles."""
        plain = not any(sign in text for sign in (": ", " #", "“")) and text[0] not in "-#“" and not text.isdigit()
        styles = ["double", "single", "literal", "escaped", *(["plain", "plain", "folded"] if plain else [])]
        match self.chance.choice(styles):
            case "plain":
                return text
            case "single":
                return "'" + text.replace("'", "''") + "'"
            case "escaped":
                return json.dumps(text)
            case "literal":
                return f"|-\n{' ' * indent}{text}"
            case "folded":
                return ">-\n" + "\n".join(" " * indent + part for part in text.split(" ", 1))
        return json.dumps(text, ensure_ascii=False)

    def cited(self, citation: str) -> str:
        """A citation in one of the spellings that people use."""
        clause, *labels = citation.split(" (")
        style = self.chance.randrange(4)
        if style == 0:
            citation = citation.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        if style == 1 and labels and "วรรค" not in citation:
            citation = "".join(f"({label} ของ " for label in reversed(labels)) + clause
        if style == 2:
            citation = citation.replace(" ", "")
        return citation

    def flow(self, value: Any) -> str:
        """A value in flow style."""
        if isinstance(value, dict):
            return (
                "{"
                + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {self.flow(each)}" for key, each in value.items())
                + "}"
            )
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return json.dumps(value, ensure_ascii=False)

    def block(self, value: Any, indent: int) -> list[str]:
        """The lines of a map or a list."""
        pad, lines = " " * indent, []
        if isinstance(value, list):
            for each in value:
                first, *rest = self.block(each, indent + 2)
                lines += [f"{pad}- {first.lstrip()}", *rest]
            return lines
        for at, (key, each) in enumerate(value.items()):
            if at and self.chance.random() < 0.1:
                lines.append(self.chance.choice(["", f"{pad}# หมายเหตุ: “{key}”"]))
            written = key if self.chance.random() < 0.8 else json.dumps(key)
            if isinstance(each, str):
                lines += f"{pad}{written}: {self.scalar(each, indent + 2)}".split("\n")
            elif self.chance.random() < 0.3:
                lines.append(f"{pad}{written}: {self.flow(each)}")
            else:
                lines += [f"{pad}{written}:", *self.block(each, indent + 2)]
        return lines


def shuffled(value: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A map in another order."""
    return dict(chance.sample(list(value.items()), len(value)))


def generated(before: Texts, seed: int) -> tuple[bytes, Texts, int]:
    """A draft file, what is in force once it has acted, and how many operations it has."""
    chance = random.Random(seed)  # noqa: S311 - the same drafts every time
    drafting, writer = Drafting(before, chance), Writer(chance)
    clauses: dict[str, Any] = {}
    count = 0
    for number in range(1, chance.randrange(2, 7)):
        ordered = [each for _ in range(chance.randrange(1, 4)) for each in drafting.operations()]
        count += len(ordered)
        spelled = [
            shuffled({key: writer.cited(text) if key in {kind, "to"} else text for key, text in each.items()}, chance)
            for each in ordered
            for kind in [next(iter(each))]
        ]
        what = {"operations": spelled} if spelled else {"no_effect": "กำหนดชื่อ"}
        clauses[f"ข้อ {number}"] = {"text": f"ความของข้อ {number}", **what}
    facts = {key: text.strip('"') for key, text in FACTS.items()}
    instrument = shuffled({**facts, "clauses": clauses}, chance)
    whole = shuffled({"format": "1", "instruments": {"no-9": instrument}}, chance)
    lines = [*chance.choice([[], ["---"], ["# ร่าง", ""]]), *writer.block(whole, 0)]
    text = chance.choice(["\n", "\r\n"]).join([*lines, ""])
    return text.encode(chance.choice(["utf-8", "utf-8-sig"])), drafting.after, count
