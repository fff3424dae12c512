"""Files made to hurt: each is refused, and soon."""

from time import perf_counter

import pytest

from credit_cli.profile.load import Loaded, load, load_text
from credit_cli.profile.nodes import MOST_VALUES
from credit_cli.profile.text import LARGEST_FILE
from tests.profile.lenders import KEYS, SMALLEST

MANY = LARGEST_FILE
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
ROWS = "draws: &d [" + ",".join(["{on: 2026-01-01, amount: 1}"] * 2000) + "]"
HOSTILE = {
    "an alias bomb": (LAUGHS, "too_many_values"),
    "lists of one list": (
        SMALLEST + f"  - {{id: b, lender: jiebei, {ROWS}}}\n" + "  - {id: c, lender: jiebei, draws: *d}\n" * 100,
        "too_many_values",
    ),
    "an alias of itself": ("accounts: &a\n  - *a\n", "endless_alias"),
    "brackets without end": ("[" * MANY, "too_deep"),
    "braces without end": ("{a: " * (MANY // 4), "too_deep"),
    "dashes without end": ("- " * (MANY // 2), "too_deep"),
    "questions without end": ("? " * (MANY // 2), "too_deep"),
    "stairs": ("a:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 1400)), "too_deep"),
    "a million values": ("[" + "a," * (MANY // 2 - 1) + "]", "too_many_values"),
    "many anchors": ("[" + ",".join(f"&a{i} x" for i in range(MOST_VALUES)) + "]", "too_many_values"),
    "many tags": ("[" + "!a ," * (MANY // 4 - 1) + "]", "too_many_values"),
    "some tags": ("[" + "!a ," * 1000 + "]", "tag"),
    "many directives": ("".join(f"%TAG !a{i}! b\n" for i in range(50_000)) + "---\n" + SMALLEST, "directive"),
    "one long word": ("version: " + "1" * (MANY - 20), "text_too_long"),
    "one long key": ("k" * (MANY - 20) + ": 1", "unexpected_colon"),
    "too much": (" " * (MANY + 1), "too_large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_soon(name: str) -> None:
    text, kind = HOSTILE[name]
    start = perf_counter()
    loaded = load_text(text, "hostile.yaml", KEYS)
    assert perf_counter() - start < 10
    assert kind in [problem.problem for problem in loaded.problems]


def test_a_hundred_megabytes_are_not_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("big") / "big.yaml"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    start = perf_counter()
    (problem,) = load(str(path), KEYS).problems
    assert problem.problem == "too_large"
    assert perf_counter() - start < 10


def test_many_misspelt_keys_are_all_told_and_soon() -> None:
    text = SMALLEST + "".join(f"acounts{i}: 1\n" for i in range(20_000))
    start = perf_counter()
    assert len(load_text(text, "bad.yaml", KEYS).problems) == 20_000
    assert perf_counter() - start < 10


def test_an_alias_used_as_a_person_would_is_understood() -> None:
    text = SMALLEST.replace("jiebei}", "jiebei, limits: &l [{on: 2026-01-01, amount: 5}]}") + (
        "  - {id: huabei, lender: huabei, limits: *l}\n"
    )
    loaded = load_text(text, "alias.yaml", KEYS)
    assert loaded.profile is not None
    assert loaded.profile.accounts[0].limits == loaded.profile.accounts[1].limits


def test_a_mistake_behind_an_alias_is_told_once() -> None:
    text = SMALLEST.replace("jiebei}", "jiebei, limits: &l [{on: 2026-01-01, amount: x}]}") + (
        "  - {id: huabei, lender: huabei, limits: *l}\n"
    )
    loaded: Loaded = load_text(text, "alias.yaml", KEYS)
    assert len({(p.line, p.column) for p in loaded.problems}) == 1


def test_what_is_shown_of_a_long_value_is_short() -> None:
    (problem,) = load_text(SMALLEST.replace("id: jiebei", f"id: {'甲' * 1500}"), "long.yaml", KEYS).problems
    assert all(len(value) <= 300 for _, value in problem.context)
