import os
import signal
from collections.abc import Iterator
from select import select

import pytest

from paperlog import forked
from paperlog.forked import apart, in_order


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    monkeypatch.setattr(forked, "_cores", lambda: 2)


@pytest.fixture
def copies(monkeypatch) -> list[int]:
    """The processes that are started."""
    found: list[int] = []
    fork = os.fork

    def noted() -> int:
        process = fork()
        found.append(process)
        return process

    monkeypatch.setattr(os, "fork", noted)
    return found


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def squares(count: int, **more: object) -> Iterator[int]:
    return in_order(lambda at: at * at, range(count), **({"at_a_time": 3, "is_long": True} | more))


@pytest.mark.parametrize("count", [0, 1, 3, 7, 100])
@pytest.mark.parametrize("is_long", [True, False])
def test_results_come_in_order(count, is_long):
    assert list(squares(count, is_long=is_long)) == [at * at for at in range(count)]


def test_the_work_is_done_by_copies_where_it_is_long():
    assert os.getpid() not in set(in_order(lambda _: os.getpid(), range(20), at_a_time=2, is_long=True))
    assert set(in_order(lambda _: os.getpid(), range(20), at_a_time=2, is_long=False)) == {os.getpid()}


@pytest.mark.parametrize(("spare", "copies"), [(0, 2), (1, 1)])
def test_a_core_is_left_to_who_works_meanwhile(spare, copies):
    done_by = set(in_order(lambda _: os.getpid(), range(20), at_a_time=2, is_long=True, spare=spare))
    assert len(done_by - {os.getpid()}) == copies


def test_what_a_killed_copy_left_is_done_here():
    def work(at: int) -> int:
        if at == 8 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return at

    here = os.getpid()
    assert list(in_order(work, range(20), at_a_time=2, is_long=True)) == list(range(20))


def test_what_the_work_raises_is_raised_here():
    def work(at: int) -> int:
        if at == 11:
            raise ValueError(at)
        return at

    results = in_order(work, range(20), at_a_time=2, is_long=True)
    with pytest.raises(ValueError, match="11"):
        list(results)


def test_copies_end_when_who_reads_from_them_is_killed():
    """They would fill their pipes and wait."""
    ended, to_end = os.pipe()
    reader = os.fork()
    if reader == 0:
        results = in_order(lambda at: bytes(10_000), range(2000), at_a_time=10, is_long=True)
        next(results)
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(to_end)
    os.waitpid(reader, 0)
    assert select([ended], [], [], 60)[0]
    assert os.read(ended, 1) == b""


def test_who_stops_half_way_leaves_no_copy_running(copies):
    results = squares(1000)
    assert next(results) == 0
    assert any(map(is_running, copies))
    results.close()
    assert not any(map(is_running, copies))


def test_where_no_more_processes_can_be_started_all_is_done_here(monkeypatch, copies):
    fork = os.fork

    def refuse() -> int:
        if copies:
            raise OSError("no more")
        return fork()

    monkeypatch.setattr(os, "fork", refuse)
    files = len(os.listdir("/proc/self/fd"))
    assert set(in_order(lambda _: os.getpid(), range(20), at_a_time=2, is_long=True)) == {os.getpid()}
    assert len(copies) == 1
    assert not is_running(copies[0])
    assert len(os.listdir("/proc/self/fd")) == files


def test_work_apart_is_done_by_another_process_that_is_not_waited_for():
    to_begin, begin = os.pipe()
    done, to_end = os.pipe()

    def work() -> None:
        os.read(to_begin, 1)
        os.write(to_end, f"{os.getpid()} {os.getsid(0)}".encode())

    assert apart(work)
    os.write(begin, b"x")  # not before here
    pid, session = os.read(done, 100).split()
    assert pid == session != str(os.getpid()).encode()


def test_what_work_apart_raises_or_prints_nobody_hears(capfd):
    ended, to_end = os.pipe()

    def work() -> None:
        os.write(1, b"out")
        raise ValueError("not told")

    assert apart(work)
    os.close(to_end)
    assert os.read(ended, 1) == b""
    assert capfd.readouterr() == ("", "")


def test_where_no_more_processes_can_be_started_nothing_is_done_apart(monkeypatch):
    def refuse() -> int:
        raise OSError("no more")

    monkeypatch.setattr(os, "fork", refuse)
    assert not apart(lambda: pytest.fail("it was done here"))
