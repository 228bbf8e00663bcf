"""Citations and quotations in a text: find them, resolve what they mean, judge them by the law of a day."""

from mandate_cli.law.quotation.check import Checker, Piece, cite, cited_in, is_measure
from mandate_cli.law.quotation.verdict import Place, Verdict

__all__ = ["Checker", "Piece", "Place", "Verdict", "cite", "cited_in", "is_measure"]
