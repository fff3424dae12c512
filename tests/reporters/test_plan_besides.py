"""What the plan says of setbacks, comparisons, its points, and rules that end."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from credit_cli.engine.beside.besides import (
    NOTHING_BESIDES,
    Alternative,
    Besides,
    BouncedDebit,
    LateIncome,
    LessMoney,
    Setbacks,
)
from credit_cli.engine.results import Plan, Proof, Shortfall
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.reporters.json.plan import plan as as_json
from credit_cli.reporters.json.schemas import schemas
from credit_cli.reporters.json.shared import dumps
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.plan import plan as screen
from credit_cli.words.catalogue import Words

Pages = Callable[..., Page]
Plans = Callable[..., Plan]
PAY_DAY, WEEK_LATER = date(2026, 12, 10), date(2026, 12, 17)
MISSED = tuple(Shortfall(a, date(2026, 12, d), 1) for a, d in (("jiebei", 11), ("zhaohang", 12), ("jiaohang", 13)))
BOUNCED = BouncedDebit("jiebei", date(2026, 12, 20), 151_200, 20, 60)
LESS = LessMoney(416_000, 0.8, 742, 273_238, "improved", 0)
ALL = Besides(Setbacks(LateIncome(PAY_DAY, WEEK_LATER, MISSED[:1], 21_400), BOUNCED), LESS)


def text(found: Plan, page: Page, besides: Besides = NOTHING_BESIDES) -> str:
    return "\n".join(plain(row) for row in screen(found, page, besides))


def late(found: Plan, page: Page, *missed: Shortfall, short: int = 0) -> str:
    return text(found, page, Besides(Setbacks(LateIncome(PAY_DAY, WEEK_LATER, missed, short))))


def test_a_late_income_says_what_is_missed_and_how_much_is_short(plan: Plans, page: Pages) -> None:
    wide = page("zh", None)

    assert "要是 12-10 的收入晚到 7 天，12-11 的借呗会还不上，差 0.01 元：" in late(plan(), wide, *MISSED[:1], short=1)
    assert "12-11 的借呗会还不上，连吃饭房租一共差 214 元：" in late(plan(), wide, *MISSED[:1], short=21_400)
    assert "12-11 的借呗、12-12 的招商银行信用卡等 3 期会还不上" in late(plan(), wide, *MISSED, short=1)
    assert "生活费会差 80 元" in late(plan(), wide, short=8_000)
    assert "就算 12-10 的收入晚到 7 天，每一期也都还得上" in late(plan(), wide)


def test_a_bounced_debit_says_what_waiting_costs(plan: Plans, page: Pages) -> None:
    told = text(plan(), page("zh", None), ALL)
    equal = Besides(Setbacks(None, BOUNCED._replace(lost_next_day=20)))

    assert "（比如 12-20 的借呗）：当天自己还上 1,512.00 元，到 2027-05-23 会少 20 分；第二天才还，会少 60 分。" in told
    assert "当天自己还上 1,512.00 元，就不算逾期。" in text(plan(), page("zh", None), equal)
    free = Besides(Setbacks(None, BOUNCED._replace(lost_same_day=0)))
    assert "不少分；第二天才还，会少 60 分。" in text(plan(), page("zh", None), free)
    assert "少 0 分" not in text(plan(), page("zh", None), free)


def test_comparisons_stand_with_v_only_and_alike_ones_share_a_line(plan: Plans, page: Pages) -> None:
    orders = (("do_nothing", 548, 300_000), ("avalanche", 646, 280_000), ("snowball", 646, 280_000))
    found = plan(proof=Proof(optimal=False, explored=3, bound=700, alternatives=orders))
    told = text(found, page("zh", None, verbose=True), ALL)

    assert "对照：只还逾期和最低还款，548 分，利息约 3,000 元" in told
    assert "对照：雪崩法（先还利率最高的）、雪球法（先还欠得最少的），646 分，利息约 2,800 元" in told
    assert "要是每月只有 4,160 元（原来的 80%）：到 2027-05-23 是 742 分，利息约 2,732 元。" in told
    assert "对照" not in text(found, page("zh", None), ALL)


@pytest.mark.parametrize(("outcome", "said"), [("reached", "还到得了"), ("not_reachable", "到不了")])
def test_less_money_says_what_becomes_of_the_target(outcome: str, said: str, plan: Plans, page: Pages) -> None:
    less = Besides(less_money=LESS._replace(outcome=outcome, missing=90_000))
    told = text(plan(target=700, outcome="reached"), page("zh", None, verbose=True), less)

    assert f"目标 700 分{said}。有 900 元会还不上。" in told


def test_points_are_said_once_to_be_this_programs(plan: Plans, page: Pages) -> None:
    assert text(plan(), page("zh", None)).count("不是机构给的额度") == 1
    assert text(plan(), page("en", None)).count("not a limit from a lender") == 1


def test_food_that_is_not_covered_is_a_warning_and_no_assumption(plan: Plans, page: Pages) -> None:
    told = text(plan(assumptions=(("living_unmet", "1140.86"),)), page("zh", None))

    assert "1,140.86 元的吃饭房租没有着落" in told
    assert "每一天手上的钱都够用" not in told
    assert "档案里没写" not in told


def test_hardship_without_points_to_gain_does_not_speak_of_gains(hardship: Plan, page: Pages) -> None:
    same = hardship._replace(score_then=hardship.do_nothing, steps=())
    told = text(same, page("zh", None))

    assert "眼下先不求加分，先求不再变坏" in told
    assert "加的是" not in told


def test_what_to_say_to_lenders_is_said_once_in_hardship(hardship: Plan, page: Pages) -> None:
    told = text(hardship, page("zh", None))

    assert told.count("要书面或短信确认") == 1
    assert told.index("先联系谁") < told.index("要书面或短信确认") < told.index("一步一步")


REPAIR_ENDS = "有期限（到 2026-03-31 为止）"


@pytest.mark.parametrize(
    ("as_of", "told"),
    [(date(2025, 12, 21), False), (date(2026, 2, 1), True), (date(2026, 3, 31), True), (date(2026, 4, 1), False)],
)
def test_a_window_is_told_until_its_last_day_and_never_after(
    as_of: date,
    told: bool,  # noqa: FBT001
    plan: Plans,
    page: Pages,
    load: Callable[..., Loaded],
) -> None:
    loaded = load()
    assert loaded.profile is not None
    dated = loaded._replace(profile=loaded.profile._replace(as_of=as_of))
    found = text(plan(), page("zh", None, loaded=dated))

    assert (REPAIR_ENDS in found) is told


def test_json_tells_the_same_with_constant_keys(plan: Plans, load: Callable[..., Loaded], model: Model) -> None:
    full = json.loads(dumps(as_json(plan(), load(), model, Words("zh"), ALL)))
    bare = json.loads(dumps(as_json(plan(), load(), model, Words("zh"))))

    for read in (full, bare):
        assert [e.message for e in Draft202012Validator(schemas()["plan"]).iter_errors(read)] == []
    assert full.keys() == bare.keys()
    assert full["proof"]["less_money"]["monthly"] == 4160
    assert full["setbacks"]["late_income"]["missed"] == [{"account": "jiebei", "on": "2026-12-11", "missing": 0.01}]
    assert full["setbacks"]["bounced_debit"]["lost_next_day"] == 60
    assert bare["setbacks"] == {"late_income": None, "bounced_debit": None}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sentences_that_follow_each_other_have_their_space(lang: str, plan: Plans, page: Pages) -> None:
    missed = plan(outcome="not_reachable", target=890, best_possible=760, earliest=WEEK_LATER, binding=("money",))
    told = text(missed, page(lang, None, verbose=True), Besides(less_money=LESS._replace(missing=1)))

    assert ". By this reckoning" in told or lang == "zh"
    assert re.findall(r"[a-z\d]\.[A-Z]", told) == []
    assert re.findall(r"元 [\u4e00-\u9fff]|[\u4e00-\u9fff] [\u4e00-\u9fff]+没写", told) == []


def test_a_single_source_of_points_is_not_a_sum(plan: Plans, page: Pages) -> None:
    gained = plan().score_then.score - plan().do_nothing.score
    alone = plan(steps=(plan().steps[0]._replace(gain=gained),))

    assert f"比现状不变多 {gained} 分（借呗）。" in text(alone, page("zh", None))


def test_what_a_minimum_is_is_told_only_where_one_is_due(plan: Plans, page: Pages) -> None:
    loans = tuple(due._replace(account="jiebei") for due in plan().dues)

    assert "最低还款：不逾期" in text(plan(), page("zh", None))
    assert "最低还款：不逾期" not in text(plan(dues=loans), page("zh", None))


def test_other_plans_that_were_asked_for_stand_beside_this_one(plan: Plans, page: Pages) -> None:
    others = (
        Alternative("without", "jiebei", 798, 247_280, "improved", ("pay_down:zhaohang:1516@2027-01-10",)),
        Alternative("less_money", None, 742, 273_238, "not_reachable", ()),
    )
    told = text(plan(), page("zh", None), Besides(alternatives=others))

    assert "换一种走法（这份计划到 2027-05-23 是" in told
    assert "- 借呗只还到期的，不提前结清：798 分，利息约 2,472 元。" in told
    assert "每一笔怎么还：加 -v。" in told
    assert "pay_down:zhaohang:1516" not in told
    assert "换一种走法" not in text(plan(), page("zh", None))
    aimed = text(plan()._replace(target=780), page("zh", None), Besides(alternatives=others))
    assert "798 分，利息约 2,472 元。目标 780 分还到得了。" in aimed
    assert "742 分，利息约 2,732 元。目标 780 分到不了。" in aimed
