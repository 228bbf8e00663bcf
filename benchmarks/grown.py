"""A law many times the size of the real one, valid and seeded: ``python benchmarks/grown.py SCALE DIRECTORY``.

Ten groups, eighty duties and three instruments for each unit of SCALE, and two hundred phrases, but never fewer than
the real vocabulary has; made of the words of the real law, so that its letters are as common as they are in life.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

from mandate_cli.files import AMENDMENTS, BASE, VOCABULARY, data_dir, load_words

LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอ"
GROUPS, DUTIES, INSTRUMENTS, PHRASES = 10, 8, 3, 200  # for each unit of scale; duties of each group
FIRST = date(1990, 1, 1)


class Writer:
    """Makes up the words of a law, the same for the same seed."""

    def __init__(self, scale: int, seed: int) -> None:
        self.random = random.Random(f"{seed} {scale}")  # noqa: S311 - not for secrets
        self.words = sorted(word for word in load_words() if len(word) > 2)
        self.scale = scale
        # What each group's duties read now, by letter.
        self.duties = [{letter: self.text(6, 20) for letter in LETTERS[:DUTIES]} for _ in range(GROUPS * scale)]
        self.names = [f"กลุ่ม{self.text(2, 5)} {number}" for number in range(1, GROUPS * scale + 1)]

    def text(self, fewest: int, most: int) -> str:
        """Some words, run together as Thai is, with a space here and there."""
        picked = self.random.choices(self.words, k=self.random.randint(fewest, most))
        return "".join(word + " " * (self.random.random() < 0.1) for word in picked).strip()

    def base(self) -> str:
        """The base file: an announcement with its groups and their duties."""
        lines = [
            'format: "1"\nchecked_through: "2024-02-21"\noffice:\n  name: สำนักงาน\n  heading: อำนาจ\n  text: สำนักงาน',
            '  established_by:\n    title: ประกาศ\n    made: "1980-01-01"\n  under: สพฐ.\ninstruments:\n  base:',
            f'    title: ประกาศ\n    short_title: ประกาศ\n    made: "{FIRST}"\n    published: unknown',
            "    in_force: unknown\n    gazette: unknown\n    provisions:",
            "      ข้อ 6:\n        text: ให้แบ่งส่วนราชการ\n        items:",
            *(f"          ({number}): {name}" for number, name in enumerate(self.names, 1)),
            "      ข้อ 7:\n        text: มีอำนาจหน้าที่\n        items:",
        ]
        for number, (name, duties) in enumerate(zip(self.names, self.duties, strict=True), 1):
            lines.append(f"          ({number}):\n            text: {name} มีอำนาจหน้าที่\n            items:")
            lines += [f"              ({letter}): {text}" for letter, text in duties.items()]
        return "\n".join(lines) + "\n"

    def amendments(self) -> str:
        """The amending instruments, a week apart: each inserts a duty, replaces one and repeals one."""
        lines = ['format: "1"\ninstruments:']
        for number in range(2, INSTRUMENTS * self.scale + 2):
            made = FIRST + timedelta(days=3 * number)
            lines.append(
                f'  n{number}:\n    title: ฉบับที่ {number}\n    short_title: ฉบับที่ {number}\n    number: "{number}"\n'
                f'    made: "{made}"\n    published: unknown\n    in_force: unknown\n    gazette: unknown\n    clauses:'
            )
            for clause, group in enumerate(self.random.sample(range(len(self.duties)), 3), 1):
                lines.append(f"      ข้อ {clause}:\n        text: ให้แก้ไข\n        operations:")
                lines.append(self.operation(clause, group))
        return "\n".join([*lines, "outstanding: {}"]) + "\n"

    def operation(self, clause: int, group: int) -> str:
        """The first clause inserts, the second replaces, the third repeals, and what it did is remembered."""
        duties = self.duties[group]
        free = next((letter for letter in LETTERS if letter not in duties), None)
        if clause == 1 and free:
            duties[free] = self.text(6, 20)
            return f"          - insert: ข้อ 7 ({group + 1}) ({free})\n            text: {duties[free]}"
        letter = self.random.choice(list(duties))
        expect, place = duties[letter], f"ข้อ 7 ({group + 1}) ({letter})"
        if clause == 3 and len(duties) > DUTIES // 2:
            del duties[letter]
            return f"          - repeal: {place}\n            expect: {expect}"
        duties[letter] = self.text(6, 20)
        return f"          - replace: {place}\n            expect: {expect}\n            text: {duties[letter]}"

    def vocabulary(self, fewest: int) -> str:
        """Phrases, each leading to a duty that is in force in the end."""
        rows: set[str] = set()
        while len(rows) < max(fewest, PHRASES * self.scale):
            rows.add(self.text(2, 5))
        lines = ["phrase\tcitations"]
        for row in sorted(rows):
            group = self.random.randrange(len(self.duties))
            letter = self.random.choice(list(self.duties[group]))
            lines.append(f"{row}\tข้อ 7 ({group + 1}) ({letter})")
        return "\n".join(lines) + "\n"


def generate(directory: Path, scale: int, seed: int = 1) -> None:
    """Write the data of a law so many times the real one."""
    writer = Writer(scale, seed)
    directory.mkdir(parents=True, exist_ok=True)
    phrases = len((data_dir() / VOCABULARY).read_text(encoding="utf-8").splitlines()) - 1
    for name, text in (
        (BASE, writer.base()),
        (AMENDMENTS, writer.amendments()),
        (VOCABULARY, writer.vocabulary(phrases)),
    ):
        (directory / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    generate(Path(sys.argv[2]), int(sys.argv[1]))
