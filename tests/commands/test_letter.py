"""`credit letter` from the command line: exit status, languages, formats, files."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from credit_cli.reporters.cells import cells
from tests.commands.running import SAMPLE_FILES, SAMPLES, SCHEMAS, credit, of_sample

TO = ("lender", "platform", "bureau", "regulator")
SCHEMA = Draft202012Validator(json.loads((SCHEMAS / "letter.schema.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("to", TO)
@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_json_has_all_its_keys_for_any_sample(name: str, to: str) -> None:
    ran = of_sample("letter", name, "--to", to, "--format", "json")

    assert [error.message for error in SCHEMA.iter_errors(ran.json)] == []
    assert ran.status == (1 if ran.json["matter"] == "nothing" else 0)


def test_json_tells_the_decision_the_law_and_what_is_left_to_fill_in() -> None:
    found = of_sample("letter", "xiaolin.yaml", "--to", "lender", "--format", "json").json

    assert found["event"] == {"account": "jiebei", "on": "2026-11-22", "kind": "cut", "from": 50000, "to": 18000}
    assert [law["id"] for law in found["law"]] == ["EX-01", "EX-02"]
    assert found["text"]["zh"].startswith("关于借呗额度下调的说明请求\n")
    assert found["text"]["en"].startswith("Request for an explanation")
    assert "【姓名】" in found["placeholders"]


def test_json_points_to_the_entry_that_payments_contradict() -> None:
    found = of_sample("letter", "wrong-record.yaml", "--to", "bureau", "--format", "json").json

    assert found["matter"] == "wrong_entry"
    assert found["entries"][0]["path"] == "/record/negatives/0"
    assert [law["id"] for law in found["law"]] == ["CR-04"]


def test_the_letter_is_chinese_by_default_with_english_on_request() -> None:
    chinese = of_sample("letter", "xiaolin.yaml", "--to", "platform").out
    english = of_sample("letter", "xiaolin.yaml", "--to", "platform", "--lang", "en").out

    assert chinese.startswith("关于借呗额度下调的说明请求")
    assert english.startswith("关于借呗额度下调的说明请求")
    assert "Request for an explanation" not in chinese
    assert "Request for an explanation" in english


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("xiaolin.yaml", "--to", "lender", "--on", "2026-01-01"), "有的日子：2026-11-22"),
        (("starter.yaml", "--to", "lender", "--on", "2026-01-01"), "有的日子：档案里没有"),
        (("wrong-record.yaml", "--to", "bureau", "--on", "2026-01-01"), "有的日子：2026-08-03"),
        (("starter.yaml", "--to", "platform", "--account", "xinyongka"), "直接写给机构：--to lender"),
    ],
)
def test_nothing_to_ask_is_no_and_says_why(options: tuple[str, ...], said: str) -> None:
    ran = of_sample("letter", *options)

    assert (ran.status, ran.out) == (1, "")
    assert said in ran.err


def test_nothing_to_ask_of_a_private_lender(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("version: 1\nas_of: 2026-11-23\naccounts: [{id: a, lender: private_loan}]\n", encoding="utf-8")
    ran = credit("letter", path, "--to", "regulator")

    assert ran.status == 1
    assert "没有可以写信的机构" in ran.err


def test_an_unknown_account_or_addressee_and_a_missing_one_are_usage() -> None:
    unknown = of_sample("letter", "xiaolin.yaml", "--to", "lender", "--account", "nobody")

    assert unknown.status == 2
    assert "jiebei, huabei, zhaohang, jiaohang" in unknown.err
    assert of_sample("letter", "xiaolin.yaml", "--to", "mayor").status == 2
    assert of_sample("letter", "xiaolin.yaml").status == 2


def test_an_unreadable_profile_has_its_problems_in_the_letters_place(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("version: 1\naccounts: []\n", encoding="utf-8")
    ran = credit("letter", path, "--to", "lender", "--format", "json")

    assert ran.status == 2
    assert [error.message for error in SCHEMA.iter_errors(ran.json)] == []
    assert ran.json["problems"]


def test_a_letter_is_written_to_a_new_file_for_its_owner_only_and_never_over_another(tmp_path: Path) -> None:
    target = tmp_path / "信.md"
    args = ("letter", SAMPLES / "xiaolin.yaml", "--to", "lender", "--format", "markdown", "-o", target)
    first, again = credit(*args), credit(*args)

    assert (first.status, first.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("# 关于借呗额度下调的说明请求\n")
    assert target.stat().st_mode & 0o077 == 0
    assert again.status == 2


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("to", TO)
def test_no_line_is_wider_than_the_terminal(to: str, width: int) -> None:
    for lang in ("zh", "en"):
        ran = credit("letter", SAMPLES / "sun-03.yaml", "--to", to, "--lang", lang, env={"COLUMNS": str(width)})
        assert max(map(cells, ran.out.splitlines())) <= width


def test_quiet_prints_nothing() -> None:
    ran = of_sample("letter", "xiaolin.yaml", "--to", "lender", "-q")

    assert (ran.status, ran.out) == (0, "")


@pytest.mark.parametrize("to", ["lender", "platform"])
def test_a_request_leaves_open_whether_the_change_is_a_decision_with_a_major_effect(to: str) -> None:
    """The law does not settle it (EX-03), so the letter asks for the reason where the answer is no."""
    asked = "如认为这次变动不属于第24条第3款所说「对个人权益有重大影响的决定」，请说明理由，其余各项仍请答复。"

    assert asked in of_sample("letter", "xiaolin.yaml", "--to", to).out
    assert "第24条" not in of_sample("letter", "student-2020.yaml", "--to", to).out  # not in force in 2020


@pytest.mark.parametrize(("to", "what"), [("bureau", "异议"), ("regulator", "投诉")])
def test_a_copy_of_the_id_card_is_marked_with_its_only_use(to: str, what: str) -> None:
    assert f"身份证复印件（写上「仅供本次{what}使用」）" in of_sample("letter", "xiaolin.yaml", "--to", to).out


def test_an_objection_says_where_it_goes() -> None:
    out = of_sample("letter", "wrong-record.yaml", "--to", "bureau").out

    assert "交给征信中心（官网 www.pbccrc.org.cn 有异议办理说明），或者直接交给报送这条记录的机构" in out


def test_a_complaint_changes_no_due_day_and_says_so() -> None:
    out = of_sample("letter", "hardship.yaml", "--to", "regulator").out

    assert "写信不改变还款日" in out
    assert "先处理逾期" in out
    assert "自称能「代理处置、反催收」的人常用四招" in out
