"""``python -m mandate_cli`` is ``mandate``."""

from mandate_cli.cli import main

main()
