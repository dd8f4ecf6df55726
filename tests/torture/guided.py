"""`python -m tests.torture.guided TARGET INPUTS SEED`: a target fuzzed by atheris, guided by coverage."""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["paperlog"]):
    from .targets import TARGETS, seeds

from .fuzz import _TOKENS

MAX_BYTES = 2000
_SHORT = {"query": 300, "template": 300, "exports": 300}
HANG_SECONDS = 20


def main(target: str, inputs: str, seed: str) -> None:
    """Fuzzes; the process ends with status 0 where nothing was found."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds(target)):
            Path(folder, str(number)).write_bytes(data)
        words = Path(folder, "words.dict")
        words.write_text("".join(f'"{_quoted(token.encode())}"\n' for token in _TOKENS))
        options = (
            f"-runs={inputs}",
            f"-seed={seed}",
            f"-max_len={_SHORT.get(target, MAX_BYTES)}",
            f"-timeout={HANG_SECONDS}",
        )
        rest = (
            f"-dict={words}",
            "-len_control=20",
            f"-artifact_prefix={folder}/",
            "-rss_limit_mb=4096",
            folder,
        )
        atheris.Setup([sys.argv[0], *options, *rest], lambda data: _tried(target, data))
        atheris.Fuzz()


def _tried(target: str, data: bytes) -> None:
    try:
        TARGETS[target](data)
    except Exception:
        print(repr(data))
        raise


def _quoted(data: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in data)


if __name__ == "__main__":
    main(*sys.argv[1:])
