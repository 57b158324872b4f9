"""Tools for agents: what framing finds in articles, with the places and words there, over the Model Context Protocol.

``desk.py`` has the articles an agent names and what was found in them; ``answers.py`` turns findings into rows, each
with its places and their words, page by page; ``protocol.py`` alone knows the protocol.
"""
