"""Articles → stories: which articles of a pile tell one event, and why.

Read ``pile.py`` first: of each article hashes are kept (``traits.py``), near-duplicates are folded (``copies.py``),
what is left is compared by its rarer words and its date (``document_frequency.py``, ``term_weights.py``, ``near.py``,
``likeness.py``), and a tree of the likeliest unions is cut where two halves tell less of each other than of themselves
(``tree.py``). ``group.py``
takes all steps in one process; the nightly spreads them.
"""

from framing.stories.group import Article, group
from framing.stories.pile import Member

__all__ = ["Article", "Member", "group"]
