"""Authors as arXiv's record of a paper names them, parted: `A. One (1), B. Two Jr. and C. Three ((1) Some Place)`.

arXiv asks for commas or `and` between the names and for places in parentheses behind them
(https://info.arxiv.org/help/prep.html, "Authors"). What stands in parentheses within a name is a part of it.
"""

from paperlog.patterns import late

# Each blank is one, so that no line takes the square of its length.
_BETWEEN = late(r" ?[,，、] ?(?:(?:and|&) )?| (?:and|&) (?!\S+ (?:Collaborations|Teams|Groups|Consortia)\b)")
_BEHIND = r"(?= ?(?:[,，、(（]|(?:and|&) |$))"
_PLACE = late(rf" ?[(（](?:[^()（）]|[(（][^()（）]*[)）])*[)）]{_BEHIND}")
_SUFFIX = late(rf" ?, ?((?:Jr|Sr)\b\.?|III?\b|IV\b){_BEHIND}")


def names_of(told: str) -> tuple[str, ...]:
    """The names of authors that stand on one line."""
    line = " ".join(told.split())
    names = _BETWEEN.split(_SUFFIX.sub(r" \1", _PLACE.sub("", line)))
    return tuple(name.strip() for name in names if name.strip())
