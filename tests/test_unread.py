from pathlib import Path

import pytest
from running import SAMPLES, Home, with_samples


def broken(home: Home, key: str, line: int, text: str) -> Path:
    path = next(home.store.rglob(f"{key}.yaml"))
    lines = path.read_text("utf-8").splitlines()
    lines.insert(line, text)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("line", [0, 2, 3])
def test_an_import_makes_no_second_paper_of_one_whose_file_cannot_be_read(tmp_path: Path, line: int) -> None:
    home = with_samples(tmp_path)
    path = broken(home, "2305.18290", line, "  : [")
    ended = home.run("import", SAMPLES)
    assert (ended.status, ended.err.count("its paper may be 2305.18290")) == (3, 2)
    assert f"{path}:" in ended.err
    assert len(list(home.store.rglob("*.yaml"))) == 11
    path.write_text(path.read_text("utf-8").replace("  : [\n", ""), "utf-8")
    home.good("import", SAMPLES)
    assert len(home.good("list", "--keys").splitlines()) == 11


def test_a_title_finds_the_file_of_a_paper_and_one_of_a_related_paper_does_not(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("me", "title: 'My Own\n  Paper'\nrelated:\n- title: Another One\nyear: [\n")
    entries = home.root / "new.bib"
    entries.write_text("@misc{a, title={{My own PAPER}}}\n@misc{b, title={{Another One}}}\n")
    ended = home.run("import", entries)
    assert (ended.status, ended.err.count("its paper may be me")) == (3, 1)
    assert len(list(home.store.rglob("*.yaml"))) == 2
