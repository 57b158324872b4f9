"""docs/speed.svg: the processor time of an analysis beside that of other libraries, drawn from docs/speed.json.

``python -m tests.bench.peers`` measures, writes the numbers and calls this; ``python -m tests.bench.peers_figure``
draws them again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
_WIDTH, _ROW, _TOP, _LEFT, _BAR = 760, 20, 44, 260, 400
_INK, _MUTED, _OURS, _THEIRS = "#1a1a1a", "#595959", "#1f5fa8", "#9aa5b1"


def save(found: Sequence[Mapping[str, Any]]) -> None:
    """Write the numbers and their picture. Each has ``articles`` and, by the name of each peer, its seconds and MB."""
    (DOCS / "speed.json").write_text(json.dumps(found, indent=1) + "\n", encoding="ascii")
    (DOCS / "speed.svg").write_text(figure(found), encoding="utf-8")


def figure(found: Sequence[Mapping[str, Any]]) -> str:
    """The picture as SVG: bars of milliseconds an article, a group for each number of articles."""
    each = [
        (one["articles"], {peer: 1000 * seconds / one["articles"] for peer, (seconds, _) in one["peers"].items()})
        for one in found
    ]
    most = max(value for _, peers in each for value in peers.values())
    said = "; ".join(
        f"{articles} articles: " + ", ".join(f"{peer} {value:.0f} ms each" for peer, value in peers.items())
        for articles, peers in each
    )
    parts, y = [], _TOP
    for articles, peers in each:
        parts.append(f'<text x="20" y="{y + 14}" font-weight="bold" fill="{_INK}">{articles} articles</text>\n')
        for peer, value in peers.items():
            width, colour = round(_BAR * value / most, 1), _OURS if peer.startswith("framing") else _THEIRS
            parts.append(f'<text x="{_LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(peer)}</text>\n')
            parts.append(f'<rect x="{_LEFT}" y="{y + 3}" width="{width}" height="14" fill="{colour}"/>\n')
            parts.append(f'<text x="{_LEFT + width + 6}" y="{y + 14}" fill="{_INK}">{value:.0f}</text>\n')
            y += _ROW
        y += 12
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y}" role="img" '
        f'font-family="Helvetica, Arial, sans-serif" font-size="11" fill="{_MUTED}"><title>{escape(said)}</title>\n'
        f'<rect width="{_WIDTH}" height="{y}" fill="#ffffff"/>\n'
        f'<text x="20" y="24" font-size="13" font-weight="bold" fill="{_INK}">'
        f"Processor time an article, ms, start-up included</text>\n" + "".join(parts) + "</svg>\n"
    )


if __name__ == "__main__":
    save(json.loads((DOCS / "speed.json").read_text(encoding="ascii")))
