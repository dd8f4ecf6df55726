"""What the speed of paperlog is held to: limits on medians of the same run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .ours import NAME
from .tool import SEARCHES, WORKS

Medians = Mapping[tuple[str, str], float]

FLOORS = ("python", "typer", "rg -l", "grep -rl")
FASTEST = "the fastest peer"
AT_ONCE = 0.5
ENTRIES_A_SECOND = 1000
GROWTH, GROWN, BASE = 12, 100_000, 10_000
_AGAINST = {
    ("version", "typer"): 1.5,
    ("help", "typer"): 1.5,
    **{(work, "papis sqlite"): 2 / 3 for work in SEARCHES},
    **{(work, "rg -l"): 2.5 for work in SEARCHES},
    ("show", "papis sqlite"): 1 / 2,
    ("list", FASTEST): 1 / 10,
    ("bibtex", FASTEST): 1 / 2,
    ("json", FASTEST): 1 / 2,
    ("first", FASTEST): 1,
    ("import", FASTEST): 1 / 4,
}
"""At most so many times the median of that tool, at 10,000 papers."""


@dataclass(frozen=True)
class Bar:
    """One limit: `text` says what of; `value`, a ratio or seconds, may be `limit` at most."""

    text: str
    value: float
    limit: float

    @property
    def met(self) -> bool:
        return self.value <= self.limit


def bars(medians: Medians, imported: float) -> Iterator[Bar]:
    """The limits of one size, where both sides were measured. `imported`: entries a second, from nothing."""
    for (work, other), limit in _AGAINST.items():
        name = _fastest(medians, work) if other == FASTEST else other
        if name and (work, NAME) in medians and (work, name) in medians:
            whom = other if other == name else f"{other}, {name}"
            text = f"{WORKS[work]}: at most {limit:.2g} times {whom}"
            yield Bar(text, medians[work, NAME] / medians[work, name], limit)
    if ("screen", NAME) in medians:
        yield Bar(f"{WORKS['screen']}: at most {AT_ONCE} s", medians["screen", NAME], AT_ONCE)
    text = f"import into an empty store: seconds for {ENTRIES_A_SECOND} entries"
    yield Bar(text, ENTRIES_A_SECOND / imported, 1)


def growth(base: Medians, grown: Medians) -> Iterator[Bar]:
    """The limits for 100,000 papers, given the medians at 10,000 and at 100,000."""
    for work in WORKS:
        if (work, NAME) in base and (work, NAME) in grown:
            ratio = grown[work, NAME] / base[work, NAME]
            yield Bar(f"{WORKS[work]}: at most {GROWTH} times that at {BASE} papers", ratio, GROWTH)
    for work in SEARCHES:
        if (work, NAME) in grown and (work, "rg -l") in grown:
            ratio = grown[work, NAME] / grown[work, "rg -l"]
            yield Bar(f"{WORKS[work]}: no slower than rg -l", ratio, 1)


def _fastest(medians: Medians, work: str) -> str | None:
    peers = [name for row, name in medians if row == work and name not in (NAME, *FLOORS)]
    return min(peers, key=lambda name: medians[work, name], default=None)
