"""Facts about each language, as data in `ar/` and `fa/`, and the engines that read them."""
