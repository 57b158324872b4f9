"""What two to six documents share, render differently and tell alone."""

from framing.compare.story import MOST, compare, require_count

__all__ = ["MOST", "compare", "require_count"]
