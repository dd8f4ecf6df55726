import re
import sys
from types import ModuleType

import pytest

from paperlog.patterns import compile_all, late


def test_a_late_pattern_is_as_one_that_is_compiled() -> None:
    made = re.compile(r"(?P<word>\w+) (\d)", re.IGNORECASE)
    told = late(r"(?P<word>\w+) (\d)", re.IGNORECASE)
    text = "page 1, page 2"
    assert (told.pattern, told.flags, told.groups, told.groupindex) == (
        *(made.pattern, made.flags, made.groups, made.groupindex),
    )
    assert told.sub(r"\2", text) == made.sub(r"\2", text)
    assert [each.span() for each in told.finditer(text)] == [each.span() for each in made.finditer(text)]
    with pytest.raises(AttributeError):
        told.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiled = re.compile

    def counted(pattern: str, flags: int = 0) -> "re.Pattern[str]":
        asked.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    one, other, third = late("a+"), late("b+"), late("c+")
    assert asked == []
    assert (one.search("xaa"), one.search("x")) != (None, None)
    assert asked == ["a+"]
    module = ModuleType("some.module")
    vars(module).update(one=one, others=(other, 3), text="x")
    monkeypatch.setitem(sys.modules, "some.module", module)
    compile_all("some.")
    assert asked == ["a+", "b+"]
    assert third.search("c")
