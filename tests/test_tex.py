import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.tex import detex


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("VLM$^2$-Bench", "VLM2-Bench"),
        ("VLM^2", "VLM2"),
        ("x $^2$", "x2"),
        ("Schr\\\"{o}dinger, Erd\\H{o}s, Poincar\\'e", "Schrodinger, Erdos, Poincare"),
        ("\\'{\\i}", "i"),
        ("$\\alpha$-divergence", "α-divergence"),
        ("\\textbf{bold} and \\emph{it}", "bold and it"),
        ("\\href{https://example.org/a}{the page}", "the page"),
        ("50\\% \\& more", "50% & more"),
        ("{\\L}\\'od\\'z", "Łodz"),
        (r"High-dimen\-sional, auto\/encoder", "High-dimensional, autoencoder"),
        (r"VLM\(^2\)-Bench, \[x^2\]", "VLM2-Bench, x2"),
        (r"Self\textendash supervised, a\slash b", "Self supervised, a b"),
        (r"\LaTeX\ and \TeX{}nical, $R_{\max}$", "LaTeX and TeXnical, R_max"),
        (r"one line\\the next", "one line the next"),
        ("plain text", "plain text"),
        ("a_b", "a_b"),
    ],
)
def test_detex(text, plain):
    assert detex(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("H$_2$O, $x_{t+1}$, H $_2$O", "H2O, xt+1, H2O"),
        ("BERT$_{base}$, $x_N$, a_b", "BERT_base, x_N, a_b"),
        ("$\\pi_{\\mathrm{max}}$", "πmax"),
        (r"H\(_2\)O, \[y_2\], $$x_2$$ and $y_2$", "H2O, y2, x2 and y2"),
    ],
)
def test_indices_stand_at_what_they_belong_to(text, plain):
    assert detex(text, indices=True) == plain


@given(st.text("\\{}$^'\"aéo2 推", max_size=30))
def test_letters_outside_commands_are_kept(text):
    plain = detex(text)
    assert plain.count("推") == text.count("推")
    assert "{" not in plain.replace("\\{", "") or "\\{" in text
