"""Title, outlet, byline and date: given beside the text, or found in it."""
