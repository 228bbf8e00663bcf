"""What words and letters say by the fitted weights."""

from __future__ import annotations

from mandate_cli.search import weights
from mandate_cli.search.entries import OTHER_AGENCY
from mandate_cli.search.index import Index, word_terms
from mandate_cli.search.ngrams import ngrams
from tests.search.small import index


def shares(index: Index, word: str = "ครู") -> dict[str, float]:
    """What the weights say of a question that is one word."""
    return weights.shares(index, index.terms(ngrams(f"^{word}$")).values(), word_terms(index, [word]).values())


def test_without_weights_nothing_is_said() -> None:
    """The nearest entries decide alone."""
    assert shares(index()) == {}


def test_each_duty_has_a_share_and_all_are_one() -> None:
    """Words and letters weigh alike; what is unknown leaves what any question says."""
    rows = {"": "0 1:20", "=ครู": "300 0:100", "^ค": "200 0:40 1:-20"}
    built = index(weights=rows, duties=("a", OTHER_AGENCY))
    ours = shares(built)
    assert sum(ours.values()) == 1
    assert ours["a"] > 0.99
    nothing = shares(built, "xyz")
    assert round(nothing[OTHER_AGENCY], 3) == 0.731  # one unit more: e to 1
