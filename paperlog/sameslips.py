"""Whether two words of titles are one with a typing slip, or two words that look alike (pure)."""

import re

from rapidfuzz.distance import OSA

from paperlog.text import is_japanese

# `dependant` and `dependent`, `reproducable` and `reproducible`.
_ENDING = re.compile(r"(?<=\w{4})[aei](?=n(?:t|ce|cy)$|ble$)")
# `abilites`, of which the singular is made, for `abilities`.
_PLURAL = re.compile(r"(?<=\w{3}[dlnrv])ite$")
_VOWELS = frozenset("aeiou")
# So long are words in which a vowel that is another one makes no other word, at so many letters from their ends.
_LONG, _FROM_START, _FROM_END = 8, 3, 4
# Words, or their beginnings, that are a letter apart, and two: of such pairs among the 60,000 most frequent words of
# English (Speer, "rspeer/wordfreq: v3.0", 2022) those of which a title may as well have the one as the other. Where one
# is more likely a slip in titles (`gradient decent`), it is left out.
_WORDS = """
ablation ablution, acclamation acclimation, action auction, action cation, addict addit, adverse averse, alteration
altercation, alteration alternation, altitude latitude, angel angle, assert asset, asses assess, backing baking,
baking banking, baking braking, banding branding, barking braking, binding blinding, bonded bounded, bonding
bounding, braking breaking, caches coaches, caching catching, caching coaching, cannon canon, canon canyon, caption
cation, carton cartoon, casing causing, casting coasting, casual causal, cation caution, cause clause, climactic
climatic, clover cover, coastal costal, collid collud, collision collusion, comic cosmic, compet complet, competing
computing, complaint compliant, concession concussion, confirm conform, constrict construct, contact contract,
continent contingent, convection conviction, convert covert, country county, couple couplet, cover covert, creation
cremation, cured cursed, cured curved, curing curving, dairy diary, deciding decoding, deduced deducted, deducing
deducting, defect deflect, deleted depleted, deletion depletion, depart deport, deprivation derivation, deprive
derive, depriving deriving, derive drive, deriving driving, desert dessert, dilati diluti, dissimilation
dissimulation, diver driver, diving driving, emoticon emotion, eternal external, ethic ethnic, exciting exiting,
existing exiting, expans expens, facet faucet, faction fraction, farming framing, fiction friction, field filed,
filing filling, finish finnish, form forum, found fund, gating grating, gazing glazing, gazing grazing, gradation
graduation, hardness harness, homeomorph homomorph, hostel hotel, iconic ionic, idea ideal, immoral immortal,
impart import, incline inline, induced inducted, infarction infraction, infect inflect, infinite infinity, inflect
inflict, inhabit inhibit, insect inspect, install instill, insulat insult, isotopic isotropic, lawyer layer,
lighting lightning, lining linking, local locale, maker marker, making marking, making masking, marital martial,
media median, medial medical, mediat medicat, mediat meditat, mental metal, meteor meter, minding mining, moral
morale, moral mortal, naive native, neural neutral, neuron neutron, nuclear unclear, pacing placing, painting
panting, pairing paring, palace place, palate plate, panting planting, paring parking, paring parsing, parity
party, partly party, patent patient, persona personal, phase phrase, phasing phrasing, photo photon, piece pierce,
pilot plot, planar plantar, plane planet, planet plant, planing planning, planting plating, pleural plural, powder
power, predicat predict, present preset, radial radical, raking ranking, ratio ration, reaction redaction, reactor
rector, reagent regent, reality realty, recoding recording, redaction reduction, refuse reuse, regimen regiment,
relay replay, remainder reminder, renal rental, replay reply, resent reset, reside residue, restrain retrain,
retain retrain, reward reword, salvage savage, saving shaving, scoring scouring, seeding speeding, sentence
sentience, sentient sentiment, sharing shearing, shedding shredding, shooting shouting, sigma stigma, signing
singing, simple simplex, simulat stimulat, slicing splicing, sorting sporting, spare sparse, stacked staked,
stacking staking, stain strain, staring starring, state statue, statue stature, statue statute, steam stream, sting
string, storing storming, stranger stronger, stricture structure, strip stripe, striped stripped, striping
stripping, synaptic synoptic, table tablet, tacking tracking, taming teaming, tampering tapering, taping tapping,
tapping trapping, textual textural, threat treat, tiling tilting, tiling titling, timber timer, timer trimer, topic
tropic, touring turing, trace trance, tracer tracker, tracing tracking, trading treading, trail trial, transit
transmit, trial tribal, triple triplet, trophic tropic, tuning turning, turing turning, violent violet, weighed
weighted, weighing weighting, welding wielding
"""
TWO = tuple((one, other) for one, other in map(str.split, _WORDS.split(",")))


def is_misspelt(one: str, other: str) -> bool:
    """Whether two words are one: of two long ones, one lacks a letter, but not its first; two letters changed places.

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
        return one[0] == other[0]
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
