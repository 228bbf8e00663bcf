"""The program. The garbage collector rests while it starts: what is made then stays, and looking took a tenth of it."""

import gc

gc.disable()

try:
    from mandate_cli.cli import main  # what it imports is what the collector would look at
except KeyboardInterrupt:
    raise SystemExit(130) from None

if __name__ == "__main__":
    main()
