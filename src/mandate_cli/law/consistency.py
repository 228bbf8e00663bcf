"""Whether the list of groups and their duties agree: where the law contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from mandate_cli.law.citation import Citation
from mandate_cli.law.conflicts import FoldError
from mandate_cli.law.mandate import Mandate
from mandate_cli.law.model import Group, Provision
from mandate_cli.messages import Message, translatable


def misnamed(mandate: Mandate) -> Iterator[FoldError]:
    """Where the list of groups and their duties do not agree: one is missing, names differ, or two have one name.

    Each error (``name-mismatch``) is of the clause that acted last on either, since that one made them differ.
    """
    structure = mandate.structure
    lines: dict[str, Citation] = {}
    for group in mandate.groups:
        line, name = group.line.citation, group.name
        head, other = structure.head_of(line), lines.get(name)
        if head is None:
            template = translatable(
                "{line} lists “{name}”, and structure names no clause of its duties; add a line to duties in {file}, "
                "also for a draft"
            )
        elif group.head is None or not group.head.in_force:
            template = translatable(
                "{line} lists “{name}”, and {head} is not in force; insert that, or repeal the line"
            )
        elif not _names(group, group.head.words.text):
            template = translatable(
                "{head} does not begin with the name that {line} gives the unit, “{name}”; a new name is a rename"
                if head != line
                else "{head} does not have the name that structure gives the unit, “{name}”; correct one of the two"
            )
        elif other:
            template = translatable("{line} and {other} list two units of one name, “{name}”; give one another name")
        else:
            lines[name] = line
            continue
        reason = Message(template, line=line, other=other, name=name, head=head, file="mandate.yaml")
        yield _mismatch(mandate, reason, group.line, group.head)
    for given, units in _heads(mandate):
        place = structure.line_of(given.citation)
        its_line = mandate.get(place) if place else None
        if given.in_force and not (its_line and its_line.in_force):
            template = translatable(
                "{head} gives duties to a unit that {groups} does not list; insert its line, or repeal the duties"
            )
            yield _mismatch(mandate, Message(template, head=given.citation, groups=units), given, its_line)


def _names(group: Group, text: str) -> bool:
    """Whether the lead-in of a group's duties gives its name: at its beginning, or outside the list anywhere."""
    if group.line.citation.parent is None:
        return group.name in text
    return f"{text} ".startswith(f"{group.name} ")


def _heads(mandate: Mandate) -> Iterator[tuple[Provision, Citation]]:
    """The lead-ins of duties that ``structure`` names, as far as there are any, with the lists of their units."""
    for units, duties, heads in mandate.structure.divisions:
        found = mandate.children(duties) if duties else (mandate.get(citation) for citation in heads.values())
        yield from ((head, units) for head in found if head)


def _mismatch(mandate: Mandate, reason: Message, *between: Provision | None) -> FoldError:
    causes = [each.ended_by or each.by for each in between if each]
    return FoldError(("name-mismatch", reason), max(causes, key=lambda each: each.instrument.order), mandate.versions)
