"""From a pointer to the line a person wrote."""

from pathlib import Path

import pytest

from credit_cli.profile.load import load, load_text
from credit_cli.profile.source import LONGEST_EXCERPT, Source
from tests.profile.lenders import KEYS, SMALLEST

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def source() -> Source:
    return load(str(HERE / "contract_example.yaml"), KEYS).source


@pytest.mark.parametrize(
    ("pointer", "line", "begins"),
    [
        ("/accounts/0/payments/1", 40, "{due: 2026-05-10"),
        ("/accounts/0/payments/1/due", 40, "2026-05-10"),
        ("/accounts/0/failed_debits/1", 41, "2026-05-10"),
        ("/accounts/0/payments", 38, "payments:"),
        ("/accounts/0", 20, "id: jiebei"),
        ("/person/cash", 15, "3000"),
        ("/person", 4, "person:"),
        ("/accounts/0/autopay/0", 32, "{on: 2022-03-01"),
    ],
)
def test_a_pointer_leads_to_its_line(source: Source, pointer: str, line: int, begins: str) -> None:
    place = source.place(pointer)
    assert place is not None
    assert place.line == line
    assert place.text[place.caret :].startswith(begins)
    assert place.path == pointer


def test_what_is_not_in_the_file_leads_to_what_holds_it(source: Source) -> None:
    place = source.place("/person/identity/age")
    assert place is not None
    assert place.path == "/person/identity"


@pytest.mark.parametrize("pointer", ["/accounts/0/payments/2", "/accounts/7/id", "/accounts/0/states/4", "/bills/9"])
def test_a_row_that_a_simulation_added_has_no_place(source: Source, pointer: str) -> None:
    assert source.place(pointer) is None


def test_one_entry_without_a_list_is_its_own_place() -> None:
    found = load_text(SMALLEST.replace("jiebei}", "jiebei, autopay: {enabled: true}}"), "p", KEYS).source
    place = found.place("/accounts/0/autopay/0")
    assert place is not None
    assert place.path == "/accounts/0/autopay"


def test_a_file_that_could_not_be_read_has_no_places() -> None:
    assert load("no/such/file", KEYS).source.place("/as_of") is None


def test_identifying_numbers_are_masked_and_columns_stay() -> None:
    found = load_text(SMALLEST + "person: {alias: 13812345678, cash: 5}\n", "p", KEYS).source
    place = found.place("/person/cash")
    assert place is not None
    assert place.text == "person: {alias: 138*****678, cash: 5}"
    assert place.text[place.caret] == "5"


def test_a_long_line_is_shown_around_the_place() -> None:
    rows = ", ".join("{on: 2026-01-01, amount: 5}" for _ in range(99))
    found = load_text(SMALLEST + f"guarantees: [{rows}, {{on: 2026-02-02, amount: 7}}]\n", "p", KEYS).source
    place = found.place("/guarantees/99")
    assert place is not None
    assert len(place.text) <= LONGEST_EXCERPT
    assert place.text[place.caret :].startswith("{on: 2026-02-02")


def test_what_is_written_in_a_row_is_read_with_its_keys() -> None:
    text = SMALLEST.replace(
        "jiebei}", "jiebei, draws: [{on: 2026-06-01, amount: 5.50}, {true: 2026-06-02, amount: '6'}]}"
    )
    found = load_text(text, "p", KEYS).source

    assert found.scalars("/as_of") == ("2026-06-30",)
    assert found.scalars("/accounts/0/draws/0") == ("on", "2026-06-01", "amount", "5.50")
    assert found.scalars("/accounts/0/draws/1/on") == ("2026-06-02",)
    assert found.scalars("/accounts/0/draws") == (
        "on", "2026-06-01", "amount", "5.50", "true", "2026-06-02", "amount", "6",
    )  # fmt: skip
    assert found.scalars("/accounts/1") == found.scalars("/nothing/at/all") == ()
    assert load("no/such/file", KEYS).source.scalars("/as_of") == ()


def test_a_line_of_many_counts_from_its_own_first_line() -> None:
    place = Source("many:7", "many", "one\ntwo", first_line=7).at(2, 3, "/here")

    assert (place.line, place.column, place.path, place.text, place.caret) == (8, 3, "/here", "two", 2)
