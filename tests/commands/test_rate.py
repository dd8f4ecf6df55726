from pathlib import Path

import pytest
from running import Home, one_line, with_samples


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


def rated(home: Home) -> list[str]:
    return home.run("search", "has:rating", "--format", "{key} {rating}", "--sort", "key").out.splitlines()


def test_one_or_many_get_a_rating(home: Home) -> None:
    assert home.run("rate", "hu2021", "4").err == "papers: 1 rated 4 (hu2021lora)\n"
    home.good("rate", "2305.1", "gu2023mamba", "５")
    home.good("rate", "-", "1", stdin="lambert2025tulu\n")
    assert rated(home) == ["2305.18290 5", "gu2023mamba 5", "hu2021lora 4", "lambert2025tulu 1"]
    assert home.good("search", "rating:>=5", "--keys").split() == ["gu2023mamba", "2305.18290"]


def test_a_rating_can_be_taken_off(home: Home) -> None:
    home.good("rate", "hu2021", "4")
    assert home.run("rate", "hu2021", "none").err == "papers: 1 unrated (hu2021lora)\n"
    assert rated(home) == []
    home.good("undo")
    assert rated(home) == ["hu2021lora 4"]


@pytest.mark.parametrize("rating", ["0", "6", "4.5", "good", "", "-"])
def test_what_is_no_rating_is_wrong_usage(home: Home, rating: str) -> None:
    said = one_line(home.run("rate", "hu2021", rating), 2)
    assert "it is 1, 2, 3, 4, 5 or none, and comes last" in said


def test_without_a_rating_something_is_missing(home: Home) -> None:
    assert "Missing argument" in one_line(home.run("rate", "hu2021lora"), 2)
