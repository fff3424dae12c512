"""A target that no plan found reaches in time: from which day a plan could hold it, and what stands in the way.

Decides both by searching again: with later ends (half of what the model looks ahead, then all of it), and with money
enough for everything. `money` binds where more of it reaches the target by the day; `time` where a later day does;
`record` where what reports and past lateness cost is what is missing; where none of them, the codes that cost most.
Says nothing of days beyond what the model looks ahead. Does not know words.
"""

from datetime import date
from typing import Final

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.plan.bounds import paid_at_once
from credit_cli.engine.results import Contribution, Score
from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.searching import Search
from credit_cli.engine.world.trajectory import Start

_MOST_CODES: Final = 3
_FEW: Final = 12
"""Plans that each of these searches tries at most."""


def reached_later(start: Start, target: int) -> date | None:
    """The earliest day from which a plan holds the target to a later end; None if none is seen that far ahead."""
    longest = start.model.planning.longest_months.value
    for months in sorted({longest // 2, longest}):
        end = add_months(start.profile.as_of, months)
        if end > start.end:
            search = Search(start._replace(end=end), Goal(target))
            search.most = _FEW
            found = search.run()
            if found.best.reached_on is not None:
                return found.best.reached_on
    return None


def with_plenty(start: Start) -> tuple[int, Score]:
    """The best score by the end with money for everything, and the score with all debts paid on the first day."""
    at_once = paid_at_once(start)
    owed = sum(max(0, row.amount) for a in start.profile.accounts for row in (a.balances or ())[-1:])
    plenty = start.budget.cash + 2 * owed + 100 * start.budget.living
    search = Search(start._replace(budget=start.budget._replace(cash=plenty)), Goal())
    search.most = _FEW
    return max(at_once.score, search.run().best.score), at_once


def in_the_way(start: Start, target: int, later: date | None) -> tuple[str, ...]:
    """What keeps a target out of reach."""
    most, at_once = with_plenty(start)
    found = []
    if most >= target:
        found.append("money")
    if later is not None:
        found.append("time")
    lost = sum(c.lost for c in at_once.contributions if _of_record(start, c))
    if most < target <= most + lost:
        found.append("record")
    ranked = sorted((c for c in at_once.contributions if c.lost > 0), key=lambda c: (-c.lost, c.code))
    return tuple(found) or tuple(c.code for c in ranked[:_MOST_CODES])


def _of_record(start: Start, contribution: Contribution) -> bool:
    """Whether a known fact is what a report holds or how payments went in the past."""
    if not contribution.measurement.known:
        return False
    settled = start.model.scorecard.by_factor[contribution.factor].payments == "settle"
    return contribution.dimension == "record" or settled
