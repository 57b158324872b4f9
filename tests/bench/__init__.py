"""How fast framing is, as ratios measured in one run."""
