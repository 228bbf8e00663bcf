"""Write data/general-words.txt: the words of general Thai by which questions, phrases and duties are divided.

    python tools/general_words.py [DIR]

The words are those of PyThaiNLP's list ``words_th`` (CC0-1.0) that stand 20 times or more in the Thai National Corpus
or the Thai Textbook Corpus (frequency lists of PyThaiNLP, CC0-1.0), and those of any frequency that stand in the
law, in a phrase or in a task of another agency. Everyday words of English stay as they stand in the list.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from pythainlp.corpus import thai_words, tnc, ttc

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.paths import AMENDMENTS, BASE, GENERAL_WORDS, OTHER_AGENCIES, VOCABULARY

WORD = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]{2,}")
OFTEN = 20
# Left out, so that ขอ stays a word before what is asked for: ขอลาป่วย is ขอ before ลาป่วย, ขอรับทุน is ขอ before รับทุน.
ASKING = {"ขอลา", "ขอยืม", "ขอรับ", "ขอร้อง"}
RANK = {"เป็นรอง"}  # likewise: ผมเป็นรองผู้อำนวยการ


def main() -> None:
    """Write the list, sorted by code point."""
    directory = Path(sys.argv[1]) if sys.argv[1:] else SHIPPED_DATA
    counts = [dict(corpus.word_freqs()) for corpus in (tnc, ttc)]
    names = (VOCABULARY, OTHER_AGENCIES, BASE, AMENDMENTS)
    texts = "\n".join((directory / name).read_text(encoding="utf-8") for name in names if (directory / name).exists())
    words = {word for word in thai_words() if WORD.fullmatch(word)}
    kept = {word for word in words if max(count.get(word, 0) for count in counts) >= OFTEN or word in texts}
    kept -= ASKING | RANK
    if (directory / GENERAL_WORDS).exists():
        kept |= {word for word in (directory / GENERAL_WORDS).read_text(encoding="utf-8").split() if word.isascii()}
    (directory / GENERAL_WORDS).write_text("".join(f"{word}\n" for word in sorted(kept)), encoding="utf-8")


if __name__ == "__main__":
    main()
