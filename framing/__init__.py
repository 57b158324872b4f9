"""framing: how different outlets tell the same story, every number traced to its words.

::

    import framing

    comparison = framing.compare_articles(["a.txt", "b.txt"])
    pdf = framing.write(comparison, "pdf")

The names below are the public face; whatever else the package holds may change between versions. They are loaded
when first used, so that ``import framing`` and ``framing --help`` cost nothing; none is called like a module of the
package, which would take its place once imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from framing.api import (
        alike,
        analyze,
        attach,
        cache_key,
        compare_articles,
        demo_articles,
        email_message,
        explain,
        profiles,
        read_articles,
        record,
        schema,
        signature,
        write,
    )
    from framing.errors import FramingError
    from framing.measure.conformance import check_feature
    from framing.settings import Settings, load_settings
    from framing.verify.verdict import verify_report

_HOME = {
    "FramingError": "framing.errors",
    "Settings": "framing.settings",
    "alike": "framing.api",
    "analyze": "framing.api",
    "attach": "framing.api",
    "cache_key": "framing.api",
    "check_feature": "framing.measure.conformance",
    "compare_articles": "framing.api",
    "demo_articles": "framing.api",
    "email_message": "framing.api",
    "explain": "framing.api",
    "group_articles": "framing.api",
    "load_settings": "framing.settings",
    "profiles": "framing.api",
    "read_articles": "framing.api",
    "record": "framing.api",
    "schema": "framing.api",
    "signature": "framing.api",
    "verify_report": "framing.verify.verdict",
    "write": "framing.api",
}

__all__ = [
    "FramingError",
    "Settings",
    "__version__",
    "alike",
    "analyze",
    "attach",
    "cache_key",
    "check_feature",
    "compare_articles",
    "demo_articles",
    "email_message",
    "explain",
    "group_articles",
    "load_settings",
    "profiles",
    "read_articles",
    "record",
    "schema",
    "signature",
    "verify_report",
    "write",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'framing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
