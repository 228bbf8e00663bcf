"""Letters as they are compared: a key without spaces, tone marks and words that say nothing, and its ngrams."""

from __future__ import annotations

import re

from mandate_cli.thai.normalise import fuzzy_key, normalise

_SIZES = (2, 3)  # letters of an ngram; the two ends of the key count as letters
# Words of a question or of courtesy, and words with which any duty begins. Of two that begin alike the longer is first.
_SAYS_NOTHING = (
    "กับใคร|ที่ใคร|ใคร|ที่ไหน|ตรงไหน|กลุ่มไหน|กลุ่มใด|อย่างไร|ยังไง|เมื่อไร|เมื่อไหร่|เท่าไร|เท่าไหร่|อะไร|ทำไม|หรือไม่|หรือเปล่า|หรือยัง"
    "|ขอบคุณมาก|ขอบคุณ|ขอบใจ|สวัสดี|รบกวน|ได้ไหม|ได้มั้ย|ไหม|มั้ย|ครับ|ค่ะ|คะ|จ้ะ|หน่อย|ต้องการ|อยาก|ต้อง|จะ|ติดต่อ|สอบถาม"
    "|ศึกษาวิเคราะห์วิจัย|ศึกษาวิเคราะห์|ดำเนินการเกี่ยวกับ|ดำเนินงานเกี่ยวกับ|ดำเนินการ|ดำเนินงาน|ส่งเสริมสนับสนุน"
)
_CUT = "\0"  # where such a word was, so that the letters beside it make no other one
_SIGNS = "[^0-9a-zก-๎]+"


def key(text: str) -> str:
    """The letters of a text as they are compared, between two marks of its ends."""
    return key_of_normal(normalise(text))


def key_of_normal(text: str) -> str:
    """The key of a text that is normalised already."""
    whole = re.sub(_SIGNS, "", text)
    telling = whole
    for words in _SAYS_NOTHING.split("|"):  # faster than a pattern of so many, which takes long to compile
        telling = telling.replace(words, _CUT)
    return f"^{fuzzy_key(telling.replace(_CUT, '') or whole)}$"


def ngrams(key: str) -> list[str]:
    """The ngrams of a key, each once, in an order that is the same in every process: sums of floats depend on it."""
    return list(dict.fromkeys([key[at : at + size] for size in _SIZES for at in range(len(key) - size + 1)]))
