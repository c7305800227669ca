"""Assertions of many articles to facts. It compares codes, keys and dates, and reads no text."""
