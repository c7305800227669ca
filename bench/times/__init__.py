"""Sentences with times and numbers, what they mean, and how many are read right."""
