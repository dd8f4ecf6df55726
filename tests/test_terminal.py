"""What a person sees on a terminal of some width: a real one, as far as the program can tell."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from running import Home, with_samples

from paperlog.cells import cell_width, glyphs

WIDTHS = (60, 80, 120, 200)
LAYOUTS = ("columns", "interleaved", "stacked")
# JIS X 4051: what no line of Japanese begins with.
FORBIDDEN = tuple("、。，．・：；！？」』）】〉》〕ーァィゥェォッャュョぁぃぅぇぉっゃゅょ々")
JAPANESE = re.compile("[\u3001\u3002\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff]")
COLOUR = re.compile("\x1b\\[[0-9;]*m")
GAP = 3

Screen = Callable[..., list[str]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = with_samples(tmp_path_factory.mktemp("home"))
    path = Path(home.good("show", "schulman2017proximal", "--path").strip())
    path.write_text(path.read_text("utf-8") + "status: read\nrating: 5\n", "utf-8")
    return home


@pytest.fixture(scope="module")
def screen(home: Home) -> Screen:
    """The lines that a call shows on so many columns, without their colours; it has to end well."""

    @cache
    def lines(columns: int, *args: str, **variables: str) -> list[str]:
        ended = home.terminal(columns, *args, **variables)
        assert ended.status == 0, ended.out
        return COLOUR.sub("", ended.out).removesuffix("\n").split("\n")

    return lines


def japanese(text: str) -> str:
    return "".join(JAPANESE.findall(text))


def at_cell(line: str, cells: int) -> tuple[str, str]:
    """A line in two, after so many cells; asserts that no character stands across that place."""
    left, parts = "", [*glyphs(line)]
    while parts and cell_width(left) < cells:
        left += parts.pop(0)
    assert cell_width(left) == min(cells, cell_width(line)), line
    return left, "".join(parts)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize(
    "args",
    [["list"], ["stats"], ["related", "2305.18290"], ["related", "--missing"], ["next", "--why"]]
    + [["show", "2305.18290", "--layout", layout] for layout in LAYOUTS],
    ids=" ".join,
)
def test_no_line_is_wider_than_the_terminal(screen: Screen, columns: int, args: list[str]) -> None:
    lines = screen(columns, *args)
    assert len(lines) > 3
    assert [line for line in lines if cell_width(line) > columns] == []
    assert [line for line in lines if line != line.rstrip()] == []
    assert not any("\x1b" in line or "…" in line for line in lines)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("key", ["2305.18290", "yao2023tree"])
def test_show_loses_no_japanese(home: Home, screen: Screen, columns: int, layout: str, key: str) -> None:
    (paper,) = json.loads(home.good("show", key, "--json"))
    shown = japanese("".join(screen(columns, "show", key, "--layout", layout)))
    for field in ("title_ja", "abstract_ja", "summary_ja", "comment"):
        assert japanese(paper[field] or "") in shown


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_line_of_japanese_begins_with_a_comma_or_the_like(
    screen: Screen, columns: int, layout: str
) -> None:
    lines = [*screen(columns, "show", "2305.18290", "--layout", layout), *screen(columns, "list")]
    lines += screen(columns, "related", "2305.18290")
    beginnings = [line.strip() for line in lines]
    if layout == "columns":
        beginnings += [at_cell(line, (columns - GAP) // 2 + GAP)[1] for line in _columns_of(lines)]
    assert [text for text in beginnings if text.startswith(FORBIDDEN)] == []


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("key", ["2305.18290", "yao2023tree"])
def test_the_columns_of_show_stand_straight(screen: Screen, columns: int, key: str) -> None:
    left = (columns - GAP) // 2 + GAP
    lines = _columns_of(screen(columns, "show", key, "--layout", "columns"))
    assert at_cell(lines[0], left) == (f"{'Abstract':{left}}", "要旨")
    for line in lines[1:]:
        english, other = at_cell(line, left)
        assert japanese(english) == ""
        assert other == "" or english.endswith(" " * GAP)
    assert sum(bool(at_cell(line, left)[1]) for line in lines) > 5


def _columns_of(lines: list[str]) -> list[str]:
    """Those lines of a paper that hold its two columns."""
    start = next(number for number, line in enumerate(lines) if line.startswith("Abstract"))
    ends = (number for number, line in enumerate(lines) if re.match("source|要約 ", line))
    return lines[start : next(ends) - 1]


@pytest.mark.parametrize("columns", WIDTHS)
def test_list_loses_no_title(home: Home, screen: Screen, columns: int) -> None:
    shown = "".join("".join(screen(columns, "list")).split())
    for title in home.good("list", "--format", r"{title}\n{title_ja}").split("\n"):
        assert "".join(title.split()) in shown


def test_show_stands_side_by_side_from_100_columns_on(screen: Screen) -> None:
    assert [line.split() for line in screen(100, "show", "gu2023mamba") if "要旨" in line] == [
        ["Abstract", "要旨"]
    ]
    assert [line for line in screen(99, "show", "gu2023mamba") if "要旨" in line] == ["Abstract / 要旨"]


def test_columns_is_honoured_over_the_terminals_own_width(screen: Screen) -> None:
    assert screen(200, "list", COLUMNS="60") == screen(60, "list")


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["show", "2305.18290"],
        ["stats"],
        ["tag", "list"],
        ["related", "2305.18290"],
        ["next", "--why"],
    ],
    ids=" ".join,
)
def test_colour_can_be_refused_in_every_way(home: Home, screen: Screen, command: list[str]) -> None:
    assert "\x1b[" in home.terminal(80, *command).out
    for ended in (
        home.terminal(80, *command, NO_COLOR="1"),
        home.terminal(80, *command, TERM="dumb"),
        home.terminal(80, "--no-color", *command),
    ):
        assert "\x1b" not in ended.out
        assert ended.out.removesuffix("\n").split("\n") == screen(80, *command)


@pytest.mark.parametrize(
    "options", [["--json"], ["-k"], ["--format", "{title_ja}"], ["--columns", "key,tags"]]
)
def test_machine_forms_are_the_same_on_a_terminal_as_in_a_pipe(home: Home, options: list[str]) -> None:
    assert home.terminal(60, "list", *options).out == home.good("list", *options)


def test_a_long_import_shows_a_bar_that_is_gone_at_the_end(home: Home) -> None:
    page = (home.root / "samples/fugumt.txt").read_bytes()
    pages = home.root / "pages"
    pages.mkdir()
    for number in range(25):
        (pages / f"{number}.txt").write_bytes(page)
    ended = home.terminal(80, "import", "pages")
    assert ended.status == 0
    assert "reading" in ended.out
    assert "\x1b[2K" in ended.out  # the bar's line is wiped
    assert ended.out.endswith("papers: 0 created, 0 updated, 2 unchanged\n")


def test_no_markup_is_read_from_what_papers_say(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = Home(tmp_path_factory.mktemp("odd"))
    odd = "[bold]A[/bold] [cs.CL] :smile: $x"
    home.write("odd2020x", f"title: '{odd}'\nyear: 2020\n")
    assert odd in home.terminal(120, "list").out
    assert odd in home.terminal(120, "show", "odd2020x").out
