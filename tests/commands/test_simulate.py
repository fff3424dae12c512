"""`credit simulate`: every slot form, every mistake with what to write instead, and the exit status of a refusal."""

import pytest

from credit_cli.engine.actions.moves import Move, parse_move
from credit_cli.reporters.refusals import MISWRITTEN
from tests.commands.running import SAMPLES, Ran, credit
from tests.engine.people import MODEL, person

XIAOLIN = SAMPLES / "xiaolin.yaml"


def simulate(*dos: str, lang: str = "zh", options: tuple[str, ...] = ()) -> Ran:
    asked = [word for do in dos for word in ("--do", do)]
    return credit("simulate", XIAOLIN, *asked, "--lang", lang, *options, env={"COLUMNS": "200"})


@pytest.mark.parametrize(
    ("do", "told"),
    [
        ("clear_overdue", "11-23 周一  还清逾期"),
        ("clear_overdue:jiebei", "11-23 周一  还清逾期  借呗"),
        ("clear_overdue:jiebei:100", "11-23 周一  还清逾期  借呗  100.00 元"),
        ("clear_overdue:100:jiebei", "11-23 周一  还清逾期  借呗  100.00 元"),
        ("pay_down::500", "11-23 周一  多还一点  500.00 元"),
        ("pay_down:500", "11-23 周一  多还一点  500.00 元"),
        ("pay_down:jiaohang:500.50@2027-01-10", "01-10 周日  多还一点  交通银行信用卡  500.50 元"),
        ("stop_applications@2026-12-01", "12-01 周二  不再申请"),
    ],
)
def test_each_form_is_done_and_told_back(do: str, told: str) -> None:
    ran = simulate(do)

    assert (ran.status, ran.err) == (0, "")
    assert f"  - {told}\n" in ran.out


@pytest.mark.parametrize(
    ("do", "instead"),
    [
        ("pay_of:jiebei", "pay_off"),
        ("pay_down:jiebei", "pay_down::500"),
        ("pay_down:jeibei:500", "写 id：jiebei"),
        ("pay_down:借呗:500", "写 id：jiebei"),
        ("pay_down:nobody:500", "jiebei、huabei、zhaohang、jiaohang"),
        ("pay_down：jiebei：500", "半角"),
        ("pay_down:jiebei:1,500", "1500"),
        ("pay_down:jiebei:1e3", "1500"),
        ("pay_down:jiebei:500:300", "动作:账户:金额@日期"),
        ("pay_down:jiebei:0", "大于 0"),
        ("pay_down:jiebei:-5", "大于 0"),
        ("pay_down:jiebei:1.234", "两位小数"),
        ("pay_down:jiebei:500@12-10", "2026-12-31"),
        ("pay_down:jiebei:500@2026-11-22", "2026-11-23"),
        ("pay_down:jiebei:500@2028-01-01", "--by"),
        ("enable_autopay", "enable_autopay:jiebei"),
        ("wait:500", "去掉"),
        ("", "动作:账户:金额@日期"),
    ],
)
def test_a_mistake_is_one_line_with_what_to_write_instead(do: str, instead: str) -> None:
    ran = simulate("clear_overdue", do)

    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith(f"credit: {do}")
    assert instead in ran.err.removeprefix(f"credit: {do}")


def test_every_mistake_is_told_at_once() -> None:
    assert len(simulate("pay_of", "pay_down:jiebei", "clear_overdue").err.splitlines()) == 2


def test_what_cannot_be_done_is_an_answer_and_the_rest_is_told() -> None:
    both, alone = simulate("clear_overdue", "pay_off:jiebei"), simulate("clear_overdue")

    assert (both.status, alone.status) == (1, 0)
    assert "pay_off:jiebei@2026-11-23：那天手上的钱不够" in both.out
    assert both.out.splitlines()[-1] == alone.out.splitlines()[-1]
    assert simulate("pay_off:jiebei").status == 1


def test_programs_get_the_object_and_the_same_status() -> None:
    json = ("--format", "json")

    assert [(ran.status, [r["why"] for r in ran.json["refused"]]) for ran in (
        simulate("clear_overdue", options=json),
        simulate("clear_overdue", "pay_off:jiebei", options=json),
        simulate("clear_overdue", "pay_off:jiebei", "pay_of", options=json),
    )] == [(0, []), (1, ["not_enough_cash"]), (2, ["unknown_action", "not_enough_cash"])]  # fmt: skip


def test_the_points_that_differ_sum_to_the_difference() -> None:
    said = simulate("clear_overdue", "pay_down:jiaohang:2000@2027-01-10", options=("--format", "json")).json
    rows = [line.split() for line in simulate("clear_overdue", "pay_down:jiaohang:2000@2027-01-10").out.splitlines()]
    points = [int(row[0]) for row in rows if row and row[0][0] in "+-" and row[0][1:].isdigit()]

    assert sum(points) == said["score_then"] - said["do_nothing"] > 0


def test_miswritten_is_what_is_refused_before_any_money_is_looked_at() -> None:
    two = person("as_of: 2026-06-30\naccounts: [{id: a, lender: jiebei}, {id: b, lender: huabei}]")
    written = (
        "pay", "pay_off", "pay_down:a", "pay_down:a:0", "pay_down:a:1:2", "pay_down:c:1", "wait:a:1", "wait@soon",
        "wait@2026-06-29", "wait@2027-06-29",
    )  # fmt: skip
    end = two.as_of.replace(year=2026, month=12)
    read = [parse_move(text, two, end, MODEL.actions) for text in written]

    assert {refusal.why for refusal in read if not isinstance(refusal, Move)} == MISWRITTEN
