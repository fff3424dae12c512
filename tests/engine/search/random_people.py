"""Random small diaries: lines, loans, overdue dues, bounces, with any amount of money."""

from datetime import date, timedelta

from hypothesis import strategies as st

from credit_cli.profile.records import (
    Account,
    Autopay,
    Balance,
    Draw,
    Employment,
    Income,
    Limit,
    Payment,
    Person,
    Profile,
)

DAY = date(2026, 6, 15)
RATES = (0.0, 0.06, 0.1825, 0.24)


@st.composite
def accounts(draw: st.DrawFn, index: int) -> Account:
    kind = draw(st.sampled_from(["credit_card", "jiebei", "huabei", "bank_loan", "small_loan"]))
    limit = draw(st.integers(5, 400)) * 100_00
    balance = draw(st.integers(0, limit // 100_00)) * 100_00
    due_day = draw(st.integers(1, 31))
    bills = kind in {"credit_card", "huabei"}
    last = DAY - timedelta(days=draw(st.integers(1, 40)))
    asked = max(balance // 8, 1)
    paid = draw(st.sampled_from([asked, asked, asked // 3, 0]))
    minimum = max(asked // 10, 1) if bills else None
    row = Payment(last, asked, minimum, paid, last if paid else None)
    months = draw(st.sampled_from([None, 6, 12]))
    draws = (Draw(DAY - timedelta(days=45), max(balance, 1), months, "equal_payment"),) if months else None
    return Account(
        id=f"a{index}",
        lender=kind,
        limits=(Limit(date(2024, 1, 1), limit),),
        balances=(Balance(DAY - timedelta(days=draw(st.integers(0, 20))), balance),),
        annual_rate=draw(st.sampled_from([*RATES, None])),
        statement_day=draw(st.integers(1, 31)) if bills else None,
        due_day=draw(st.sampled_from([due_day, due_day, None])),
        autopay=draw(st.sampled_from([None, (Autopay(enabled=True),), (Autopay(enabled=False),)])),
        draws=None if bills else draws,
        payments=draw(st.sampled_from([None, (row,), (row,)])),
        failed_debits=draw(st.sampled_from([None, (), (last,)])),
    )


@st.composite
def people(draw: st.DrawFn, most: int = 4) -> Profile:
    count = draw(st.integers(1, most))
    income = draw(st.sampled_from([None, 3000, 6000, 9000, 15000]))
    return Profile(
        version=1,
        as_of=DAY,
        accounts=tuple(draw(accounts(i)) for i in range(count)),
        person=Person(
            employment=draw(st.sampled_from([None, Employment("self_employed")])),
            income=None if income is None else (Income(date(2026, 1, 1), income * 100, verified=False),),
            pay_day=draw(st.sampled_from([None, 1, 10, 31])),
            living_costs=draw(st.sampled_from([None, 2000_00, 4000_00])),
            cash=draw(st.sampled_from([None, 0, 500_00, 5000_00, 50000_00])),
        ),
    )
