"""The consolidated law, and a difference, as documents: one module with one function for each format.

Each function takes a ``law.document.Document`` or ``Difference`` and gives the bytes of a file.
"""
