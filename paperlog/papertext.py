"""A paper's file as text: what it says of the paper, and the same text where the paper is another."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from paperlog.codec import from_yaml, to_yaml_values
from paperlog.errors import UnreadableError
from paperlog.fields import DEFAULTS
from paperlog.model import Paper
from paperlog.reading import decoded
from paperlog.yamltext import compose, document

if TYPE_CHECKING:
    import yaml


@contextmanager
def located(path: object) -> Iterator[None]:
    """Puts the file before what an UnreadableError says, which begins with the line number."""
    try:
        yield
    except UnreadableError as error:
        raise UnreadableError(f"{path}:{error}") from error


def from_data(key: str, data: bytes, path: object) -> Paper:
    """The paper of a file's bytes; raises UnreadableError with the file and the line."""
    return from_text(key, decoded(data, path), path)


def from_text(key: str, text: str, path: object) -> Paper:
    """The paper of a file's text; raises UnreadableError with the file and the line."""
    with located(path):
        return read(key, text)[0]


def read(key: str, text: str) -> "tuple[Paper, yaml.MappingNode]":
    """The paper of a text, and what the text is composed to; raises UnreadableError that begins with the line."""
    node = compose(text)
    return from_yaml(key, document(node, text)), node


def with_fields(text: str, paper: Paper, before: Paper, node: "yaml.MappingNode | None" = None) -> str:
    """A text with those fields changed in which a paper differs from what it was `before`.

    `node`: what the text is composed to, where that is known. Raises UnreadableError that begins with the line
    number.
    """
    from paperlog.yamledit import edit

    names = [name for name in DEFAULTS if getattr(paper, name) != getattr(before, name)]
    values = to_yaml_values(paper, names)
    return edit(text, {name: values.get(name) for name in names}, tuple(DEFAULTS), node)
