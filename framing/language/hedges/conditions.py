"""Named conditions that a lexicon may put on its terms (``when``, ``unless``): each asks one thing of the context."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from framing.language.hedges import adjective_conditions as wording
from framing.language.hedges import approximators as quantities
from framing.language.hedges import modals
from framing.language.hedges import unnamed_groups as crowds
from framing.language.hedges import verb_conditions as clauses
from framing.language.hedges.cue import Cue
from framing.language.hedges.would import would
from framing.language.view import View

Condition = Callable[[View, Cue], bool]

CONDITIONS: Mapping[str, Condition] = {
    "adverb": wording.adverb,
    "after noun": wording.after_noun,
    "agent": clauses.agent,
    "amount": quantities.amount,
    "approximates": quantities.approximates,
    "asked": clauses.asked,
    "assertive": wording.assertive,
    "before noun": wording.before_noun,
    "claiming": clauses.claiming,
    "clause": clauses.clause,
    "compared": wording.compared,
    "complement": clauses.complement,
    "crowd speaks": lambda view, cue: crowds.speaks(view, cue.anchor),
    "degree": wording.degree,
    "extent": quantities.extent,
    "first person": clauses.first_person,
    "generic": wording.generic,
    "inference": lambda view, cue: modals.must(view, cue.first),
    "in law": clauses.in_law,
    "infinitive": clauses.infinitive,
    "inner clause": clauses.inner_clause,
    "it is so": clauses.it_is_so,
    "like a clause": clauses.like_a_clause,
    "manner": wording.manner,
    "measured": quantities.measured,
    "money or share": quantities.money_or_share,
    "naming": wording.naming,
    "near quantity": quantities.near_quantity,
    "negated": clauses.negated,
    "odd pair": wording.odd_pair,
    "own subject": clauses.own_subject,
    "one person's guess": clauses.guessing,
    "opinion": clauses.opinion,
    "outlet knows": clauses.outlet_knows,
    "passive": clauses.passive,
    "possibility": lambda view, cue: modals.could(view, cue.first),
    "predicated": clauses.predicated,
    "expectation": lambda view, cue: modals.should(view, cue.first),
    "proposing": clauses.proposing,
    "quantity": quantities.quantity,
    "rate": wording.rate,
    "reduced": clauses.reduced,
    "refusal": clauses.refusal,
    "showing": clauses.showing,
    "sporadic": lambda view, cue: modals.can(view, cue.first),
    "tendency": clauses.tendency,
    "tentative": lambda view, cue: would(view, cue.first),
    "topic": quantities.topic,
    "uncertain may": lambda view, cue: modals.may(view, cue.first),
    "vague holder": lambda view, cue: crowds.vague_object(view, cue.last),
}
