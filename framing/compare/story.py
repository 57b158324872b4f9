"""Two to six measured documents become one Comparison: the tree every writer reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.compare.certainty.certainty_pairs import certainty
from framing.compare.contrasts import contrasts
from framing.compare.coverage.alignment import aligned
from framing.compare.coverage.coverage import TOLD, Story, coverage
from framing.compare.coverage.placement import emphasis
from framing.compare.coverage.uncovered import unmatched
from framing.compare.findings import findings
from framing.compare.findings.report_title import standfirst, title_of
from framing.compare.matched_passages import telling_words
from framing.compare.quotations.pairs import twins
from framing.compare.quotations.quotation_table import quotation_rows
from framing.compare.quotations.quoted_words import quoted_words
from framing.compare.quotations.remarks import remarks
from framing.compare.sources.source_table import same_speaker, sources
from framing.compare.terms.alignment_logit import logit
from framing.compare.values.conflicts import conflicts
from framing.compare.values.stated import values
from framing.compare.values.titles import spellings, titles
from framing.compare.wording.agency import acts, agentless, same_acts
from framing.compare.wording.coloured_names import coloured_names
from framing.compare.wording.labels import labels
from framing.compare.wording.log_odds import wording
from framing.compare.wording.predicates import predicates
from framing.errors import CountError
from framing.features import chosen
from framing.measure.signature import comparing, corrected
from framing.model import Comparison, Feature, Profile, Section
from framing.settings import Settings

FEWEST, MOST = 2, 6


def require_count(documents: int) -> None:
    """Raise CountError unless ``documents`` can be compared."""
    if not FEWEST <= documents <= MOST:
        what = f"a comparison takes two to six documents, not {documents}"
        advice = "Add another." if documents < FEWEST else "Leave some out, or compare them in parts."
        raise CountError(what, next=advice)


def compare(
    profiles: Sequence[Profile],
    settings: Settings,
    *,
    name: str,
    title: str | None = None,
    features: Sequence[Feature] | None = None,
) -> Comparison:
    """Everything the documents share, render differently and tell alone.

    ``name`` is the report's id; ``title`` is made from what the documents share when it is not given; ``features``
    are those the profiles were made with (the settings' own, when not given). Raises CountError for fewer than two or
    more than six profiles.
    """
    require_count(len(profiles))
    features = chosen(settings.features, settings.lexicons) if features is None else features
    measures = {measure.key: measure for feature in features for measure in feature.measures}
    documents = [profile.parsed for profile in profiles]
    table = sources(profiles)
    story = Story(documents)
    differences = contrasts(profiles, measures, settings, [telling_words(one.parsed, one.every) for one in story.told])
    words = [document.every for document in story.told]
    said = [remarks(number, parsed, words[number]) for number, parsed in enumerate(documents)]
    same = same_speaker(documents)
    pairs = twins(story, said, same)
    told = coverage(story)
    beside = aligned(documents, told, pairs)
    stated = [values(number, parsed, story.weight, words[number]) for number, parsed in enumerate(documents)]
    # Without the feature that finds hedges nothing says how sure a passage is.
    hedged = any(feature.key == "hedging" for feature in features)
    done = [predicates(parsed) for parsed in documents]
    shared = same_acts(documents, words, done, beside, story.weight)
    found = Comparison(
        name=name,
        title=title or "",
        standfirst="",
        profiles=tuple(profiles),
        measures=measures,
        marks=tuple(mark for feature in features for mark in feature.marks),
        sections=tuple(
            Section(
                feature.key, feature.title, feature.introduction, tuple(measure.key for measure in feature.measures)
            )
            for feature in features
            if feature.measures
        ),
        contrasts=differences,
        findings=(),
        sources=table,
        quotations=quotation_rows(documents, said, pairs),
        signature=comparing(corrected(profiles[0].signature, [parsed.document for parsed in documents])),
        twins=pairs,
        coverage=told,
        emphasis=emphasis(documents, story, told, table),
        conflicts=(
            *conflicts(documents, stated, beside),
            *spellings(stated),
            *titles(documents, same),
            *quoted_words(documents, pairs),
        ),
        labels=(
            *coloured_names(documents, words, beside, story.weight),
            *labels(documents, words, same, done, shared),
        ),
        certainty=certainty(story, [profile.evidence for profile in profiles], told) if hedged else (),
        wording=wording(documents, words),
        acts=acts(documents, shared),
        uncovered=unmatched(story),
        agentless=tuple(agentless(parsed, number, done[number]) for number, parsed in enumerate(documents)),
        floor=logit("coverage").floor,
        whole=TOLD,
        manifest=comparing(
            corrected(profiles[0].manifest, [parsed.document for parsed in documents], long=True), long=True
        ),
    )
    # Findings, title and standfirst are said of the rest.
    return replace(found, findings=findings(found), title=found.title or title_of(found), standfirst=standfirst(found))
