"""The text dump of a web page, all its boilerplate in it, to labelled lines and articles."""

from wasata.ingest.flat.page import FlatPage, Outline
from wasata.ingest.flat.reading import read_flat

__all__ = ["FlatPage", "Outline", "read_flat"]
