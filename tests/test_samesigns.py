"""The signs of titles: those that part two papers, and those that one title has in any spelling."""

import pytest

from paperlog.sameness import Facts, judge
from paperlog.samesigns import signs_of


def verdict(one: str, other: str) -> str:
    """Of two records of the same people, a month apart."""
    people = ("Ann Smith", "Bob Brown")
    a, b = (
        Facts(title, people, date=f"2024-0{month}-10T10:00:00+00:00")
        for month, title in ((1, one), (2, other))
    )
    assert judge(a, b) == judge(b, a)
    return judge(a, b).verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Counting Problems in #P", "Counting Problems in P"),
        ("Sums $x+y$", "Sums $x-y$"),
        ("Sums $x-y$", "Sums $x y$"),
        ("Sums of $x+y$", "Sums $x-y$"),
        ("Norms $A \\oplus B$", "Norms $A \\otimes B$"),
        ("Sets $\\bar{P}$", "Sets $P$"),
        ("Sets P̄", "Sets $P$"),
        ("Maps $f$", "Maps $f^\\dagger$"),
        ("Maps $f$", "Maps f†"),
        ("Maps $f$", "Maps $f'$"),
        ("Decays to $\\eta\\eta$", "Decays to $\\eta\\eta'$"),
        ("Decays to $\\gamma \\eta'$", "Decays to $\\gamma \\eta''$"),
        ("Decays to γη", "Decays to γη'"),
        ("Decays to DD", "Decays to DD'"),
        ("Solutions of y'' + y", "Solutions of y' + y"),
        ("Conjugates $xy$", "Conjugates $xy'$"),
        ("Collisions of pp", "Collisions of pp̄"),
        ("Values $Q$", "Values $\\hat{Q}$"),
        ("Rates $O(n)$", "Rates $\\tilde{O}(n)$"),
        ("Bounds of $2^{10}$", "Bounds of $210$"),
        ("Bounds of 2^10", "Bounds of 210"),
        ("Bounds of 10⁶", "Bounds of 106"),
        ("Bounds of -1", "Bounds of 1"),
        ("Bounds of $-1$", "Bounds of $1$"),
        ("Bounds of $x^{-1}$", "Bounds of $x^1$"),
        ("Spaces $H^2$", "Spaces $H_2$"),
        ("Spaces H²", "Spaces $H_2$"),
        ("Groups $\\mathbb{Z}^2$", "Groups $\\mathbb{Z}_2$"),
    ],
)
def test_a_sign_may_be_all_the_difference(one, other):
    rest = " and their Verification by Models"
    assert verdict(one + rest, other + rest) == "near"
    assert verdict(f"{one}: Verification of Models", f"{other}: Verification of Models") == "near"


@pytest.mark.parametrize(("one", "other"), [("C#", "C"), ("Values $Q$", "Values $\\hat{Q}$")])
def test_titles_that_differ_in_a_sign_are_not_wholly_alike(one, other):
    found = judge(Facts(one), Facts(other))
    assert (found.verdict, found.score < 100) == ("near", True)
    assert found.reason.startswith("differ in a sign")


def test_a_star_is_a_sign_before_a_colon_and_at_a_letter_and_a_footnote_at_the_end():
    assert verdict("A*: Efficient Search for Models", "A: Efficient Search for Models") == "near"
    assert verdict("Efficient Search for $Q^*$", "Efficient Search for Q") == "near"
    for name in ("$J/\\psi K^*$", "$\\pi K^{*}$", "πK*", "RRT*", "Informed RRT*"):
        starless = f"Efficient Search for {name.replace('*', '')}"
        assert verdict(f"Efficient Search for {name}", starless) == "near"
    assert verdict("EFFICIENT SEARCH FOR MODELS*", "Efficient Search for Models") == "same"
    for mark in ("*", "†", "$^\\dagger$"):
        assert verdict(f"Efficient Search for Models{mark}", "Efficient Search for Models") == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bounds of $2^{10}$", "Bounds of 2^10"),
        ("Bounds of 10$^6$", "Bounds of 10⁶"),
        ("Spaces $H^2$", "Spaces H²"),
        ("Spaces $H^2$", "Spaces H2"),
        ("Water H$_2$O", "Water H₂O"),
        ("Water H$_2$O", "Water H2O"),
        ("On COVID-19", "On COVID 19"),
    ],
)
def test_indices_and_numbers_are_the_same_in_any_spelling(one, other):
    rest = " and their Verification by Models"
    assert verdict(one + rest, other + rest) == "same"


def test_what_is_cut_short_has_the_signs_of_the_beginning():
    cut = "Counting the Hardest Problems in #P with Many Mode..."
    assert verdict(cut, "Counting the Hardest Problems in #P with Many Models of $x+y$") == "same"
    assert verdict(cut, "Counting the Hardest Problems in P with Many Models of $x+y$") == "near"


def test_who_wrote_it_need_not_be_known():
    one, other = (Facts(f"Counting Problems in {name} and their Proofs", year=2024) for name in ("#P", "P"))
    assert judge(one, other).verdict == "near"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C♯ Programs", "C# Programs"),
        ("C$^\\sharp$ Programs", "C# Programs"),
        ("$\\alpha$-NeRF", "α-NeRF"),
        ("Sums $x + y$", "Sums x+y"),
        ("Sums $x-y$", "Sums x–y"),
        ("$k$-d Trees", "k-d trees"),
        ("Alpha-Beta Search", "$\\alpha-\\beta$ Search"),
        ("LoRA$^+$", "LoRA+"),
        ("VLM$^2$-Bench", "VLM^2-Bench"),
        ("VLM$^2$-Bench", "VLM2-Bench"),
        ("Values $\\hat{Q}$", "Values Q̂"),
        ("Rates $\\tilde{O}(n)$", "Rates Õ(n)"),
        ("Maps $f^\\dagger$", "Maps f†"),
        ("Ca$^{2+}$ Waves", "Ca²⁺ Waves"),
        ("Decays to $\\pi K^*$", "Decays to πK*"),
        ("Decays to $\\pi K^{*}$", "Decays to $\\pi K^\\ast$"),
        ("Decays to $\\gamma\\eta'$", "Decays to γη′"),
        ("Decays to $\\psi''$", "Decays to ψ″"),
        ("Collisions of $p\\bar{p}$", "Collisions of pp̄"),
        ("Maps of Tōkyō", "Maps of Tokyo"),
        ("LLMs' Knowledge of 'GAN', NLP's Ways", "LLMs Knowledge of GAN, NLPs Ways"),
        ("THE AUTHORS' GUIDE TO 'DEEP GAN'", "The Authors Guide to Deep GAN"),
        ("On ``GAN'' and 'Q'", "On GAN and Q"),
        ("Graphs of Erd\\H{o}s", "Graphs of Erdős"),
        ("Graphs of Nu\\~{n}ez", "Graphs of Nuñez"),
        ("State‑of‑the‑Art — Again", "State-of-the-Art - Again"),
    ],
)
def test_one_title_with_and_without_tex(one, other):
    rest = " and their Verification by Models"
    assert verdict(one + rest, other + rest) == "same"


@pytest.mark.parametrize("sharp", ["#", "♯", "$^\\sharp$", "$^{\\#}$", " #"])
def test_c_sharp_is_told_as_what_may_be_c(sharp):
    assert verdict(f"C{sharp} Programs by Models of Whales", "C Programs by Models of Whales") == "near"
    assert (
        verdict(f"C{sharp} Programs by Models of Whales", "C++ Programs by Models of Whales") == "different"
    )
    assert verdict(f"C{sharp} Programs by Models of Whales", "F Programs by Models of Whales") == "different"


def test_a_hyphen_without_tex_is_no_minus():
    assert signs_of("$x-y$ and $n - 1$").minuses == 2
    assert signs_of("$\\alpha-NeRF$").minuses == 0
    assert signs_of("x-y").minuses is None
