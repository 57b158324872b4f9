"""Invented events told by three outlets each, annotated by hand, and what the program finds in them."""
