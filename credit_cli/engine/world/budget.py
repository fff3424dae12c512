"""The money a forecast may use: cash at hand, what comes in, what living costs, what is kept back.

Decides the defaults of `--cash`, `--monthly` and `--keep` and names what was assumed. What is not known is 0: with an
unknown income living costs are taken as covered, and nothing is left for debt. Assets are never counted. Does not
know any debt.
"""

from datetime import date
from typing import NamedTuple

from credit_cli.engine.world.days import next_after
from credit_cli.engine.world.money import spent_between
from credit_cli.model.planning import Planning
from credit_cli.profile.records import Income, Profile
from credit_cli.profile.scalars import Fen

Assumption = tuple[str, str]
"""What was assumed (a key of `words/planning.yaml`) and of what: an account's id, a day, or nothing."""


class Options(NamedTuple):
    """What the user said about money; None: the default."""

    cash: Fen | None = None
    monthly: Fen | None = None
    keep: Fen | None = None


class Budget(NamedTuple):
    """Money of a person as a forecast sees it.

    `monthly` is the money for debt in a month, dues included, on the file's day. `stated` is what `--monthly`
    said. `income_known`: whether anything is known to come in; `cash_known`: whether cash is.
    """

    cash: Fen
    cash_known: bool
    monthly: Fen
    stated: Fen | None
    incomes: tuple[Income, ...]
    income_known: bool
    living: Fen
    pay_day: int
    keep: Fen
    assumptions: tuple[Assumption, ...]

    def comes_in(self, day: date) -> Fen:
        """What arrives on a pay day."""
        if self.stated is not None:
            return self.stated + self.living
        earned = income_on(self.incomes, day)
        return self.living if earned is None else earned

    def next_pay_day(self, day: date) -> date:
        """The first pay day after a day."""
        return next_after(day, self.pay_day)

    def food_until_pay_day(self, day: date) -> Fen:
        """What living costs from the next day to the eve of the next pay day."""
        return spent_between(self.living, day, _eve(self.next_pay_day(day)))


def _eve(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def income_on(incomes: tuple[Income, ...], day: date) -> Fen | None:
    """The monthly income in force on a day."""
    held = [income for income in incomes if income.from_ <= day]
    return max(held, key=lambda income: income.from_).monthly if held else None


def budget_of(profile: Profile, planning: Planning, options: Options = Options()) -> Budget:  # noqa: B008  a frozen value
    """The budget of a person on the file's day."""
    person = profile.person
    incomes = (person and person.income) or ()
    earned = income_on(incomes, profile.as_of)
    assumptions: list[Assumption] = []
    if earned is None and options.monthly is None:
        assumptions.append(("income_unknown", ""))
    living = person.living_costs if person is not None else None
    if living is None:
        assumptions.append(("living_unknown", ""))
    cash = options.cash if options.cash is not None else (person.cash if person is not None else None)
    if cash is None:
        assumptions.append(("cash_unknown", ""))
    pay_day = person.pay_day if person is not None else None
    if pay_day is None:
        pay_day = planning.pay_day.value
        assumptions.append(("pay_day", str(pay_day)))
    left = max(0, earned - (living or 0)) if earned is not None else 0
    return Budget(
        cash=cash or 0,
        cash_known=cash is not None,
        monthly=left if options.monthly is None else options.monthly,
        stated=options.monthly,
        incomes=incomes,
        income_known=earned is not None or options.monthly is not None,
        living=living or 0,
        pay_day=pay_day,
        keep=int((living or 0) * planning.keep_months.value) if options.keep is None else options.keep,
        assumptions=tuple(assumptions),
    )
