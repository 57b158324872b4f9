"""A text whose quotation marks are lost: no measure that needs them prints a number."""

from __future__ import annotations

import pytest

import framing
from framing import Settings

TEXT = (
    "The barge sank on Monday night in four minutes, the harbour master said on Tuesday in Brannock.\n\n"
    "{0}We may need longer than we hoped,{1} said Lena Orth, who runs the port. {0}It is not what we wanted.{1}\n\n"
    "The mayor, Jon Brell, said the work could perhaps cost 14 million crowns.\n"
)
NEEDED = ("quotation.words", "quotation.count", "hedging.rate")


@pytest.mark.parametrize("key", NEEDED)
def test_nothing_is_measured_that_needs_them(key: str) -> None:
    lost, whole = framing.analyze([TEXT.format("?", "?"), TEXT.format("“", "”")], settings=Settings(draws=200))
    assert lost.measurements[key].value is None
    assert "quotation marks are lost" in (lost.measurements[key].why or "")
    assert whole.measurements[key].value is not None
    assert lost.measurements["text.words"].value == whole.measurements["text.words"].value
