"""The base form of an English verb or noun from suffix rules and a small table of irregular forms.

Good enough to look reporting verbs up, and the same on every machine; no lemmatizer is needed.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

_IRREGULAR_VERBS = """
according according|change changed changing
exchange exchanged exchanging|range ranged ranging|arrange arranged arranging
use used using|owe owed owing|tie tied tying|create created creating|mislead misled
be am is are was were been being 's 're 'm|have has had having 've 'd|do does did done doing|say says said
tell told telling|think thought|know knew known|see saw seen seeing|find found|feel felt|hear heard|mean meant
write wrote written|speak spoke spoken|read read|understand understood|begin began begun|give gave given
take took taken|make made making|go went gone goes|get got gotten|hold held|keep kept|leave left|let let|put put
set set|show showed shown|shake shook shaken|swear swore sworn|sing sang sung|teach taught|catch caught|buy bought
bring brought|seek sought|fight fought|forget forgot forgotten|forgive forgave forgiven
foresee foresaw foreseen foreseeing|foretell foretold|bet bet|choose chose chosen|come came|become became|run ran
rise rose risen|draw drew drawn|drive drove driven|lay laid|lie lay lain lying|lead led|learn learnt|dream dreamt
light lit|lose lost|meet met|pay paid|sell sold|send sent|shoot shot|sit sat|spend spent|stand stood|strike struck
tear tore torn|throw threw thrown|wear wore worn|win won|withdraw withdrew withdrawn|build built|cut cut
grow grew grown|hit hit|break broke broken|call calls called calling|add adds added adding|die dies died dying
agree agreed agreeing|decree decreed|free freed|guarantee guaranteed guaranteeing|disagree disagreed disagreeing
echo echoed echoing echoes|veto vetoed vetoes|undergo underwent|quit quit quitting|spell spelled spelt spelling
retell retold|focus focused focusing focuses|bias biased|program programmed|refer referred referring
infer inferred inferring|prefer preferred preferring|deter deterred|defer deferred|admit admitted admitting
commit committed committing|hum hummed|plan planned planning|rip ripped ripping|slam slammed slamming
nod nodded nodding|brag bragged bragging|quip quipped quipping|bar barred|chat chatted|beg begged begging
blur blurred|blog blogged blogging|dub dubbed dubbing|hope hoped hoping|quote quoted quoting
require required requiring|opine opined opining|lambaste lambasted lambasting|fret fretted fretting
forecast forecasted|broadcast broadcasted|rebut rebutted rebutting|gab gabbed|pan panned panning|sob sobbed sobbing
tout touted touting|shrug shrugged|convene convened convening|compile compiled compiling|compel compelled compelling
pivot pivoted pivoting|extol extolled extolling|hypothesize hypothesized hypothesizing|envisage envisaged envisaging
""".replace("\n", "|")
_IRREGULAR_NOUNS = {"men": "man", "women": "woman", "people": "people", "children": "child", "news": "news"}

_VERBS = {form: forms[0] for line in _IRREGULAR_VERBS.split("|") for forms in [line.split()] if forms for form in forms}
_VOWELS = frozenset("aeiou")
# Ends of verbs of two syllables and more that drop an e before -ed and -ing: score, define, require, invite …
_SILENT = tuple(
    "scor fin clin bin magin amin min quir spir mir tir cit vit nit plor gnor stor lor clar par shar mpos interfer "
    "ced adher plet pet delet hir ir outlin underlin dictat".split()
)


@lru_cache(maxsize=20_000)
def lemma(lower: str, tag: str) -> str:
    """The base form of a lower-case word with its Penn Treebank tag; words of other classes come back as they are."""
    if tag.startswith("V"):
        return _verb(lower)
    if tag == "NNS":
        return _IRREGULAR_NOUNS.get(lower) or _plural(lower)
    return lower


def _verb(word: str) -> str:
    if word in _VERBS:
        return _VERBS[word]
    if word.endswith("ing") and len(word) > 5:
        return _bare(word[:-3])
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 4:
        return _bare(word[:-2])
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return _plural(word)
    return word


def _plural(word: str) -> str:
    if len(word) <= 3 or word.endswith("ss") or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def _bare(stem: str) -> str:
    """A verb without -ed or -ing: give back the letter the ending took."""
    if len(stem) < 3:
        return stem
    last, second, third = stem[-1], stem[-2], stem[-3]
    if last == second and last not in "aeiouslfz":
        return stem[:-1]  # stopped, nodding
    if last in "cvu" or (last == "z" and second != "z") or (last == "s" and second != "s"):
        return stem + "e"  # announced, believed, argued, criticised
    if last == "g" and second in "adeiunr" and not stem.endswith(("ing", "ang", "ong")):
        return stem + "e"  # alleged, urged, challenged
    if last == "l" and second in "bcdfgkptz":
        return stem + "e"  # ridiculed has its own vowel; "handled", "titled"
    if stem.endswith(("rib", "iat", "uat", "suad")):
        return stem + "e"  # described, negotiated, evaluated, persuaded
    if second in _VOWELS and third not in _VOWELS and last in "tdkmnlr":
        return stem + "e" if _silent(stem) else stem
    return stem


def _silent(stem: str) -> bool:
    """Whether a stem of consonant, vowel, consonant at its end drops an e: "state", "define", against "visit"."""
    ending = stem[-2:]
    syllables = sum(a in "aeiouy" and b not in "aeiouy" for a, b in pairwise(stem))
    if syllables == 1:
        return True  # quote, hope, cite; single-syllable verbs that do not would have doubled their last letter
    if ending in ("at", "ad", "id", "ud", "ut", "ot", "ur", "ul", "ak", "ok", "uk", "um", "om", "ik"):
        return not stem.endswith(("mbat", "format", "avoid", "ocus"))
    if ending in ("in", "ir", "it", "or", "ar", "on", "en", "er", "el", "ol", "et", "ed", "im"):
        return stem.endswith(_SILENT) and not stem.endswith(("limit", "exhibit", "explain"))
    return False
