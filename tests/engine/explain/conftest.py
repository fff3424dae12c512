"""A model small enough to compute by hand, and diaries written in the test that reads them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from credit_cli.model.actions import Action
from credit_cli.model.factor import Bin, Factor
from credit_cli.model.law import Act, Explains, LawItem
from credit_cli.model.lenders import LenderRule, Thresholds
from credit_cli.model.library import Model, shipped
from credit_cli.model.scorecard import BandRange, DimensionName, Scorecard
from credit_cli.model.sourced import Source, Text
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Profile

T = Text(zh="字", en="word")
SOURCED: dict[str, Any] = {"basis": "law", "sources": (Source(title="made up"),), "valid_from": date(2000, 1, 1)}


def bins(*edges: tuple[float | None, int]) -> tuple[Bin, ...]:
    return tuple(Bin(points=points, share=1 / len(edges), label=T, at_least=edge) for edge, points in edges)


def factor(code: str, measure: str, *edges: tuple[float | None, int], **parameters: int) -> Factor:
    name = measure.partition(".")[2]
    return Factor(
        code=code, factor=f"{name}_{code}", dimension="use", measure=measure, unit="ratio", name=T, why=T, ask=T,
        bins=bins(*edges), none=None, parameters=dict(parameters), **SOURCED,
    )  # fmt: skip


def rule(code: str, measure: str, typical: float, *, strong: bool = False, fades: int = 0, **more: int) -> LenderRule:
    return LenderRule(
        id=f"{code.lower()}_rule", code=code, measure=measure, when="at_least", scope="person",
        thresholds=Thresholds(strict=typical, typical=typical, lax=typical), weight="strong" if strong else "typical",
        fades_over_months=fades, attested="medium", dated=code == "MLT03", name=T, text=T, remedy=T,
        parameters=dict(more), **SOURCED,
    )  # fmt: skip


def action(key: str, *codes: str) -> Action:
    return Action(
        key=key,
        kind="pay",
        asks=("pay_from_own_money",),
        effort=1,
        codes=codes,
        modes=("normal",),
        title=T,
        how=T,
        why=T,
        **SOURCED,
    )


@pytest.fixture
def small() -> Model:
    """Four factors, three rules, one regulation.

    Points to double the odds: 40. So a loss counts above 40 / 8 = 5 points, a typical rule is 0.75 * 40 = 30 points,
    a strong one 60, a notice 80, a regulation notice 40, a regulation 10; and 30 points explain half of an event.
    """
    factors = (
        factor("RPY01", "repayment.overdue_now", (None, 40), (1, 16), (30, 6), (90, 0)),
        factor("UTL01", "use.utilisation", (None, 30), (0.3, 20), (0.5, 10), (0.9, 0)),
        factor("MLT03", "lenders.applications", (None, 8), (1, 7), (4, 0), days=90, merge_days=7),
        factor("CAP02", "capacity.income_trend", (None, 0), (0.8, 20), months=6),
    )
    card = shipped().scorecard
    made = Scorecard(
        id="small", version="1", base=300, max=300 + 40 + 30 + 8 + 20, bands=(BandRange("fair", 300, T),),
        dimensions=(DimensionName("use", T),), scale=replace(card.scale, points_to_double=40.0), shares=card.shares,
        factors=factors,
    )  # fmt: skip
    rules = (
        rule("RPY01", "repayment.overdue_now", 1, strong=True),
        rule("MLT03", "lenders.applications", 4, fades=3, days=90, merge_days=7),
        rule("UTL01", "use.utilisation", 0.9),
    )
    model = Model(made)
    model.rules = {r.id: r for r in rules}
    model.lenders = {key: replace(lender, rules=tuple(model.rules)) for key, lender in shipped().lenders.items()}
    model.actions = {a.key: a for a in (action("clear_overdue", "RPY01"), action("pay_down", "UTL01", "STA01"))}
    price = LawItem(
        id="PRICE", kind="event", title=T, text=T, confidence="high",
        explains=Explains(
            since=date(2026, 1, 1), until=date(2026, 12, 31),
            lender_classes=("consumer_finance",), all_in_rate_above=0.2,
        ),
        **SOURCED,
    )  # fmt: skip
    model.law = (Act(key="act", name=T, items=(price,)),)
    return model


@pytest.fixture
def read() -> Callable[[str], Profile]:
    """Reads a diary; an invalid one fails the test with its problems."""

    def read_text(text: str) -> Profile:
        loaded = load_text(text, "diary.yaml", shipped().lenders)
        assert loaded.profile is not None, loaded.problems
        return loaded.profile

    return read_text
