"""What a subject is: a person or body that acts, evidence that shows, or a proposal that would do something."""

from __future__ import annotations

from framing.language.hedges.sight import Sight

_PERSONAL = frozenset(
    "i we you he she they who me us him her them whoever everyone everybody someone somebody anyone anybody nobody one".split()
)
_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
# Nouns for people and bodies that no ending tells.
_PEOPLE = frozenset(
    """man woman people child person boy girl family friend team army police public chief head captain king queen
    prince princess judge coach host guest crew staff student agent witness victim suspect patient parent mother father
    son daughter wife husband brother sister aide ally rival expert diplomat candidate deputy mayor spy pilot priest
    pope bishop sheriff delegate member opponent resident citizen official ambassador clerk cop athlete nurse hero
    analyst correspondent client attorney assistant president militant pundit tenant migrant immigrant applicant
    participant consultant lieutenant sergeant government administration ministry department agency committee council
    court congress senate parliament party campaign company firm bank union group side nation country state city jury
    board commission authority cabinet opposition troop force lawmaker crowd couple critic academic scholar mechanic percent % majority half third cleric
    politician republican democrat conservative liberal prosecutor defendant claimant regime kremlin pentagon""".split()
)
_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ant", "eer", "ess")
# Nouns with such an ending that name no person.
_THINGS = frozenset(
    """paper newspaper number letter order weather matter power water river summer winter answer offer chapter
    computer center centre corner dinner disorder danger disaster fever fiber finger layer manner marker member
    monster murder oyster pepper poster powder quarter register semester shelter shower shoulder silver slaughter
    soccer sugar sweater tower thunder timber trailer transfer trigger trouser tiger cover color colour factor error
    humor humour honor labor labour behavior behaviour rumor rumour sector terror tenor vapor motor minor mirror
    favor favour vector monitor reactor indicator denominator tractor want restaurant plant grant warrant covenant
    elephant instant constant variant stomach list twist mist fist waist consist wrist ocean median
    human pan plan ban span organ slogan business process access success progress stress mess illness 
    wilderness weakness fitness happiness darkness awareness address excess press fortress mattress career pioneer
    beer peer steer buffer filter meter parameter thriller container server printer folder newsletter
    barrier carrier border boarder hangover takeover turnover makeover disclaimer reminder remainder surrender gender
    tender blunder wonder encounter counter chamber december september november october timer bomber freighter
    helicopter chopper bumper sticker skyscraper trouble laser cancer primer answer cluster bunker cooler boiler
    dumpster elevator corridor door floor harbor harbour flavor endeavor anchor odor parlor splendor vigor rigor
    razor sensor processor generator compressor accelerator refrigerator radiator ventilator calculator simulator
    semiconductor detector predictor""".split()
)
_EVIDENCE = frozenset(
    """poll survey study datum data evidence record document report result research finding figure number analysis
    statement sign test estimate trend history experience pattern footage video photo photograph image email e-mail
    text filing remark comment transcript history indication forecast projection model paper letter memo memorandum
    statistic statistics research history scan tape recording log message note account testimony""".split()
)
_PROPOSALS = frozenset(
    """bill plan measure law deal proposal amendment legislation package act agreement rule treaty pact policy tax
    project programme program scheme reform change move initiative budget ban merger provision resolution regulation
    order option solution approach version system strategy cut increase sale purchase settlement penalty sanction
    tariff levy referendum charter clause condition step idea site centre center park pipeline line bridge tunnel""".split()
)


def personal(sight: Sight, index: int | None) -> bool:
    """Whether token ``index`` names somebody who speaks and acts: a person, a body of people, a pronoun for them."""
    if index is None:
        return False
    word, tag = sight.lower[index], sight.tag[index]
    if word in _PERSONAL:
        return True
    if tag in ("DT", "CD", "JJ", "JJS") and word in ("some", "many", "most", "others", "both", "all", "few", "several"):
        return True
    if tag.startswith("NNP"):
        return sight.entity[index] in _ACTORS
    noun = sight.lemma(index)
    if noun in _PEOPLE:
        return True
    return tag.startswith("NN") and len(noun) > 4 and noun.endswith(_ENDINGS) and noun not in _THINGS


def evidence(sight: Sight, index: int | None) -> bool:
    """Whether token ``index`` can show something by being there rather than by speaking."""
    if index is None:
        return False
    return sight.lemma(index) in _EVIDENCE or not personal(sight, index)


def proposal(sight: Sight, index: int | None) -> bool:
    """Whether token ``index`` names something planned that is not yet in force."""
    return index is not None and sight.lemma(index) in _PROPOSALS
