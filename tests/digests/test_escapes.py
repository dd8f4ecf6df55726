import pytest
from hypothesis import given
from hypothesis import strategies as st
from savers import clipped

from paperlog.digests.escapes import without_escapes

LINK = "see [this](https://example.org/a_b)\n"


@pytest.mark.parametrize(
    ("escaped", "plain"),
    [
        (r"arxiv\_id, C\*, \`x\`, 5\\%, \\alpha", r"arxiv_id, C*, `x`, 5\%, \alpha"),
        (r"\[Paper Note\] A\*", "[Paper Note] A*"),
        ("1\\. first, in 2024\\. \\- then", "1. first, in 2024. - then"),
        (rf"{LINK}$\\alpha$ and x\_i", rf"{LINK}$\alpha$ and x_i"),
        (rf"{LINK}\[Re\] Whales", f"{LINK}[Re] Whales"),
        # A saver that leaves the backslash as it is: no more than `_` and `*` are its own.
        (r"arxiv\_id \alpha 5\% \{x\}", r"arxiv_id \alpha 5\% \{x\}"),
        # So is one of which nobody knows what it does with a backslash.
        (r"arxiv\_id 5\% \{x\}", r"arxiv_id 5\% \{x\}"),
    ],
)
def test_what_a_saver_escaped(escaped: str, plain: str) -> None:
    assert without_escapes(escaped) == plain


@pytest.mark.parametrize(
    "text",
    [
        r"arxiv_id, a snake\_case name, 5\%, \[x\]",
        rf"{LINK}a snake\_case name beside x_i and y_j",
        r"\begin{a} x \\ y",
        r"Poincar\'e, \`a la carte",
        r"\[E = mc^2\]",
        "no backslash at all",
    ],
)
def test_what_is_tex_stays(text: str) -> None:
    assert without_escapes(text) == text


@given(st.text(st.sampled_from("aé推 \\_*`[]$%{}()"), max_size=40))
def test_what_a_clipper_writes_is_read_as_it_was(text: str) -> None:
    page = f"arxiv_id\n\\alpha _ {text.strip()}"
    assert without_escapes("\n".join(map(clipped, page.split("\n")))) == page
