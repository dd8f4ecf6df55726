"""A person writes in an editor: `note` and `edit`. Nothing that was typed is lost, whatever happens meanwhile."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from paperlog.commands.session import Session
from paperlog.drafts import Draft, left
from paperlog.editor import command, run
from paperlog.errors import PaperlogError, UnreadableError

# Nobody reads and closes a file in so many seconds.
_AT_ONCE = 0.5


@contextmanager
def draft_of(current: Session, name: str, data: bytes) -> Iterator[Draft]:
    """A draft with these bytes, which is gone at the end.

    Where an error or Ctrl-C ends it before, what was typed stays there, and that is told.
    """
    root = current.library.store.root
    for path in left(root):
        if path.name == name:
            current.say(
                f"paperlog: {path}: was written before and not taken in; remove it when you need it no more"
            )
    draft = Draft(root, name, data)
    draft.hold()
    try:
        yield draft
        if not draft.may_be_open:
            draft.remove()
    except (PaperlogError, KeyboardInterrupt) as error:
        kept = f"nothing is changed; what you wrote is in {draft.path}"
        if not draft.is_touched:
            draft.remove()
        elif isinstance(error, PaperlogError):
            said = str(error).removesuffix("; nothing is changed")
            raise UnreadableError(f"{said}; {kept}") from error
        else:
            current.say(f"paperlog: {kept}")
        raise


def written(current: Session, draft: Draft, check: Callable[[bytes], None]) -> bytes | None:
    """What a person has made of a draft; None where it is as it was.

    What `check` refuses with an UnreadableError goes back to the editor, if the person wants that; else the error
    is raised.
    """
    editor = command(os.environ, is_terminal=current.is_interactive)
    while True:
        started = time.monotonic()
        run(editor, draft.path)
        if not draft.is_touched:
            if current.is_interactive and time.monotonic() - started < _AT_ONCE:
                _warn_of_window(current, editor[0], draft)
            return None
        data = draft.read()
        try:
            check(data)
        except UnreadableError as error:
            if not current.is_interactive:
                raise
            current.say(f"paperlog: {error}")
            if ask("Go on editing (e), or drop it (d)?", "ed", at_end="d") == "d":
                raise UnreadableError("dropped") from error
        else:
            return data


def _warn_of_window(current: Session, editor: str, draft: Draft) -> None:
    """An editor with a window of its own may come back before anybody has typed in it."""
    draft.may_be_open = True
    current.say(
        f"paperlog: {editor} came back at once; if its window is still open, tell it to wait (`code --wait`);"
        f" what you write there is in {draft.path}"
    )


def ask(question: str, answers: str, *, at_end: str) -> str:
    """One of some letters, as a person types it: the first for an empty line, `at_end` where the input ends."""
    while True:
        print(f"{question} [{answers[0]}] ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            print(file=sys.stderr)
            return at_end
        answer = line.strip().lower()[:1] or answers[0]
        if answer in answers:
            return answer
