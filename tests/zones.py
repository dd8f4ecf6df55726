"""Where the user is."""

import contextlib
import time
from collections.abc import Iterator

import pytest


@contextlib.contextmanager
def living_in(zone: str) -> Iterator[None]:
    """The process is in a time zone, by its name or as POSIX writes one (`JST-9`, which no tables are needed for)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        yield
    time.tzset()
