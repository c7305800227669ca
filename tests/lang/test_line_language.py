"""The language of a line at a glance agrees with the full look."""

from __future__ import annotations

import pytest

from wasata.lang.identify import identify
from wasata.lang.line_language import line_language


@pytest.mark.parametrize(
    "line",
    [
        "قالت الحكومة إنها ستدرس المقترح",
        "دولت پیشنهاد را بررسی می‌کند",
        "وزارة الخارجية الإيرانية",
        "حكومت نے تجویز پر غور کرنے کا کہا ہے",
        "Skip to main content",
        "14:20",
        "علی اکبر ولایتی",
        "",
    ],
)
def test_it_agrees_with_the_full_look(line: str) -> None:
    assert line_language(line) == identify(line)
