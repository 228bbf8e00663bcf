"""Write data for a law SCALE times as large as the real one: ``python benchmarks/grown.py SCALE DIRECTORY``.

For each unit of SCALE there are ten groups, eighty duties and three instruments. There are as many phrases as in the
real vocabulary, up to 200,000 at a SCALE of 1,000, and a tenth as many tasks of other agencies; nothing is fitted. All
texts are made of the words of the real data, so that letters and ngrams are about as frequent as they really are. The
same SCALE gives the same data.
"""

from __future__ import annotations

import math
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.paths import AMENDMENTS, BASE, OTHER_AGENCIES, VOCABULARY
from mandate_cli.thai.normalise import normalise
from mandate_cli.thai.words import load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอ"
GROUPS, DUTIES, INSTRUMENTS = 10, 8, 3  # for each unit of scale; duties of each group
PHRASES = 200_000  # at 1,000 times
AGENCIES = 300
FIRST = date(1990, 1, 1)


class Writer:
    """Makes up the files of a law."""

    def __init__(self, scale: int, seed: int) -> None:
        self.random = random.Random(f"{seed} {scale}")  # noqa: S311 - not for secrets
        self.words = sorted(word for word in load_words() if len(word) > 2)
        self.scale = scale
        # The present text of each group's duties, by letter.
        self.duties = [{letter: self.text(6, 20) for letter in LETTERS[:DUTIES]} for _ in range(GROUPS * scale)]
        self.names = [f"กลุ่ม{self.text(2, 5)} {number}" for number in range(1, GROUPS * scale + 1)]

    def text(self, fewest: int, most: int) -> str:
        """Some words, written together as in Thai, with a space here and there."""
        chosen = self.random.choices(self.words, k=self.random.randint(fewest, most))
        return "".join(word + " " * (self.random.random() < 0.1) for word in chosen).strip()

    def base(self) -> str:
        """The base file: an announcement with its groups and their duties."""
        lines = [
            'format: "1"\nchecked_through: "2024-02-21"\noffice:\n  name: สำนักงาน\n  heading: อำนาจ\n  text: สำนักงาน',
            '  established_by:\n    title: ประกาศ\n    made: "1980-01-01"\n  under: สพฐ.',
            "structure:\n  units: ข้อ 6\n  duties: ข้อ 7\n  powers: []\n  office: สำนักงาน\n  unit_words: [กลุ่ม]",
            "  reporting: [ขึ้นตรงกับ]\n  catch_all: []\ninstruments:\n  base:",
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
        """The amending instruments, three days apart: each inserts a duty, replaces one and repeals one."""
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
        """An operation on a group: the first clause inserts, the second replaces, the third repeals."""
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

    def phrases(self, count: int) -> list[str]:
        """So many different phrases, sorted."""
        phrases: dict[str, str] = {}
        while len(phrases) < count:
            text = self.text(2, 5)
            phrases.setdefault(normalise(text).replace(" ", ""), text)
        return sorted(phrases.values())

    def vocabulary(self, phrases: Sequence[str]) -> str:
        """The vocabulary: each phrase leads to a duty that is in force after the last instrument."""
        lines = [f"phrase\tcitations@n{INSTRUMENTS * self.scale + 1}"]
        for phrase in phrases:
            group = self.random.randrange(len(self.duties))
            letter = self.random.choice(list(self.duties[group]))
            lines.append(f"{phrase}\tข้อ 7 ({group + 1}) ({letter})")
        return "\n".join(lines) + "\n"

    def other_agencies(self, phrases: Sequence[str]) -> str:
        """The tasks of other agencies."""
        agencies = [f"กรม{self.text(1, 3)}" for _ in range(AGENCIES)]
        rows = [f"{phrase}\t{self.random.choice(agencies)}" for phrase in phrases]
        return "\n".join(["phrase\tagency", *rows]) + "\n"


def generate(directory: Path, scale: int, seed: int = 1) -> None:
    """Write the data files."""
    writer = Writer(scale, seed)
    directory.mkdir(parents=True, exist_ok=True)
    real = (SHIPPED_DATA / VOCABULARY).read_text(encoding="utf-8").count("\n") - 1
    count = round(real * (PHRASES / real) ** (math.log10(scale) / 3))

    def write(name: str, text: str) -> None:
        (directory / name).write_text(text, encoding="utf-8")

    write(BASE, writer.base())
    write(AMENDMENTS, writer.amendments())
    phrases = writer.phrases(count)
    write(VOCABULARY, writer.vocabulary(phrases))
    write(OTHER_AGENCIES, writer.other_agencies(writer.phrases(count // 10)))


if __name__ == "__main__":
    generate(Path(sys.argv[2]), int(sys.argv[1]))
