"""Whether two words of titles are one with a typing slip, or two words that look alike (pure)."""

import re

from rapidfuzz.distance import OSA

from paperlog.text import is_japanese

# `dependant` and `dependent`, `reproducable` and `reproducible`.
_ENDING = re.compile(r"(?<=\w{4})[aei](?=n(?:t|ce|cy)$|ble$)")
# `abilites`, of which the singular is made, for `abilities`.
_PLURAL = re.compile(r"(?<=\w{3}[dlnrv])ite$")
# What is mistaken for each other where it is not stressed; o and i are not (`ferromagnetic`, `ferrimagnetic`).
_VOWELS = frozenset("aei")
# So long are words in which a vowel that is another one makes no other word, at so many letters from their ends.
_LONG, _FROM_START, _FROM_END = 9, 3, 5
# From how many letters on a word without one of its letters is no other word.
_SHORTEST = 6
# Words, or their beginnings, that are a letter apart, and two: of such pairs among the 60,000 most frequent words of
# English (Speer, "rspeer/wordfreq: v3.0", 2022) those of which a title may as well have the one as the other, and some
# of physics and medicine. Where one is more likely a slip in titles (`gradient decent`), it is left out.
_WORDS = """
acclamation acclimation, action auction, action cation, addict addit, adverse averse, alteration altercation,
alteration alternation, altitude latitude, angel angle, assert asset, asses assess, axino axion, backing baking,
baking banking, baking braking, banding branding, barking braking, binding blinding, bonded bounded, bonding
bounding, braking breaking, caches coaches, caching catching, caching coaching, cannon canon, canon canyon, caption
cation, carton cartoon, casing causing, casting coasting, casual causal, cation caution, cause clause, chart chat,
climactic climatic, clover cover, coastal costal, comic cosmic, compet complet, complaint compliant, complement
compliment, contact contract, continent contingent, convection conviction, convert covert, country county, couple
couplet, cover covert, creation cremation, cured cursed, cured curved, curing curving, dairy diary, deduced
deducted, deducing deducting, defect deflect, deleted depleted, deletion depletion, deprivation derivation, deprive
derive, depriving deriving, derive drive, deriving driving, desert dessert, dilation dilaton, discreet discrete,
diver driver, diving driving, emoticon emotion, eternal external, ethic ethnic, exciting exiting, existing exiting,
expans expens, facet faucet, facial fascial, faction fraction, farming framing, ferrelectric ferrielectric, fiction
friction, field filed, filing filling, finish finnish, form forum, found fund, gating grating, gazing glazing,
gazing grazing, gradation graduation, hardness harness, homeomorph homomorph, hostel hotel, iconic ionic, idea
ideal, immoral immortal, incline inline, induced inducted, infarction infraction, infect inflect, infinite
infinity, inflation inflaton, inflect inflict, inhabit inhibit, insect inspect, install instill, insulat insult,
insulin inulin, isotopic isotropic, lawyer layer, lighting lightning, lining linking, local locale, maker marker,
making marking, making masking, marital martial, match math, media median, medial medical, mediat medicat, mediat
meditat, mental metal, meteor meter, minding mining, moral morale, moral mortal, naive native, neural neutral,
neuron neutron, nuclear unclear, pacing placing, painting panting, pairing paring, palace place, palate plate,
panting planting, paring parking, paring parsing, parity party, partly party, patent patient, persona personal,
phase phrase, phasing phrasing, photo photon, piece pierce, pilot plot, planar plantar, plane planet, planet plant,
planing planning, planting plating, pleural plural, portion potion, powder power, predicat predict, present preset,
prostate prostrate, quiet quite, radial radical, raking ranking, ratio ration, reacted redacted, reaction
redaction, reactor rector, reagent regent, reality realty, recoding recording, refuse reuse, regimen regiment,
relay replay, remainder reminder, renal rental, replay reply, resent reset, reside residue, restrain retrain,
retain retrain, salvage savage, saving shaving, scoring scouring, seeding speeding, sentence sentience, sentient
sentiment, sharing shearing, shedding shredding, sigma stigma, signing singing, simple simplex, simulat stimulat,
slicing splicing, sorting sporting, spare sparse, stacked staked, stacking staking, stain strain, staring starring,
state statue, statue stature, statue statute, steam stream, sting string, storing storming, strip stripe, striped
stripped, striping stripping, table tablet, tacking tracking, taming teaming, tampering tapering, taping tapping,
tapping trapping, textual textural, threat treat, tiling tilting, tiling titling, timber timer, timer trimer, topic
tropic, touring turing, trace trance, tracer tracker, tracing tracking, trading treading, trail trial, transit
transmit, trial tribal, triple triplet, trophic tropic, tuning turning, turing turning, violent violet, weighed
weighted, weighing weighting, welding wielding
"""
TWO = tuple((one, other) for one, other in map(str.split, _WORDS.split(",")))


def is_misspelt(one: str, other: str) -> bool:
    """Whether two words are one: one lacks a letter, but not at its ends, or two letters changed places.

    So where a vowel well inside is another one (`probabilistic`, `probabalistic`), but not at the end of a word
    (`alkane`, `alkene`). Other slips make other words too often to tell: `typical`, `atypical`; `modal`, `model`.
    """
    some, others = map(_spelt, (one, other))
    if min(len(some), len(others)) < 5 or is_japanese(one + other) or OSA.distance(some, others) > 1:
        return some == others
    return (some == others or _is_slip(some, others)) and not are_two(one, other)


def _spelt(word: str) -> str:
    """A word, whatever of these endings it has, and of z and s."""
    return _PLURAL.sub("ity", _ENDING.sub("a", word)).replace("z", "s")


def _is_slip(one: str, other: str) -> bool:
    """Of words that are one letter apart."""
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        is_inside = short[0] == long[0] and (short != long[:-1] or long[-1] == long[-2])
        return is_inside and len(short) >= _SHORTEST
    return sorted(one) == sorted(other) or _is_in_a_vowel(one, other)


def _is_in_a_vowel(one: str, other: str) -> bool:
    is_inside = one[:_FROM_START] == other[:_FROM_START] and one[-_FROM_END:] == other[-_FROM_END:]
    differing = {letter for pair in zip(one, other, strict=True) if pair[0] != pair[1] for letter in pair}
    return len(one) >= _LONG and is_inside and differing <= _VOWELS


def are_two(one: str, other: str) -> bool:
    """Whether two words that are one letter apart are two: `causal` and `casual`."""

    def begin_so(some: str, others: str) -> bool:
        return one.startswith(some) and other == others + one[len(some) :]

    return any(begin_so(*pair) or begin_so(*pair[::-1]) for pair in TWO)
