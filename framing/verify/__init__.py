"""A report checked: every printed number recounted; with the articles at hand, everything made anew.

``verdict.py`` is the way of one report. ``report.py`` takes the records out of it, ``recount.py`` makes the comparison
again from them, ``sources.py`` finds the articles it was made from; ``differences.py`` (records), ``page.py`` (HTML)
and ``paper.py`` (PDF) say in words where two of a kind first differ.
"""
