"""Make the fonts that web pages embed of the whole Sarabun: ``python tools/subset_font.py DIRECTORY``.

The directory has ``Sarabun_400Regular.ttf`` and ``Sarabun_600SemiBold.ttf``, as the npm package
``@expo-google-fonts/sarabun`` 0.4.1 does. Needs fonttools and brotli. The fonts keep Thai, ASCII and a few signs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).parent.parent / "src" / "mandate_cli" / "output" / "documents" / "fonts"
KEPT = "U+20-7E,U+A0,U+B7,U+2013,U+2018,U+2019,U+201C,U+201D,U+2026,U+E01-E3A,U+E3F-E5B"


def main(directory: Path) -> None:
    """Write the two fonts."""
    for weight, name in (("regular", "400Regular"), ("semibold", "600SemiBold")):
        subset.main(
            [
                *map(str, directory.rglob(f"Sarabun_{name}.ttf")),
                f"--unicodes={KEPT}",
                "--layout-features=mark,mkmk,ccmp",
                "--flavor=woff2",
                "--no-hinting",
                f"--output-file={FONTS / f'sarabun-{weight}.woff2'}",
            ]
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
