"""What a user or a data file did wrong: stable codes for programs, messages for people; and the exit codes."""

from __future__ import annotations

from mandate_cli.messages import Message, translatable, translate

# Every code an error can have; docs/errors.md says what each means. The set is closed.
CODES = frozenset(
    (
        # in what an instrument orders
        *("target-missing", "target-repealed", "already-exists", "parent-missing", "expectation-failed"),
        *("count-failed", "conflict", "ambiguous-order", "name-mismatch", "no-change", "beyond-power"),
        # in the files
        *("bad-data", "bad-label", "bad-citation", "bad-date", "clause-unaccounted", "newer-format", "stale"),
        *("entered-twice", "unusual-label", "unusual-date", "damaged-text", "overlooked", "no-duties"),
        *("no-task", "many-groups", "contradiction", "unsorted", "lapsed", "used-again", "weights-stale"),
        *("gazette-not-held", "gazette-differs"),
        # in what was asked
        *("usage", "empty-argument", "bad-input", "missing-library", "ambiguous-group", "no-such-group"),
        *("no-such-provision", "not-yet", "not-held", "not-in-source", "not-entered"),
    )
)
ANSWERED, NOTHING_FOUND, WRONG, INTERRUPTED = 0, 1, 2, 130  # exit codes; docs/for-programs.md says what each means


class MandateError(ValueError):
    """What a user or a data file did wrong: a stable code for programs, a message for people.

    ``exit_code`` is 2 for wrong usage and bad data, 1 where the answer is only that nothing was found;
    ``did_you_mean`` what to type instead, if that can be told.
    """

    def __init__(self, code: str, message: Message, *, exit_code: int = 2, did_you_mean: str | None = None) -> None:
        assert code in CODES, code
        super().__init__(str(message))
        self.code = code
        self.message = message
        self.exit_code = exit_code
        self.drafts: tuple[Message, ...] = ()  # that drafts were laid on top, which are not law
        self.did_you_mean = did_you_mean


def needed(module: str, package: str) -> None:
    """Raise MandateError if the module of a package cannot be imported, with how to install that, by pip or by uv."""
    import sys
    from importlib import import_module, util

    try:
        import_module(module)
    except ImportError:
        python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
        installer = f"{python} -m pip install" if util.find_spec("pip") else f"uv pip install --python {python}"
        message = Message(
            "This needs a further library, {package}. To install it, type: {command}",
            package=package,
            command=f"{installer} {package}",
        )
        raise MandateError("missing-library", message) from None


def reason(error: Exception) -> str:
    """Why a file could not be read or written, as the system says it, in the language spoken where it is known."""
    import errno

    known = {
        errno.ENOSPC: translatable("No space left on device"),
        errno.EACCES: translatable("Permission denied"),
        errno.ENOENT: translatable("No such file or directory"),
        errno.ENOTDIR: translatable("Not a directory"),
        errno.EISDIR: translatable("Is a directory"),
        errno.EIO: translatable("Input/output error"),
        errno.EBADF: translatable("The stream is not open"),
    }
    number = getattr(error, "errno", None)
    return translate(known[number]) if number in known else getattr(error, "strerror", None) or str(error)
