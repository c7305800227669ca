"""The command line: one command a file, each a thin face of `wasata.api`."""
