"""The program on the command line: one file per command, no logic."""
