from pathlib import Path

from running import with_samples

from paperlog.linked import linked


def test_links_to_what_is_there_as_well_are_told_from_all_others(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    (papers / "h" / "deep").mkdir(parents=True)
    for place in ("h/a.yaml", "h/deep/b.yaml", "h/c.txt"):
        (papers / place).write_text("title: x\n")
    links = {"t": "h", "up": ".", "deep": "h/deep", "out": "..", "h/b.yaml": "a.yaml", "h/d.yaml": "c.txt"}
    for name, target in links.items():
        (papers / name).symlink_to(target)
    assert linked(papers) == {
        papers / "t": papers / "h",
        papers / "up": papers,
        papers / "h/b.yaml": papers / "h/a.yaml",
    }
    assert linked(tmp_path / "nothing") == {}


def test_a_folder_link_is_told_and_nothing_is_moved_through_it(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    papers = home.store / "papers"
    (papers / "t").symlink_to("h")
    (papers / "top.yaml").write_text("title: On Top\n")
    ended = home.run("check", "--fix")
    assert ended.status == 3
    assert "12 papers checked: 2 wrong" in ended.err
    told = [line.split("\t") for line in ended.out.splitlines()]
    assert [(where, check) for where, _, check, *_ in told] == [
        (str(papers / "t"), "unreadable"),
        (str(papers / "top.yaml"), "key"),
    ]
    assert (papers / "top.yaml").exists()
    assert "remove the link" in home.run("list").err


def test_no_file_is_called_another_one_of_itself(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    papers = home.store / "papers"
    (papers / "x").mkdir()
    (papers / "x" / "hu2021lora.yaml").symlink_to("../h/hu2021lora.yaml")
    (line,) = home.run("check").out.splitlines()
    assert f"is a link to {papers / 'h/hu2021lora.yaml'}" in line
