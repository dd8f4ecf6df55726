from pathlib import Path

import pytest
from running import contents

from paperlog.drafts import Draft, left
from paperlog.errors import UnreadableError


def test_a_draft_is_a_file_of_its_own_and_git_does_not_see_it(tmp_path: Path) -> None:
    first, second = (Draft(tmp_path, "2305.18290.yaml", b"x") for _ in range(2))
    assert first.path != second.path
    assert first.path.name == "2305.18290.yaml"
    assert (tmp_path / ".paperlog" / ".gitignore").read_bytes() == b"*\n"
    second.path.write_bytes(b"y")
    assert (first.read(), second.read()) == (b"x", b"y")
    assert (first.is_touched, second.is_touched) == (False, True)


def test_what_the_editor_leaves_beside_it_goes_with_it(tmp_path: Path) -> None:
    draft, other = Draft(tmp_path, "a.txt", b""), Draft(tmp_path, "a.txt", b"")
    draft.path.with_name("a.txt~").write_bytes(b"x")
    draft.remove()
    assert list(contents(tmp_path / ".paperlog" / "drafts").values()) == [b""]
    other.remove()
    assert [path.name for path in (tmp_path / ".paperlog").iterdir()] == [".gitignore"]


def test_a_file_that_the_editor_removed_is_not_touched(tmp_path: Path) -> None:
    draft = Draft(tmp_path, "a.txt", b"x")
    draft.path.unlink()
    assert (draft.read(), draft.is_touched) == (b"", False)


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(b"")
    with pytest.raises(UnreadableError, match="cannot be written"):
        Draft(tmp_path / "store", "a.txt", b"")
    draft = Draft(tmp_path, "a.txt", b"x")
    draft.path.unlink()
    draft.path.mkdir()
    with pytest.raises(UnreadableError, match=r"a.txt: cannot be read"):
        draft.read()


def test_a_draft_is_left_when_nobody_writes_in_it_any_more(tmp_path: Path) -> None:
    assert left(tmp_path) == []
    draft, held = Draft(tmp_path, "a.yaml", b"x"), Draft(tmp_path, "b.yaml", b"x")
    for name in (".a.yaml.swp", "a.yaml~", "#a.yaml#"):
        draft.path.with_name(name).write_bytes(b"x")
    held.hold()
    assert left(tmp_path) == [draft.path]
    held.remove()
    assert left(tmp_path) == [draft.path]
