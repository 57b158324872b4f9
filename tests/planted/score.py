"""What a comparison reports of edits planted in an article: changed values, deleted facts, and no false alarm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import batched

from framing.compare import compare
from framing.language import understand
from framing.language.pipeline import Pipeline
from framing.model import Comparison, Parsed, Profile
from framing.settings import Settings
from tests.planted.edits import CHANGED, Edit, again, articles, edits

_AT_ONCE = 32


@dataclass(slots=True)
class Score:
    """Counts by kind of edit, and the edits on which it went wrong."""

    made: Counter[str] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)  # pairs with a conflict away from what was changed
    wrong: list[str] = field(default_factory=list)

    @property
    def found(self) -> float:
        """Share of the changed numbers, dates and names that are reported."""
        made = sum(self.made[kind] for kind in CHANGED)
        return sum(self.reported[kind] for kind in CHANGED) / made if made else 0.0

    @property
    def false_alarms(self) -> float:
        """Share of the pairs in which a conflict is reported where no value was changed."""
        return sum(self.false.values()) / sum(self.made.values())

    def share(self, kind: str) -> float:
        """Share of the edits of one kind that are reported."""
        return self.reported[kind] / self.made[kind] if self.made[kind] else 0.0

    def __str__(self) -> str:
        lines = [f"planted edits, {sum(self.made.values())} pairs"]
        for kind, size in self.made.items():
            lines.append(
                f"  {kind:12} {size:4}  reported {self.reported[kind]:4}  {self.share(kind):6.1%}"
                f"  false conflicts {self.false[kind]}"
            )
        lines.append(f"  changed numbers, dates and names reported {self.found:.1%}")
        lines.append(f"  pairs with a false conflict {self.false_alarms:.1%}")
        return "\n".join(lines)


def score(pipeline: Pipeline, shares: dict[str, int] | None = None, seed: int = 0) -> Score:
    """Make the pairs, compare each, and count what is reported."""
    originals = {parsed.document.id: parsed for parsed in understand(articles().values(), pipeline)}
    found = Score()
    for some in batched(edits(originals, seed, shares), _AT_ONCE):
        copies = understand([again(originals[edit.article].document, edit) for edit in some], pipeline)
        for edit, copy in zip(some, copies, strict=True):
            _judge(found, edit, laid_side_by_side(originals[edit.article], copy))
    for parsed in originals.values():
        found.made["untouched"] += 1
        found.false["untouched"] += bool(laid_side_by_side(parsed, parsed).conflicts)
    return found


def laid_side_by_side(*documents: Parsed) -> Comparison:
    """A comparison of the words alone, without measures."""
    return compare([Profile(parsed, (), {}, {}, "planted") for parsed in documents], Settings(), name="", features=())


def _judge(found: Score, edit: Edit, comparison: Comparison) -> None:
    found.made[edit.kind] += 1
    there = [item for item in comparison.conflicts if _touches((item.a.start, item.a.end), edit)]
    elsewhere = (
        comparison.conflicts if edit.kind not in CHANGED else [c for c in comparison.conflicts if c not in there]
    )
    reported = bool(there) if edit.kind in CHANGED else _alone(edit, comparison)
    found.reported[edit.kind] += reported
    found.false[edit.kind] += bool(elsewhere)
    if reported != (edit.kind in (*CHANGED, "delete")) or elsewhere:
        told = "; ".join(f"{item.a_value} ≠ {item.b_value}" for item in comparison.conflicts)
        found.wrong.append(f"{edit.kind} in {edit.article}: {edit.was!r} → {edit.now!r} | {told}")


def _alone(edit: Edit, comparison: Comparison) -> bool:
    """Whether the passage that the edit touched is said to have no counterpart."""
    sentences = comparison.profiles[0].parsed.sentences
    return any(
        item.document == 0 and not other.found and _touches(sentences[item.sentence][:2], edit)
        for item in comparison.coverage
        for other in item.counterparts
    )


def _touches(span: Sequence[int], edit: Edit) -> bool:
    start, end = span
    return start < edit.end and edit.start < end
