"""Which group of a secondary education service area office has which duty in law, and who handles a task."""

__version__ = "0.1.0"
