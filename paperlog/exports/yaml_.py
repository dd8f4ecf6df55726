"""YAML: one document a paper, with its key; otherwise as the store's own files are written."""

from collections.abc import Iterable, Iterator

from paperlog.codec import to_yaml_values
from paperlog.exports.base import Export, Options
from paperlog.model import Paper
from paperlog.yamldumper import dump
from paperlog.yamltext import Quoted


def document(paper: Paper, own: str = "") -> str:
    """A paper as one document; `own` are lines of its file that only its user knows (`yamlcarry.own_lines`)."""
    return "---\n" + dump({"key": Quoted(paper.key)} | to_yaml_values(paper)) + own


def _documents(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    return map(document, papers)


YAML = Export(
    name="yaml", description="all fields that are set, one document a paper", suffix=".yaml", write=_documents
)
