"""Fits one card for everybody: logit P(bad) = a_d - s_d * S(x), one S for all data sets.

Decides the objective (every set with its weight, a ridge on the steps, more of it where one set alone carries a
factor) and its bounds (no step below nought: more late is never better; none wider than the plan allows). Points of
judgement enter S as they are. Does not know how points are rounded or written.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit
from threadpoolctl import threadpool_limits

from calibration.fitting.design import Array, Design, Key, Ladder
from calibration.fitting.plan import Plan

Chosen = Mapping[Key, NDArray[np.bool_]]
"""Which rows of a sample take part; a sample that is not there takes part with all of them."""
START, ITERATIONS, TOLERANCE = 0.1, 1000, 1e-9


class Fitted(NamedTuple):
    """The steps in log-odds of the anchor, and each set's intercept and slope."""

    steps: Array
    intercepts: dict[str, float]
    slopes: dict[str, float]


class _Rows(NamedTuple):
    """Rows of all sets with the same steps and judgement taken together: weight in all, and of the bad ones."""

    steps: Array
    judged: Array
    weight: Array
    bad: Array
    place: NDArray[np.int64]


def _together(design: Design, plan: Plan, chosen: Chosen, names: list[str]) -> _Rows:
    parts: list[_Rows] = []
    for (name, way), steps in design.steps.items():
        share = plan.samples[name]
        if way not in share.ways or name not in names:
            continue
        rows = chosen.get((name, way), np.ones(len(steps), dtype=bool))
        found = np.ascontiguousarray(np.column_stack([steps[rows], design.judged[name, way][rows]]), dtype=np.float32)
        view = found.view(np.dtype((np.void, found.dtype.itemsize * found.shape[1]))).ravel()
        _, at, inverse = np.unique(view, return_index=True, return_inverse=True)
        each = share.weight * share.ways[way] / sum(share.ways.values()) / len(found)
        weight: Array = (np.bincount(inverse) * each).astype(np.float64)
        bad: Array = (np.bincount(inverse, weights=design.labels[name, way][rows]) * each).astype(np.float64)
        kept = found[at].astype(np.float64)
        parts.append(_Rows(kept[:, :-1], kept[:, -1], weight, bad, np.full(len(at), names.index(name))))
    return _Rows(*(np.concatenate([part[i] for part in parts]) for i in range(len(_Rows._fields))))


def _bounds(ladder: Ladder, plan: Plan) -> list[tuple[float, float]]:
    """The least and the most of each step; a wider step is named by the edge between its two bins."""
    rule = plan.factors[ladder.factor.code]
    wider = dict(rule.largest)
    found = []
    for worse, better in zip(ladder.order, ladder.order[1:], strict=False):
        edge = min(worse, better)
        found.append((rule.least, wider.get(edge, plan.largest_step)))
    if rule.largest:  # the least step of a factor with a wider one is that of its first edge only
        found = [(low if edge == len(found) - 1 else 0.0, high) for edge, (low, high) in enumerate(found)]
    return found


def fit(design: Design, plan: Plan, per_point: float, chosen: Chosen | None = None, only: str | None = None) -> Fitted:
    """The steps that fit best; `per_point` is what a point of judgement is worth in log-odds."""
    names = sorted({name for name, _ in design.steps} if only is None else {only})
    anchor = names.index(plan.anchor) if plan.anchor in names else 0
    rows = _together(design, plan, chosen or {}, names)
    sets = len(names)
    ridge = np.full(design.width, plan.ridge)
    limits: list[tuple[float, float]] = []
    for ladder in design.ladders:
        limits += _bounds(ladder, plan)
        if len(ladder.carriers) <= 1:
            ridge[ladder.place] *= plan.ridge_alone

    def objective(at: Array) -> tuple[float, Array]:
        intercept, slope, steps = at[:sets], at[sets : 2 * sets], at[2 * sets :]
        worth = rows.steps @ steps + per_point * rows.judged
        logit = intercept[rows.place] - slope[rows.place] * worth
        loss = ridge @ (steps * steps) + np.sum(rows.weight * np.logaddexp(0, logit) - rows.bad * logit)
        rest = rows.weight * expit(logit) - rows.bad
        gradient = np.empty_like(at)
        gradient[:sets] = np.bincount(rows.place, rest, sets)
        gradient[sets : 2 * sets] = -np.bincount(rows.place, rest * worth, sets)
        gradient[2 * sets :] = 2 * ridge * steps - rows.steps.T @ (rest * slope[rows.place])
        return float(loss), gradient

    slopes = [(1.0, 1.0) if i == anchor else plan.slopes for i in range(sets)]
    start = np.concatenate([np.zeros(sets), np.ones(sets), [np.clip(START, low, high) for low, high in limits]])
    options = {"maxiter": ITERATIONS, "ftol": TOLERANCE}
    bounds = [(None, None)] * sets + slopes + limits
    with threadpool_limits(
        1
    ):  # sums in another order end elsewhere: the same data give the same numbers on any machine
        found = minimize(objective, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x
    intercepts = {name: float(found[i]) for i, name in enumerate(names)}
    return Fitted(found[2 * sets :], intercepts, {name: float(found[sets + i]) for i, name in enumerate(names)})
