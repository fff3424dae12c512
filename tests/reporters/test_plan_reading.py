"""How a plan reads: what comes first, one sum where a step alone would alarm, sums that add up before one's eyes."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from credit_cli.engine.beside.besides import Alone, Besides, LateIncome, Setbacks
from credit_cli.engine.results import Plan, PlannedDue, Score, Shortfall
from credit_cli.profile.load import Loaded
from credit_cli.profile.records import Autopay
from credit_cli.reporters.markdown.plan import plan as checklist
from credit_cli.reporters.page import Page
from credit_cli.reporters.plan.gains import besides
from credit_cli.reporters.plan.steps import due_key
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.plan import plan as screen
from tests.reporters.conftest import DAY, step

Pages = Callable[..., Page]
Plans = Callable[..., Plan]
FEB = date(2027, 2, 4)


def text(found: Plan, page: Page, tried: Besides | None = None) -> str:
    return "\n".join(plain(row) for row in screen(found, page, tried or Besides()))


def both(found: Plan, page: Page) -> tuple[str, str]:
    return text(found, page), "\n".join(checklist(found, page))


def test_what_costs_nothing_is_read_from_what_to_stop_to_what_to_tidy(plan: Plans, page: Pages) -> None:
    actions = ("read_notices", "check_report", "ask_explanation", "stop_applications")
    found = plan(steps=tuple(step(n, action) for n, action in enumerate(actions, 1)))

    for told in both(found, page("zh", None)):
        places = [told.index(title) for title in ("不再申请", "问降额的依据", "查征信报告", "看平台通知")]
        assert places == sorted(places)


def test_asking_for_time_is_the_first_step_in_hardship(hardship: Plan, page: Pages) -> None:
    steps = (step(1, "stop_applications"), step(2, "pay_bills_on_time"), step(3, "ask_hardship_plan", account="jiebei"))
    told = text(hardship._replace(steps=steps), page("zh", None))

    assert told.index("借呗：协商还款安排") < told.index("不再申请") < told.index("按时缴费")


def test_a_part_of_an_overdue_is_not_called_cleared(plan: Plans, page: Pages) -> None:
    parts = [step(n, "clear_overdue", account="jiebei", amount=100_00 * n) for n in (1, 2)]
    found = plan(steps=(*parts, step(3, "clear_overdue", account="zhaohang", amount=500)), dues=())

    for told in both(found, page("zh", None)):
        assert re.search(r"先还逾期 +借呗 +100\.00", told)
        assert re.search(r"还清逾期 +借呗 +200\.00", told)
        assert re.search(r"还清逾期 +招商银行信用卡", told)


def test_payments_of_a_day_share_one_sum_where_one_alone_would_seem_to_cost_points(plan: Plans, page: Pages) -> None:
    steps = (
        step(1, "pay_off", account="jiebei", amount=1_00, gain=-18),
        step(2, "pay_off", account="zhaohang", amount=2_00, gain=40),
        step(3, "pay_down", account="jiaohang", on=FEB, amount=3_00, phase="short", gain=-1),
    )
    told = {n: beside.text for n, beside in besides(steps, page("zh", None)).items()}

    assert told == {2: "这天一起 +22", 3: "-1"}
    shown, listed = both(plan(steps=steps), page("zh", None))
    assert "-18" not in shown
    assert "-18" not in listed
    assert "本周的 +22、三个月内的 -1 =" in shown
    assert "单看那一步" in shown


def test_steps_that_each_bring_points_keep_their_own(page: Pages) -> None:
    steps = (
        step(1, "pay_off", account="jiebei", amount=1_00, gain=3),
        step(2, "pay_off", account="zhaohang", amount=2_00, gain=4),
    )

    assert [b.text for b in besides(steps, page()).values()] == ["+3", "+4"]


def test_a_step_without_points_says_what_else_it_is_good_for(page: Pages) -> None:
    steps = (
        step(1, "pay_down", account="zhaohang", amount=1_00),
        step(2, "fund_debit_account", account="jiebei", amount=2_00, deadline=date(2026, 12, 20)),
        step(3, "clear_overdue", account="jiebei", amount=2_00),
    )

    assert {n: b.text for n, b in besides(steps, page()).items()} == {1: "省利息", 2: "12-20 周日 扣款"}


def test_the_months_sums_add_up(plan: Plans, hardship: Plan, page: Pages) -> None:
    dues = (PlannedDue("jiebei", date(2026, 12, 20), 1_512_00), PlannedDue("zhaohang", date(2026, 12, 23), 860_50))
    for found in (plan(dues=dues), plan(dues=dues, monthly=2_000_00), hardship._replace(dues=dues, monthly=1_000_00)):
        for lang in ("zh", "en"):
            row = next(row for row in text(found, page(lang, None)).splitlines() if row.startswith("2026"))
            amounts = [
                round(float(n.replace(",", "")) * 100)
                for n in re.findall(r"\d[\d,]*\.?\d*(?= 元)|(?<=CNY )[\d,.]*\d", row)
            ]
            assert len(amounts) == 3
            assert abs(amounts[0] - amounts[1]) == amounts[2] == abs(found.monthly - 2_372_50)


def test_a_gap_is_to_be_talked_about_and_not_scraped_together(hardship: Plan, page: Pages) -> None:
    told = text(hardship._replace(monthly=100_00), page("zh", None))

    assert told.index("不用硬凑") < told.index("先联系谁")
    assert "多还" not in told


def test_in_hardship_the_score_comes_after_what_to_do(hardship: Plan, page: Pages) -> None:
    for told in both(hardship, page("zh", None)):
        assert told.index("先联系谁") < told.index("协商还款安排") < told.index("信用健康分")


def test_far_dues_that_cannot_be_paid_are_one_sum(hardship: Plan, page: Pages) -> None:
    dues = tuple(PlannedDue("jiebei", date(2027, month, 20), 1_000_00) for month in (1, 3, 4, 5))
    for told in both(hardship._replace(dues=dues), page("zh", None)):
        assert "还有 3 笔到期，共 3,000.00 元" in told
        assert "04-20" not in told
        assert "01-20" in told


def test_the_order_of_complaints_comes_first_and_a_regulator_after_the_lender(hardship: Plan, page: Pages) -> None:
    told = text(hardship, page("zh", None))
    channels = told[told.index("谈不拢找谁") : told.index("别上当")]

    assert channels.index("先找放款机构") < channels.index("12378：") < channels.index("12363：")
    assert "CR-0" not in channels


def test_the_extension_before_a_due_day_and_the_card_rule_stand_side_by_side(hardship: Plan, page: Pages) -> None:
    told = text(hardship, page("zh", None))
    footing = told[told.index("法律给什么、不给什么") : told.index("谈不拢找谁")]

    assert "只适用于信用卡" in footing
    assert "在到期之前向机构申请，机构同意才算" in footing
    assert "12378：" not in footing


def test_a_score_that_ends_below_todays_says_which_facts_and_no_reason_to_borrow(
    plan: Plans, page: Pages, score: Callable[..., Score]
) -> None:
    found = plan()._replace(
        score_now=score(),
        score_then=score(date(2027, 5, 23), payment_to_limit=0.0),
        do_nothing=score(DAY, overdue_now=9),
    )
    told = text(found, page("zh", None))
    fewer = found.score_now.score - found.score_then.score

    assert fewer > 0
    assert f"照计划那天也比现在低 {fewer} 分：月均还款占额度，近 6 个月 -{fewer}" in told
    assert "不用为它去借" in told
    assert "比现在低" not in text(plan(), page("zh", None))


def test_what_doing_nothing_means_is_said(plan: Plans, page: Pages) -> None:
    assert "现状不变（逾期的先不还，其余只还到期的）" in text(plan(), page("zh", None))


@pytest.mark.parametrize(("lowest", "told"), [(215_000, True), (214_999, False)])
def test_a_late_income_comes_with_a_remedy_where_there_is_one(
    lowest: int,
    told: bool,  # noqa: FBT001
    plan: Plans,
    page: Pages,
) -> None:
    late = LateIncome(date(2027, 2, 10), date(2027, 2, 17), (Shortfall("jiebei", date(2027, 2, 11), 1),), 214_00)
    said = text(plan(lowest_cash=(DAY, lowest)), page("zh", None), Besides(Setbacks(late)))

    assert ("加 --keep 2400 再排一次" in said) == told  # 2,150 + 214, rounded up


def test_money_that_does_not_reach_for_food_is_said_of_the_food_and_not_of_paying(hardship: Plan, page: Pages) -> None:
    told = text(hardship._replace(assumptions=(("living_unmet", "1140.86"),)), page("zh", None))

    assert "手上的钱够吃住到 12-09 周三，之后到发薪还差 1,140.86 元" in told
    assert "照这样还" not in told


def test_no_interest_is_not_called_about_nothing(plan: Plans, page: Pages) -> None:
    assert "几乎没有利息" in text(plan(interest=99), page("zh", None))
    assert "约 0 元" not in text(plan(interest=99), page("zh", None))


def test_a_due_that_is_debited_is_not_to_be_paid_by_hand_again(page: Pages, load: Callable[..., Loaded]) -> None:
    loaded = load()
    assert loaded.profile is not None
    first, *others = loaded.profile.accounts
    switched = (Autopay(enabled=False, on=date(2026, 1, 1)), Autopay(enabled=True, on=date(2026, 2, 1)))
    debited = loaded.profile._replace(accounts=(first._replace(autopay=switched), *others))
    on = page(loaded=loaded._replace(profile=debited))

    today = Autopay(enabled=False)
    off = page(loaded=loaded._replace(profile=debited._replace(accounts=(first._replace(autopay=(today, *switched)),))))

    assert due_key(first.id, "normal", off) == "plan.pay_minimum"
    assert due_key(first.id, "normal", on) == "plan.pay_auto"
    assert due_key(others[-1].id, "normal", on) == "plan.pay_minimum"
    assert due_key(first.id, "hardship", on) == "plan.falls_due"


def test_what_a_step_brings_alone_stands_with_v_only(plan: Plans, page: Pages) -> None:
    found, alone = plan(), {1: Alone(66, 22_300)}
    quiet, told = (
        "\n".join(plain(row) for row in screen(found, page("zh", None, verbose=verbose), Besides(), alone))
        for verbose in (False, True)
    )

    assert "单做这一步" not in quiet
    assert f"单做这一步：+66 分，利息少 223 元；接着前面的做：{found.steps[0].gain:+d} 分" in told


@pytest.mark.parametrize(
    ("as_of", "told"),
    [(date(2026, 10, 1), False), (date(2026, 10, 2), True), (date(2026, 12, 31), True), (date(2027, 1, 1), False)],
)
def test_a_subsidy_says_until_when_and_is_silent_after(
    as_of: date,
    told: bool,  # noqa: FBT001
    plan: Plans,
    page: Pages,
    load: Callable[..., Loaded],
) -> None:
    loaded = load()
    assert loaded.profile is not None
    owing = tuple(
        a._replace(balances=tuple(b._replace(on=date(2026, 1, 1)) for b in a.balances or ()))
        for a in loaded.profile.accounts
    )
    on = page("zh", None, loaded=loaded._replace(profile=loaded.profile._replace(as_of=as_of, accounts=owing)))
    said = text(plan(), on)

    assert ("到 2026-12-31，信用卡账单分期可能有 1 个百分点的财政贴息" in said) == told
    assert "财政贴息" not in text(plan(mode="hardship"), on)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2026, 12, 4), "最晚 12-05 周六（账单日）"),
        (date(2026, 12, 5), "最晚 12-05"),
        (date(2026, 12, 6), "最晚 01-05"),
    ],
)
def test_an_extra_payment_says_until_when_it_counts_on_the_coming_bill(
    on: date, told: str, plan: Plans, page: Pages, load: Callable[..., Loaded]
) -> None:
    loaded = load()
    assert loaded.profile is not None
    accounts = tuple(a._replace(statement_day=5) if a.id == "zhaohang" else a for a in loaded.profile.accounts)
    billed = page("zh", None, loaded=loaded._replace(profile=loaded.profile._replace(accounts=accounts)))
    steps = [step(n, "pay_down", account="zhaohang", on=on, amount=n, phase="short") for n in (1, 2)]
    debit = step(3, "fund_debit_account", account="zhaohang", on=on, amount=3, phase="short")
    both_days = text(plan(steps=(*steps, debit)), billed)

    assert both_days.count(told) == 1
    assert "账单日）到账" not in text(plan(steps=(debit,)), billed)
    assert "账单日）到账" not in text(plan(steps=(*steps, debit)), page("zh", None))


def test_why_and_how_hard_a_step_is_stand_with_v(plan: Plans, page: Pages) -> None:
    told = text(plan(), page("zh", None, verbose=True))

    assert "还清当天就不再是「逾期中」" in told
    assert "（RPY01；费事程度 1/5）" in told
    assert "费力" not in text(plan(), page("zh", None))
