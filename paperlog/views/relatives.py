"""The relatives of a paper on a terminal, and the related papers that are missing from the store."""

from collections.abc import Iterator, Sequence

from paperlog.relations import Missing
from paperlog.relatives import Relative
from paperlog.views.scored import Scored, parts, scored_view
from paperlog.views.screen import Screen

_HEADINGS = {"named": "Named by its digests", "near": "Nearest in the store by content"}
_MOST_NAMERS = 5


def relatives_view(found: Sequence[Relative], screen: Screen) -> Iterator[str]:
    """Relatives in the order of their kinds, a heading above each kind; no line wider than the screen."""
    for kind, heading in _HEADINGS.items():
        rows = [_scored(row) for row in found if row.kind == kind]
        if rows:
            lines = [screen.paint(line, "green") for line in screen.plain(heading)]
            yield ("\n" if kind != found[0].kind else "") + "\n".join(lines) + "\n"
            yield from scored_view(rows, screen)


def _scored(row: Relative) -> Scored:
    shares = parts(row.shared)
    return Scored(
        score="" if row.score is None else f"{row.score:.1f}",
        title=row.title,
        title_ja=row.title_ja or "",
        date=(row.date or "")[:10],
        place=row.key or "not in the store",
        summary=(row.summary_ja or "") if row.kind == "named" else "",
        remarks=(("shares", shares),) if shares else (),
    )


def missing_view(found: Sequence[Missing], screen: Screen) -> Iterator[str]:
    """Missing papers, each with the number of papers that name it; no line wider than the screen."""
    return scored_view(map(_missing, found), screen)


def _missing(each: Missing) -> Scored:
    item, namers = each.related, each.named_by
    more = (f"and {len(namers) - _MOST_NAMERS} more",) if len(namers) > _MOST_NAMERS else ()
    return Scored(
        score=str(len(namers)),
        title=item.title,
        title_ja="",
        date=(item.published or "")[:10],
        place="",
        summary=item.summary_ja or "",
        remarks=(("named by", (*namers[:_MOST_NAMERS], *more)),),
    )
