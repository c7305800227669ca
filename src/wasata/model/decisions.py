"""What a reviewer decided."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Decision(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a reviewer decided; kept in the record and undone by a later one."""

    id: str
    kind: str
    """`join`, `separate`, `reject`, `confirm`, `rename`, `merge`, `split`, `add` or `undo`."""
    subjects: tuple[str, ...]
    """Ids of what it is about."""
    who: str
    at: datetime
    value: str | None = None
