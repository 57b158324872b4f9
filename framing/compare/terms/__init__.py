"""The words that carry meaning in a story, their weight, and how alike two passages are by them."""
