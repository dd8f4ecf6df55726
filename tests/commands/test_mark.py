from pathlib import Path

import pytest
from running import Home, one_line, with_samples

from paperlog.fields import STATUSES


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


@pytest.mark.parametrize("status", STATUSES[1:])
def test_marked_papers_are_found_by_their_status(home: Home, status: str) -> None:
    home.good("mark", status, "hu2021lora", "2305.18290")
    assert home.good("list", "--status", status, "--keys").split() == ["2305.18290", "hu2021lora"]
    assert len(home.good("list", "--status", "unread", "--keys").split()) == 9


def test_a_paper_can_be_unread_again(home: Home) -> None:
    path = home.write("odd", "title: x\nstatus: reading  # since May\nyear: 2020\n")
    home.good("mark", "READ", "odd")
    assert path.read_text() == "title: x\nstatus: read  # since May\nyear: 2020\n"
    assert home.run("mark", "unread", "odd").err == "papers: 1 marked unread (odd)\n"
    assert path.read_text() == "title: x\n# since May\nyear: 2020\n"
    assert "odd" in home.good("list", "--status", "unread", "--keys").split()


@pytest.mark.parametrize("args", [["hu2021lora", "read"], ["done", "hu2021lora"], ["", "hu2021lora"]])
def test_what_is_no_status_is_wrong_usage(home: Home, args: list[str]) -> None:
    said = one_line(home.run("mark", *args), 2)
    assert "unread, reading, read, skipped, and comes first" in said
