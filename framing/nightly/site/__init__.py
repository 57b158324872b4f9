"""The pages a night publishes: index, feed, trends, one report a story."""
