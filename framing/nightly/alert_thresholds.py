"""What a desk wants to be told of at once: ``[alert]`` of the configuration."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlertThresholds:
    """How many of each on one night are worth a line; 0 = never."""

    outlets: int = 0  # outlets that joined a story
    conflicts: int = 0  # values that two articles give differently, and that were not there before
    withdrawn_quotations: int = 0  # quotations that an outlet took out of its article
