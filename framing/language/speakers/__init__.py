"""Who the sources of a document are: names, roles, pronouns and descriptions brought to one speaker each."""

from __future__ import annotations

from dataclasses import replace

from framing.language.speakers.body_descriptions import describe_bodies
from framing.language.speakers.figures import Names
from framing.language.speakers.institutions import find_bodies
from framing.language.speakers.person_names import find_names
from framing.language.speakers.resolver import Resolver
from framing.language.speakers.roles import add_roles
from framing.language.view import View
from framing.model import Parsed


def resolve(parsed: Parsed) -> Parsed:
    """``parsed`` with its speakers, and with speaker, link and via of every attribution.

    A source that cannot speak ("This", "the treaty's delay") gets no speaker. Time is linear in the text.
    """
    if not parsed.attributions:
        return parsed
    view = View.of(parsed)
    persons = persons_of(view)
    bodies = find_bodies(view, persons)
    describe_bodies(view, bodies)
    attributions, speakers = Resolver(view, persons, bodies).resolve()
    return replace(parsed, attributions=attributions, speakers=speakers)


def persons_of(view: View) -> Names:
    """All persons a document names, each with the roles its text tells."""
    persons = find_names(view)
    for mention in persons.mentions:
        if view.sentences[view.tokens.sentence[mention.low]].kind != "headline":  # its capitals blur what is a name
            add_roles(view, mention)
    return persons
