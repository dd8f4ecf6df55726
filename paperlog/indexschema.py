"""The tables of the index."""

from paperlog.orders import ORDERS

VERSION = 6
SCHEMA = (
    "CREATE TABLE origin (store TEXT NOT NULL)",
    "CREATE TABLE shard (name TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID",
    # AUTOINCREMENT: the words of a paper that is gone stay in `words`, so its id must not come back.
    "CREATE TABLE file (id INTEGER PRIMARY KEY AUTOINCREMENT, shard TEXT NOT NULL, name TEXT NOT NULL,"
    " size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER, problem TEXT, UNIQUE (shard, name))",
    "CREATE TABLE paper (id INTEGER PRIMARY KEY, key TEXT NOT NULL, title_key TEXT, arxiv_id TEXT,"
    " first_day TEXT, last_day TEXT, added TEXT, year INTEGER, rating INTEGER, score REAL, line TEXT,"
    f" {', '.join(f'by_{name}' for name in ORDERS)})",
    "CREATE INDEX paper_key ON paper (key)",
    "CREATE INDEX paper_arxiv_id ON paper (arxiv_id)",
    "CREATE INDEX paper_title_key ON paper (title_key)",
    "CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT NOT NULL, labels TEXT NOT NULL)",
    "CREATE TABLE record (id INTEGER PRIMARY KEY, json TEXT NOT NULL)",
    "CREATE TABLE label (value TEXT, id INTEGER, PRIMARY KEY (value, id)) WITHOUT ROWID",
    "CREATE INDEX label_id ON label (id)",
    # What is counted and completed, as it is spelt: tags, categories, authors, …
    "CREATE TABLE named (kind TEXT NOT NULL, value TEXT NOT NULL, id INTEGER NOT NULL)",
    "CREATE INDEX named_kind ON named (kind, value)",
    "CREATE INDEX named_id ON named (id)",
    "CREATE VIRTUAL TABLE words USING fts5(terms, content='', detail=none, columnsize=0, tokenize='ascii')",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
    # By which titles are found that may be the same paper's; "" for every paper that has been entered here.
    "CREATE TABLE block (value TEXT, id INTEGER, PRIMARY KEY (value, id)) WITHOUT ROWID",
    "CREATE INDEX block_id ON block (id)",
    # Papers as an export writes them; "format" is its name and paperlog's version.
    "CREATE TABLE rendered (id INTEGER, format TEXT, text TEXT NOT NULL, PRIMARY KEY (id, format)) WITHOUT ROWID",
    # How many ids the words of gone papers are not counted for: those of before the last `delete-all`.
    "CREATE TABLE cleared (ids INTEGER NOT NULL)",
    f"PRAGMA user_version = {VERSION}",
)
