"""The questions of `credit init`: in which order, what an answer may be, and which fact it becomes.

Decides that every question may be skipped, that an answer outside its range is not taken, and that no answer is guessed
from another. Does not know screens or keyboards; the sentences are in `words/init.yaml`.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from credit_cli.importers.facts import Fact, Found, RowFact, Target, ValueFact, origin
from credit_cli.importers.values import day_of, fen_of
from credit_cli.profile.scalars import Fen

LENDERS: Final = (
    "jiebei", "huabei", "credit_card", "weilidai", "jd_baitiao", "jd_jintiao", "bank_loan", "consumer_finance", "other",
)  # fmt: skip
"""What is offered first; the catalogue knows more."""

MOST: Final[Fen] = 10_000_000_00
_YEAR: Final = 12
_QUARTER: Final = timedelta(days=90)
_NOTE: Final = origin("from_answer")
_NONE: Final = "0"
_PAIR: Final = 2

Answers = Mapping[str, Any]


class Wrong(NamedTuple):
    """Why an answer was not taken: a sentence by its name, and what it needs."""

    name: str
    context: tuple[tuple[str, str], ...] = ()


class Ask(NamedTuple):
    """One question: its key among the answers, its sentence, the lender it is about, and how its answer is read."""

    key: str
    sentence: str
    lender: str | None
    read: Callable[[str], Any]


def _wrong(name: str, **context: object) -> Wrong:
    return Wrong(name, tuple((key, str(value)) for key, value in context.items()))


def _lenders(text: str) -> tuple[str, ...] | Wrong:
    numbers = text.replace(",", " ").replace("，", " ").replace("、", " ").split()
    if not numbers or not all(n.isdecimal() and 1 <= int(n) <= len(LENDERS) for n in numbers):
        return _wrong("bad_numbers")
    return tuple(dict.fromkeys(LENDERS[int(n) - 1] for n in numbers))


def _amount(text: str) -> Fen | Wrong:
    fen = fen_of(text)
    return fen if fen is not None and 0 <= fen <= MOST else _wrong("bad_amount", most=MOST // 100)


def _amounts(text: str) -> tuple[Fen, ...] | Wrong:
    found = [_amount(part) for part in text.replace("，", " ").split()]
    amounts = tuple(fen for fen in found if isinstance(fen, int))
    return amounts if len(amounts) == len(found) and 1 <= len(found) <= _PAIR else _wrong("bad_amounts")


def _count(low: int, high: int) -> Callable[[str], int | Wrong]:
    def read(text: str) -> int | Wrong:
        return int(text) if text.isdecimal() and low <= int(text) <= high else _wrong("bad_count", low=low, high=high)

    return read


def _flag(text: str) -> bool | Wrong:
    word = text.lower()
    if word in ("y", "yes", "是", "有", "开了"):
        return True
    return False if word in ("n", "no", "否", "没有", "没开") else _wrong("bad_flag")


def _days(today: date) -> Callable[[str], tuple[date, ...] | Wrong]:
    def read(text: str) -> tuple[date, ...] | Wrong:
        if text == _NONE:
            return ()
        found = [day_of(part) for part in text.replace("，", " ").split()]
        days = tuple(day for day in found if day is not None and day <= today)
        return days if found and len(days) == len(found) else _wrong("bad_days", today=today)

    return read


def _pair(today: date, *, day_first: bool) -> Callable[[str], tuple[Any, ...] | Wrong]:
    example = "2026-05-10 1500" if day_first else "50000 2026-05-12"

    def read(text: str) -> tuple[Any, ...] | Wrong:
        if text == _NONE:
            return ()
        parts = text.replace("，", " ").split()
        if len(parts) == _PAIR:
            day, fen = day_of(parts[not day_first]), _amount(parts[day_first])
            if day is not None and day <= today and isinstance(fen, int):
                return day, fen
        return _wrong("bad_pair", example=example, today=today)

    return read


def questions(answers: Answers, today: date) -> Iterator[Ask]:
    """The questions, as far as the answers so far tell which there are."""
    yield Ask("lenders", "lenders", None, _lenders)
    owned = answers.get("lenders") or ("other",)
    for lender in owned:
        yield Ask(f"standing:{lender}", "standing", lender, _amounts)
    main = owned[0]
    yield Ask("cut", "cut", main, _pair(today, day_first=False))
    yield Ask("due_day", "due_day", main, _count(1, 31))
    yield Ask("autopay", "autopay", main, _flag)
    yield Ask("overdue", "overdue", main, _pair(today, day_first=True))
    yield Ask("late", "late", None, _count(0, _YEAR))
    yield Ask("failed", "failed", main, _days(today))
    yield Ask("applied", "applied", None, _days(today))
    yield Ask("income", "income", None, _amount)
    yield Ask("living", "living", None, _amount)
    yield Ask("cash", "cash", None, _amount)
    yield Ask("pay_day", "pay_day", None, _count(1, 31))


def found_from(answers: Answers, today: date) -> Found:
    """The answers as facts."""
    owned = answers.get("lenders") or ("other",)
    targets = tuple(Target((lender,)) for lender in owned)
    facts = [fact for target in targets for fact in _standing(target, answers, today, main=target is targets[0])]
    facts += _main(targets[0], answers, today)
    facts += _whole(answers, today)
    return Found("init", today, targets, tuple(facts), (), (), (), {})


def _standing(target: Target, answers: Answers, today: date, *, main: bool) -> Iterator[Fact]:
    amounts: tuple[Fen, ...] = answers.get(f"standing:{target.lender}") or ()
    cut = answers.get("cut") if main else None
    if cut:
        yield RowFact(target, "limits", {"on": cut[0] - timedelta(days=1), "amount": cut[1]}, _NOTE)
    if len(amounts) == _PAIR:
        yield RowFact(target, "limits", {"on": cut[0] if cut else today, "amount": amounts[0]}, _NOTE)
    if amounts:
        yield RowFact(target, "balances", {"on": today, "amount": amounts[-1]}, _NOTE)


def _main(target: Target, answers: Answers, today: date) -> Iterator[Fact]:
    """What is asked of the first account alone."""
    if (day := answers.get("due_day")) is not None:
        yield ValueFact(target, ("due_day",), day, _NOTE)
    if (enabled := answers.get("autopay")) is not None:
        yield RowFact(target, "autopay", {"on": today, "enabled": enabled}, _NOTE)
    if overdue := answers.get("overdue"):
        yield RowFact(target, "payments", {"due": overdue[0], "amount": overdue[1], "paid": 0}, _NOTE)
        yield ValueFact(target, ("known_from", "payments"), overdue[0], _NOTE)
    if (failed := answers.get("failed")) is not None:
        yield from (RowFact(target, "failed_debits", day, _NOTE) for day in sorted(failed))
        if not failed:
            yield ValueFact(target, ("failed_debits",), (), _NOTE)
        yield ValueFact(target, ("known_from", "failed_debits"), _a_year_before(today), _NOTE)


def _whole(answers: Answers, today: date) -> Iterator[Fact]:
    """What is asked of the person."""
    if (income := answers.get("income")) is not None:
        month = today.replace(day=1)
        yield RowFact(None, "person.income", {"from": month, "monthly": income}, _NOTE)
    for key, name in (("pay_day", "pay_day"), ("living", "living_costs"), ("cash", "cash")):
        if answers.get(key) is not None:
            yield ValueFact(None, ("person", name), answers[key], _NOTE)
    if (late := answers.get("late")) is not None:
        for key, value in {"window": _YEAR, "total": late}.items():
            yield ValueFact(None, ("record", "late_months", key), value, _NOTE)
    if (overdue := answers.get("overdue")) is not None and answers.get("late") is not None:
        yield ValueFact(None, ("record", "late_months", "current"), bool(overdue), _NOTE)
    if (applied := answers.get("applied")) is not None:
        yield from (RowFact(None, "applications", {"on": day, "kind": "new_credit"}, _NOTE) for day in sorted(applied))
        if not applied:
            yield ValueFact(None, ("applications",), (), _NOTE)
        yield ValueFact(None, ("known_from", "applications"), today - _QUARTER, _NOTE)


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))
