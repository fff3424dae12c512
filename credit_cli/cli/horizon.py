"""How far a forecast goes and which money it may use, from the options.

Decides that `--by` and `--months` exclude each other and that a horizon lies ahead. Does not know what is planned.
"""

from datetime import date

from credit_cli.cli.session import Session
from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.world.budget import Options, budget_of
from credit_cli.engine.world.trajectory import Start
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import Fen


def start(
    session: Session,
    profile: Profile,
    *,
    months: int | None,
    by: date | None,
    monthly: Fen | None = None,
    cash: Fen | None = None,
    keep: Fen | None = None,
) -> Start:
    """Where the forecasts of a person begin, and until when they go."""
    words = session.words(profile)
    if months is not None and by is not None:
        session.refuse(words("run.by_and_months"))
    if by is not None and by <= profile.as_of:
        session.refuse(words("run.by_in_past", day=by))
    planning = session.model.planning
    end = by or add_months(profile.as_of, months or int(planning.horizon_months.value))
    return Start(profile, budget_of(profile, planning, Options(cash, monthly, keep)), end, session.model)
