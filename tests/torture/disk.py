"""A disk that is really full: a file system in memory with a size, where the system lets us mount one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .stories import page
from .verdict import Lost, demand
from .world import World, scratch

_PAGES = 30


def full_disks(sizes: range) -> Iterator[str]:
    """Imports into disks of so many KiB, which are made larger afterwards; what was lost ("": nothing) for each."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        return
    for size in sizes:
        with scratch() as folder, _mounted(Path(folder), size) as place:
            if place is None:
                return
            try:
                _fill(World(place), place)
            except Lost as lost:
                yield f"a disk of {size} KiB: {lost}"
            else:
                yield ""


@contextmanager
def _mounted(folder: Path, size: int) -> Iterator[Path | None]:
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(world: World, place: Path) -> None:
    """Imports one digest after the other until none goes in any more; then there is room again, and all go in."""
    pages = {
        f"{number}.txt": "".join(page(at, "Full ") for at in range(number, number + _PAGES))
        for number in range(1, 8 * _PAGES, _PAGES)
    }
    with scratch() as outside:
        for name, text in pages.items():
            Path(outside, name).write_text(text, "utf-8")
        names = [str(Path(outside, name)) for name in pages]
        was_full = any(_import(world, name) for name in names)
        subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
        for name in names:
            demand(not _import(world, name), "it is full, though there is room")
    demand(was_full, "it was never full")
    demand(len(world.papers()) == _PAGES * len(pages), f"{len(world.papers())} papers")
    demand(not world.leftovers(), f"left over: {world.leftovers()}")


def _import(world: World, name: str) -> bool:
    """Whether the disk was too full for an import; then nothing of it may be there."""
    before = world.papers()
    ran = world.run("import", name)
    demand(not ran.is_bug and ran.status in (0, 3), f"{ran.status} {ran.err}")
    demand(ran.status == 0 or world.papers() == before, "half an import")
    listed = world.run("list", "--keys")
    demand(listed.status == 0 and len(listed.out.split()) == len(world.papers()), f"list: {listed.err}")
    return ran.status == 3
