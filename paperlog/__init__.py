"""paperlog: a log of research papers, read from Japanese digests, kept as plain YAML files."""

__version__ = "0.1.0"
