"""Thai text that was damaged on its way: by a PDF that was read badly, an old font, or a slip of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from mandate_cli.messages import Message, translatable
from mandate_cli.thai.normalise import MARKS, TONES, normalise

# Each kind: what it looks like, and what to say of it. Of kinds that overlap the first is told.
_KINDS = (
    ("\ufffd", translatable("“{found}” stands for a letter that was lost; write the letter")),
    (
        "[\ue000-\uf8ff]+",
        translatable("the code U+{code:04X} is drawn only by an old font; write the sign itself, as in “{right}”"),
    ),
    (
        f"[ก-ฮ][{MARKS}]*[ ]+ำ|[ก-ฮ][{TONES}]?(?:[ ]|ํ[{TONES}]? +)า|ำา|าํ",
        translatable("“{found}” is what is left of a ำ; write it whole, as in “{right}”"),
    ),
    (f"[ก-ฮ][{TONES}]?ํ[{TONES}]?า", translatable("“{found}” has ำ in two parts; write “{right}”")),
    (f"[ก-ฮ][{MARKS}]*ํ", translatable("“{found}” has half of a ำ; write it whole, or delete the sign")),
    ("เเ", translatable("“{found}” is twice เ; write “{right}”")),
    (f"[ก-ฮ]([{MARKS}])\\1+", translatable("“{found}” has a sign twice; write “{right}”")),
    (f"[ก-ฮ][{MARKS}]*[{TONES}]{{2,}}", translatable("“{found}” has two tone marks; keep one")),
    (f"[ก-ฮ][{TONES}][ัิ-ฺ]", translatable("“{found}” has the tone mark before the vowel; write “{right}”")),
    (f"[ก-ฮ]?[าำ][{TONES}]", translatable("“{found}” has the tone mark behind the vowel; write “{right}”")),
    ("(?<![ฤฦ])ๅ", translatable("“{found}” is no vowel here; write “{right}”")),
    (
        r"&(?:[a-z]{2,8}|#\d{1,6});|</?[a-z]{1,10}(?: [^<>\n]*)?/?>",
        translatable("“{found}” is left of a web page; write what the source shows, or delete it"),
    ),
    (r"(?<=[^\s:-])  +(?=[^\s#])", translatable("several blanks stand here; write one")),
    (
        "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]",
        translatable("U+{code:04X} only looks like a blank; write a plain one"),
    ),
    (
        f"(?<![ก-๎])[{MARKS}]",
        translatable("a sign stands here without its letter; write the letter or delete it"),
    ),
)
_LEAST = 4  # letters of a word in which า surely stands for ำ


class Damage(NamedTuple):
    """Where a text is damaged, counted from 0, and what is to be written there."""

    at: int
    message: Message


def damages(text: str) -> Iterator[Damage]:
    """Every place where a text bears the marks of damage, in order."""
    found: dict[int, Message] = {}
    taken: set[int] = set()
    for pattern, template in _KINDS:
        for match in re.finditer(pattern, text):
            if taken.isdisjoint(range(*match.span())):
                taken |= set(range(*match.span()))
                right = _mended(match[0])
                found[match.start()] = Message(template, found=match[0], right=right, code=ord(match[0][0]))
    lost, words = _lost()
    suspected = [*filter(text.__contains__, lost)]
    for match in re.finditer("[ก-๎]+", text) if suspected else ():
        divided = _without_am(match[0], lost, words) if any(map(match[0].__contains__, suspected)) else ()
        for at, word, right in divided:
            if taken.isdisjoint(range(match.start() + at, match.start() + at + len(word))):
                template = translatable("“{found}” is no word; if its ำ was lost, write “{right}”")
                found[match.start() + at] = Message(template, found=word, right=right)
    yield from (Damage(at, found[at]) for at in sorted(found))


def _mended(damaged: str) -> str:
    """The letters as they should be."""
    joined = re.sub(f"([ก-ฮ][{TONES}]?)(?: |ํ +)า|ำ[าำ]|าํ", lambda match: f"{match[1] or ''}ำ", damaged)
    return normalise(joined)


def _without_am(run: str, lost: Mapping[str, str], words: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """The words of a run of Thai that are none, but for a ำ that became า: where, as written, and as they should be."""
    from mandate_cli.thai.words import boundaries

    ends = [*boundaries(run, words), len(run)]
    for begin, end in zip([0, *ends], ends, strict=False):
        if run[begin:end] in lost:
            yield begin, run[begin:end], lost[run[begin:end]]


@cache
def _lost() -> tuple[dict[str, str], frozenset[str]]:
    """Words whose ำ is written า and that are no words then, with what they should be; and all words with them."""
    from mandate_cli.thai.words import load_words

    words = load_words()
    lost = {word.replace("ำ", "า"): word for word in words if "ำ" in word and len(word) >= _LEAST}
    lost = {word: right for word, right in lost.items() if word not in words}
    return lost, words.union(lost)
