"""The command line: commands, streams, help, completion."""
