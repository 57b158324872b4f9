"""Many documents: from the pile of a day to one report a story, whatever breaks in the night."""
