"""Families of phrases: those that share half of their letters, which are held out together in cross-validation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mandate_cli.search.ngrams import key, ngrams

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHARED = 0.5  # of the ngrams of the longer of two phrases
_LARGE = 150  # phrases of a family from which it is taken apart, where phrases share more
_STRICTER = 0.1


def families(texts: Sequence[str]) -> list[int]:
    """The number of the family of each text. Families that a chain of likenesses made huge are taken apart."""
    import numpy as np
    from scipy import sparse

    columns: dict[str, int] = {}
    rows, places = list[int](), list[int]()
    for row, text in enumerate(texts):
        for ngram in ngrams(key(text)):
            rows.append(row)
            places.append(columns.setdefault(ngram, len(columns)))
    having = sparse.csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, places)), shape=(len(texts), len(columns)))
    members = np.arange(len(texts))
    found: Any = np.zeros(len(texts), dtype=int)
    _divide(having, members, _SHARED, found, [0])
    return [int(family) for family in found]


def _divide(having: Any, members: Any, shared: float, found: Any, given: list[int]) -> None:
    """Number the families of some texts; ``given`` has the last number given."""
    import numpy as np
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    part = having[members]
    sizes = np.asarray(part.sum(1)).ravel()
    ones, others = [], []
    for begin in range(0, len(members), 1000):
        alike = (part[begin : begin + 1000] @ part.T).tocoo()
        row = begin + alike.row
        enough = alike.data >= shared * np.maximum(sizes[row], sizes[alike.col])
        ones.append(row[enough])
        others.append(alike.col[enough])
    one, other = np.concatenate(ones), np.concatenate(others)
    graph = sparse.coo_matrix((np.ones(len(one)), (one, other)), shape=(len(members), len(members)))
    count, label = connected_components(graph, directed=False)
    for family in range(count):
        here = members[label == family]
        if len(here) > _LARGE and shared < 0.9:
            _divide(having, here, shared + _STRICTER, found, given)
        else:
            given[0] += 1
            found[here] = given[0]
