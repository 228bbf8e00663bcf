"""Words typed with the wrong keyboard: Kedmanee for US and the other way round."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from mandate_cli.thai.normalise import has_thai, normalise, strip_marks

_LEAST = 3  # letters that make a word: fewer are a Latin word's by chance
READS = 0.7  # the share of letters that must be of known words; an English word in a thousand comes to that


def retyped(query: str, found: Callable[[str], object]) -> str | None:
    """The Thai meant by a query typed with the keyboard in English, if that reads as Thai and something is found by it.

    Words that are Thai already stay, and so do numbers; Caps Lock may have been on. Of several the one that reads best.
    """
    meant = sorted(((reads(part), text) for text, part in on_thai_keys(query)), key=lambda each: -each[0])
    return next((text for share, text in meant if share >= READS and found(text)), None)


def on_thai_keys(query: str) -> Iterator[tuple[str, str]]:
    """What the keys of a query may have been meant for on a Thai keyboard, and the part of it that was retyped.

    Nothing if it has no word to retype, or only one so short that any Latin word may be meant. A number inside a word
    may have been typed with the keys of a number pad.
    """
    words = query.split()
    foreign = [word for word in words if not has_thai(word) and not word.isdigit()]
    typed = "".join(foreign)
    if not typed or (
        len(typed) < _LEAST and typed.isalpha() and (typed.islower() or typed.isupper() or typed.istitle())
    ):
        return
    for turned in (str, str.swapcase) if typed != typed.lower() else (str,):
        for keys in (".+", r"\D+") if re.search(r"\d", typed) else (".+",):
            keyed = {word: re.sub(keys, lambda run: kedmanee(run[0]), turned(word)) for word in foreign}
            yield " ".join(keyed.get(word, word) for word in words), " ".join(keyed.values())


def reads(text: str) -> float:
    """The share of a text's letters that are of known Thai words; of few letters they must be one word. Digits pass."""
    from mandate_cli.thai.words import boundaries, load_words

    key = normalise(text)
    runs = re.findall("[ก-ฮะ-ฺเ-ๅ็-๎]+", key)
    if not runs:
        return float(key.isdigit())
    words = load_words()
    letters = known = 0
    for run in runs:
        parts = [run[begin:end] for begin, end in pairwise((0, *boundaries(run, words), len(run)))]
        letters += len(run)
        known += sum(len(part) for part in parts if part in words)
    return known / letters if known == letters or len(strip_marks(key)) >= _LEAST else 0.0


# The keys of the US layout row by row, plain and then shifted, and what Kedmanee (TIS 820-2538) has on them.
_US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_KEDMANEE = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ" + '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TYPED = str.maketrans(_US, _KEDMANEE)
_RETYPED = {ord(thai): us for us, thai in zip(_US, _KEDMANEE, strict=True) if "a" <= us <= "z" or us == "-"}


def kedmanee(text: str) -> str:
    """What the same keys give on a Thai keyboard: ``ihv'giupo``, typed with the keyboard in English, is ``ร้องเรียน``."""
    return text.translate(_TYPED)


def latin(text: str) -> str:
    """What the same keys give on a US keyboard, of those that make words: ``กีะรำห``, typed in Thai, is ``duties``."""
    return text.translate(_RETYPED)
