"""The program, as ``python -m mandate_cli``."""

try:
    from mandate_cli.cli.app import main
except KeyboardInterrupt:
    raise SystemExit(130) from None

if __name__ == "__main__":
    main()
