"""Comparison → bytes. No writer computes a number: it lays out what the records hold, each value beside its words."""
