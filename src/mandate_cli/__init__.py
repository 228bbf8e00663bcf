"""Which group of a secondary education service area office has which duty in law, and who handles a task.

Other programs begin with ``open_mandate``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mandate_cli.api import open_mandate

__all__ = ["SCHEMAS", "SHIPPED_DATA", "__version__", "open_mandate"]
__version__ = "0.2.0"

_PACKAGE = Path(__file__).parent
# The shipped data: inside the installed package, or at the root of a checkout.
SHIPPED_DATA = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parents[1] / "data"
# The JSON Schemas, likewise.
SCHEMAS = _PACKAGE / "schema" if (_PACKAGE / "schema").is_dir() else _PACKAGE.parents[1] / "schema"


def __getattr__(name: str) -> Any:
    """Import ``open_mandate`` when it is first used, so that importing the package stays cheap."""
    if name != "open_mandate":
        raise AttributeError(name)
    from mandate_cli.api import open_mandate

    return open_mandate
