"""Brute force: every candidate of the search, and every yuan that could be paid, on cases small enough for it."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.search.exact import Exact, Trial
from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.lab import Lab, Run
from credit_cli.engine.search.lanes import Node
from credit_cli.engine.search.purse import PATIENT
from credit_cli.engine.search.searching import Search
from credit_cli.engine.search.till import Till
from credit_cli.engine.world.budget import Options, budget_of
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.library import Model
from credit_cli.profile.records import Account, Balance, Draw, Income, Limit, Payment, Person, Profile
from tests.engine.people import MODEL

DAY = date(2026, 6, 15)
BILLS = {"credit_card", "huabei"}
LENDERS = ("credit_card", "huabei", "jiebei", "bank_loan", "small_loan", "weilidai")
ALL = 10**9


def fine(model: Model, **values: int) -> Model:
    """The model with other limits of planning."""
    changed = {name: replace(getattr(model.planning, name), value=value) for name, value in values.items()}
    found = Model(model.scorecard)
    found.planning = replace(model.planning, **changed)
    return found


def account(draw: random.Random, index: int, most: int, *, late: bool) -> Account:
    """A line or a loan; `most` yuan is the largest limit."""
    kind = draw.choice(LENDERS)
    limit = draw.randint(max(5, most // 6), most) * 100
    balance = draw.randint(0, limit // 100) * 100
    due_day = draw.randint(1, 28)
    last = date(2026, 5, due_day) if due_day >= DAY.day else date(2026, 6, due_day)
    bills = kind in BILLS
    asked = max(100, balance if bills else balance // 6)
    least = max(10, asked // 10) if bills else None
    return Account(
        id=f"a{index}",
        lender=kind,
        limits=(Limit(date(2024, 1, 1), limit),),
        balances=(Balance(DAY - timedelta(days=draw.randint(0, 20)), balance),),
        annual_rate=draw.choice([0.0, 0.06, 0.1825, 0.24]),
        statement_day=draw.randint(1, 28) if bills else None,
        due_day=due_day,
        draws=None if bills or draw.random() < 0.5 else (Draw(date(2026, 1, due_day), max(1, balance), 12),),
        payments=draw.choice(
            [None, (Payment(last, asked, least, 0 if late else (least or asked), None if late else last),)]
        ),
        failed_debits=draw.choice([None, ()]),
    )


def person(draw: random.Random, accounts: int, most: int, monthly: int) -> Profile:
    """Somebody with so many accounts and about so much money a month, in yuan."""
    return Profile(
        version=1,
        as_of=DAY,
        accounts=tuple(account(draw, n, most, late=draw.random() < 0.1) for n in range(accounts)),
        person=Person(
            income=(Income(date(2026, 1, 1), (monthly + 2 * monthly) * 100),),
            pay_day=draw.choice([1, 10, 20, 28]),
            living_costs=2 * monthly * 100,
            cash=draw.randint(0, 3 * monthly) * 100,
        ),
    )


def begin(profile: Profile, months: int, model: Model = MODEL, keep: int | None = 0) -> Start:
    """Where the forecasts of a case begin."""
    return Start(
        profile, budget_of(profile, model.planning, Options(keep=keep)), add_months(profile.as_of, months), model
    )


def exact(start: Start, goal: Goal, *, every: bool = False) -> Exact | None:
    """The exact search without limits; None where money does not cover the dues. `every`: on every day of the world."""
    ground = Search(start, goal).plain
    return Exact(start, goal, ground, ALL, every=every) if ground.covered else None


def every_candidate(search: Exact) -> Trial:
    """The best candidate, found by trying every policy of every cell; one that leaves its cell upwards is none.

    Policies that let money wait count only where they reach what no other does.
    """
    trials = [trial for _, trial in search.named()]
    patient: list[Trial] = []
    for cell, policy in search.candidates(-ALL):
        trial = search.trial(search.lab.run(policy))
        if trial.score <= cell.most:
            (patient if policy.way in PATIENT else trials).append(trial)
    best = min(trials, key=lambda trial: trial.rank)
    return min([best, *(trial for trial in patient if trial.rank[2] < best.rank[2])], key=lambda trial: trial.rank)


def every_yuan(lab: Lab) -> Iterator[Run]:
    """Every way to pay whole yuan, or exactly what is owed, out of the money of each stop."""
    last = len(lab.stops)

    def walk(chosen: list[dict[int, int]]) -> Iterator[Run]:
        at = len(chosen)
        if at == last:
            yield lab.pay(chosen)
            return
        ways: list[dict[int, int]] = []

        def spend(stop: int, till: Till, nodes: Sequence[Node]) -> dict[int, int]:
            if stop < at:
                return chosen[stop]
            if stop == at:
                ways.extend(_payable(lab, till, nodes, stop))
            return {}

        lab.carried_out([spend] * last)
        for paid in ways or [{}]:
            yield from walk([*chosen, paid])

    yield from walk([])


def _payable(lab: Lab, till: Till, nodes: Sequence[Node], at: int) -> Iterator[dict[int, int]]:
    """Every sum for every account that may be paid on a stop, and that leaves enough for what comes after it."""
    here = [n for n, _ in lab.present[at] if lab.lanes[n].payable]
    most = max(0, till.most(at, nodes))
    parts = [sorted({*range(0, min(nodes[n].owed, most) + 1, 100), nodes[n].owed}) for n in here]
    for amounts in product(*parts):
        paid = {n: amount for n, amount in zip(here, amounts, strict=True) if amount}
        if not paid or till.left(at, paid, nodes) >= 0:
            yield paid
