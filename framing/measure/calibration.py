"""How far verdicts and intervals can be trusted, in a sentence, as the calibration measured and stored it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from framing.number_format import printed

_READABILITY = "readability.ari"  # the measure whose power is told
_MOST = 80.0  # per cent: a difference seen this often counts as one that would be seen


@cache
def statement() -> str | None:
    """What ``make calibrate`` found, in words; None where nothing is stored."""
    resource = files("framing.data").joinpath("calibration.json")
    if not resource.is_file():
        return None
    found = json.loads(resource.read_text(encoding="utf-8"))
    held, power = list(found["intervals"].values()), found["power"][_READABILITY]
    lengths = list(found["intervals"])
    enough = next((sentences for sentences, hits in power.items() if hits >= _MOST), None)
    seen = (
        f"Two texts must have about {enough} sentences each before a difference of two reading grades is seen in eight "
        "of ten pairs."
        if enough
        else f"Even at {list(power)[-1]} sentences each, two reading grades are often not seen."
    )
    return (
        f"Measured on {sum(found['articles'].values())} articles: of {printed(found['reports'])} reports that compare "
        f"an article with itself, {found['false']} call anything different; 95% intervals hold the true value "
        f"{min(held):.0f} to {max(held):.0f} times in 100 for texts of {lengths[0]} to {lengths[-1]} sentences. {seen}"
    )
