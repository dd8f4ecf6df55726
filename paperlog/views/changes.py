"""Changes of the store, for a person and for a pipe."""

from paperlog.changes import Recorded
from paperlog.text import clean, single_line
from paperlog.views.screen import Screen

_INDENT = "    "
_FEW = 5


def change_line(change: Recorded) -> str:
    """A change as one line: number, when, created, updated, removed (how many papers), command, some keys."""
    counts = (str(len(keys)) for keys in (change.created, change.updated, change.removed))
    cells = [str(change.number), change.when, *counts, change.command, _keys(change)]
    return "\t".join(map(single_line, cells)) + "\n"


def change_view(change: Recorded, screen: Screen) -> str:
    """A change as a terminal shows it, in lines with their newlines."""
    counts = {"created": change.created, "updated": change.updated, "removed": change.removed}
    told = ", ".join(f"{len(keys)} {what}" for what, keys in counts.items() if keys)
    texts = [told, " ".join(change.command.split()), _keys(change)]
    lines = [line for text in texts for line in screen.plain(text, len(_INDENT))]
    when = change.when.replace("T", " ")[:16] + " UTC"
    number = str(change.number)
    if len(f"{number}  {when}") <= screen.width:
        head = f"{screen.paint(number, 'cyan')}  {screen.paint(when, 'dim')}"
    else:
        head, lines = screen.paint(number, "cyan"), screen.plain(when, len(_INDENT)) + lines
    return "".join(f"{line}\n" for line in [head, *(_INDENT + line for line in lines)])


def _keys(change: Recorded) -> str:
    """The first keys, then how many more there are."""
    keys = change.created + change.updated + change.removed
    more = [f"… {len(keys) - _FEW} more"] if len(keys) > _FEW else []
    return clean(" ".join([*keys[:_FEW], *more]))
