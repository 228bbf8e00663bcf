"""A law many times the size of the real one, valid and seeded: ``python benchmarks/grown.py SCALE DIRECTORY``.

Ten groups, eighty duties and three instruments for each unit of SCALE; as many phrases as the real vocabulary has, and
200,000 at 1,000 times; a tenth as many tasks of other agencies; weights for the first ten groups, of as many ngrams
as the real ones have. Made of the words of the real data, so that letters are as common as they are in life.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.paths import AMENDMENTS, BASE, OTHER_AGENCIES, VOCABULARY, WEIGHTS
from mandate_cli.dataset.tables import fitted_from
from mandate_cli.search.index import key, ngrams
from mandate_cli.search.vocabulary import OTHER_AGENCY
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

    def phrases(self, count: int) -> list[str]:
        """So many different phrases, sorted."""
        found: dict[str, str] = {}
        while len(found) < count:
            text = self.text(2, 5)
            found.setdefault(normalise(text).replace(" ", ""), text)
        return sorted(found.values())

    def vocabulary(self, phrases: Sequence[str]) -> str:
        """Phrases, each leading to a duty that is in force in the end."""
        lines = ["phrase\tcitations"]
        for phrase in phrases:
            group = self.random.randrange(len(self.duties))
            letter = self.random.choice(list(self.duties[group]))
            lines.append(f"{phrase}\tข้อ 7 ({group + 1}) ({letter})")
        return "\n".join(lines) + "\n"

    def foreign(self, phrases: Sequence[str]) -> str:
        """Phrases, each of one of a few agencies."""
        agencies = [f"กรม{self.text(1, 3)}" for _ in range(AGENCIES)]
        return "\n".join(["phrase\tagency", *(f"{each}\t{self.random.choice(agencies)}" for each in phrases)]) + "\n"

    def weights(self, phrases: Sequence[str], count: int, fitted: str) -> str:
        """Weights of so many ngrams, the commonest of some phrases, for the first groups and other agencies."""
        groups = [*(f"ข้อ 6 ({number})" for number in range(1, GROUPS + 1)), OTHER_AGENCY]
        counts = Counter(ngram for phrase in phrases for ngram in sorted(ngrams(key(phrase))))
        lines = ["\t".join((fitted, *groups))]
        common = ["", *(ngram for ngram, _ in counts.most_common(count))]
        lines += ["\t".join((ngram, *(str(self.random.randint(-300, 300)) for _ in groups))) for ngram in common]
        return "\n".join(lines) + "\n"


def generate(directory: Path, scale: int, seed: int = 1) -> None:
    """Write the data of a law so many times the real one."""
    writer = Writer(scale, seed)
    directory.mkdir(parents=True, exist_ok=True)
    real = {name: (SHIPPED_DATA / name).read_text(encoding="utf-8").count("\n") - 1 for name in (VOCABULARY, WEIGHTS)}
    count = round(real[VOCABULARY] * (PHRASES / real[VOCABULARY]) ** (math.log10(scale) / 3))

    def write(name: str, text: str) -> None:
        (directory / name).write_text(text, encoding="utf-8")

    write(BASE, writer.base())
    write(AMENDMENTS, writer.amendments())
    phrases = writer.phrases(count)
    write(VOCABULARY, writer.vocabulary(phrases))
    write(OTHER_AGENCIES, writer.foreign(writer.phrases(count // 10)))
    write(WEIGHTS, writer.weights(phrases[:: len(phrases) // 5000], real[WEIGHTS], fitted_from(directory)))


if __name__ == "__main__":
    generate(Path(sys.argv[2]), int(sys.argv[1]))
