"""Which sources of several articles are one, and who credits whom."""
