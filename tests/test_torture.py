"""A short part of `make torture` (README, "For developers"): enough to see that the harness and the promises hold."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# Imported by path: the tests are no package for pytest.
from torture import fuzz, kills, sessions
from torture.stories import Story, stories
from torture.verdict import Lost, check
from torture.world import TRACEBACK, scratch, warm

SEED = int(os.environ.get("PAPERLOG_SEED", "1"))


@pytest.fixture(scope="module")
def told() -> Iterator[list[Story]]:
    warm()
    with scratch() as folder:
        yield list(stories(Path(folder), entries=4))


def test_commands_that_are_killed_or_meet_a_failing_disk_lose_nothing(told: list[Story]) -> None:
    wanted = list(kills.trials(told, 14, 10, 0, SEED))
    outcomes = list(kills.run_all(told, wanted, 1))
    assert [outcome.lost for outcome in outcomes if outcome.lost] == []
    assert sum(outcome.struck for outcome in outcomes) > 12


def test_the_verdict_sees_what_is_lost(told: list[Story]) -> None:
    story = told[0]
    for damage in ("gone", "half"):
        with scratch() as folder:
            world = story.home.copy(Path(folder, "home"))
            path = next((world.store / "papers").rglob("*.yaml"))
            path.unlink() if damage == "gone" else path.write_bytes(path.read_bytes()[:-20])
            with pytest.raises(Lost, match="neither old nor new"):
                check(world, story)


def test_a_traceback_counts_as_a_bug(told: list[Story]) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    ran = told[0].home.run("path", before=broken)
    assert (ran.status, ran.is_bug) == (TRACEBACK, True)
    assert "ZeroDivisionError" in ran.err


def test_sessions_side_by_side_see_no_half_of_a_change(tmp_path: Path) -> None:
    warm()
    results = list(sessions.Sessions(tmp_path / "home", SEED).run(18, 6))
    assert [result for result in results if result] == []
    assert len(results) > 18


def test_the_parsers_withstand_what_is_varied_at_random() -> None:
    done = list(fuzz.fuzz_all(1500, 300, SEED, 1, guided=False))
    assert [each.failure for each in done if each.failure] == []
    assert sum(each.inputs for each in done) >= 1400
    assert {each.engine for each in done} == {"hypothesis", "variation"}
