"""Which paragraphs are the article and which are the page around it."""
