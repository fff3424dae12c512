from collections.abc import Callable
from datetime import date

import pytest

from credit_cli.engine.results import Plan, PlannedDue, Proof, Shortfall, Simulation
from credit_cli.reporters.cells import cells
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.plan import plan as screen
from credit_cli.reporters.text.plan import written
from credit_cli.reporters.text.simulate import simulate
from tests.reporters.conftest import DAY, step

LIMIT_TALK = ("提额技巧", "恢复额度的办法", "提高额度", "养额度")


def _text(found: Plan, page: Page) -> str:
    return "\n".join(plain(row) for row in screen(found, page))


def test_the_money_comes_first_and_steps_stand_by_phase(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    text = _text(plan(), page())

    assert "手上 5,200 元，每月能用来还债 5,200 元，留 2,150 元不动" in text
    order = ["手上", "本周（11-23 ~ 11-30）", "本来要留", "三个月内（到 2027-02-23）", "长期", "日期", "利息和罚息"]
    places = [text.find(piece) for piece in order]
    assert -1 not in places
    assert places == sorted(places)


def test_a_step_has_its_weekday_box_amount_and_gain(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    found = plan()
    text = _text(found, page())

    row = next(row for row in text.splitlines() if "还清逾期" in row)
    assert row.startswith("  [ ] 11-23 周一  还清逾期  借呗")
    assert row.endswith(f"1,515.40 元{found.steps[0].gain:>+6d}")
    assert "[ ] 11-25 周三  查征信报告（最晚 2026-12-08）" in text


def test_amounts_end_in_the_same_cell(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    rows = [row for row in _text(plan(), page()).splitlines() if row.startswith("  [ ] ") and row.count(" 元") == 1]
    rows = [row for row in rows if "周" in row]

    assert len(rows) >= 4
    assert len({cells(row[: row.index(" 元")]) for row in rows}) == 1


def test_money_comes_before_talk_on_a_day(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    text = _text(plan(), page())

    assert text.index("还清逾期") < text.index("按期还    招商银行信用卡") < text.index("不再申请")


def test_how_to_do_a_thing_is_said_once(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    text = _text(plan(), page("zh", None))

    assert text.count("先留够吃饭房租") == 1


def test_later_dues_share_a_row_an_account(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    dues = (
        PlannedDue("jiaohang", date(2026, 12, 6), 30_500),
        PlannedDue("jiaohang", date(2027, 1, 6), 29_000, assumed=True),
    )
    text = _text(plan(dues=dues), page("zh", None))

    assert "交通银行信用卡  12-06 305.00 元、01-06 290.00 元（估计）" in text


def test_the_gains_named_are_what_the_plan_brings(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    found = plan()
    text = _text(found, page())

    total = found.score_then.score - found.do_nothing.score
    assert sum(s.gain for s in found.steps) == total
    assert f"= {total} 分" in text


@pytest.mark.parametrize(
    ("keep", "lowest", "said"),
    [
        (215_000, 300_000, "留着别动：2,150 元（想多留就加 --keep）。"),
        (215_000, 27_268, "本来要留 2,150 元，这次先顾到期的"),
        (0, 27_268, "手上钱最少的一天是 12-09 周三，剩 272.68 元"),
    ],
)
def test_the_reserve_is_named_as_it_is(
    keep: int, lowest: int, said: str, plan: Callable[..., Plan], page: Callable[..., Page]
) -> None:
    text = _text(plan(keep=keep, lowest_cash=(date(2026, 12, 9), lowest)), page("zh", None))

    assert said in text


def test_a_target_out_of_reach_says_what_is_possible_and_what_is_in_the_way(
    plan: Callable[..., Plan], page: Callable[..., Page]
) -> None:
    found = plan(
        outcome="not_reachable", target=850, best_possible=760, earliest=date(2028, 1, 10), binding=("money", "RPY05")
    )
    text = _text(found, page("zh", None))

    assert "2027-05-23 前到不了 850 分，这段时间最高 760 分。最早 2028-01-10 能到。卡住的是：钱不够、" in text
    assert "RPY05" not in text


def test_best_is_claimed_only_where_it_was_proved(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    proved = plan(proof=Proof(optimal=True, explored=1248, bound=None))

    assert "没有分更高的还法（试过 1,248 种）" in _text(proved, page())
    assert "没有分更高" not in _text(plan(), page())
    assert "还有没有更好的，不能断定" in _text(plan(), page(verbose=True))


def test_nothing_is_promised(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    assert "计划不能保证额度恢复，那由机构决定" in _text(plan(), page())
    assert "No plan can promise a limit back" in _text(plan(), page("en", None))


def test_hardship_steadies_first_and_speaks_of_no_limit(hardship: Plan, page: Callable[..., Page]) -> None:
    text = _text(hardship, page("zh", None))

    assert "先稳住" in text.splitlines()[0]
    order = [
        "房租、吃饭、看病先留出",
        "先联系谁",
        "1 借呗  已逾期 3 天",
        "2 招商银行信用卡  2026-12-23 到期还差 860.00 元",
    ]
    order += ["法律给什么、不给什么", "谈不拢找谁", "别上当", "一步一步"]
    places = [text.find(piece) for piece in order]
    assert -1 not in places
    assert places == sorted(places)
    assert [word for word in LIMIT_TALK if word in text] == []


def test_hardship_does_not_tell_anybody_to_pay_what_they_cannot(hardship: Plan, page: Callable[..., Page]) -> None:
    text = _text(hardship, page("zh", None))

    assert "按期还" not in text
    assert "[ ] 11-23 周一  到期" not in text
    assert "  - 到期  招商银行信用卡  12-23 860.00 元（估计）" in text
    assert "「到期」是合同上要还的，不是要你硬凑" in text


def test_one_talk_with_several_lenders_is_one_row(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    steps = tuple(step(n, "ask_hardship_plan", account=a) for n, a in enumerate(("jiebei", "zhaohang", "jiaohang"), 1))
    text = _text(plan(steps=steps, mode="hardship"), page("zh", None))

    assert "[ ] 11-23 周一  借呗、招商银行信用卡、交通银行信用卡：" in text


def test_a_shortfall_in_normal_mode_is_told_with_what_to_do(
    plan: Callable[..., Plan], page: Callable[..., Page]
) -> None:
    text = _text(plan(shortfalls=(Shortfall("jiaohang", date(2027, 1, 6), 12_300),)), page("zh", None))

    assert "2027-01-06 的交通银行信用卡还差 123 元" in text


def test_a_step_is_written_as_the_command_takes_it() -> None:
    assert (
        written(step(1, "clear_overdue", account="jiebei", amount=151_540)) == "clear_overdue:jiebei:1515.40@2026-11-23"
    )
    assert written(step(2, "stop_applications")) == "stop_applications@2026-11-23"
    assert written(step(3, "build_buffer", amount=100_000, on=DAY)) == "build_buffer::1000@2026-11-23"


def test_a_what_if_says_first_what_was_not_done(simulation: Simulation, page: Callable[..., Page]) -> None:
    dos = ("clear_overdue:jiebei", "pay_down:jiebei:99999", "stop_applications@2026-12-01")
    text = "\n".join(plain(row) for row in simulate(simulation, page("zh", None), dos))

    assert "pay_down:jiebei:99999@2026-11-23：那天手上的钱不够" in text
    assert text.index("没有做成的") < text.index("信用健康分")
    assert "- 11-23 周一  还清逾期  借呗" in text
    assert "- 12-01 周二  不再申请" in text
    assert text.count("99999") == 1
    difference = simulation.score_then.score - simulation.do_nothing.score
    assert difference > 0
    assert f"这样做多 {difference} 分" in text


def test_what_is_only_guarded_says_that_it_changes_no_forecast(
    simulation: Simulation, page: Callable[..., Page]
) -> None:
    told = [
        "\n".join(plain(row) for row in simulate(simulation, page("zh", None), dos))
        for dos in (["wait"], ["pay_off:jiebei"])
    ]

    assert ["不改变这里的分数" in text for text in told] == [True, False]


def test_the_forecast_lines_up(plan: Callable[..., Plan], page: Callable[..., Page]) -> None:
    for lang in ("zh", "en"):
        rows = [row for row in _text(plan(), page(lang)).splitlines() if row.startswith("  202")]
        assert len(rows) == 2
        assert len({cells(row) for row in rows}) == 1
