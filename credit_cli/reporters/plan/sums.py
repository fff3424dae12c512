"""What a plan's sums say: where its points come from and what they are, what it costs, how good it is.

Decides which comparisons are told, and that alike ones share a sentence. Does not know lines, widths or lists.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from credit_cli.engine.beside.besides import Alternative, Besides, compared
from credit_cli.engine.results import Plan, PlannedDue, Step
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, percent
from credit_cli.reporters.plan.sentences import LIVING_UNMET, Said
from credit_cli.reporters.plan.steps import verb

_A_YUAN: Final = 100


def sums(found: Plan, besides: Besides, page: Page) -> Iterator[Said]:
    """Where the points come from and what they are, what it costs, and how good the plan is."""
    yield from _gains(found, page)
    key = "plan.interest" if found.interest >= _A_YUAN else "plan.interest_none"
    text = page.words(key, by=found.by, interest=money(found.interest, page, cents=False))
    fed = all(name != LIVING_UNMET for name, _ in found.assumptions)
    if found.lowest_cash[1] >= 0 and fed and found.mode == "normal":
        text += page.words("plan.cash_positive")
    yield Said(text)
    if found.dues and found.mode == "hardship":
        yield Said(page.words("plan.falls_due_means"))
    elif any(_has_minimum(due, page) for due in found.dues):
        yield Said(page.words("plan.minimum_costs"))
    spared = [a.id for a in page.profile.accounts if (of := page.model.lenders.get(a.lender)) and not of.prepay]
    if spared and found.mode == "normal":
        names = page.words("common.comma").join(page.name(each) for each in spared)
        yield Said(page.words("plan.never_early", names=names))
    yield from _proof(found, page)
    if page.verbose:
        yield from _compared(found, besides, page)
    yield from _others(found, besides.alternatives, page)


def _gains(found: Plan, page: Page) -> Iterator[Said]:
    """Where the points come from: account by account, or by phase where an account alone would seem to cost points."""
    by_name = _summed([(_gain_name(step, page), step.gain) for step in found.steps if step.gain])
    if not by_name:
        return
    phases = {step.phase: page.words(f"plan.gain_{step.phase}") for step in found.steps}
    if min(by_name.values()) < 0:
        by_name = _summed([(phases[step.phase], step.gain) for step in found.steps if step.gain])
    parts = [page.words("plan.gain", name=name, gain=f"{gain:+d}") for name, gain in by_name.items() if gain]
    total = found.score_then.score - found.do_nothing.score
    summed = page.words("plan.gains", list=page.words("common.comma").join(parts), sum=total)
    told = page.words("plan.gain_from", list=summed)
    if len(parts) == 1:
        told = page.words("plan.gain_one", name=next(name for name, gain in by_name.items() if gain), sum=total)
    yield Said(told + page.words("plan.points"))
    if any(step.gain < 0 for step in found.steps):
        yield Said(page.words("plan.gain_below"), "dim")


def _summed(gains: Sequence[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, gain in gains:
        sums[name] = sums.get(name, 0) + gain
    return sums


def _has_minimum(due: PlannedDue, page: Page) -> bool:
    """Whether what is due is the minimum of a bill rather than an instalment."""
    account = page.account(due.account)
    lender = page.model.lenders.get(account.lender) if account else None
    if account is None or lender is None or lender.minimum is None:
        return False
    if account.statement_day is not None or not (account.payments or account.draws):
        return True
    return any(row.minimum is not None for row in account.payments or ())


def _gain_name(step: Step, page: Page) -> str:
    if step.account is not None:
        return page.name(step.account)
    action = page.model.actions.get(step.action)
    return page.words.of(action.title) if action else verb(step, page)


def _proof(found: Plan, page: Page) -> Iterator[Said]:
    proof = found.proof
    if proof.optimal:
        yield Said(page.words("plan.proved", explored=f"{proof.explored:,}"))
    elif page.verbose:
        yield Said(page.words("plan.not_proved", explored=f"{proof.explored:,}"))
        if proof.bound is not None:
            yield Said(page.words("plan.gap", bound=proof.bound))


def _others(found: Plan, others: Sequence[Alternative], page: Page) -> Iterator[Said]:
    """The other plans that were asked for, beside this one's score and interest; their payments where all is told."""
    if not others:
        return
    yield Said(
        page.words(
            "plan.others",
            by=found.by,
            score=found.score_then.score,
            interest=money(found.interest, page, cents=False),
        )
    )
    for other in others:
        name = page.words(f"plan.other_{other.kind}", account=page.name(other.account) if other.account else "")
        cost = money(other.interest, page, cents=False)
        text = page.words("plan.other", name=name, score=other.score, interest=cost)
        if found.target is not None:
            missed = other.outcome == "not_reachable"
            text += page.words("plan.less_money_missed" if missed else "plan.less_money_reached", target=found.target)
        yield Said(f"- {text}")
        if page.verbose:
            steps = " ".join(f"--do {step}" for step in other.steps)
            yield Said(page.words("plan.replay", path=page.path, by=found.by, steps=steps), "dim")
    if not page.verbose:
        yield Said(page.words("plan.other_steps"), "dim")


def _compared(found: Plan, besides: Besides, page: Page) -> Iterator[Said]:
    alike: dict[tuple[int, int], list[str]] = {}
    for name, score, interest in compared(found):
        key = f"plan.alternative_{name}"
        alike.setdefault((score, interest), []).append(page.words(key) if page.words.has(key) else name)
    for (score, interest), names in alike.items():
        called, cost = page.words("common.comma").join(names), money(interest, page, cents=False)
        yield Said(page.words("plan.alternative", name=called, score=score, interest=cost))
    less = besides.less_money
    if less is not None:
        text = page.words(
            "plan.less_money",
            monthly=money(less.monthly, page),
            share=percent(less.share),
            by=found.by,
            score=less.score,
            interest=money(less.interest, page, cents=False),
        )
        if found.target is not None:
            reached = less.outcome != "not_reachable"
            text += page.words("plan.less_money_reached" if reached else "plan.less_money_missed", target=found.target)
        if less.missing:
            text += page.words("plan.less_money_short", missing=money(less.missing, page))
        yield Said(text)
