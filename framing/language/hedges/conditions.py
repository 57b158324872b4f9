"""Named conditions that a lexicon may put on its terms (``when``, ``unless``): each asks one thing of the context."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from framing.language.hedges import adjective_conditions as wording
from framing.language.hedges import approximators as quantities
from framing.language.hedges import modals
from framing.language.hedges import unnamed_groups as crowds
from framing.language.hedges import verb_conditions as clauses
from framing.language.hedges.sight import Cue, Sight
from framing.language.hedges.would import would

Condition = Callable[[Sight, Cue], bool]

CONDITIONS: Mapping[str, Condition] = {
    "adverb": wording.adverb,
    "after noun": wording.after_noun,
    "agent": clauses.agent,
    "amount": quantities.amount,
    "approximates": quantities.approximates,
    "asked": clauses.asked,
    "assertive": wording.assertive,
    "before noun": wording.before_noun,
    "clause": clauses.clause,
    "compared": wording.compared,
    "complement": clauses.complement,
    "crowd speaks": lambda sight, cue: crowds.speaks(sight, cue.anchor),
    "extent": quantities.extent,
    "first person": clauses.first_person,
    "generic": wording.generic,
    "inference": lambda sight, cue: modals.must(sight, cue.first),
    "inner clause": clauses.inner_clause,
    "it is so": clauses.it_is_so,
    "like a clause": clauses.like_a_clause,
    "manner": wording.manner,
    "money or share": quantities.money_or_share,
    "naming": wording.naming,
    "near quantity": quantities.near_quantity,
    "negated": clauses.negated,
    "odd pair": wording.odd_pair,
    "own subject": clauses.own_subject,
    "opinion": clauses.opinion,
    "passive": clauses.passive,
    "possibility": lambda sight, cue: modals.could(sight, cue.first),
    "predicated": clauses.predicated,
    "expectation": lambda sight, cue: modals.should(sight, cue.first),
    "proposing": clauses.proposing,
    "quantity": quantities.quantity,
    "reduced": clauses.reduced,
    "refusal": clauses.refusal,
    "showing": clauses.showing,
    "sporadic": lambda sight, cue: modals.can(sight, cue.first),
    "tentative": lambda sight, cue: would(sight, cue.first),
    "topic": quantities.topic,
    "uncertain may": lambda sight, cue: modals.may(sight, cue.first),
    "vague holder": lambda sight, cue: crowds.vague_object(sight, cue.last),
}
