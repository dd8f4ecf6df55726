"""The formats that papers can be written in, by name. A new format is one new file and one line here."""

from importlib import import_module
from typing import TYPE_CHECKING

from paperlog.errors import UsageError

if TYPE_CHECKING:
    from paperlog.exports.base import Export

# Name -> module:object. A module is loaded when its format is asked for: none pays for another's imports.
_FORMATS = {
    "json": "json_:JSON",
    "jsonl": "json_:JSONL",
    "yaml": "yaml_:YAML",
    "csv": "csv_:CSV",
    "tsv": "csv_:TSV",
    "bibtex": "bibtex:BIBTEX",
    "biblatex": "biblatex:BIBLATEX",
    "csl-json": "csl_json:CSL_JSON",
    "ris": "ris:RIS",
    "hayagriva": "hayagriva:HAYAGRIVA",
    "markdown": "markdown:MARKDOWN",
    "html": "html:HTML",
    "parquet": "parquet:PARQUET",
}


def formats() -> tuple[str, ...]:
    """The names of all formats, in the order in which help texts list them."""
    return tuple(_FORMATS)


def get(name: str) -> "Export":
    """The format of a name; raises UsageError, with the names there are, where there is none."""
    if name not in _FORMATS:
        raise UsageError(f"unknown export format {name!r}; choose one of {', '.join(_FORMATS)}")
    module, attribute = _FORMATS[name].split(":")
    export: Export = getattr(import_module(f"paperlog.exports.{module}"), attribute)
    return export
