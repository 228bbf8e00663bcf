"""The program. The garbage collector rests while it starts: what is made then stays, and looking took a tenth of it."""

import gc

gc.disable()

from mandate_cli.cli import main  # noqa: E402 - what it imports is what the collector would look at

if __name__ == "__main__":
    main()
