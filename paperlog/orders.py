"""What papers are sorted, counted, laid out and shown by: names alone, for every room."""

# The columns of a list in a pipe, unless --columns says otherwise.
LINE_COLUMNS = ("key", "date", "title", "authors", "venue", "tags")
# What a list on a terminal shows of a paper, unless a setting says otherwise.
TABLE_COLUMNS = ("date", "key", "title", "title_ja", "tags", "categories")

ORDERS = (
    *("date", "title", "author", "venue", "year", "added", "modified"),
    *("noted", "published", "score", "rating", "status", "title_ja"),
)
EVERY_ORDER = (*ORDERS, "key", "relevance")
# Orders whose greatest value comes first unless --reverse is given.
NEWEST_FIRST = frozenset({"date", "year", "added", "modified", "noted", "published", "score", "rating"})

COUNTED = ("tag", "category", "month", "author", "venue", "source", "status")

LANGUAGES = ("en", "ja", "both")
LAYOUTS = ("columns", "interleaved", "stacked")
