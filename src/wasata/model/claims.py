"""What an assertion can say."""

from __future__ import annotations

from wasata.model.agreements import Agreement
from wasata.model.events import Event
from wasata.model.quotes import Quote

Claim = Quote | Event | Agreement
"""A tagged union: the key `claim` of its JSON form names the kind."""
