"""What stands in a YAML file is for no terminal at the end of a pipe to act on (`paperlog export … | less -R`)."""

import json
import re
from typing import Any

import pytest
from exports.papers import TEXT_FORMATS
from running import Home

from paperlog.codec import from_yaml, to_json
from paperlog.fields import KINDS, RELATED_KINDS, SOURCE_KINDS, Kind
from paperlog.yamltext import load

# C0, DEL and C1 (ECMA-48); what turns the direction of writing (UAX #9); invisible; ends of lines but \n; tags.
ACTED_ON = "".join(
    chr(code)
    for first, last in (
        *((0x0, 0x8), (0xB, 0x1F), (0x7F, 0x9F), (0x61C, 0x61C), (0x200B, 0x200B), (0x200E, 0x200F)),
        *((0x2028, 0x202E), (0x2060, 0x2060), (0x2066, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
        *((0xE0001, 0xE0001), (0xE007F, 0xE007F)),
    )
    for code in range(first, last + 1)
)
SIGN = re.compile(f"[{re.escape(ACTED_ON)}]")
EVIL = "\x1b]0;owned\x07 推論 𠮷" + "x".join(ACTED_ON) + "\x1b[31m."
# What YAML takes as it is, outside of quotes.
RAW = "\u202e\u2066 \u200b生\U000e0001"
OWN = {EVIL: "own", "x-list": [EVIL, {"a": EVIL}], f"x-{RAW}": f"{RAW} b", "x-block": f"{RAW}\n日本"}
PLAIN = {"int": 2020, "number": 1.5, "bool": True}


def quoted(text: str) -> str:
    """A text in YAML's double quotes, all but letters and digits written out."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08x}" for c in text) + '"'


def value(name: str, kind: Kind) -> str:
    if kind in PLAIN:
        return str(PLAIN[kind]) if name != "rating" else "5"
    if kind in ("related", "sources"):
        kinds = RELATED_KINDS if kind == "related" else SOURCE_KINDS
        return "".join(
            f"\n  {'-' if not n else ' '} {f}: {value(f, k)}" for n, (f, k) in enumerate(kinds.items())
        )
    if kind == "lines":
        return f"[{quoted(EVIL)}, {quoted('https://a.b/' + EVIL)}]"
    return "reading" if name == "status" else quoted(EVIL)


def own_lines() -> str:
    return (
        f"? {quoted(EVIL)}\n: own\nx-list:\n- {quoted(EVIL)}\n- a: {quoted(EVIL)}\n"
        f"x-{RAW}: {RAW} b  # said {RAW}\n# more {RAW}\nx-block: |-\n  {RAW}\n  日本\n"
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    known = "".join(f"{name}: {value(name, kind)}\n" for name, kind in KINDS.items() if name != "key")
    home.write("evil2020x", known + own_lines())
    home.write("evil2021y", f"title: {quoted(EVIL)}\nvenue: ACL {quoted(EVIL)[1:-1]}\nyear: 2021\n")
    home.write("evil2022z", f"title: {RAW}\nlinks: [https://a.b/{RAW}]\nvenue: {RAW}\n")
    return home


@pytest.mark.parametrize(
    "options",
    [
        *([name] for name in TEXT_FORMATS),
        *([name, "evil2020x"] for name in TEXT_FORMATS),
        *(["markdown", "--abstracts", "--group-by", by] for by in ("tag", "month", "category", "venue")),
        *([name, "--bom"] for name in ("csv", "tsv")),
    ],
    ids=" ".join,
)
def test_no_export_holds_what_a_terminal_acts_on(home: Home, options: list[str]) -> None:
    text = home.good("export", "--format", *options).removeprefix("\ufeff" if "--bom" in options else "")
    ends = "\r\n" if options[0] in ("csv", "ris") else "\n"
    assert {sign for line in text.split(ends) for sign in SIGN.findall(line)} == set()
    assert "owned" in text
    assert "推論" in text


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
def test_what_has_escapes_comes_back_exactly(home: Home, name: str) -> None:
    text = home.good("export", "evil2020x", "--format", name)
    (paper,) = [_from_yaml(text)] if name == "yaml" else json.loads(text if name == "json" else f"[{text}]")
    assert paper["title"] == paper["doi"] == paper["note"] == paper["related"][0]["summary_ja"] == EVIL
    assert paper["tags"] == [EVIL, f"https://a.b/{EVIL}"]
    assert paper["sources"][0]["gave"] == EVIL


def _from_yaml(text: str) -> dict[str, Any]:
    return to_json(from_yaml("evil2020x", load(text.removeprefix("---\n"))))


def test_own_fields_come_back_exactly(home: Home) -> None:
    document = load(home.good("export", "evil2020x", "--format", "yaml").removeprefix("---\n"))
    assert {name: document.values[name] for name in OWN} == OWN
    assert "# more \\u202e\\u2066" in home.good("export", "evil2020x", "--format", "yaml")
