"""Papers made up from a number alone: the same number gives the same paper everywhere and always."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from . import words

TAG, WORD, JA2, JA4 = "RLVR", "quantization", "推論", "強化学習"
"""What the searches look for. No word list holds them; `_planted` says which papers do."""

NAMES = len(words.SYLLABLES) ** 3
_MONTHS = 60
_ENGLISH, _JAPANESE = 1200, 1200


@dataclass(frozen=True)
class Sample:
    """One paper as every tool of the comparison gets it. `published` is in UTC, texts are single lines."""

    arxiv_id: str
    name: str
    title: str
    title_ja: str
    authors: tuple[str, ...]
    published: datetime
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    abstract_en: str
    abstract_ja: str
    summary_ja: str


@dataclass(frozen=True)
class Shelf:
    """The papers number `start` to `start + count - 1`, made at each reading. Below `NAMES` none repeats."""

    start: int
    count: int

    def __iter__(self) -> Iterator[Sample]:
        return map(paper, self.numbers)

    @property
    def numbers(self) -> range:
        return range(self.start, self.start + self.count)


def holds(number: int, needle: str) -> bool:
    """Whether paper `number` holds the tag, word or Japanese string `needle`: 2 % do, of JA4 1 %."""
    every, rest = {TAG: (50, 3), WORD: (50, 7), JA2: (50, 11), JA4: (100, 13)}[needle]
    return number % every == rest


def paper(number: int) -> Sample:
    """Paper `number`: a title of some 80 characters and abstracts of about 1,200 in each language."""
    random = Random(number)
    name = _name(number)
    month, serial = number % _MONTHS, number // _MONTHS + 1
    return Sample(
        arxiv_id=f"{20 + month // 12}{month % 12 + 1:02}.{serial:05}",
        name=name,
        title=_title(random, name),
        title_ja=_japanese(random, name, random.choice(words.TITLES_JA)),
        authors=_authors(random),
        published=datetime(2020 + month // 12, month % 12 + 1, 1, tzinfo=UTC) + timedelta(minutes=serial),
        categories=tuple(random.sample(words.CATEGORIES, random.randint(1, 3))),
        tags=_tags(random, number),
        abstract_en=_abstract_en(random, name, number),
        abstract_ja=_abstract_ja(random, name, number),
        summary_ja="".join(_japanese(random, name, frame) for frame in random.sample(words.SENTENCES_JA, 3)),
    )


def _name(number: int) -> str:
    # 104729 shares no factor with the 70**3 names, so each number below that has a name of its own.
    rest, parts = number * 104729 % NAMES, []
    for _ in range(3):
        rest, digit = divmod(rest, len(words.SYLLABLES))
        parts.append(words.SYLLABLES[digit])
    return "".join(parts).capitalize()


def _title(random: Random, name: str) -> str:
    adjective, noun = random.choice(words.ADJECTIVES), random.choice(words.NOUNS)
    rest = f"{adjective} {noun} for {random.choice(words.TASKS)} with {random.choice(words.THINGS)}"
    return f"{name}: {rest.title()}"


def _authors(random: Random) -> tuple[str, ...]:
    families = random.sample(words.FAMILY, random.randint(1, 8))
    return tuple(f"{random.choice(words.GIVEN)} {family}" for family in families)


def _tags(random: Random, number: int) -> tuple[str, ...]:
    """No tags, or two and more: a note has at least one beside its page's own."""
    wanted = holds(number, TAG)
    tags = random.sample(words.TAGS, random.choice((2, 3) if wanted else (0, 0, 2, 3, 4)))
    return (*tags, TAG) if wanted else tuple(tags)


def _english(random: Random, name: str, frame: str) -> str:
    return frame.format(
        name=name,
        task=random.choice(words.TASKS),
        adjective=random.choice(words.ADJECTIVES),
        noun=random.choice(words.NOUNS),
        thing=random.choice(words.THINGS),
        number=random.randint(2, 99),
    )


def _japanese(random: Random, name: str, frame: str) -> str:
    return frame.format(
        name=name,
        task=random.choice(words.TASKS_JA),
        noun=random.choice(words.NOUNS_JA),
        thing=random.choice(words.THINGS_JA),
        number=random.randint(2, 99),
    )


def _abstract_en(random: Random, name: str, number: int) -> str:
    sentences = [f"It also works after {WORD} of the weights."] if holds(number, WORD) else []
    while sum(map(len, sentences)) < _ENGLISH:
        sentences.append(_english(random, name, random.choice(words.SENTENCES_EN)))
    return " ".join(random.sample(sentences, len(sentences)))


def _abstract_ja(random: Random, name: str, number: int) -> str:
    # In brackets, since papis with sqlite finds a Japanese string only where signs stand on both sides.
    sentences = [f"本手法は「{needle}」にも使える。" for needle in (JA2, JA4) if holds(number, needle)]
    while sum(map(len, sentences)) < _JAPANESE:
        sentences.append(_japanese(random, name, random.choice(words.SENTENCES_JA)))
    return "".join(random.sample(sentences, len(sentences)))
