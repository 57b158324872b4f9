"""Articles → stories: which articles of a pile tell one event, and why.

Read ``group.py`` first: near-duplicates are folded (``copies.py``), what is left is compared by its rarer words and its
date (``terms.py``, ``likeness.py``), and a tree of the likeliest unions is cut where two halves tell less of each other
than of themselves (``tree.py``).
"""

from framing.stories.group import Article, Member, group

__all__ = ["Article", "Member", "group"]
