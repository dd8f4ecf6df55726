"""What the index does not enter before somebody asks for it: texts for searches, blocking keys for imports."""

from typing import TYPE_CHECKING

from paperlog.forked import in_order
from paperlog.indexdamage import paper_of
from paperlog.indexfile import is_waiting, transaction
from paperlog.indextitles import retitled
from paperlog.watching import NOBODY, Audience, Watch

if TYPE_CHECKING:
    from paperlog.indexentry import Body
    from paperlog.indexfile import Connection

# Of so many papers on, all cores take part.
_MANY_TEXTS, _MANY_TITLES = 300, 2000
# So many texts are in memory together, and other processes wait for so many.
_BATCH = 4000
_WAITING = f"SELECT id, json FROM waiting JOIN record USING (id) LIMIT {_BATCH}"
_UNBLOCKED = """
SELECT id, json_extract(json, '$.title', '$.authors', '$.year', '$.published') FROM paper JOIN record USING (id)
WHERE NOT EXISTS (SELECT 1 FROM block WHERE value = '' AND block.id = paper.id)
"""


def enter_texts(db: "Connection", audience: Audience = NOBODY) -> None:
    """Enters the texts of all papers that have none yet, some at a time. Outside of a transaction."""
    while is_waiting(db):
        with transaction(db, tell=audience.tell):
            _enter_some_texts(db, audience.watch)


def _enter_some_texts(db: "Connection", watch: Watch) -> None:
    from paperlog.indexwrite import Writer

    rows = db.execute(_WAITING).fetchall()
    bodies = in_order(lambda row: _body(row[1]), rows, at_a_time=20, is_long=len(rows) >= _MANY_TEXTS)
    left = db.execute("SELECT count(*) FROM waiting").fetchone()[0]
    watched = watch(zip(rows, bodies, strict=True), len(rows), f"indexing words of {left} papers")
    Writer(db).enter_bodies([(row[0], body) for row, body in watched])


def _body(record: str) -> "Body":
    from paperlog.indexentry import body

    return body(paper_of(record))


def enter_blocks(db: "Connection", audience: Audience = NOBODY) -> None:
    """Enters the blocking keys of all papers that have none yet, as `enter_texts` does."""
    own = db.execute(_UNBLOCKED).fetchall()
    others = retitled(db) if own else {}
    found = [(paper_id, others.get(paper_id, ()), told) for paper_id, told in own]
    is_long = len(found) >= _MANY_TITLES
    made = in_order(lambda each: _blocks(*each[1:]), found, at_a_time=100, is_long=is_long)
    watched = audience.watch(zip(found, made, strict=True), len(found), "indexing titles")
    rows = [(block, paper_id) for (paper_id, *_), keys in watched for block in keys]
    if rows:
        with transaction(db, tell=audience.tell):
            db.executemany("INSERT OR IGNORE INTO block VALUES (?, ?)", sorted(rows))


def _blocks(titles: tuple[str, ...], told: str) -> tuple[str, ...]:
    """The blocking keys of a paper; `told`: its title, authors, year and date of publication as a JSON array.

    `titles`: all that it has had, its own first, where these are several.
    """
    from json import loads

    from paperlog.indexrows import blocks
    from paperlog.sameness import Facts

    title, authors, year, published = loads(told)
    return blocks(titles or (title,), Facts(title, tuple(authors), year=year, date=published))
