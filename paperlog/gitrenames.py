"""Two papers that git takes for one (pure): a file counts as renamed where one half like it comes as it goes.

So what one side wrote into a paper that the other side removed would end in a new one, unseen. A file that was
really renamed says the same paper: it has a source in common, or its title.
"""

from typing import Any

from paperlog.errors import UnreadableError
from paperlog.fields import ASIDE, DEFAULTS
from paperlog.text import title_key
from paperlog.threeway import Merged, literal
from paperlog.yamledit import edit
from paperlog.yamlpieces import split
from paperlog.yamltext import load


def merge_two(base: str, ours: str, theirs: str) -> Merged | None:
    """The side that is another paper than `base`, with what the other side changed in `conflicts`; else None."""
    if not base.strip():
        return None
    if _is_another(base, ours):
        return _beside(ours, base, theirs)
    return _beside(theirs, base, ours) if _is_another(base, theirs) else None


def _is_another(base: str, side: str) -> bool:
    try:
        old, new = load(base).values, load(side).values
    except UnreadableError:
        return False
    sources = _digests(old), _digests(new)
    return all(sources) and sources[0].isdisjoint(sources[1]) and _title(old) != _title(new)


def _digests(values: dict[str, Any]) -> set[str]:
    sources = values.get("sources")
    items = sources if isinstance(sources, list) else []
    return {str(item["digest"]) for item in items if isinstance(item, dict) and item.get("digest")}


def _title(values: dict[str, Any]) -> str:
    return title_key(str(values.get("title") or ""))


def _beside(paper: str, base: str, other: str) -> Merged | None:
    """A paper's text, with the lines that `other` changed of `base`; None where it changed none."""
    old, new = (split(text.removeprefix("\ufeff").replace("\r\n", "\n")).fields for text in (base, other))
    changed = {
        name: each.body for name, each in new.items() if name not in old or old[name].body != each.body
    }
    if not changed:
        return Merged(paper, ())
    found = load(paper).values.get("conflicts")
    items = [{"field": name, "theirs": literal(lines.rstrip("\n"))} for name, lines in changed.items()]
    kept = found if isinstance(found, list) else []
    return Merged(edit(paper, {"conflicts": [*kept, *items]}, (*DEFAULTS, *ASIDE)), tuple(changed))
