from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Where a record can be made."""
    return tmp_path / "r.wasata"
