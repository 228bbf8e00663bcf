"""Which group of a secondary education service area office has which duty in law, and who handles a task."""

from pathlib import Path

__version__ = "0.1.0"

_PACKAGE = Path(__file__).parent
# The shipped data: inside the installed package, or at the root of a checkout.
SHIPPED_DATA = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parents[1] / "data"
# The JSON Schemas: inside the installed package, or at the root of a checkout.
SCHEMAS = _PACKAGE / "schema" if (_PACKAGE / "schema").is_dir() else _PACKAGE.parents[1] / "schema"
