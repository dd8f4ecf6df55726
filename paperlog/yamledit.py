"""Changing fields in a YAML file that a person edits: only what changes is written anew.

Comments, order, quoting, unknown fields and blank lines around a changed field stay byte for byte; in a
list the items that stay keep their text, and those that change what a person wrote into them (yamlitems).
A comment beside a value that goes stays too, on a line of its own.
PyYAML's node marks tell where everything stands.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from paperlog.errors import UnreadableError
from paperlog.yamlcomments import COMMENT, lost_comments, on_lines_of_their_own
from paperlog.yamldumper import dump
from paperlog.yamlfields import Field, Text
from paperlog.yamlitems import changed_in_place, forms, left, pairs, with_own
from paperlog.yamllists import Items, block_list, flow_list, places
from paperlog.yamltext import Document, compose, document, load, value_of

if TYPE_CHECKING:
    import yaml


def edit(
    text: str, changes: dict[str, Any], order: Sequence[str], node: "yaml.MappingNode | None" = None
) -> str:
    """The text with the fields of `changes` set (None: taken out); new ones are placed as `order` has them.

    `node`: what the text is composed to, where that is known.

    Raises UnreadableError, beginning with the line number, where the file cannot be changed safely.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    before = body = text.removeprefix("\ufeff")
    first = node or compose(body)
    old = document(first, before)
    changes = {name: with_own(name, old.values.get(name), value) for name, value in changes.items()}
    for number, (name, value) in enumerate(changes.items()):
        body = _edit_one(Text(body, compose(body) if number else first), name, value, order)
    _verify(before, old, body, changes)
    return mark + body


def _verify(before: str, old: Document, after: str, changes: dict[str, Any]) -> None:
    """Reads the new text back: what was to change has changed, nothing else has, and no comment is lost."""
    line = min((line for name, line in old.lines.items() if name in changes), default=1)
    try:
        new = load(after).values
        lost = lost_comments(before, after)
    except UnreadableError as error:
        raise _refusal(line, changes) from error
    wanted = {name: value for name, value in old.values.items() if name not in changes}
    kept = {name: value for name, value in new.items() if name not in changes}
    if (
        lost
        or wanted != kept
        or not all(_is_now(name, new.get(name), value) for name, value in changes.items())
    ):
        raise _refusal(line, changes)


def _refusal(line: int, changes: dict[str, Any]) -> UnreadableError:
    return UnreadableError(
        f"{line}: {', '.join(changes)} cannot be changed without touching the rest; edit it by hand"
    )


def _is_now(name: str, found: Any, value: Any) -> bool:
    wanted = _loaded(value) if value is not None else None
    if isinstance(found, list) and isinstance(wanted, list):
        return forms(name, found, wanted) == forms(name, wanted, wanted)
    return bool(found == wanted)


def _loaded(value: Any) -> Any:
    """A value as it is read again when it has been written; lists of texts are the same then."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    return load(dump({"x": value})).values["x"]


def _edit_one(text: Text, name: str, value: Any, order: Sequence[str]) -> str:
    field = text.field(name)
    if field is None and value is None:
        return text.text
    if field is None:
        place = _place(text.fields, name, order)
        return text.with_lines(place, place, _block(name, value, text.newline))
    if value is None:
        kept = [*_comment_lines(text, field), *_left_lines(text, field, value)]
        return text.with_lines(field.start, field.end, kept)
    if isinstance(value, list) and field.value.id == "sequence":  # type: ignore[attr-defined]
        new = _changed_list(text, field, value)
    else:
        new = _changed_scalar(text, field, value)
    return new if new is not None else _written_anew(text, field, value)


def _place(fields: list[Field], name: str, order: Sequence[str]) -> int:
    """The line before which a new field goes: behind the last field that comes before it in the order."""
    earlier = set(order[: order.index(name)])
    ends = [field.end for field in fields if field.name in earlier]
    if ends:
        return max(ends)
    return fields[0].start if fields else 0


def _block(name: str, value: Any, newline: str) -> list[str]:
    return [line + newline for line in dump({name: value}).rstrip("\n").split("\n")]


def _comment_lines(text: Text, field: Field) -> list[str]:
    """The comments of a field, each on a line of its own; not indented, so that no text above can take them in."""
    lines = text.lines[field.start : field.end]
    if not any("#" in line for line in lines):
        return []
    comments = on_lines_of_their_own(lines, text.blotted()[field.start : field.end])
    return [comment.lstrip(" \t") for comment in comments]


def _left_lines(text: Text, field: Field, value: Any) -> list[str]:
    """What a person wrote into the items that go, as comments."""
    return [
        line for lines in left(field.name, value_of(field.value), value, "", text.newline) for line in lines
    ]


def _written_anew(text: Text, field: Field, value: Any) -> str:
    """The text with a whole field written anew; its comments stay, the one beside its name at its place."""
    first, *rest = _block(field.name, value, text.newline)
    first = text.lines[field.start][: field.key.end_mark.column] + first[len(field.name) :]
    comments = _comment_lines(text, field)
    if comments and COMMENT.search(text.blotted()[field.start]):
        first = f"{first.rstrip()}  {comments.pop(0).strip()}{text.newline}"
    kept = [*comments, *_left_lines(text, field, value)]
    return text.with_lines(field.start, field.end, [*kept, first, *rest])


def _changed_scalar(text: Text, field: Field, value: Any) -> str | None:
    """The text with another value on the field's own line; None where the old or the new one takes more."""
    node, line = field.value, text.lines[field.start]
    new = _block(field.name, value, "")
    is_one_line = node.start_mark.line == node.end_mark.line == field.start
    if not is_one_line or len(new) > 1 or not isinstance(node.value, str):
        return None
    scalar = dump({"x": value}).rstrip("\n").removeprefix("x: ")
    start, end = node.start_mark.column, node.end_mark.column
    if start == end:
        start = end = line.index(":", field.key.end_mark.column) + 1
        scalar = " " + scalar
    return text.with_lines(field.start, field.start + 1, [line[:start] + scalar + line[end:]])


def _changed_list(text: Text, field: Field, value: list[Any]) -> str | None:
    """The text with only those items written anew that come or change; None where they cannot be told apart."""
    node, name = field.value, field.name
    wanted, old = _loaded(value), value_of(node)
    margin = " " * node.start_mark.column
    rests = left(name, old, wanted, "" if node.flow_style else margin, text.newline)  # type: ignore[attr-defined]
    items = Items(value, forms(name, wanted, wanted), forms(name, old, wanted), rests)
    if node.flow_style:  # type: ignore[attr-defined]
        source = None if any(rests) else flow_list(text.text, node, items, text.blotted)
        start, end = node.start_mark.index, node.end_mark.index
        return None if source is None else text.text[:start] + source + text.text[end:]
    edited = _with_items(text, field, value, {was: at for at, was in pairs(name, old, wanted).items()})
    if edited is not None:
        return _edit_one(Text(edited, compose(edited)), name, value, ())
    lines = block_list(text.lines, field.end, node, items, text.blotted)
    return None if lines is None else text.with_lines(node.value[0].start_mark.line, field.end, lines)


def _with_items(text: Text, field: Field, wanted: list[Any], becomes: dict[int, int]) -> str | None:
    """The text with other values in the items that stay (which each `becomes`), in place; None where none does."""
    node, name = field.value, field.name
    spots = places(text.lines, field.end, node, text.blotted) if becomes else None
    new = list(text.lines)
    for at, (first, middle, _) in reversed(list(enumerate(spots or ()))):
        if at in becomes:
            item, value = value_of(node.value[at]), wanted[becomes[at]]
            if forms(name, [item], [value]) != forms(name, [_loaded(value)], [value]):
                made = changed_in_place(new[first:middle], node.value[at], name, item, value, edit)
                new[first:middle] = made or new[first:middle]
    return None if new == text.lines else "".join(new)
