"""`python -m wasata` is the command `wasata`."""

from wasata.cli.main import main

if __name__ == "__main__":
    main()
