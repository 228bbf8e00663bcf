"""The data files, read and checked, and the compiled data on disk."""
