"""What may be written in a profile, and what is done with what may not."""

from datetime import date

import pytest

from credit_cli.profile.load import Loaded, load_text
from credit_cli.profile.records import Account, Person, Profile
from tests.profile.lenders import KEYS, SMALLEST


def read(text: str) -> Loaded:
    return load_text(text, "p.yaml", KEYS)


def person(keys: str) -> Person:
    loaded = read(SMALLEST + f"person: {{{keys}}}\n")
    assert loaded.profile is not None, loaded.problems
    assert loaded.profile.person is not None
    return loaded.profile.person


def account(keys: str) -> Account:
    loaded = read(SMALLEST.replace("jiebei}", f"jiebei, {keys}}}"))
    assert loaded.profile is not None, loaded.problems
    return loaded.profile.accounts[0]


def kinds(text: str) -> list[str]:
    return [problem.problem for problem in read(text).problems]


def test_yaml_guesses_nothing() -> None:
    assert person("alias: no, region: 010, industry: 12:30") == Person(alias="no", region="010", industry="12:30")


def test_a_leading_zero_is_ten_and_not_eight() -> None:
    assert person("pay_day: 010").pay_day == 10


@pytest.mark.parametrize(("written", "fen"), [("1500", 150_000), ("'1500.5'", 150_050), ('"0.01"', 1), ("+7", 700)])
def test_amounts_are_fen_quoted_or_not(written: str, fen: int) -> None:
    assert person(f"cash: {written}").cash == fen


@pytest.mark.parametrize("written", ["1_000", "1.005", ".nan", ".inf", "1e3", "0x10", "１２", "￥5", "'1 000'", "1."])
def test_what_is_no_amount_is_refused(written: str) -> None:
    assert kinds(SMALLEST + f"person: {{cash: {written}}}\n") == ["not_an_amount"]


@pytest.mark.parametrize("empty", ["", " ~", " null", " Null", " NULL"])
def test_an_empty_optional_value_is_not_given(empty: str) -> None:
    loaded = read(SMALLEST + f"applications:{empty}\n")
    assert loaded.profile is not None
    assert loaded.profile.applications is None


def test_an_empty_list_is_known_to_be_none() -> None:
    loaded = read(SMALLEST + "applications: []\n")
    assert loaded.profile is not None
    assert loaded.profile.applications == ()


def test_a_quoted_null_is_a_word() -> None:
    assert person("alias: 'null'").alias == "null"


@pytest.mark.parametrize(
    ("word", "meant"), [("true", True), ("YES", True), ("on", True), ("No", False), ("off", False)]
)
def test_yes_and_no_are_understood_in_any_word(word: str, meant: bool) -> None:  # noqa: FBT001  parametrised
    assert person(f"identity: {{verified: {word}}}").identity == (meant, None)


def test_one_autopay_entry_needs_no_list() -> None:
    assert account("autopay: {enabled: true}").autopay == ((True, None),)


@pytest.mark.parametrize("written", ["2024-05", "2024-05-01"])
def test_opened_takes_a_month_or_a_day(written: str) -> None:
    assert account(f"opened: {written}").opened == date(2024, 5, 1)


def test_the_29th_of_february_is_there_in_leap_years_only() -> None:
    assert account("failed_debits: [2024-02-29]").failed_debits == (date(2024, 2, 29),)
    assert kinds(SMALLEST.replace("jiebei}", "jiebei, failed_debits: [2025-02-29]}")) == ["impossible_day_of_month"]


def test_a_balance_alone_may_be_negative() -> None:
    found = account("balances: [{on: 2026-01-01, amount: -12.30}]").balances
    assert found is not None
    assert found[0].amount == -1230


def test_the_key_on_written_as_true_is_understood_and_noted() -> None:
    loaded = read(SMALLEST.replace("jiebei}", "jiebei, balances: [{true: 2026-01-01, amount: 5}]}"))
    assert loaded.profile is not None
    assert loaded.profile.accounts[0].balances == ((date(2026, 1, 1), 500),)
    assert loaded.notes == (("/accounts/0/balances/0", "on_written_as_true"),)


def test_on_and_true_together_are_one_key_twice() -> None:
    text = SMALLEST.replace("jiebei}", "jiebei, balances: [{on: 2026-01-01, true: 2026-01-01, amount: 5}]}")
    assert kinds(text) == ["duplicate_key"]


def test_true_is_unknown_where_there_is_no_on() -> None:
    assert kinds(SMALLEST + "true: 1\n") == ["unknown_key"]


def test_an_entry_left_empty_is_a_problem() -> None:
    assert kinds(SMALLEST + "assets:\n  -\n") == ["empty_value"]


def test_a_text_may_run_over_several_lines() -> None:
    loaded = read(SMALLEST + "notices:\n  - on: 2026-05-08\n    kind: personal\n    text: |\n      一\n      二\n")
    assert loaded.profile is not None
    assert loaded.profile.notices is not None
    assert loaded.profile.notices[0].text == "一\n二\n"


@pytest.mark.parametrize("escape", ["\\e[31m", "\\u202e", "\\a", "\\r"])
def test_an_escape_that_a_terminal_would_obey_is_refused(escape: str) -> None:
    assert kinds(SMALLEST + f'person: {{alias: "{escape}x"}}\n') == ["control_character"]


def test_an_account_may_be_named_before_it_is_listed() -> None:
    text = "version: 1\nas_of: 2026-06-30\nexpect: {account: jiebei}\naccounts:\n  - {id: jiebei, lender: jiebei}\n"
    assert kinds(text) == []


def test_lists_need_not_be_in_order() -> None:
    assert account("balances: [{on: 2026-02-01, amount: 5}, {on: 2026-01-01, amount: 5}]").balances is not None


@pytest.mark.parametrize("key", ["\u3000alias", "alias\u3000", "alias："])
def test_a_wide_space_or_colon_in_a_key_is_told_as_such(key: str) -> None:
    assert kinds(SMALLEST + f"person:\n  ? {key}\n  : x\n") == ["fullwidth_punctuation"]


def test_a_root_that_is_a_list_is_a_problem() -> None:
    assert kinds("- 1\n") == ["expected_mapping"]


def test_a_profile_is_hashable_and_equal_to_itself() -> None:
    first, second = read(SMALLEST).profile, read(SMALLEST).profile
    assert isinstance(first, Profile)
    assert first == second
    assert hash(first) == hash(second)


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("0000-01-01", "impossible_day"),
        ("1899-12-31", "impossible_day"),
        ("1900-01-01", None),
        ("2200-12-31", None),
        ("2201-01-01", "impossible_day"),
        ("9999-12-31", "impossible_day"),
        ("2026-00-10", "impossible_day"),
        ("2026-13-10", "impossible_day"),
        ("2026-02-29", "impossible_day_of_month"),
        ("2024-02-29", None),
        ("1900-02-29", "impossible_day_of_month"),
        ("2026-04-00", "impossible_day_of_month"),
        ("-2026-04-01", "not_a_day"),
        ("2026-04-01T00:00", "not_a_day"),
        ("２０２６-04-01", "not_a_day"),
    ],
)
def test_a_day_is_one_of_the_calendar_between_1900_and_2200(day: str, problem: str | None) -> None:
    loaded = load_text(SMALLEST.replace("2026-06-30", day), "p.yaml", KEYS)

    assert [(p.problem, p.line, p.path) for p in loaded.problems] == (
        [] if problem is None else [(problem, 2, "/as_of")]
    )
