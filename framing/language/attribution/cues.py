"""Which tokens may be a cue, and what the cue model is told of each: features of a closed vocabulary.

A feature names base forms of cues, function words, tags and dependency labels, and at most one base form together
with one function word or label; never two words of open classes, never a name.
"""

from __future__ import annotations

from typing import NamedTuple

from framing.language.attribution.columns import Columns
from framing.language.attribution.verbs import VerbTerm, term_at
from framing.lexicons.closed_lists import word_list

COLONS = frozenset({":", "―"})
OTHERS = frozenset("VNJIRM")  # first letters of the tags, beside main verbs, whose words may be a cue
_AUXILIARY = frozenset({"aux", "auxpass"})
_RATES = (0.02, 0.05, 0.1, 0.18, 0.28, 0.4, 0.55, 0.7, 0.85, 0.95)
_COUNTS = (2, 6, 20)
_TIMES, _SHARE = 2, 0.02
_PRIOR = (0.16, 4.0)  # how often a candidate is a cue, and as many imagined uses of a stem


class Use(NamedTuple):
    """How often a base form was a cue, and how often it was seen."""

    cue: int
    seen: int


def group(tag: str) -> str:
    """The word class a base form's uses are counted in."""
    return tag[0] if tag[:1] in "VNJ" else "O"


def rate(use: Use) -> str:
    """A base form's rate of being a cue, binned together with how well it is known."""
    value = (use.cue + _PRIOR[0] * _PRIOR[1]) / (use.seen + _PRIOR[1])
    return f"{sum(value >= edge for edge in _RATES)}{sum(use.seen >= edge for edge in _COUNTS)}"


def worth_a_look(use: Use) -> bool:
    """Whether a word that is no main verb was a cue often enough to be a candidate."""
    return use.cue >= _TIMES and use.cue >= _SHARE * use.seen


def is_verb(columns: Columns, index: int) -> bool:
    """A main verb outside of quotations."""
    return columns.tokens.tag[index][:1] == "V" and columns.tokens.dep[index] not in _AUXILIARY


def key(columns: Columns, index: int) -> str:
    """What a token's uses are counted under: word class and base form."""
    tag = columns.tokens.tag[index]
    kind = "X" if tag[:1] == "V" and columns.tokens.dep[index] in _AUXILIARY else group(tag)
    return f"{kind}:{columns.stem[index]}"


def terms(columns: Columns, candidates: list[int]) -> dict[int, tuple[VerbTerm, tuple[int, ...]]]:
    """The lexicon's term at each candidate that has one."""
    found = {index: term_at(columns.view, index, columns.stem[index]) for index in candidates}
    return {index: term for index, term in found.items() if term is not None}


def subject_kind(columns: Columns, index: int) -> str:
    """A subject by its pronoun or tag, "" for none."""
    return columns.word[index] if index >= 0 else ""


def inherited(columns: Columns, index: int) -> tuple[int, str]:
    """The subject a verb without one takes over from those above it, and the way there."""
    tokens, at, path = columns.tokens, index, ""
    for _ in range(4):
        if tokens.head[at] == at:
            break
        path += "^" + tokens.dep[at]
        at = tokens.head[at]
        if tokens.tag[at][:1] == "N" and path.endswith(("acl", "relcl")):
            return at, path
        if columns.subject[at] >= 0:
            return columns.subject[at], path
    return -1, path


class CueSummary(NamedTuple):
    """A cue as the models of its nodes see it."""

    stem: str
    tag: str
    lex: str
    shape: str
    subject: str
    quote: str
    rate: str
    use: Use


def features(columns: Columns, index: int, use: Use, term: VerbTerm | None) -> tuple[list[str], CueSummary]:
    """The cue features of one candidate."""
    tokens, view, word = columns.tokens, columns.view, columns.word
    tag, dep, stem = tokens.tag[index], tokens.dep[index], columns.stem[index]
    kind = group(tag)
    s = f"{kind}:{stem}"
    r = rate(use)
    parent = tokens.head[index]
    out = [f"s={s}", f"t={tag}", f"d={dep}", f"s+t={s}+{tag}", f"s+d={s}+{dep}", f"t+d={tag}+{dep}", f"r={r}",
           f"r+d={r[:-1]}+{dep}", f"r+t={r[:-1]}+{tag}"]  # fmt: skip
    if parent != index:
        verb_above = tokens.tag[parent][:1] == "V"
        out += (
            f"h={dep}+{tokens.tag[parent]}",
            f"hs={dep}+V:{columns.stem[parent]}" if verb_above else f"hw={word[parent]}",
        )
    clause = obj = passive = False
    complement = "0"
    for child in view.children(index):
        label = tokens.dep[child]
        if label == "punct":
            continue
        side = "<" if child < index else ">"
        if label in ("prep", "prt", "agent", "aux", "auxpass", "neg", "mark", "cc", "dative"):
            w = word[child]
            out += (f"c={label}={w}", f"s+c={s}+{label}={w}", f"r+c={r[:-1]}+{label}={w}")
            passive = passive or label in ("auxpass", "agent")
        else:
            out += (f"c={label}{side}", f"s+c={s}+{label}{side}", f"c+t={label}{side}{word[child]}")
            if label in ("ccomp", "xcomp", "acl", "csubj", "advcl", "parataxis"):
                opener = _opener(columns, child)
                out += (f"cl={label}={opener}", f"s+cl={s}+{label}={opener}", f"r+cl={r[:-1]}+{label}={opener}")
                if label in ("ccomp", "xcomp"):
                    clause, complement = True, label[0] + opener
            elif label in ("dobj", "attr", "oprd", "acomp"):
                obj = True
                out.append(f"r+ob={r[:-1]}+{label}{word[child]}")
                for inner in view.children(child):
                    if tokens.dep[inner] in ("acl", "ccomp", "xcomp", "relcl", "prep"):
                        out.append(f"ob>={label}>{tokens.dep[inner]}={_opener(columns, inner)}")
    own = columns.subject[index]
    if own >= 0:
        who, level = subject_kind(columns, own), "0"
    else:
        up, level = inherited(columns, index)
        who = subject_kind(columns, up)
    out += (f"su={level}{who}", f"s+su={s}+{who}", f"r+su={r[:-1]}+{level}{who}", f"su+t={tag}{level}{who}")
    quote = _quotes(columns, index)
    out += (f"q={quote}", f"r+q={r[:-1]}+{quote}", f"s+q={s}+{quote}", f"q+c={quote}+{complement}")
    shape = f"{complement}{int(obj)}{int(passive)}{int(own >= 0)}"
    out += (f"sh={shape}", f"r+sh={r[:-1]}+{shape}", f"s+sh={s}+{shape}", f"sh+t={shape}{tag}", f"sh+su={shape}{who}")
    before = word[index - 1] if index > columns.sentence_low[index] else "^"
    after = word[index + 1] if index + 1 < columns.sentence_high[index] else "$"
    out += (f"w-={before}", f"w+={after}", f"s+w-={s}+{before}", f"s+w+={s}+{after}", f"r+w+={r[:-1]}+{after}")
    if term is not None:
        family = term.family
        fits = _fits(family.takes, clause, complement, obj)
        lex = f"{family.class_[0]}{family.stance[:3]}{int(family.noun)}"
        phrase = int(" " in term.text)
        out += (f"x={lex}{phrase}", f"x+f={lex}{fits}", f"x+d={lex}{dep}", f"x+q={lex}{quote}", f"x+su={lex}{who}",
                f"x+sh={lex}{shape}")  # fmt: skip
    else:
        lex = "-"
        out += ("x=", f"x+f=+{complement}", f"x+q={quote}")
    depth = _depth(columns, index)
    out += (f"dp={depth}", f"pos={'first' if index == columns.sentence_low[index] else 'in'}{tag}")
    return out, CueSummary(s, tag, lex, shape, level + who, quote, r, use)


def _opener(columns: Columns, head: int) -> str:
    """How a clause begins: its complementiser or question word, and whether its verb is finite."""
    tokens = columns.tokens
    low = columns.view.low[head]
    first = columns.word[low]
    tag = tokens.tag[head]
    known = first in word_list("attribution_words", "openers of what a cue takes")
    return f"{first if known else '-'}{tag if tag[:1] == 'V' else tag[:1]}"


def _fits(takes: tuple[str, ...], clause: bool, complement: str, obj: bool) -> str:
    if clause:
        return "c" if ("clause" if complement[0] == "c" else "infinitive") in takes else "x"
    return ("o" if "object" in takes else "n") if obj else "-"


def _quotes(columns: Columns, index: int) -> str:
    """Where quotations stand around a cue: right before or after it (its subject aside), in its sentence, near it."""
    view, region, quoted = columns.view, columns.region, columns.quoted
    if not quoted:
        return "none"
    low, high = columns.sentence_low[index], columns.sentence_high[index]
    edges = [index]
    if columns.subject[index] >= 0:
        edges.append(columns.subject[index])
    left = min(view.low[e] if e != index else e for e in edges) - 1
    right = max(view.high[e] if e != index else e + 1 for e in edges)
    code = ""
    while left >= low and columns.word[left] in (",", "—", "–"):
        left -= 1
    if left >= 0 and left >= columns.paragraph_low[index] and region[left] >= 0:
        code += "B" if quoted[region[left]][1] - quoted[region[left]][0] > 4 else "b"
    while right < high and columns.word[right] in (",", ":", "that", "—", "–"):
        right += 1
    if right < columns.paragraph_high[index] and region[right] >= 0:
        code += "A" if quoted[region[right]][1] - quoted[region[right]][0] > 4 else "a"
    if not code:
        at = columns.quotes_from(low)
        if at < len(quoted) and quoted[at][0] < high:
            return "S" if quoted[at][1] - quoted[at][0] > 4 else "s"
        at = columns.quotes_from(columns.paragraph_low[index])
        return "p" if at < len(quoted) and quoted[at][0] < columns.paragraph_high[index] else "none"
    return code


def _depth(columns: Columns, index: int) -> int:
    at = index
    for depth in range(4):
        if columns.tokens.head[at] == at:
            return depth
        at = columns.tokens.head[at]
    return 4
