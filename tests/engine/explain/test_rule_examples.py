"""Every rule of lenders, by the `examples` in its own file: a diary, and whether the rule speaks when a limit falls.

`holds` says whether it does, `since` from which day where it tells. The first account of the diary is cut three days
before its day, unless its `limits` tell something else.
"""

import copy

import pytest

from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.events import events_of
from credit_cli.engine.explain.case import Case
from credit_cli.engine.explain.days import Days
from credit_cli.engine.explain.reasons import Reason
from credit_cli.engine.explain.rules import rules
from credit_cli.model.library import shipped
from tests.engine.examples import Example, examples_in, profile_of

MODEL = shipped()
EXAMPLES = [*examples_in("rules"), *examples_in("lenders")]
CUT = [{"on": "2020-01-01", "amount": 20000}, {"on": "2026-11-20", "amount": 10000}]


def spoken(example: Example) -> list[Reason]:
    """What an explanation of the example's last event takes from its rule."""
    lender = MODEL.rules[example.of].of or "jiebei"
    written = copy.deepcopy(example.tells["profile"])
    written.setdefault("accounts", [{}])[0].setdefault("limits", CUT)
    profile = profile_of(written, lender)
    diary, first = Diary(profile, MODEL.lenders), profile.accounts[0].id
    *_, event = [e for e in events_of(diary, profile.as_of, MODEL.platform.events) if e.account == first]
    case = Case(event, diary.accounts[0], Days(diary, MODEL.scorecard), MODEL)
    assert example.of in case.account.lender.rules
    return [reason for reason in rules(case) if reason.ref == f"rule:{example.of}" and reason.weight > 0]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_rule_speaks_as_its_example_says(example: Example) -> None:
    found = spoken(example)

    assert bool(found) is example.tells["holds"]
    if "since" in example.tells:
        assert found[0].since == example.tells["since"]


def test_every_rule_has_an_example_where_it_holds_and_one_where_it_does_not() -> None:
    told: dict[str, set[bool]] = {}
    for param in EXAMPLES:
        told.setdefault(param.values[0].of, set()).add(param.values[0].tells["holds"])

    assert {id_ for id_ in MODEL.rules if told.get(id_) != {True, False}} == set()


def test_an_example_says_nothing_that_no_test_reads() -> None:
    read = {"name", "profile", "holds", "since"}

    assert [param.id for param in EXAMPLES if not set(param.values[0].tells) <= read] == []
