"""The score of a profile on a day: points of every factor, added up.

Decides how a measurement becomes points, what an unknown fact is worth (neutral) and which range it leaves open, and
which rate of serious delinquency a score stands for. Holds no number: all come from the scorecard. Does not know why
anything happened nor what could be done.
"""

from datetime import date
from functools import partial

from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import View
from credit_cli.engine.facts.registry import measure
from credit_cli.engine.results import Contribution, DimensionPoints, Score
from credit_cli.model.factor import Factor
from credit_cli.model.library import Model
from credit_cli.model.scorecard import Scale, Scorecard
from credit_cli.profile.records import Profile


def contribution(factor: Factor, view: View) -> Contribution:
    """What a factor gives on the view's day; unknown is worth the reference mix's mean."""
    measured = measure(factor.measure, view, factor.parameters)
    value, known, _, _ = measured
    index: int | None = None
    if value is not None:
        index = factor.index_of(value)
    elif known and factor.none is not None:
        index = len(factor.bins)
    if known != (index is not None):
        measured = measured._replace(known=index is not None)
    named, worth = factor.named, factor.unknown_worth if index is None else factor.worth[index]
    return _contribution_of((*named, measured, factor.unit, index, *worth))


_contribution_of = partial(tuple.__new__, Contribution)  # without a call of Python for every factor and day


def bad_rate(scale: Scale, score: int) -> float:
    """The rate of serious delinquency within two years that a score stands for."""
    odds = scale.base_odds * 2 ** ((score - scale.base_score) / scale.points_to_double)
    return 1 / (1 + odds)


def score_view(view: View, card: Scorecard) -> Score:
    """The score on a view's day."""
    parts = tuple(contribution(factor, view) for factor in card.factors)
    points = best = unknown = open_above = best_unknown = 0
    by_dimension = {d.id: (0, 0) for d in card.dimensions}
    for part in parts:
        points, best = points + part.points, best + part.best
        earned, most = by_dimension[part.dimension]
        by_dimension[part.dimension] = (earned + part.points, most + part.best)
        if not part.measurement.known:
            unknown, open_above = unknown + part.points, open_above + part.lost
            best_unknown += part.best
    total = card.base + points
    return Score(
        on=view.day,
        score=total,
        base=card.base,
        max=card.max,
        band=card.band(total).band,
        low=total - unknown,
        high=total + open_above,
        coverage=round(1 - best_unknown / best, 4),
        bad_rate=bad_rate(card.scale, total),
        dimensions=tuple(DimensionPoints(name, *sums) for name, sums in by_dimension.items()),
        contributions=parts,
    )


def score(profile: Profile, day: date, model: Model) -> Score:
    """The score of a profile at the end of a day."""
    return score_view(View(Diary(profile, model.lenders), day), model.scorecard)
