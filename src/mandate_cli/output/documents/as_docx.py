"""A document for Word: styles of its own, in the type that Thai offices use.

Word sets Thai, as a complex script, by settings of its own: ``w:cs`` for the font, ``w:szCs`` and ``w:bCs`` for size
and weight, ``w:bidi`` for the language. Every style has them beside those for Latin.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from mandate_cli import __version__
from mandate_cli.errors import needed
from mandate_cli.law.difference import marked
from mandate_cli.law.document import Difference, Document, Section, with_origin
from mandate_cli.law.mandate import IN_FORCE, REPEALED
from mandate_cli.messages import THAI, current
from mandate_cli.output.documents import phrases
from mandate_cli.output.history_pages import total

FONT = "TH Sarabun New"  # prescribed for Thai offices by the cabinet, 2010
BODY, SMALL, LARGE, TITLE = 16, 14, 18, 22  # points; Sarabun New is small for its size
_STEP = 1.4  # centimetres by which an item stands further in
_GREY, _RED = "595959", "9A3412"
_DEEPEST = 4
_BUILT_IN = {  # styles of Word that are used: their size, and whether they are bold
    "Normal": (BODY, False),
    "Title": (TITLE, True),
    "Subtitle": (LARGE, False),
    "Heading 1": (LARGE, True),
    "Heading 2": (BODY, True),
    "List Bullet": (BODY, False),
    "Header": (SMALL, False),
}


def written(value: Document | Difference) -> bytes:
    """A document or a difference as a file for Word."""
    needed("docx", "python-docx")
    writer = _Writer()
    writer.head(value)
    if isinstance(value, Difference):
        writer.changes(value)
    else:
        writer.law(value)
    return writer.bytes()


class _Writer:
    def __init__(self) -> None:
        import docx as library
        from docx.shared import Cm

        self.file: Any = library.Document()
        self.styles: Any = self.file.styles
        self._type(self.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0], BODY, bold=False)
        for name, (size, bold) in _BUILT_IN.items():
            self._style(name, size, bold=bold)
        for depth in range(_DEEPEST + 1):
            left = Cm(_STEP * depth)
            provision = self._style(f"Provision {depth}", BODY).paragraph_format
            remark = self._style(f"Remark {depth}", SMALL, _GREY).paragraph_format
            for paragraph in (provision, remark):
                paragraph.left_indent, paragraph.space_after = left, 0
            if depth:
                provision.first_line_indent = -Cm(_STEP)
                provision.tab_stops.add_tab_stop(left)
        self.styles["Header"].paragraph_format.space_after = Cm(0.3)
        self._style("Draft", BODY, _RED, bold=True)
        section = self.file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2.5)

    def bytes(self) -> bytes:
        out = BytesIO()
        self.file.save(out)
        return out.getvalue()

    # --- styles ---

    def _style(self, name: str, size: int, colour: str = "000000", *, bold: bool = False) -> Any:
        """The style of paragraphs of this name, which is added if Word has none, so set."""
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import RGBColor

        if name not in self.styles:
            self.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = self.styles["Normal"]
        style = self.styles[name]
        self._type(style.element.get_or_add_rPr(), size, bold=bold)
        style.font.color.rgb = RGBColor.from_string(colour)
        return style

    def _type(self, properties: Any, size: int, *, bold: bool) -> None:
        """Set font, size, weight and language for Latin and for Thai, in the order that the schema wants."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        for old in list(properties):
            properties.remove(old)
        settings: dict[str, dict[str, str]] = {
            "rFonts": dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), FONT),
            **{name: {"val": "1" if bold else "0"} for name in ("b", "bCs")},
            **{name: {"val": str(2 * size)} for name in ("sz", "szCs")},  # half points
            "lang": {"val": "th-TH" if current() == THAI else "en-US", "bidi": "th-TH"},
        }
        for name, attributes in settings.items():
            element = OxmlElement(f"w:{name}")
            for attribute, value in attributes.items():
                element.set(qn(f"w:{attribute}"), value)
            properties.append(element)

    # --- what it says ---

    def head(self, value: Document | Difference) -> None:
        """The title block, and a header for every page."""
        lines = phrases.head(value)
        about = self.file.core_properties
        laws = [section.instrument.title for section in value.sections] if isinstance(value, Document) else []
        about.title, about.subject = "; ".join(laws) or value.office.name, lines[0][1]
        about.author, about.comments, about.language = "mandate", f"mandate {__version__}", "th-TH"
        about.created = about.modified = datetime.now(UTC)  # else those of python-docx's template
        self.file.add_paragraph(value.office.name, style="Title")
        styles = {"subtitle": "Subtitle", "draft": "Draft", "warning": "Draft", "remark": "List Bullet"}
        for kind, line in lines:
            self.file.add_paragraph(line, style=styles.get(kind, "Remark 0"))
        drafts = [line for kind, line in lines if kind == "draft"]
        header = self.file.sections[0].header.paragraphs[0]
        header.text = " · ".join((*drafts, value.office.name, lines[0][1]))

    def law(self, document: Document) -> None:
        if document.units:
            self.file.add_paragraph(str(phrases.LABELS["tree"]), style="Heading 1")
            self._tree(document)
        for section in document.sections:
            self.file.add_paragraph(section.instrument.title, style="Heading 1")
            self._about(section)
            for entry, said in with_origin(section.entries):
                self._provision(entry, said=said)
        if document.amending:
            self.file.add_paragraph(str(phrases.LABELS["amending"]), style="Heading 1")
            for section in document.amending:
                self.file.add_paragraph(section.instrument.title, style="Heading 2")
                self._about(section)
                for entry in section.entries:
                    self.file.add_paragraph(f"{entry.label}  {entry.words.text}", style="Normal")

    def _tree(self, document: Document) -> None:
        if document.leader:
            self.file.add_paragraph(document.leader, style="Provision 0").paragraph_format.keep_with_next = True
        for unit, remarks in phrases.units(document):
            said = "".join(f"  ({remark})" for _, remark in remarks)
            self.file.add_paragraph(f"{unit.number}.\t{unit.name}{said}", style="Provision 2")
        if note := phrases.tree_note(document):
            self.file.add_paragraph(str(note), style="Remark 0")

    def _about(self, section: Section) -> None:
        facts = " · ".join(map(str, phrases.facts(section.instrument)))
        for line in (facts, phrases.unheld(section)):
            if line:
                self.file.add_paragraph(str(line), style="Remark 0")

    def _provision(self, entry: Any, *, said: bool) -> None:
        depth = min(entry.depth, _DEEPEST)
        if depth == 0:
            self.file.add_paragraph(entry.label, style="Heading 2")
        paragraph = self.file.add_paragraph(f"{entry.label}\t" if depth else "", style=f"Provision {depth}")
        paragraph.add_run(entry.words.text).font.strike = entry.status == REPEALED or None
        for remark in phrases.wording(entry.words):
            self.file.add_paragraph(str(remark), style=f"Remark {depth}")
        if said or entry.status == REPEALED:
            remark = self.file.add_paragraph(style=f"Remark {depth}")
            if entry.status != IN_FORCE:
                _bold(remark.add_run(str(phrases.STATUSES[entry.status])))
            if said:
                remark.add_run(f"{' · ' if remark.text else ''}{phrases.origin(entry)}")

    def changes(self, difference: Difference) -> None:
        from docx.enum.text import WD_UNDERLINE
        from docx.oxml import OxmlElement
        from docx.shared import Cm

        if not difference.changes:
            self.file.add_paragraph(str(total(difference.changes)))
            return
        widths = (Cm(2.8), Cm(5.1), Cm(5.1), Cm(3))
        table = self.file.add_table(rows=1, cols=len(widths), style="Table Grid")
        table.autofit = False
        heading = OxmlElement("w:tblHeader")  # repeats the row on every page
        self.file.element.xpath(".//w:tbl/w:tr[1]")[0].get_or_add_trPr().append(heading)
        for cell, name in zip(table.rows[0].cells, ("provision", "old", "new", "by"), strict=True):
            _bold(cell.paragraphs[0].add_run(str(phrases.LABELS[name])))
        for change in difference.changes:
            cells = table.add_row().cells
            cells[0].paragraphs[0].add_run(str(change.cited))
            cells[0].add_paragraph(str(phrases.CHANGES[change.change]), style="Remark 0")
            for cell, side, text in ((cells[1], "gone", change.before), (cells[2], "new", change.after)):
                both = change.before is not None and change.after is not None
                pieces = marked(str(change.before), str(change.after)) if both else [(side, text or "–")]
                for kind, part in pieces:
                    if kind in {"same", side}:
                        run = cell.paragraphs[0].add_run(part)
                        if kind != "same" and text is not None:
                            run.font.strike = side == "gone" or None
                            run.font.underline = WD_UNDERLINE.SINGLE if side == "new" else None
            cells[3].paragraphs[0].add_run(str(phrases.since(change.by)))
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
        self.file.add_paragraph(str(total(difference.changes)), style="Remark 0")


def _bold(run: Any) -> None:
    run.font.bold = True
    run.font.cs_bold = True
