"""A page to paste articles into, on this machine: what was read, corrected by a click, and the report on screen.

``application.py`` puts it together: ``page_routes.py`` what a browser asks for, ``rest_routes.py`` what a program asks
for, behind ``protection.py``. ``comparisons.py`` takes a comparison from its articles to its report: what is known of
it lies in ``comparison_store.py``, and whatever touches a text is done in a child process: ``children.py`` asks,
``warm_process.py`` forks one a job from a process that has the language model loaded, ``jobs.py`` is what it does,
``frames.py`` how they talk.
"""
