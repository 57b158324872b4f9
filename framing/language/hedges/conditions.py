"""Named conditions that a lexicon may put on its terms (``when``, ``unless``): each asks one thing of the context."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from framing.language.hedges import adjective_conditions, approximators, modals, unnamed_groups, verb_conditions
from framing.language.hedges.cue import Cue
from framing.language.hedges.would import would
from framing.language.view import View

Condition = Callable[[View, Cue], bool]

CONDITIONS: Mapping[str, Condition] = {
    "adverb": adjective_conditions.adverb,
    "after noun": adjective_conditions.after_noun,
    "agent": verb_conditions.agent,
    "amount": approximators.amount,
    "approximates": approximators.approximates,
    "asked": verb_conditions.asked,
    "assertive": adjective_conditions.assertive,
    "before noun": adjective_conditions.before_noun,
    "claiming": verb_conditions.claiming,
    "clause": verb_conditions.clause,
    "compared": adjective_conditions.compared,
    "complement": verb_conditions.complement,
    "crowd speaks": lambda view, cue: unnamed_groups.speaks(view, cue.anchor),
    "degree": adjective_conditions.degree,
    "extent": approximators.extent,
    "first person": verb_conditions.first_person,
    "generic": adjective_conditions.generic,
    "inference": lambda view, cue: modals.must(view, cue.first),
    "in law": verb_conditions.in_law,
    "infinitive": verb_conditions.infinitive,
    "inner clause": verb_conditions.inner_clause,
    "it is so": verb_conditions.it_is_so,
    "like a clause": verb_conditions.like_a_clause,
    "manner": adjective_conditions.manner,
    "measured": approximators.measured,
    "money or share": approximators.money_or_share,
    "naming": adjective_conditions.naming,
    "near quantity": approximators.near_quantity,
    "negated": verb_conditions.negated,
    "odd pair": adjective_conditions.odd_pair,
    "own subject": verb_conditions.own_subject,
    "one person's guess": verb_conditions.guessing,
    "opinion": verb_conditions.opinion,
    "outlet knows": verb_conditions.outlet_knows,
    "passive": verb_conditions.passive,
    "possibility": lambda view, cue: modals.could(view, cue.first),
    "predicated": verb_conditions.predicated,
    "expectation": lambda view, cue: modals.should(view, cue.first),
    "proposing": verb_conditions.proposing,
    "quantity": approximators.quantity,
    "rate": adjective_conditions.rate,
    "reduced": verb_conditions.reduced,
    "refusal": verb_conditions.refusal,
    "showing": verb_conditions.showing,
    "sporadic": lambda view, cue: modals.can(view, cue.first),
    "tendency": verb_conditions.tendency,
    "tentative": lambda view, cue: would(view, cue.first),
    "topic": approximators.topic,
    "uncertain may": lambda view, cue: modals.may(view, cue.first),
    "vague holder": lambda view, cue: unnamed_groups.vague_object(view, cue.last),
}
