"""`credit plan --format json`."""

from collections.abc import Mapping
from typing import Any

from credit_cli.engine.beside.besides import NOTHING_BESIDES, Alone, Alternative, Besides, LessMoney, Setbacks, compared
from credit_cli.engine.results import Plan, Step
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.reporters.json.forecast import cash_flow, forecast
from credit_cli.reporters.json.shared import day, head, yuan
from credit_cli.words.catalogue import Words


def plan(  # noqa: PLR0913, PLR0917  a plan, and what was tried beside it
    found: Plan,
    loaded: Loaded,
    model: Model,
    words: Words,
    besides: Besides = NOTHING_BESIDES,
    each: Mapping[int, Alone] | None = None,
) -> dict[str, Any]:
    """A plan; its steps, written as `--do action:account:amount@on`, give `simulate` the same end."""
    return {
        **head("plan", loaded.source, found.score_now.on, model),
        "mode": found.mode,
        "outcome": found.outcome,
        "target": found.target,
        "by": day(found.by),
        "score_now": found.score_now.score,
        "score_then": found.score_then.score,
        "do_nothing": found.do_nothing.score,
        "budget": {"cash": yuan(found.cash), "monthly": yuan(found.monthly), "keep": yuan(found.keep)},
        "interest": yuan(found.interest),
        "steps": [_step(step, model, words, (each or {}).get(step.n)) for step in found.steps],
        "dues": [
            {"account": due.account, "on": day(due.on), "amount": yuan(due.amount), "assumed": due.assumed}
            for due in found.dues
        ],
        "forecast": forecast(found.forecast),
        "cash_flow": cash_flow(found.cash_flow),
        "lowest_cash": {"on": day(found.lowest_cash[0]), "balance": yuan(found.lowest_cash[1])},
        "shortfalls": [
            {"account": short.account, "on": day(short.on), "missing": yuan(short.missing)}
            for short in found.shortfalls
        ],
        "assumptions": [{"name": name, "value": value} for name, value in found.assumptions],
        "proof": {
            "optimal": found.proof.optimal,
            "explored": found.proof.explored,
            "bound": found.proof.bound,
            "gap": found.proof.gap,
            "exhausted": found.proof.exhausted,
            "world": found.proof.world,
            "alternatives": [
                {"name": name, "score": score, "interest": yuan(interest), "account": None, "steps": None}
                for name, score, interest in compared(found)
            ]
            + [_alternative(other) for other in besides.alternatives],
            "less_money": _less_money(besides.less_money),
        },
        "setbacks": _setbacks(besides.setbacks),
        "best_possible": found.best_possible,
        "earliest": day(found.earliest),
        "binding": list(found.binding),
    }


def _alternative(other: Alternative) -> dict[str, Any]:
    return {
        "name": other.kind,
        "score": other.score,
        "interest": yuan(other.interest),
        "account": other.account,
        "steps": list(other.steps),
    }


def _less_money(less: LessMoney | None) -> dict[str, Any] | None:
    if less is None:
        return None
    return {
        "monthly": yuan(less.monthly),
        "score": less.score,
        "interest": yuan(less.interest),
        "outcome": less.outcome,
        "missing": yuan(less.missing),
    }


def _setbacks(tried: Setbacks) -> dict[str, Any]:
    late, bounced = tried
    return {
        "late_income": late
        and {
            "due": day(late.due),
            "comes": day(late.comes),
            "missed": [
                {"account": short.account, "on": day(short.on), "missing": yuan(short.missing)} for short in late.missed
            ],
            "short": yuan(late.short),
        },
        "bounced_debit": bounced
        and {
            "account": bounced.account,
            "on": day(bounced.on),
            "amount": yuan(bounced.amount),
            "lost_same_day": bounced.lost_same_day,
            "lost_next_day": bounced.lost_next_day,
        },
    }


def _step(step: Step, model: Model, words: Words, alone: Alone | None) -> dict[str, Any]:
    action = model.actions.get(step.action)
    return {
        "n": step.n,
        "action": step.action,
        "account": step.account,
        "on": day(step.on),
        "amount": yuan(step.amount),
        "phase": step.phase,
        "reasons": list(step.reasons),
        "gain": step.gain,
        "alone": alone and {"gain": alone.gain, "interest_saved": yuan(alone.interest_saved)},
        "effort": step.effort,
        "deadline": day(step.deadline),
        "text": words.of(action.title) if action else step.action,
    }
