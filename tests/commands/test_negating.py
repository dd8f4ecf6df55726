import pytest

from paperlog.commands.negating import is_word, parted

TAKES_VALUE = {"-n": True, "--limit": True, "--format": True, "-k": False, "-r": False, "-0": False}


@pytest.mark.parametrize(
    "arg", ["-tag:x", "-3d", "-4o", "-2024-01", "-nlp", "-n5x", "-keys", "-kx", "推論", "-", ""]
)
def test_words_of_a_query(arg):
    assert is_word(arg, TAKES_VALUE)


@pytest.mark.parametrize(
    "arg", ["-k", "-k0", "-rk", "-rn1", "-n", "-rn", "-n05", "--limit", "--nothing", "--"]
)
def test_options(arg):
    assert not is_word(arg, TAKES_VALUE)


@pytest.mark.parametrize(
    ("args", "options", "words"),
    [
        ("a -b --format -{key} -rn -1 c", "--format -{key} -rn -1", "a -b c"),
        ("--format=-x -n0 -k", "--format=-x -n0 -k", ""),
        ("a -k -- -k --format", "-k", "a -k --format"),
        ("a -- b -- c", "", "a b -- c"),
        ("a -k --format", "-k --format", ""),
    ],
)
def test_a_value_is_never_taken_for_a_word(args, options, words):
    assert parted(args.split(), TAKES_VALUE) == (options.split(), words.split())
