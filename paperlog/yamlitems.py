"""What a person wrote inside the items of `related` and `sources`: fields beside the known ones.

When the known ones change, an item keeps such fields and its comments where they stand; of one that goes
they become comments.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from paperlog.errors import UnreadableError
from paperlog.fields import RELATED_KINDS, SOURCE_KINDS, Kind
from paperlog.relatednames import name_of, title_name
from paperlog.yamldumper import dump

if TYPE_CHECKING:
    import yaml

ITEM_KINDS: dict[str, dict[str, Kind]] = {"related": RELATED_KINDS, "sources": SOURCE_KINDS}
# Changes fields of a mapping's text, as yamledit.edit.
Edit = Callable[[str, dict[str, Any], Sequence[str]], str]


def own_of(name: str, item: Any) -> dict[str, Any]:
    """The fields of an item of a list that are none of paperlog's."""
    if not isinstance(item, dict) or name not in ITEM_KINDS:
        return {}
    return {field: value for field, value in item.items() if field not in ITEM_KINDS[name]}


def has_own(values: dict[str, Any]) -> bool:
    """Whether a file's items have such fields; `values` as yamltext.load gives them."""
    return any(own_of(name, item) for name in ITEM_KINDS for item in _items(values.get(name)))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _identities(name: str, item: Any) -> tuple[tuple[str, ...], ...]:
    """By what an item is known again when its other fields change; by the first that two items share."""
    if not isinstance(item, dict):
        return ()
    if name == "related":
        title, published = (str(item.get(field) or "") for field in ("title", "published"))
        return ((name_of(title, published),), ("title", title_name(title)))
    return (tuple(str(item.get(field) or "").strip() for field in ("file", "line", "digest")),)


def pairs(name: str, old: Any, wanted: Any) -> dict[int, int]:
    """Which item of now each wanted one was, by their places."""
    if name not in ITEM_KINDS:
        return {}
    some, others = ([_identities(name, item) for item in _items(items)] for items in (old, wanted))
    found: dict[int, int] = {}
    for number in range(max(map(len, some), default=0)):
        taken = {*found.values()}
        free: dict[tuple[str, ...], list[int]] = {}
        for place, names in enumerate(some):
            if names and place not in taken:
                free.setdefault(names[number], []).append(place)
        for place, names in enumerate(others):
            if names and place not in found and free.get(names[number]):
                found[place] = free[names[number]].pop(0)
    return found


def with_own(name: str, old: Any, wanted: Any) -> Any:
    """Wanted items of a list, each with what a person wrote into the item that it was."""
    if wanted is None or not any(own_of(name, item) for item in _items(old)):
        return wanted
    was = pairs(name, old, wanted)
    return [
        {**own_of(name, old[was[at]]), **item} if at in was else item
        for at, item in enumerate(_items(wanted))
    ]


def left(name: str, old: Any, wanted: Any, indent: str, newline: str) -> list[list[str]]:
    """Of each item of now that is none of the wanted ones what a person wrote into it, as lines of comments."""
    kept = set(pairs(name, old, wanted).values())
    return [
        [] if at in kept else list(_as_comments(own_of(name, item), indent, newline))
        for at, item in enumerate(_items(old))
    ]


def _as_comments(own: dict[str, Any], indent: str, newline: str) -> Iterator[str]:
    for line in dump(filled(own)).rstrip("\n").split("\n") if own else ():
        yield f"{indent}# {line}".rstrip() + newline


def filled(value: Any) -> Any:
    """A value as YAML can write it: what is nothing is an empty text."""
    if isinstance(value, dict):
        return {name: filled(item) for name, item in value.items()}
    return [filled(item) for item in value] if isinstance(value, list) else value or ""


def forms(name: str, items: Iterable[Any], wanted: Iterable[Any]) -> list[Any]:
    """Items of a list as they are compared: of mappings the fields that paperlog or some wanted one has."""
    kinds = ITEM_KINDS.get(name, {})
    names = sorted({field for item in wanted if isinstance(item, dict) for field in item} | kinds.keys())
    return [_form(item, names, kinds) for item in items]


def _form(item: Any, names: Iterable[str], kinds: dict[str, Kind]) -> Any:
    if not isinstance(item, dict):
        return str(item or "").strip()
    said = ((name, _said(item.get(name), kinds.get(name))) for name in names)
    return tuple(pair for pair in said if pair[1] != "")


def _said(value: Any, kind: Kind | None) -> Any:
    """A value of an item; `3` and `3.0` are one number."""
    text = "" if value is None else str(value).strip()
    try:
        return float(text) if kind == "number" else text
    except ValueError:
        return text


def changed_in_place(
    lines: Sequence[str], node: "yaml.Node", name: str, item: Any, wanted: dict[str, Any], edit: Edit
) -> list[str] | None:
    """The lines of an item (`- title: …`) with other values in its fields; None where they have to be written anew."""
    column = node.start_mark.column
    margin = " " * column
    body = [margin + lines[0][column:], *lines[1:]]
    if not all(line.startswith(margin) or not line.rstrip("\r\n") for line in body):
        return None
    known = tuple(dict.fromkeys((*ITEM_KINDS[name], *wanted)))
    old, new = (dict(forms(name, [each], [wanted])[0]) for each in (item, wanted))
    changes = {field: wanted.get(field) for field in known if old.get(field) != new.get(field)}
    try:
        text = edit("".join(line.removeprefix(margin) for line in body), changes, known)
    except UnreadableError:
        return None
    made = [margin + line if line.rstrip("\r\n") else line for line in text.splitlines(keepends=True)]
    return [lines[0][:column] + made[0][column:], *made[1:]]
