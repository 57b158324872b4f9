"""The report on screen with a bar above it that leads on; the report that is downloaded has none."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_POLICY = re.compile(rb"(style-src 'sha256-[A-Za-z0-9+/=]+')")
# The link that skips to the briefing stays the page's first, as whoever has the page read aloud expects.
_BODY = re.compile(rb'<body[^>]*>(?:\s*<a class="skip"[^>]*>[^<]*</a>)?')


def with_bar(report: bytes, bar: bytes, style: bytes) -> bytes:
    """A report with ``bar`` above it and ``style`` for it; as it is where a user's own template leaves no place."""
    policy, body = _POLICY.search(report), _BODY.search(report)
    head = report.find(b"</head>")
    if policy is None or body is None or not policy.end() < head < body.start():
        return report
    digest = b64encode(sha256(style).digest())
    return b"".join(
        (
            report[: policy.end()],
            b" 'sha256-" + digest + b"'",
            report[policy.end() : head],
            b"<style>" + style + b"</style>",
            report[head : body.end()],
            bar,
            report[body.end() :],
        )
    )
