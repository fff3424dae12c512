"""Advice that may cost somebody money is never given: over every sample, in both languages, by what it means."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Final

import pytest

from credit_cli.model.library import section
from credit_cli.model.sourced import Text
from tests.commands.running import SAMPLE_FILES, of_sample
from tests.engine.people import MODEL

NEVER: Final = (
    r"停止还款|暂停还款|先别还|不用还了|可以不还|stop paying|stop repaying",
    r"保证(恢复|提额|通过)|一定(能|会)(恢复|提额)|will be (restored|raised)|guaranteed",
    r"(借|贷)(新|一笔).{0,4}(来|去)?(还|补)(上|清)?(旧|老)(的|债)(?!.*(别|不|不要))",
    r"(建议|可以|应该)(找|请).{0,4}(中介|代理)|(hire|pay) an? (agent|repair)",
)
"""What no sentence may advise. A sentence that warns of it is known by what stands before."""
WARNS: Final = re.compile(r"不|别|勿|没有|谁也|not|never|no |nobody|cannot|trust", re.IGNORECASE)
RAISES_A_LIMIT: Final = {"verify_income", "verify_assets", "bind_card", "diversify_funding"}
LEND: Final = {"new_credit", "apply", "borrow"}


def texts(value: object) -> Iterator[Text]:
    """Every sentence in two languages inside a value of the model."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def every_sentence() -> list[str]:
    told = [*texts(MODEL.actions), *texts(MODEL.lenders), *texts(MODEL.law), *texts(section("words"))]
    return [sentence for text in told for sentence in (text.zh, text.en)]


@pytest.mark.parametrize("pattern", NEVER)
def test_no_sentence_of_the_program_advises_what_costs_somebody(pattern: str) -> None:
    found = [
        sentence
        for sentence in every_sentence()
        for hit in re.finditer(pattern, sentence, re.IGNORECASE)
        if not WARNS.search(sentence[max(0, hit.start() - 40) : hit.end()])
    ]

    assert found == []


def test_the_patterns_find_what_they_are_for() -> None:
    bad = ("实在困难就停止还款。", "按这个做保证恢复额度。", "可以借一笔来还旧债。", "可以找正规中介。")

    assert [bool(re.search(pattern, text)) for pattern, text in zip(NEVER, bad, strict=True)] == [True] * 4


def test_a_regulator_is_named_after_the_institution() -> None:
    named = [s for s in every_sentence() if re.search(r"12378|12363", s) and re.search(r"打|call", s)]
    lender = re.compile(r"机构|客服|银行|电话|lender|bank|customer service|number", re.IGNORECASE)

    assert len(named) > 20
    first = [
        s for s in named if not re.match(r"^(12378|12363)", s) and not lender.search(re.split(r"12378|12363", s)[0])
    ]
    assert first == []


@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_a_plan_of_a_sample_never_borrows_and_gives_no_limit_tips_in_hardship(name: str) -> None:
    found = of_sample("plan", name, "--format", "json").json
    actions = {step["action"] for step in found["steps"]}

    assert actions <= set(MODEL.actions)
    assert not actions & LEND
    if found["mode"] == "hardship":
        assert not actions & (RAISES_A_LIMIT | {"ask_explanation", "read_notices"})
        assert found["steps"][0]["action"] == "ask_hardship_plan"


@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_the_points_of_a_plan_add_up_before_ones_eyes(name: str) -> None:
    told = of_sample("plan", name, "--lang", "zh").out
    found = of_sample("plan", name, "--format", "json").json
    rows = [line for line in told.splitlines() if line.startswith("比现状不变多")]
    difference = found["score_then"] - found["do_nothing"]

    assert len(rows) == any(step["gain"] for step in found["steps"])
    for row in rows:
        summed = re.search(r"= (-?\d+) 分|多 (-?\d+) 分", row)
        assert summed is not None
        assert int(summed[1] or summed[2]) == difference
        parts = re.findall(r" ([+-]\d+)(?=、| =)", row)
        assert not parts or sum(map(int, parts)) == difference


def test_no_rule_whose_window_is_closed_stands_behind_an_action_on_the_day_of_the_facts() -> None:
    today = date(2026, 11, 23)
    items = {item.id: item for act in MODEL.law for item in act.items}
    told = [
        (action.key, item)
        for action in MODEL.actions.values()
        for item in action.law
        if item in items and not items[item].in_force(today)
    ]

    assert {item for _, item in told} <= {"RP-01"}  # said only while it is open: see test_plan_besides
