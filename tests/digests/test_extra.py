from paperlog.digests.extra import Extra, extra


def test_names_and_the_rest() -> None:
    lines = [
        "arXiv: 2305.18290 [cs, stat]",
        "Citation Key: foo",
        "tldr: It is short.",
        "citekey: bar",
        "DOI: 10.1/x",
    ]
    assert extra(lines) == Extra("foo", "2305.18290", "10.1/x", ("tldr: It is short.",))


def test_what_only_looks_like_a_name() -> None:
    lines = (
        "arXiv: see below",
        "eprint: 12345",
        "doi: none",
        "my citation key: foo",
        "see arXiv:2305.18290 as well",
    )
    assert extra(lines) == Extra(rest=lines)
