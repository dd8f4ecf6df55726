"""Being told to end (`kill`, a terminal that closes) while something is half done."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


class _Told(BaseException):
    """A signal came; no `except Exception` is to stop it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def cleaned_up() -> Iterator[None]:
    """Lets SIGTERM and SIGHUP end what runs in it as Ctrl-C would, so that it cleans up; then they end the program.

    A signal that is ignored (`nohup`) stays so. For the main thread only, as all signals are.
    """
    ours = [number for number in _SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _tell)
    try:
        yield
    except _Told as told:
        signal.signal(told.number, signal.SIG_DFL)
        os.kill(os.getpid(), told.number)
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _tell(number: int, frame: FrameType | None) -> None:
    for each in _SIGNALS:  # a second one would interrupt the cleaning
        signal.signal(each, signal.SIG_IGN)
    raise _Told(number)
