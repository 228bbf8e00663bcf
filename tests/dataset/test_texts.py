"""Letters are read from text, .docx, .odt and .pdf files, piece by piece, in any encoding that Thai text comes in."""

from __future__ import annotations

import io
import os
import sys
import tracemalloc
import zipfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from mandate_cli.dataset import texts
from mandate_cli.dataset.texts import Text, opened
from mandate_cli.errors import MandateError
from mandate_cli.law.quotation import Piece

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def pieces(content: bytes) -> list[Piece]:
    """The pieces of a file of this content."""
    return list(Text(io.BytesIO(content), "letter").pieces())


def packed(**members: str) -> bytes:
    """An archive of files with these names, dots for __ and slashes for _of_."""
    packed_bytes = io.BytesIO()
    with zipfile.ZipFile(packed_bytes, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_of_", "/").replace("__", "."), text)
    return packed_bytes.getvalue()


def docx(body: str, **more: str) -> bytes:
    """A .docx document with this in its body."""
    return packed(word_of_document__xml=f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>', **more)


def locked(archive: bytes) -> bytes:
    """An archive whose first file says that it has a password."""
    changed, names = bytearray(archive), archive.find(b"PK\x01\x02")
    changed[6] |= 1
    changed[names + 8] |= 1
    return bytes(changed)


def odt(body: str) -> bytes:
    """An .odt document with this in its body."""
    return packed(
        content__xml=f'<office:document-content xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def paragraphs(*texts: str) -> str:
    """Paragraphs of a .docx document."""
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def said(found: Iterable[Piece]) -> list[str]:
    """What pieces say."""
    return [piece.text.strip() for piece in found]


LETTER = "เรียน ท่าน\nข้อ 7 (1)\n\nข้อ 5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_text_in_any_encoding(encoding: str) -> None:
    """Text is read as UTF-8, UTF-16 with its mark, or as Thai Windows writes it."""
    found = pieces(LETTER.encode(encoding))
    assert said(found) == ["เรียน ท่าน\nข้อ 7 (1)", "ข้อ 5"]
    assert [piece.place.line for piece in found] == [1, 4]


def test_pieces_stand_where_they_say() -> None:
    """A piece begins at its offset in the whole text, with lines that end in any way."""
    text = "ก\r\nข\r\n\r\n \r\nค\f\fง\n\n\n จ"
    found = pieces(text.encode())
    assert [text[piece.start : piece.start + len(piece.text)] for piece in found] == [piece.text for piece in found]
    assert said(found) == ["ก\r\nข", "ค", "ง", "จ"]
    assert [piece.place[:1] + piece.place[2:] for piece in found] == [(None, 1), (1, 5), (3, 5), (3, 8)]


def test_a_text_without_blank_lines_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """A piece has a bounded length."""
    monkeypatch.setattr(texts, "_LONGEST", 20)
    assert len(pieces(("ก" * 15 + "\n").encode() * 4)) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0old", "old kind"),
        (b"{\\rtf1 }", "old kind"),
        (b"PK\x03\x04 broken", "is damaged"),
        (locked(docx(paragraphs("ข้อ 5"))), "locked by a password"),
        (docx(paragraphs("ข้อ 5"))[:200], "is damaged"),
        (packed(other__txt="x"), "neither text nor"),
        (b"\xff\xfb\xdb", "neither UTF-8 nor"),
        (docx("<w:p>"), "is damaged"),
        (packed(word_of_document__xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "is damaged"),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, words: str) -> None:
    """An error says what is wrong with a file, and what to do."""
    with pytest.raises(MandateError, match=words) as caught:
        pieces(content)
    assert caught.value.code == "bad-input"


def test_text_in_another_encoding_than_given_is_told() -> None:
    """An error names the encoding that the user gave."""
    for content, encoding in (("ข้อ 5".encode("cp874"), "utf-8"), (b"without a mark", "utf-16")):
        with pytest.raises(MandateError, match=rf"letter is not {encoding}\."):
            list(Text(io.BytesIO(content), "letter", encoding).pieces())


def test_a_file_that_cannot_be_read_any_more_is_told() -> None:
    """An error of the system is told in its own words."""

    class Lost(io.BytesIO):
        def read1(self, _: int | None = None) -> bytes:
            raise OSError(5, "lost")

    lost = Lost(b"x")
    with pytest.raises(MandateError, match="could not be read: Input/output error"):
        list(Text(lost, "letter", "utf-8").pieces())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """An error names the file."""
    with pytest.raises(MandateError, match="nowhere"), opened(str(tmp_path / "nowhere"), io.BytesIO):
        pass


def test_a_huge_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that unpacks to more than it may is not unpacked."""
    monkeypatch.setattr(texts, "_UNPACKED", 10)
    with pytest.raises(MandateError, match="too large"):
        pieces(docx(paragraphs("ก" * 20)))


def test_a_text_that_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a device."""
    monkeypatch.setattr(texts, "_UNPACKED", 10)
    with pytest.raises(MandateError, match="too large"), opened("/dev/zero", io.BytesIO):
        pass


def test_a_pipe_can_be_read_twice() -> None:
    """As a shell gives one for a command in brackets, ``<(…)``."""
    reading, writing = os.pipe()
    os.write(writing, LETTER.encode())
    os.close(writing)
    with opened(f"/dev/fd/{reading}", io.BytesIO) as text:
        os.close(reading)
        assert said(text.pieces()) == said(text.pieces()) != []


def test_standard_input_can_be_read_twice() -> None:
    """Standard input is kept while it is checked, whatever kind of file it is."""
    for content in (LETTER.encode(), docx(paragraphs("ข้อ 5"))):
        with opened("-", partial(io.BytesIO, content)) as text:
            assert said(text.pieces()) == said(text.pieces()) != []


def test_a_file_can_be_read_twice(tmp_path: Path) -> None:
    """A file is read from its beginning each time."""
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    with opened(str(path), io.BytesIO) as text:
        assert said(text.pieces()) == said(text.pieces()) != []


def test_docx_paragraphs() -> None:
    """A paragraph is a line, an empty one ends a piece; what is deleted, hidden or said twice is left out."""
    body = (
        paragraphs("ข้อ 7", "(1)", "", "ต่อ")
        + "<w:p><w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t></w:r></w:p>"
        + "<w:p><w:del><w:r><w:delText>ง</w:delText></w:r></w:del><w:ins><w:r><w:t>จ</w:t></w:r></w:ins></w:p>"
        + '<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><x:y xmlns:x="other">ฉ</x:y></w:p>'
        + paragraphs("ช")
    )
    found = pieces(docx(body, word_of_footnotes__xml=f'<w:f xmlns:w="{WORD}">{paragraphs("เชิงอรรถ")}</w:f>'))
    assert said(found) == ["ข้อ 7\n(1)", "ต่อ\nก\tข ค\nจ", "ช", "เชิงอรรถ"]
    assert [piece.place.paragraph for piece in found] == [1, 4, 8, None]  # a note stands nowhere among the others


def test_docx_numbers_that_word_gives() -> None:
    """The numbers of a list that Word makes itself are known, since a letter may refer to them."""

    def item(level: int, number: int = 1) -> str:
        levels = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        return f"<w:p><w:pPr><w:numPr>{levels}</w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"

    (found,) = pieces(docx(item(0) + item(0) + item(1) + item(1) + item(0) + item(1) + item(0, 0)))
    assert found.items == ("1", "2", "2.1", "2.2", "3", "3.1")


def test_docx_numbers_by_a_style() -> None:
    """A style may number its paragraphs, or be based on one that does; a paragraph that says otherwise goes before."""

    def style(name: str, inside: str) -> str:
        return f'<w:style w:styleId="{name}">{inside}</w:style>'

    def numbered(number: int) -> str:
        return f'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="{number}"/></w:numPr>'

    def item(name: str, more: str = "") -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{more}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>'

    styles = style("A", f"<w:pPr>{numbered(4)}</w:pPr>") + style("B", '<w:basedOn w:val="A"/>')
    styles += style("C", '<w:basedOn w:val="C"/>') + style("D", f'<w:basedOn w:val="A"/>{numbered(0)}')
    body = "".join(map(item, "ABCDX")) + item("A", numbered(9)) + item("A", numbered(0)) + item("A")
    (found,) = pieces(docx(body, word_of_styles__xml=f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'))
    assert found.items == ("0.1", "0.2", "0.1", "0.3")


def test_heads_and_feet_of_pages_and_cells() -> None:
    """Heads and feet are read behind the rest; a tab ends a cell with words, and a row ends with its last one."""
    row = "".join(f"<w:tc>{paragraphs(text)}</w:tc>" for text in ("ตามข้อ 7", "", "(1)"))
    row = f"<w:tr>{row}</w:tr>"
    head = f'<w:hdr xmlns:w="{WORD}">{paragraphs("ข้อ 5")}</w:hdr>'
    found = pieces(docx(f"<w:tbl>{row}{row}</w:tbl>{paragraphs('ท้าย')}", word_of_header2__xml=head))
    assert said(found) == ["ตามข้อ 7\t(1)", "ตามข้อ 7\t(1)", "ท้าย", "ข้อ 5"]
    assert [piece.place.paragraph for piece in found] == [1, 4, 7, None]
    cells = "".join(f"<t:table-cell>{text}</t:table-cell>" for text in ("<text:p>ก</text:p>", "<text:p>ข</text:p>"))
    table = f'<t:table xmlns:t="{OPEN}:table:1.0"><t:table-row>{cells}</t:table-row></t:table>'
    assert said(pieces(odt(table))) == ["ก\tข"]
    styles = f'<s xmlns:text="{OPEN}:text:1.0"><text:p>หัวกระดาษ</text:p></s>'
    content = f'<c xmlns:text="{OPEN}:text:1.0"><text:p>ก</text:p></c>'
    assert said(pieces(packed(content__xml=content, styles__xml=styles))) == ["ก", "หัวกระดาษ"]


def test_odt_paragraphs() -> None:
    """Paragraphs, headings and list items of an .odt document; notes of a reviewer are left out."""
    body = (
        "<text:h>เรื่อง</text:h><text:p>ข้อ<text:s/>7<text:s text:c='2'/>(1)<text:tab/>ก<text:line-break/>ข</text:p>"
        "<text:p/><text:list><text:list-item><text:p>หนึ่ง</text:p><text:list><text:list-item><text:p>ย่อย</text:p>"
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>สอง</text:p></text:list-item></text:list>"
        "<text:s/><text:p>ต้<text:span>น</text:span><office:annotation><text:p>ตรวจ</text:p></office:annotation>ท้าย</text:p>"
    )
    first, second = pieces(odt(body))
    assert first.text == "เรื่อง\nข้อ 7  (1)\tก ข\n"
    assert said([second]) == ["หนึ่ง\nย่อย\nสอง\nต้นท้าย"]
    assert second.items == ("1", "1.1", "2")


def pdf(*contents: str) -> bytes:
    """A .pdf file with a page for each content stream, and a font whose codes are those of Unicode."""
    ranges = "2 beginbfrange <0020> <007e> <0020> <0e00> <0e7f> <0e00> endbfrange"
    to_unicode = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {ranges} endcmap"
    streams = [*contents, to_unicode]
    first = 5
    pages = [f"{first + 2 * page} 0 R" for page in range(len(contents))]
    map_number = first + 2 * len(contents)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(pages)}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]"
        f"/ToUnicode {map_number} 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800"
        "/Descent 0/CapHeight 800/StemV 80>>/DW 500>>",
    ]
    for page in range(len(contents)):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {first + 1 + 2 * page} 0 R>>"
        )
        objects.append(f"<</Length {len(streams[page])}>>stream\n{streams[page]}\nendstream")
    objects.append(f"<</Length {len(to_unicode)}>>stream\n{to_unicode}\nendstream")
    written, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    end += f"startxref\n{len(written)}\n%%EOF"
    return (written + end).encode("ascii")


def test_pdf() -> None:
    """The text of a .pdf file is read page by page; a page that is only a picture says so."""
    pytest.importorskip("pypdfium2")
    words = "ข้อ 7 (8) (ฌ)".encode("utf-16-be").hex()
    content = pdf(f"BT /F 12 Tf 50 700 Td <{words}> Tj ET", "50 50 100 100 re f", "")
    found = pieces(content)
    assert [piece.place.page for piece in found] == [1, 2]
    assert found[0].text.strip() == "ข้อ 7 (8) (ฌ)"
    assert [piece.readable for piece in found] == [True, False]
    with pytest.raises(MandateError, match="is damaged"):
        pieces(content[:200])


def test_pdf_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library an error says how to get it."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MandateError, match="pip install pypdfium2"):
        pieces(b"%PDF-1.4")


@pytest.mark.parametrize("text", ["ข้อ \ufffd\ufffd\ufffd 7", "\x01\x02\x03abc", "\ue000\ue001ab", "¢éÍ ·Õè ÈÖ¡ÉÒ"])
def test_rubbish_is_not_readable(text: str) -> None:
    """Text that a broken font or a wrong encoding has spoilt is told from text."""
    (found,) = pieces(text.encode())
    assert not found.readable


def test_a_long_text_takes_little_memory(tmp_path: Path) -> None:
    """A text of any length is never held as a whole."""
    path = tmp_path / "long.txt"
    with path.open("w", encoding="utf-8") as file:
        for number in range(3000):
            file.write(f"เรื่องที่ {number} {'ก' * 300}\n\n")
    with opened(str(path), io.BytesIO) as text:
        tracemalloc.start()
        count = sum(1 for _ in text.pieces())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 3000
    assert peak < 500_000
