"""What papers are sorted and counted by, and the columns of a list: names alone, for every room."""

# The columns of a list in a pipe, unless --columns says otherwise.
LINE_COLUMNS = ("key", "date", "title", "authors", "venue", "tags")

ORDERS = (
    *("date", "title", "author", "venue", "year", "added", "modified"),
    *("noted", "published", "score", "rating", "status", "title_ja"),
)
# Orders whose greatest value comes first unless --reverse is given.
NEWEST_FIRST = frozenset({"date", "year", "added", "modified", "noted", "published", "score", "rating"})

COUNTED = ("tag", "category", "month", "author", "venue", "source", "status")
