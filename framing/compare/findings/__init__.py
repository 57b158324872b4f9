"""What page one says: one file a finding, each a declared rule; which are installed, and in which order they are said.

A rule is registered under the entry point group ``framing.findings``, ours as those of other packages.
"""

from __future__ import annotations

from framing.compare.findings.ranking import findings, installed

__all__ = ["findings", "installed"]
