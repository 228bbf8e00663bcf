"""A page as plain text, for pipes and files: one record a line, nothing wrapped, no colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mandate_cli.output.page import GAP, GUIDES, Hanging, Line, Page, Record, Tree, cell_widths, in_brackets, prepared
from mandate_cli.thai.display import writable


def text(page: Page, encoding: str = "utf-8") -> str:
    """A page as text that ends in a line break; what matched is not marked, so that the law can be copied."""
    shown = ("".join(text for _, text in line) for line in lines(page, encoding))
    return "\n".join(line.rstrip(" ") for line in shown) + "\n"


def lines(page: Page, encoding: str) -> Iterator[Line]:
    """The lines of a page."""
    page = prepared(page, encoding)
    widths = cell_widths(page)
    for item in page:
        match item:
            case Record():
                yield _record(item, widths)
            case Tree():
                yield from _tree(item, [writable(guide, encoding) for guide in GUIDES])
            case Hanging():
                yield item.text
            case _:
                yield item


def _record(record: Record, widths: Sequence[int]) -> Line:
    before, behind = record.parted()
    warning, remarks = in_brackets(before), in_brackets([*behind, *([record.shared] if record.shared else [])])
    gap: Line = [("plain", GAP)]
    line = [*record.head(widths), *warning, *(gap if warning else ()), *record.text]
    return [*line, *(gap if remarks else ()), *remarks]


def _tree(tree: Tree, guides: Sequence[str], first: str = "", below: str = "") -> Iterator[Line]:
    """A tree: its own line behind ``first``, and its branches behind ``below``."""
    end, more, branch, last = guides
    yield [("remark", first), *tree.label]
    for each in tree.branches:
        is_last = each is tree.branches[-1]
        yield from _tree(each, guides, below + (last if is_last else branch), below + (end if is_last else more))
