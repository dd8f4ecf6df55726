from pathlib import Path

from paperlog.digestfiles import STDIN, digest_files


def test_below_a_folder_every_digest_once_sorted_hidden_ones_left_out(tmp_path):
    for name in ("b.txt", "a.TXT", "c/d.md", "c/e.text", ".h.txt", ".g/i.txt", "f.pdf", "j.txt~"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link.txt").symlink_to("b.txt")
    found = digest_files([tmp_path / "c" / "d.md", tmp_path, tmp_path / "f.pdf", Path(STDIN), Path(STDIN)])
    assert [str(path.relative_to(tmp_path)) if path.is_absolute() else str(path) for path in found] == [
        *("c/d.md", "a.TXT", "b.txt", "c/e.text", "f.pdf", "-")
    ]
