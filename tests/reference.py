"""A second, simple reading of amendments, to compare the program with: the law is a dict of citations and texts.

It shares no code with the program. It takes operations as a data file has them, with citations written as the program
prints them, and does not ask whether they fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Texts = dict[str, str]  # what is in force, by citations


def inside(citation: str, target: str) -> bool:
    """Whether a provision is another one or stands in it."""
    return f"{citation} ".startswith(f"{target} ")


def entered(citation: str, value: Any) -> Iterator[tuple[str, str]]:
    """A provision and what stands in it, as a data file has them."""
    fields: dict[str, Any] = {"text": value} if isinstance(value, str) else value
    yield citation, fields["text"]
    for label, item in fields.get("items", {}).items():
        yield from entered(f"{citation} {label}", item)


def order(texts: Texts, operation: dict[str, Any]) -> None:
    """Do one operation."""
    kind, target = next(iter(operation.items()))
    held = [citation for citation in texts if inside(citation, target)]
    if kind == "replace" and operation.get("keeps"):
        held = [target]
    if kind in {"repeal", "replace"}:
        for citation in held:
            del texts[citation]
    if kind in {"insert", "replace", "correct"}:
        texts.update(entered(target, operation))
    if kind == "move":
        texts.update({operation["to"] + citation[len(target) :]: texts.pop(citation) for citation in held})
    if kind == "rename":
        head = target.replace("ข้อ 6", "ข้อ 7")
        texts[head] = operation["text"] + texts[head].removeprefix(operation["expect"])
        texts[target] = operation["text"]
    if kind == "substitute":
        for citation in held:
            texts[citation] = texts[citation].replace(operation["words"], operation["by"])


def law_of(data: Path) -> Texts:
    """What a data directory has in force when all its amendments have acted."""
    base, changes = (yaml.safe_load((data / name).read_bytes()) for name in ("mandate.yaml", "amendments.yaml"))
    texts: Texts = {}
    for instrument in base["instruments"].values():
        for top, value in instrument["provisions"].items():
            texts.update(entered(top, value))
    for instrument in changes["instruments"].values():
        for clause in instrument["clauses"].values():
            for operation in clause.get("operations", []):
                order(texts, operation)
    return texts
