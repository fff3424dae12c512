import re
from collections.abc import Callable
from datetime import date

import pytest

from credit_cli.engine.certainty import Certainty
from credit_cli.engine.results import Explanation, Score
from credit_cli.profile.load import Loaded
from credit_cli.profile.people import Bill
from credit_cli.profile.records import Payment
from credit_cli.reporters.cells import cells
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import whole_percents
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.causes import divide
from credit_cli.reporters.text.events import coming, overdue
from credit_cli.reporters.text.explain import explain
from credit_cli.reporters.text.facts import describe
from tests.reporters.conftest import DAY, cause


def _text(found: list[Explanation], today: Score, page: Page) -> str:
    return "\n".join(plain(row) for row in explain(found, today, page))


def test_the_screen_first_says_what_happened_then_what_to_do_then_why(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    text = _text([explanation(cause())], score(overdue_now=3), page())

    assert text.startswith("借呗 总额度  50,000 > 18,000 元   2026-11-22（昨天）下调，没有冻结，没有关闭\n")
    order = ["今天先还逾期", "手上", "降额不等于要你一次还清", "从你的文件推断，不是机构给的理由", "占比", "解释不了"]
    order[0] = "今天先做一件事：还清借呗逾期的 1,512.00 元"
    places = [text.find(piece) for piece in order]
    assert -1 not in places
    assert places == sorted(places)
    assert text.count("从你的文件推断") == 1


def test_what_is_owed_and_what_is_left_are_the_files_own_numbers(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    text = _text([explanation()], score(), page("en"))

    assert "the CNY 18,400.50 you owe stays due on the same dates as before." in text
    assert "Nothing is available until you owe less than CNY 18,000." in text


PARTS = (
    ("months_since_late", 20),
    ("overdue_now", 10),
    ("late_months", 5),
    ("worst_delay", 2),
    ("never_late_share", 1),
)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((("overdue_now", 38),), None),  # the points are those of the name beside them
        ((("months_since_late", 38),), "-38 分少在：距上次晚还多久\n"),
        ((*PARTS[:1], ("overdue_now", 18)), "-38 分是几项合起来的：距上次晚还多久 -20；现在逾期中 -18\n"),
        (
            PARTS,
            "-38 分是几项合起来的：距上次晚还多久 -20；现在逾期中 -10；晚还过的月数，近 24 个月 -5；其余 2 项 -3\n",
        ),
        ((), None),
    ],
)
def test_points_that_are_not_of_the_name_beside_them_say_whose_they_are(
    parts: tuple[tuple[str, int], ...],
    said: str | None,
    explanation: Callable[..., Explanation],
    score: Callable[..., Score],
    page: Callable[..., Page],
) -> None:
    text = _text([explanation(cause(parts=parts))], score(overdue_now=3), page(width=None))

    assert "现在逾期中" in text
    assert re.search(r"元\n\n", text) is None  # no gap between the lines of a cause
    if said is None:
        assert "合起来的" not in text
        assert "分少在" not in text
    else:
        assert said in text


def test_used_up_is_never_called_a_cut(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    text = _text([explanation(kind="exhausted", old=2_000_000, new=2_000_000)], score(), page())

    assert "额度用完。总额度没有变，不是降额" in text
    assert "别去别家借钱补" not in text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"months_since_late": None}, "文件里没有还款记录，看不出有没有逾期"),
        ({"months_since_late": 5.0}, "征信报告上，上一次没按时还，在 5 个月前；文件里没有还款记录"),
        ({"months_since_late": 0.5}, "征信报告上，上一次没按时还，在最近一个月里；文件里没有还款记录"),
    ],
)
def test_without_payments_the_person_hears_what_the_credit_report_tells(
    values: dict[str, float | None],
    said: str,
    score: Callable[..., Score],
    page: Callable[..., Page],
    load: Callable[..., Loaded],
) -> None:
    loaded = load()
    assert loaded.profile is not None
    calm = loaded.profile._replace(accounts=tuple(a._replace(payments=None) for a in loaded.profile.accounts))
    text = _text([], score(**values), page(loaded=loaded._replace(profile=calm)))

    assert said in text


def test_money_that_does_not_reach_is_not_asked_for(
    explanation: Callable[..., Explanation],
    score: Callable[..., Score],
    page: Callable[..., Page],
    load: Callable[..., Loaded],
) -> None:
    loaded = load()
    assert loaded.profile is not None
    assert loaded.profile.person is not None
    poor = loaded.profile._replace(person=loaded.profile.person._replace(cash=90_000))
    text = _text([explanation()], score(), page(loaded=loaded._replace(profile=poor)))

    assert "一共 2,357.00 元，手上 900 元，不够一次还清。不用硬凑，也别借来补" in text.replace("\n", "")
    assert "今天先做一件事" not in text


def test_shares_on_screen_sum_to_a_hundred(explanation: Callable[..., Explanation], page: Callable[..., Page]) -> None:
    thirds = [cause("RPY01", 0.1667), cause("UTL01", 0.1667), cause("CAP02", 0.1666, origin="capacity")]
    small = [cause(code, 0.0333) for code in ("RPY02", "RPY04", "RPY05")]
    shown = divide(explanation(*thirds, *small), page())
    percents = [w for _, w in shown.own] + [shown.rest[2]] + [w for _, w in shown.platform] + [shown.unexplained]

    assert sum(int(p.rstrip("%")) for p in percents) == 100
    assert len(shown.own) == 4
    assert shown.rest[0] == 2


def test_applications_are_named_even_as_a_fifth_cause(
    explanation: Callable[..., Explanation], page: Callable[..., Page]
) -> None:
    heavy = [cause(code, 0.2) for code in ("RPY01", "UTL01", "RPY02", "RPY04")]
    shown = divide(explanation(*heavy, cause("MLT03", 0.05)), page())

    assert [c.code for c, _ in shown.own] == ["RPY01", "UTL01", "RPY02", "RPY04", "MLT03"]


def test_percents_are_rounded_where_most_is_lost() -> None:
    assert whole_percents([0.456, 0.174, 0.07, 0.06, 0.24]) == ["46%", "17%", "7%", "6%", "24%"]
    assert whole_percents([1 / 3, 1 / 3, 1 / 3]) == ["34%", "33%", "33%"]
    assert whole_percents([1.0]) == ["100%"]


def test_platform_causes_stand_apart_and_are_no_fault(
    explanation: Callable[..., Explanation],
    score: Callable[..., Score],
    page: Callable[..., Page],
    load: Callable[..., Loaded],
) -> None:
    loaded = load()
    assert loaded.profile is not None
    first, card = loaded.profile.accounts[:2]
    paid = Payment(due=date(2026, 10, 23), amount=1_420_000, paid_on=date(2026, 10, 23))
    whole = loaded.profile._replace(accounts=(first, card._replace(payments=(paid, *(card.payments or ())))))
    told = cause("PLT01", 0.8, origin="platform", ref="notice:/notices/0", evidence=("/notices/0",), points=0)
    text = _text([explanation(told)], score(), page(loaded=loaded._replace(profile=whole)))

    assert "文件里没有找到你这边的原因。" in text
    assert re.search(r"- 你的记录解释不了的 .* 100%", text)
    assert "80%  平台公告：「根据区域经营情况统一调整」" in text
    assert "20%  查不到原因" in text
    assert "这次多半不是你做错了什么" in text
    assert "机构自己的话（第 41 行，不计入占比）：「综合评估后调整」" in text


def test_a_cause_without_points_says_that_this_tool_takes_none(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    text = _text([explanation(cause("FRQ02", 0.2, points=0, ref="rule:quick_cycles"))], score(), page())

    assert "本工具不为它扣分" in text


def test_what_time_alone_mends_names_the_day(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    waiting = cause(responsive=False, mends_on=date(2027, 2, 10))
    text = _text([explanation(waiting)], score(), page())

    assert "只能等：2027-02-10 起不再计入" in text
    assert "可以改" not in text


def test_the_lines_that_show_a_cause_are_told_as_sentences(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    text = _text([explanation(cause())], score(), page())

    assert "自 2026-11-20  第 16 行  2026-11-20 到期 1,512 元，还没还" in text
    assert "第 17 行  2026-11-20 自动扣款没成功" in text


def test_what_the_cut_itself_took_comes_after_the_causes(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    found = explanation(cause())
    text = _text([found], score(), page())
    took = found.eve.score - found.after.score

    assert took > 0
    assert f"下调本身又让分数掉了 {took} 分：欠的没变，额度小了，使用率 47% > 97%。" in text
    assert text.index("下调本身又") > text.index("查不到原因")


def test_without_an_event_it_says_so_and_what_to_watch(score: Callable[..., Score], page: Callable[..., Page]) -> None:
    text = _text([], score(utilisation=0.97), page("en"))

    assert text.startswith("No limit was touched")
    assert "Worth watching" in text
    assert "97%" in text


def test_columns_of_shares_end_in_the_same_cell(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    found = explanation(cause("RPY01", 0.46), cause("CAP02", 0.05, origin="capacity", points=6))
    for lang in ("zh", "en"):
        rows = [row for row in _text([found], score(), page(lang)).splitlines() if "▮" in row and "%" in row]
        assert len({cells(row[: row.rindex("%")]) for row in rows}) == 1
        assert len({cells(row[: row.index("▮")]) for row in rows}) == 1


def test_overdue_and_coming_are_read_from_the_file(page: Callable[..., Page]) -> None:
    assert [(o.account, o.amount, o.on) for o in overdue(page())] == [("jiebei", 151_200, date(2026, 11, 20))]
    assert [(o.account, o.amount, o.on) for o in coming(page())] == [("zhaohang", 84_500, DAY)]


@pytest.mark.parametrize(
    ("pointer", "said"),
    [
        ("/accounts/0/payments/0", "2026-10-20 到期 1,512 元，2026-10-20 已还"),
        ("/accounts/0/payments/1", "2026-11-20 到期 1,512 元，还没还"),
        ("/accounts/0/limits/1", "2026-11-22 起总额度 18,000 元"),
        ("/accounts/1/balances/1", "招商银行信用卡 2026-11-05 欠 17,600 元"),
        ("/accounts/2/draws/0", "交通银行信用卡 2026-09-01 借了 3,000 元，用途：买股票"),
        ("/accounts/2/draws/1", "交通银行信用卡 2026-09-05 借了 2,000 元，2026-09-08 还清"),
        ("/applications/0", "2026-10-29 向京东金条申请新贷款，没批"),
        ("/guarantees/0", "2025-08-01 为别人担保 50,000 元"),
        ("/record/negatives/0", "2025-11-03 征信报告上的逾期记录，2025-12-08 结清"),
        ("/person/income/0", "2026-01 起月收入 9,500 元"),
        ("/person/living_costs", "living_costs: 4300"),
        ("/as_of", "as_of: 2026-11-23"),
    ],
)
def test_a_row_reads_as_a_sentence_and_anything_else_as_written(
    pointer: str, said: str, page: Callable[..., Page]
) -> None:
    assert describe(pointer, page(), "jiebei") == said


def test_what_was_asked_for_and_is_not_there_is_not_told_as_no_event_at_all(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    there = explanation().event
    text = "\n".join(plain(row) for row in explain([], score(), page(), [there]))

    assert text == "你问的范围里，额度没有被动过。文件里动过的：2026-11-22 借呗"


def test_each_cause_says_how_sure_it_is(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    hearsay = Certainty("hearsay", ("said_of_lenders", "practice_differs"), "low", (2, 3, 5), "typical")
    told = cause("FRQ02", 0.4, ref="rule:quick_cycles", points=0, certainty=hearsay)
    text = _text([explanation(told, cause(share=0.3))], score(), page(width=None))

    assert "把握：只是流传的说法，没有公开依据；各家标准不同：严的 2，常见 3，松的 5；本工具不为它扣分" in text
    assert "把握：变化有文件里的日期为证；机构看不看它，没有公布" in text


def test_a_cause_that_is_over_asks_for_nothing(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    text = _text([explanation(cause(stands=False))], score(), page())

    assert "已经过去：现在不再是这样" in text
    assert "可以改" not in text


def test_an_entry_of_the_report_is_told_apart_from_the_persons_own_doing(
    explanation: Callable[..., Explanation], score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    entry = cause("REC01", 0.6, origin="record")
    text = _text([explanation(entry)], score(), page()).replace("\n", "")

    assert "收入约占 0%，征信报告上的记录 60%（有错可以提异议），平台或监管 0%，40% 查不到原因。" in text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("electricity", "2026-05-20 到期的电费账单"),
        ("broadband", "宽带费"),
        ("驾校", "到期的驾校账单"),
        ("paid", "paid"),
    ],
)
def test_a_household_bill_is_called_what_people_call_it(
    kind: str, said: str, load: Callable[..., Loaded], page: Callable[..., Page]
) -> None:
    loaded = load()
    assert loaded.profile is not None
    billed = loaded.profile._replace(bills=(Bill(kind, date(2026, 5, 20)),))

    assert said in describe("/bills/0", page(loaded=loaded._replace(profile=billed)))
