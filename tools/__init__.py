"""Programs that make files of the repository from data; none of them runs when the program is used."""
