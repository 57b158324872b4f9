"""Remarks that two articles quote, how they are paired, and how their wordings relate."""
