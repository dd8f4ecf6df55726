"""Which TeX formulas may be handed on as formulas.

Digests are a stranger's text and TeX is a programming language: `$\\input{…}$` runs as well inside a formula
as outside. So a formula is handed on only when each of its commands is known here to typeset and to do
nothing else, and when it cannot break the text around it.
"""

import re

from paperlog.patterns import late

# TeX, LaTeX and amsmath: letters, operators, relations, arrows, brackets, spacing, functions.
_SYMBOLS_TEXT = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu
    nu xi omicron pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma
    Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega aleph beth hbar imath jmath ell wp Re Im
    partial infty prime emptyset varnothing nabla surd top bot angle triangle triangledown square
    Box Diamond forall exists nexists neg lnot flat natural sharp clubsuit diamondsuit heartsuit
    spadesuit sum prod coprod int iint iiint oint bigcap bigcup bigsqcup bigvee bigwedge bigodot
    bigotimes bigoplus biguplus pm mp times div ast star circ bullet cdot cap cup uplus sqcap sqcup
    vee lor wedge land setminus smallsetminus wr diamond bigtriangleup bigtriangledown triangleleft
    triangleright oplus ominus otimes oslash odot bigcirc dagger ddagger amalg ltimes rtimes le leq
    leqslant ge geq geqslant ll gg lll ggg prec succ preceq succeq sim simeq approx approxeq cong
    equiv asymp doteq propto models subset supset subseteq supseteq subsetneq supsetneq sqsubset
    sqsupset sqsubseteq sqsupseteq in ni notin vdash dashv perp mid nmid parallel nparallel bowtie
    smile frown ne neq not lesssim gtrsim lessgtr triangleq leftarrow gets rightarrow to
    leftrightarrow Leftarrow Rightarrow Leftrightarrow longleftarrow longrightarrow
    longleftrightarrow Longleftarrow Longrightarrow Longleftrightarrow mapsto longmapsto
    hookleftarrow hookrightarrow leftharpoonup rightharpoonup rightleftharpoons uparrow downarrow
    updownarrow Uparrow Downarrow nearrow searrow swarrow nwarrow leadsto rightsquigarrow iff
    implies impliedby therefore because ldots cdots vdots ddots dots dotsc dotsb lbrace rbrace
    lbrack rbrack langle rangle lfloor rfloor lceil rceil vert Vert lvert rvert lVert rVert
    backslash quad qquad arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf
    ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh bmod dag
"""
# Those that act on what stands beside them: of use inside a formula only.
_MODIFIERS_TEXT = """
    left right middle limits nolimits displaystyle textstyle scriptstyle big Big bigg Bigg bigl bigr
    Bigl Bigr biggl biggr
"""
# Those that need an argument.
_FUNCTIONS_TEXT = """
    frac dfrac tfrac binom sqrt overline underline widehat widetilde hat check breve acute grave
    tilde bar vec dot ddot overrightarrow overleftarrow overbrace underbrace overset underset
    stackrel mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr mathnormal
    boldsymbol bm pmb text textrm textbf textit texttt textsf textsc emph mbox operatorname pmod
    boxed phantom substack ensuremath
"""
_SYMBOLS = frozenset(_SYMBOLS_TEXT.split())
_MODIFIERS = frozenset(_MODIFIERS_TEXT.split())
_FUNCTIONS = frozenset(_FUNCTIONS_TEXT.split())

_COMMAND = late(r"\\(?:([A-Za-z]+)|(.))", re.DOTALL)
_PUNCTUATION = frozenset(",;:!> {}%#&_|$/")
_BARE = late(r"[%#&$]|\^\s*\^|[_^]\s*(?:[_^}]|$)")
_NEEDY = "|".join([*sorted(_FUNCTIONS), "left", "right", "middle", "[bB]igg?[lr]?"])
_NO_ARGUMENT = late(rf"\\(?:{_NEEDY})(?![A-Za-z])\s*(?:[}}_^]|$)")

# Plain TeX's switches, `{\cal N}`, of which old titles are full: LaTeX's newer classes know them no more.
_FONTS = {"cal": "mathcal", "bf": "mathbf", "rm": "mathrm", "it": "mathit", "sf": "mathsf", "tt": "mathtt"}
_SWITCH = rf"\\({'|'.join(_FONTS)})(?![A-Za-z])\s*"
_SWITCHED = late(rf"(?<=\{{){_SWITCH}([^{{}}]+)(?=\}})|{_SWITCH}(\{{[^{{}}]*\}}|[A-Za-z\d])")


def with_fonts(body: str) -> str:
    """A formula with LaTeX's commands in place of plain TeX's switches: `{\\mathcal{N}}` for `{\\cal N}`."""
    return _SWITCHED.sub(_font, body) if "\\" in body else body


def _font(found: "re.Match[str]") -> str:
    inside = (found[2] or found[4]).strip("{} ")
    return f"\\{_FONTS[found[1] or found[3]]}{{{inside}}}"


def is_safe(body: str) -> bool:
    """Whether the inside of `$…$` is a formula that TeX typesets without doing or breaking anything else."""
    return (
        body.isascii()
        and body.isprintable()
        and bool(body.strip())
        and all(_known(word, sign) for word, sign in _COMMAND.findall(body))
        and not _BARE.search(_COMMAND.sub(" x", body))
        and not _NO_ARGUMENT.search(body)
        and _balanced(body)
    )


def _known(word: str, sign: str) -> bool:
    return word in _SYMBOLS or word in _FUNCTIONS or word in _MODIFIERS or sign in _PUNCTUATION


def is_symbol(name: str) -> bool:
    """Whether a command is a formula by itself, such as `alpha` and `geq`."""
    return name in _SYMBOLS


def _balanced(body: str) -> bool:
    depth = 0
    for sign in re.sub(r"\\.", "", body):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    words = [word for word, _ in _COMMAND.findall(body)]
    return depth == 0 and words.count("left") == words.count("right")
