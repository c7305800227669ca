"""What the program does right and how fast: one command, one table."""
