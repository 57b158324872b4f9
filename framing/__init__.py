"""framing: how different outlets tell the same story, every number traced to its words."""

__version__ = "0.1.0"
