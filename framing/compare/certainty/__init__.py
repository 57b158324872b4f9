"""One proposition told by two documents, how sure each is of it, and in which words."""
