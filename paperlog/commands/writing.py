"""A person writes in an editor: `note` and `edit`. Nothing that was typed is lost, whatever happens meanwhile."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from paperlog.commands.session import Session
from paperlog.drafts import Draft
from paperlog.editor import command, run
from paperlog.errors import PaperlogError, UnreadableError


@contextmanager
def draft_of(current: Session, name: str, data: bytes) -> Iterator[Draft]:
    """A draft with these bytes, which is gone at the end.

    Where an error or Ctrl-C ends it before, what was typed stays there, and that is told.
    """
    draft = Draft(current.library.store.root, name, data)
    try:
        yield draft
        draft.remove()
    except (PaperlogError, KeyboardInterrupt) as error:
        kept = f"nothing is changed; what you wrote is in {draft.path}"
        if not draft.is_touched:
            draft.remove()
        elif isinstance(error, PaperlogError):
            raise UnreadableError(f"{error}; {kept}") from error
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
        run(editor, draft.path)
        if not draft.is_touched:
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
