"""The tables of the index."""

from paperlog.orders import ORDERS

VERSION = 38
# The label before the name of a title (relatednames.title_name) that a paper has had beside its own (titles.titles_of).
EARLIER = "titled"
# The label before the hash of a title of which no more is known (provenance.lost_titles).
LOST = "lost"
# What papers are sorted by is mostly text.
_KINDS = {**dict.fromkeys(ORDERS, "TEXT"), "year": "INTEGER", "score": "REAL", "rating": "INTEGER"}
TABLES = (
    # `disk`: the device (st_dev) on which the store was, when it was last looked at.
    "CREATE TABLE origin (store TEXT NOT NULL, disk INTEGER)",
    "CREATE TABLE shard (name TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID",
    # AUTOINCREMENT: the words of a paper that is gone leave `words` last of all, so its id must not come back before.
    "CREATE TABLE file (id INTEGER PRIMARY KEY AUTOINCREMENT, shard TEXT NOT NULL, name TEXT NOT NULL,"
    " size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER, problem TEXT, UNIQUE (shard, name))",
    # `fields`: which are filled in (indexsql.has).
    "CREATE TABLE paper (id INTEGER PRIMARY KEY, key TEXT NOT NULL, title_key TEXT, arxiv_id TEXT,"
    " first_day TEXT, last_day TEXT, published TEXT, added TEXT, year INTEGER, rating INTEGER, score REAL,"
    " line TEXT, fields INTEGER,"
    f" {', '.join(f'by_{name} {_KINDS[name]}' for name in ORDERS)})",
    # What words are looked up in, and under how many terms a paper is found; nothing of those in `waiting`, whose text
    # nobody has asked for yet.
    "CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT NOT NULL, labels TEXT NOT NULL, terms INTEGER NOT NULL)",
    "CREATE TABLE waiting (id INTEGER PRIMARY KEY)",
    "CREATE TABLE record (id INTEGER PRIMARY KEY, json TEXT NOT NULL)",
    "CREATE TABLE label (value TEXT, id INTEGER, PRIMARY KEY (value, id)) WITHOUT ROWID",
    # What is counted and completed, as it is spelt: tags, categories, authors, …
    "CREATE TABLE named (kind TEXT NOT NULL, value TEXT NOT NULL, id INTEGER NOT NULL)",
    "CREATE VIRTUAL TABLE words USING fts5(terms, content='', detail=none, columnsize=0, tokenize='ascii')",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
    # The related papers that digests name, in a paper's order; `title_key` leads to those that are in the store, and
    # `published`, as it is written, to the right one of several.
    "CREATE TABLE relation (id INTEGER, place INTEGER, title_key TEXT NOT NULL, score REAL, published TEXT,"
    " PRIMARY KEY (id, place)) WITHOUT ROWID",
    # By which papers are found that may be the same one; "" for every paper that has been entered here.
    "CREATE TABLE block (value TEXT, id INTEGER, PRIMARY KEY (value, id)) WITHOUT ROWID",
    # Papers as an export writes them; "format" is its name and paperlog's version.
    "CREATE TABLE rendered (id INTEGER, format TEXT, text TEXT NOT NULL, PRIMARY KEY (id, format)) WITHOUT ROWID",
    f"PRAGMA user_version = {VERSION}",
)


def strict(statement: str) -> str:
    """The same, but a table that keeps values of other kinds than its columns' out (SQLite 3.37 and later)."""
    if not statement.startswith("CREATE TABLE"):
        return statement
    return f"{statement}{',' if statement.endswith('WITHOUT ROWID') else ''} STRICT"


# By its name, what is indexed of a table.
INDEXES = {
    "paper_key": "paper (key)",
    "paper_arxiv_id": "paper (arxiv_id)",
    "paper_title_key": "paper (title_key)",
    "label_id": "label (id)",
    "named_kind": "named (kind, value)",
    "named_id": "named (id)",
    "relation_title_key": "relation (title_key, published)",
    "block_id": "block (id)",
}
