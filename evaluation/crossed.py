"""Cross-validation: every phrase and task of another agency, asked of what was fitted without its family.

Each question is decided by a model fitted from the other folds. The tables say how often that is right, what each
feature and each kind of evidence is worth (ablations), and whether what is called likely is so (reliability).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import fit
from fit import Asked, Case
from measure import wilson

from mandate_cli.search.decision import Features
from mandate_cli.search.ranking import Pool

if TYPE_CHECKING:
    from collections.abc import Sequence


class Told(NamedTuple):
    """A question left out, how likely it was said to be ours, and the first group to be right, and whether answered."""

    case: Case
    ours: float
    right: float
    answered: bool


def tables(asked: Sequence[Asked]) -> list[str]:
    """All tables of questions left out, line by line."""
    whole = fit.pool(asked)
    cases = fit.cases(asked, whole)
    told = decided(cases, whole)
    lines = ["", "| left out | answered | right group first | forced |", "| --- | --- | --- | --- |"]
    for kind in dict.fromkeys(each.kind for each in asked):
        these = [each for each in told if each.case.asked.kind == kind]
        right = sum(each.case.right and each.answered for each in these)
        cells = [f"{kind} ({len(these)})", wilson(sum(each.answered for each in these), len(these))]
        cells += [wilson(right, len(these)), f"{sum(each.case.right for each in these) / len(these):.3f}"]
        lines.append(f"| {' | '.join(cells)} |")
    lines += agencies(told)
    lines += ["", "| without | ours answered | right first | forced | others answered | common answered |"]
    lines += ["| --- | --- | --- | --- | --- | --- |", ablation("nothing", told)]
    for name in Features._fields:
        less = [case._replace(ours=case.ours._replace(**{name: 0.0})) for case in cases]
        lines.append(ablation(f"the feature {name}", decided(less, whole)))
    for name, pool in (("fitted weights", Pool(1.0, 0.0)), ("nearest entries", Pool(0.0, 1.0))):
        lines.append(ablation(name, decided(fit.cases(asked, pool), pool)))
    worth = fit.worths([each.case for each in told])
    pairs = list(zip(told, worth, strict=True))
    lines += reliability("is it ours", [(each.ours, each.case.asked.kind == "ours", part) for each, part in pairs])
    return lines + reliability("first group right", [(each.right, each.case.right, part) for each, part in pairs])


def decided(cases: Sequence[Case], pool: Pool) -> list[Told]:
    """What is said of each question by the model fitted from the other folds."""
    told = list[Told]()
    for fold in range(fit.FOLDS):
        model = fit.decide([case for case in cases if case.asked.fold != fold], pool)
        for case in cases:
            if case.asked.fold == fold:
                ours = model.ours(case.ours)
                right = ours * model.group(case.group)
                told.append(Told(case, ours, right, right >= model.threshold))
    return told


def ablation(name: str, told: Sequence[Told]) -> str:
    """A row: how often ours, other agencies' tasks and common words are answered."""

    def share(kind: str, *, right: bool = False, forced: bool = False) -> str:
        these = [each for each in told if each.case.asked.kind == kind]
        return f"{sum((each.answered or forced) and (each.case.right or not right) for each in these) / len(these):.3f}"

    cells = [share("ours"), share("ours", right=True), share("ours", right=True, forced=True)]
    return f"| {' | '.join([name, *cells, share('other'), share('common')])} |"


def agencies(told: Sequence[Told]) -> list[str]:
    """How often an agency is named for what is refused."""
    lines = ["", "| refused, left out | agency named rightly | wrongly |", "| --- | --- | --- |"]
    for kind in ("ours", "other"):
        these: list[Asked] = [each.case.asked for each in told if each.case.asked.kind == kind]
        refused = [each.case.asked for each in told if each.case.asked.kind == kind and not each.answered]
        named = [each for each in refused if each.named]
        right = sum(each.named == each.agency for each in named)
        cells = [f"{kind} ({len(refused)})", f"{right / len(these):.4f}", f"{(len(named) - right) / len(these):.4f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def reliability(name: str, said: Sequence[tuple[float, bool, float]]) -> list[str]:
    """A table of ten bands of probability: what was said and what was so; and the expected calibration error."""
    lines = ["", f"| {name} | share of questions | said | so |", "| --- | --- | --- | --- |"]
    total, error = sum(part for *_, part in said), 0.0
    for band in range(10):
        these = [each for each in said if band == min(9, int(each[0] * 10))]
        weight = sum(part for *_, part in these)
        if weight:
            sure = sum(each * part for each, _, part in these) / weight
            so = sum(part for _, right, part in these if right) / weight
            error += weight / total * abs(sure - so)
            lines.append(f"| {band / 10:.1f} to {(band + 1) / 10:.1f} | {weight / total:.3f} | {sure:.3f} | {so:.3f} |")
    return [*lines, "", f"Expected calibration error: {error:.3f}"]
