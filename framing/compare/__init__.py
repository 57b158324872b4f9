"""What two to six documents share, render differently and tell alone."""

from framing.compare.story import compare, require_count

__all__ = ["compare", "require_count"]
