"""docs/nightly.svg: how time and memory of a night grow with its pile, drawn from docs/nightly.json.

``python -m tests.bench.nightly flat`` measures, writes the numbers and calls this; ``python -m
tests.bench.nightly_figure`` draws them again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
_WIDTH, _HEIGHT, _LEFT, _TOP, _ACROSS, _DOWN = 760, 250, 60, 60, 270, 130
_INK, _MUTED, _RULE, _LINES = "#1a1a1a", "#595959", "#e0e4e8", ("#1f5fa8", "#a8501f")


def save(found: Sequence[Mapping[str, Any]]) -> None:
    """Write the numbers and their picture. Each has documents, cpu and grouping (ms a document), and megabytes."""
    (DOCS / "nightly.json").write_text(json.dumps(found, indent=1) + "\n", encoding="ascii")
    (DOCS / "nightly.svg").write_text(figure(found), encoding="utf-8")


def figure(found: Sequence[Mapping[str, Any]]) -> str:
    """The picture as SVG."""
    sizes = [f"{one['documents']:,}" for one in found]
    whole, grouping = ([float(one[name]) for one in found] for name in ("cpu", "grouping"))
    memory = [float(one["megabytes"]) for one in found]
    said = "; ".join(
        f"{size} documents: {one:g} ms each, of grouping {two:g} ms, {three:g} MB in the driver"
        for size, one, two, three in zip(sizes, whole, grouping, memory, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'font-family="Helvetica, Arial, sans-serif" font-size="11" fill="{_MUTED}"><title>{escape(said)}</title>\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>\n'
        + _panel(_LEFT, "Processor time a document, ms", sizes, {"all": whole, "grouping alone": grouping})
        + _panel(_LEFT + 370, "Peak memory of the driver, MB", sizes, {"": memory})
        + "</svg>\n"
    )


def _panel(left: int, title: str, sizes: Sequence[str], lines: Mapping[str, Sequence[float]]) -> str:
    top = max(value for values in lines.values() for value in values) * 1.25
    step = _ACROSS / max(1, len(sizes) - 1)

    def y(value: float) -> float:
        return round(_TOP + _DOWN * (1 - value / top), 1)

    parts = [f'<text x="{left}" y="{_TOP - 26}" font-size="13" font-weight="bold" fill="{_INK}">{title}</text>\n']
    parts.append(f'<path d="M{left} {y(0)}h{_ACROSS}" stroke="{_RULE}"/>\n')
    parts.append(f'<text x="{left - 10}" y="{y(0) + 4}" text-anchor="end">0</text>\n')
    for (name, values), colour in zip(lines.items(), _LINES, strict=False):
        places = [(round(left + at * step, 1), y(value), value) for at, value in enumerate(values)]
        way = "L".join(f"{x} {at}" for x, at, _ in places)
        parts.append(f'<path d="M{way}" fill="none" stroke="{colour}" stroke-width="2"/>\n')
        for x, at, value in places:
            parts.append(f'<circle cx="{x}" cy="{at}" r="4" fill="{colour}"/>\n')
            parts.append(f'<text x="{x}" y="{at - 9:.1f}" text-anchor="middle" fill="{_INK}">{value:g}</text>\n')
        if name:
            high = (places[0][1] + places[min(1, len(places) - 1)][1]) / 2 - 9
            parts.append(f'<text x="{left + step / 2}" y="{high:.1f}" text-anchor="middle">{name}</text>\n')
    for at, size in enumerate(sizes):
        parts.append(f'<text x="{left + at * step:.1f}" y="{_TOP + _DOWN + 18}" text-anchor="middle">{size}</text>\n')
    parts.append(f'<text x="{left}" y="{_TOP + _DOWN + 38}">documents in the pile</text>\n')
    return "".join(parts)


if __name__ == "__main__":
    save(json.loads((DOCS / "nightly.json").read_text(encoding="ascii")))
