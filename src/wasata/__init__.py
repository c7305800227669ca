"""Wasata reads Arabic and Persian news pages and keeps the diplomatic record."""

__version__ = "0.1.0"
