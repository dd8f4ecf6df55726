"""Which paper a related paper is, as SQL over the index: the one of its title, if their times do not contradict.

A title leads to papers that have it, or had it. Of two related papers of one title that have different days no more
than one is a paper that came out on one day. So one that has a day is a paper's

- where that is the paper's own day, or nothing is known of one of the two times;
- where the years are the same, or no more than three apart as where titles are compared (paperlog.sameness), two of a
  survey, none of what comes each year: but not where some related paper of the same title, wherever it is named, is
  nearer to that paper's time.
"""

from paperlog.serialtitles import BEGINNINGS, JAPANESE_PARTS, PARTS

# How far two times are apart: 0 for one day, 1 for one year, then one more for each year.
_SAME_YEAR, _MOST, _MOST_OF_SURVEYS = 1, 4, 3
# Where nothing is known of one of them.
_UNKNOWN = 9
_DAY = len("2025-02-17")

# Titles as they are compared, without blanks, that come each year if no year stands in them; and of many surveys.
_SERIAL = (
    *(f"{text.replace(' ', '')}*" for text in BEGINNINGS),
    *(f"*{text.replace(' ', '')}*" for text in (*PARTS, *JAPANESE_PARTS)),
)
_SURVEYS = ("*survey*", "*overview*", "*tutorial*")
_YEARS = ("*19[0-9][0-9]*", "*20[0-9][0-9]*")


def _has(patterns: tuple[str, ...]) -> str:
    return "({})".format(" OR ".join(f"relation.title_key GLOB '{pattern}'" for pattern in patterns))


_TOLD_YEAR = "NULLIF(CAST(substr(relation.published, 1, 4) AS INTEGER), 0)"
_YEAR = "COALESCE(paper.year, NULLIF(CAST(substr(paper.published, 1, 4) AS INTEGER), 0))"
# A month, or a year, is that of each of its days.
APART = f"""
CASE WHEN COALESCE(relation.published, '') = '' THEN {_UNKNOWN}
WHEN substr(paper.published, 1, min({_DAY}, length(relation.published))) = substr(relation.published, 1, {_DAY}) THEN 0
ELSE COALESCE({_SAME_YEAR} + abs({_TOLD_YEAR} - {_YEAR}), {_UNKNOWN}) END
"""
# Between which texts the dates stand that are nearer: of the same year the very day, else years between the two.
_FROM = f"""
CASE {APART} WHEN {_SAME_YEAR} THEN substr(paper.published, 1, {_DAY})
ELSE printf('%04d', {_YEAR} - ({APART}) + {_SAME_YEAR + 1}) END
"""
_UP_TO = f"""
CASE {APART} WHEN {_SAME_YEAR} THEN substr(paper.published, 1, {_DAY}) || '~'
ELSE printf('%04d', {_YEAR} + ({APART}) - {_SAME_YEAR}) END
"""
_HAS_NEARER = f"""
({APART} > {_SAME_YEAR} OR length(paper.published) >= {_DAY})
AND EXISTS (SELECT 1 FROM relation AS nearer WHERE nearer.title_key = relation.title_key
AND nearer.published >= {_FROM} AND nearer.published < {_UP_TO})
"""
_MOST_YEARS = f"""
CASE WHEN {_has(_SERIAL)} AND NOT {_has(_YEARS)} THEN {_SAME_YEAR}
WHEN {_has(_SURVEYS)} THEN {_MOST_OF_SURVEYS} ELSE {_MOST} END
"""
IS_LINKED = f"({APART} IN (0, {_UNKNOWN}) OR ({APART} <= {_MOST_YEARS} AND NOT ({_HAS_NEARER})))"

# The day of a related paper, or that of the first one of its title which says more of it: of these it is one.
_FULLER = f"""
SELECT substr(fuller.published, 1, {_DAY}) FROM relation AS fuller WHERE fuller.title_key = relation.title_key
AND fuller.published > COALESCE(relation.published, '')
AND fuller.published < COALESCE(relation.published, '') || '~'
"""
DAY = f"""
CASE WHEN length(COALESCE(relation.published, '')) < {_DAY} THEN COALESCE(
({_FULLER} AND length(fuller.published) >= {_DAY} ORDER BY fuller.published LIMIT 1),
({_FULLER} ORDER BY fuller.published DESC LIMIT 1), relation.published, '')
ELSE substr(relation.published, 1, {_DAY}) END
"""
