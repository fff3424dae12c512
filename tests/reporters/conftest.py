"""Fabricated profiles and results: what the screens are given, without any engine having to find it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from credit_cli.engine.certainty import Certainty
from credit_cli.engine.results import (
    Cause,
    Contribution,
    DimensionPoints,
    Explanation,
    LimitEvent,
    Measurement,
    Plan,
    PlannedDue,
    Point,
    Proof,
    Score,
    Shortfall,
    Simulation,
    Step,
)
from credit_cli.model.factor import Factor
from credit_cli.model.library import Model, shipped
from credit_cli.model.sourced import Language
from credit_cli.profile.load import Loaded, load_text
from credit_cli.reporters.page import Page
from credit_cli.words.catalogue import Words

DAY = date(2026, 11, 23)
HOSTILE = "[red]恶\x1b[31m意\u202e<script>{name}"

PROFILE = """\
version: 1
as_of: 2026-11-23
person:
  alias: ALIAS
  income: [{from: 2026-01, monthly: 9500}]
  living_costs: 4300
  cash: 5200
accounts:
  - id: jiebei
    lender: jiebei
    states: [{on: 2024-09-02, state: open}]
    limits: [{on: 2024-09-02, amount: 50000}, {on: 2026-11-22, amount: 18000}]
    balances: [{on: 2026-11-23, amount: 18400.5}]
    payments:
      - {due: 2026-10-20, amount: 1512, paid: 1512, paid_on: 2026-10-20, by: auto}
      - {due: 2026-11-20, amount: 1512, paid: 0}
    failed_debits: [2026-11-20]
  - id: zhaohang
    lender: credit_card
    provider: 招商银行
    limits: [{on: 2023-05-08, amount: 20000}]
    balances: [{on: 2026-10-05, amount: 14200}, {on: 2026-11-05, amount: 17600}]
    payments:
      - {due: 2026-11-23, amount: 17600, minimum: 845, paid: 0}
  - id: jiaohang
    lender: credit_card
    provider: 交通银行
    limits: [{on: 2024-03-15, amount: 15000}]
    balances: [{on: 2026-11-12, amount: 6100}]
    draws:
      - {on: 2026-09-01, amount: 3000, purpose: stocks}
      - {on: 2026-09-05, amount: 2000, repaid_on: 2026-09-08}
applications:
  - {on: 2026-10-29, lender: jd_jintiao, kind: new_credit, outcome: declined}
guarantees: [{on: 2025-08-01, amount: 50000, overdue: false}]
record:
  checked_on: 2026-06-15
  negatives: [{on: 2025-11-03, kind: overdue, lender: credit_card, amount: 800, days: 35, settled_on: 2025-12-08}]
notices:
  - {on: 2026-11-10, kind: platform_wide, text: NOTICE}
  - {on: 2026-11-22, account: jiebei, kind: personal, text: 综合评估后调整}
"""


@pytest.fixture(scope="session")
def model() -> Model:
    """The shipped model."""
    return shipped()


@pytest.fixture
def load(model: Model) -> Callable[..., Loaded]:
    """Reads the profile; an alias or notice that loading would refuse is put in behind its back."""

    def read(alias: str = "小林", notice: str = "根据区域经营情况统一调整", currency: str = "CNY") -> Loaded:
        loaded = load_text(PROFILE, "xiaolin.yaml", model.lenders)
        profile = loaded.profile
        assert profile is not None, loaded.problems
        assert profile.person is not None
        assert profile.notices is not None
        changed = profile._replace(
            currency=currency,
            person=profile.person._replace(alias=alias),
            notices=(profile.notices[0]._replace(text=notice), *profile.notices[1:]),
        )
        text = PROFILE.replace("ALIAS", alias).replace("NOTICE", notice)
        return loaded._replace(profile=changed, source=loaded.source._replace(text=text))

    return read


@pytest.fixture
def page(model: Model, load: Callable[..., Loaded]) -> Callable[..., Page]:
    """A page of the profile in a language and width."""

    def build(
        lang: Language = "zh",
        width: int | None = 80,
        *,
        verbose: bool = False,
        loaded: Loaded | None = None,
        path: str = "xiaolin.yaml",
    ) -> Page:
        found = loaded or load()
        assert found.profile is not None
        return Page(found.profile, found.source, model, Words(lang), width=width, verbose=verbose, path=path)

    return build


@pytest.fixture
def score(model: Model) -> Callable[..., Score]:
    """A score: every factor in its best bin, but for those with another value, or None where it is unknown."""
    card = model.scorecard

    def build(on: date = DAY, /, **values: float | None) -> Score:
        parts = []
        for factor in card.factors:
            if factor.factor in values and values[factor.factor] is None:
                parts.append(_part(factor, Measurement(None, known=False), None, factor.unknown))
                continue
            best = max(range(len(factor.bins)), key=lambda i: factor.bins[i].points)
            value = values.get(factor.factor, factor.bins[best].at_least or 0)
            assert value is not None
            index = factor.index_of(value)
            rows = ("/accounts/0/payments/1", "/accounts/0/failed_debits/0") if factor.factor in values else ()
            parts.append(_part(factor, Measurement(value, known=True, evidence=rows), index, factor.bins[index].points))
        total = card.base + sum(p.points for p in parts)
        unknown = [p for p in parts if not p.measurement.known]
        return Score(
            on=on,
            score=total,
            base=card.base,
            max=card.max,
            band=card.band(total).band,
            low=total - sum(p.points for p in unknown),
            high=total + sum(p.lost for p in unknown),
            coverage=0.9,
            bad_rate=0.034,
            dimensions=tuple(
                DimensionPoints(
                    d.id,
                    sum(p.points for p in parts if p.dimension == d.id),
                    sum(p.best for p in parts if p.dimension == d.id),
                )
                for d in card.dimensions
            ),
            contributions=tuple(parts),
        )

    def _part(factor: Factor, measured: Measurement, index: int | None, points: int) -> Contribution:
        return Contribution(
            factor.factor,
            factor.code,
            factor.dimension,
            measured,
            factor.unit,
            index,
            points,
            factor.best,
            factor.basis,
        )

    return build


def cause(code: str = "RPY01", share: float = 0.46, **other: Any) -> Cause:  # noqa: ANN401  any field of the result
    """A cause; the person's own behaviour unless told otherwise."""
    plain = Cause(
        code=code,
        ref=None,
        origin="behaviour",
        share=share,
        points=38,
        since=date(2026, 11, 20),
        evidence=("/accounts/0/payments/1", "/accounts/0/failed_debits/0"),
        actions=("clear_overdue",),
        responsive=True,
        certainty=Certainty("proved", ("dated_at_both_ends",)),
    )
    return plain._replace(**other)


@pytest.fixture
def explanation(score: Callable[..., Score]) -> Callable[..., Explanation]:
    """A cut of the first account with some causes; what they leave is unexplained."""

    def build(*causes: Cause, **event: Any) -> Explanation:  # noqa: ANN401  any field of the result
        limit = LimitEvent(
            account="jiebei",
            on=date(2026, 11, 22),
            kind="cut",
            old=5_000_000,
            new=1_800_000,
            window_from=date(2026, 10, 22),
            eve=date(2026, 11, 21),
            evidence=("/accounts/0/limits/0", "/accounts/0/limits/1"),
        )._replace(**event)
        return Explanation(
            event=limit,
            before=score(date(2026, 10, 21), utilisation=0.47),
            eve=score(date(2026, 11, 21), overdue_now=1, utilisation=0.47),
            after=score(date(2026, 11, 22), overdue_now=1, utilisation=0.97),
            causes=causes,
            unexplained=round(1 - sum(c.share for c in causes), 4),
            quoted=("/notices/1",),
        )

    return build


def step(n: int, action: str, **other: Any) -> Step:  # noqa: ANN401  any field of the result
    """A step of this week."""
    return Step(
        n=n,
        action=action,
        account=None,
        on=DAY,
        amount=None,
        phase="now",
        reasons=("RPY01",),
        gain=0,
        effort=1,
        deadline=None,
    )._replace(**other)


@pytest.fixture
def plan(score: Callable[..., Score]) -> Callable[..., Plan]:
    """A plan of five steps and three dues, without shortfall."""

    def build(**other: Any) -> Plan:  # noqa: ANN401  any field of the result
        now = score(overdue_now=3, utilisation=0.97)
        then, nothing = score(date(2027, 5, 23), utilisation=0.2), score(date(2027, 5, 23), overdue_now=184)
        gained = then.score - nothing.score
        return Plan(
            mode="normal",
            outcome="improved",
            target=None,
            by=date(2027, 5, 23),
            score_now=now,
            score_then=then,
            do_nothing=nothing,
            cash=520_000,
            monthly=520_000,
            keep=215_000,
            interest=272_800,
            steps=(
                step(1, "clear_overdue", account="jiebei", amount=151_540, gain=gained - 5),
                step(2, "stop_applications"),
                step(3, "check_report", on=date(2026, 11, 25), deadline=date(2026, 12, 8)),
                step(4, "pay_down", account="zhaohang", on=date(2027, 2, 4), amount=86_000, phase="short", gain=5),
                step(5, "pay_down", account="jiaohang", on=date(2027, 4, 4), amount=244_000, phase="long"),
            ),
            forecast=(
                Point(date(2026, 11, 30), 600, 548, 283_960, 4_314_300),
                Point(date(2027, 5, 23), then.score, nothing.score, 559_965, 1_713_200),
            ),
            cash_flow=((date(2026, 11, 30), 283_960), (date(2027, 5, 23), 559_965)),
            lowest_cash=(date(2026, 12, 9), 27_268),
            shortfalls=(),
            assumptions=(("pay_day", "10"),),
            proof=Proof(optimal=False, explored=1248, bound=None, alternatives=(("avalanche", 646, 280_000),)),
            dues=(
                PlannedDue("zhaohang", DAY, 84_500),
                PlannedDue("zhaohang", date(2026, 12, 23), 86_000, assumed=True),
                PlannedDue("jiaohang", date(2027, 4, 6), 30_500),
            ),
        )._replace(**other)

    return build


@pytest.fixture
def hardship(plan: Callable[..., Plan]) -> Plan:
    """A plan whose dues exceed what comes in."""
    return plan(
        mode="hardship",
        shortfalls=(Shortfall("zhaohang", date(2026, 12, 23), 86_000),),
        steps=(step(1, "ask_hardship_plan", account="jiebei", gain=0),),
    )


@pytest.fixture
def simulation(plan: Callable[..., Plan]) -> Simulation:
    """A what-if with one action refused."""
    made = plan()
    return Simulation(
        score_now=made.score_now,
        score_then=made.score_then,
        do_nothing=made.do_nothing,
        interest=272_850,
        forecast=made.forecast,
        cash_flow=made.cash_flow,
        refused=(("pay_down:jiebei:99999@2026-11-23", "not_enough_cash"),),
        assumptions=(("rate", "zhaohang"),),
    )
