"""What holds for every command: options that mean the same everywhere, exit statuses, streams."""

import os
import pty
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from tests.commands.running import ROOT, SAMPLE_FILES, SAMPLES, credit, credit_process, environment, of_sample
from tests.contract.conftest import ACCOUNT, HEAD, Ask

XIAOLIN = SAMPLES / "xiaolin.yaml"
ON_PROFILES = ("score", "explain", "plan")
MORE_THAN_A_PIPE_HOLDS = 100_000
CHINESE = re.compile("[\u4e00-\u9fff]{6}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two people, one file that cannot be read between them, and something that is no profile."""
    (tmp_path / "a.yaml").write_text(HEAD + ACCOUNT, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("nonsense: [\n", encoding="utf-8")
    (tmp_path / "c.json").write_text('{"version":1,"as_of":"2026-01-31","accounts":[{"id":"a","lender":"huabei"}]}')
    (tmp_path / "notes.txt").write_text("no profile", encoding="utf-8")
    return tmp_path


def test_a_profile_without_command_is_the_overview() -> None:
    bare, named = credit(XIAOLIN, "--lang", "en"), credit("overview", XIAOLIN, "--lang", "en")

    assert bare == named
    assert bare.status == 0


def test_the_overview_says_what_happened_what_to_do_why_and_then_the_score() -> None:
    text = credit(XIAOLIN, "--lang", "zh").out
    places = [text.find(word) for word in ("降", "今天", "健康分")]

    assert all(place >= 0 for place in places)
    assert places[0] < places[-1]


def test_options_may_stand_before_the_command() -> None:
    assert credit("--lang", "en", "score", XIAOLIN) == credit("score", XIAOLIN, "--lang", "en")


@pytest.mark.parametrize("command", ["score", "explain", "plan", "simulate", "check", "rule", "lender", "schema"])
def test_every_command_has_its_help(command: str) -> None:
    ran = credit(command, "--help")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"用法：credit {command} ")


def test_help_names_every_command_there_is() -> None:
    text = credit("--help").out

    for command in ("score", "explain", "plan", "simulate", "check", "rule", "lender", "schema"):
        assert re.search(rf"^\s+{command}\s", text, re.MULTILINE)


def test_version_is_told() -> None:
    assert re.fullmatch(r"credit-cli \d+\.\d+\.\d+\S*\n", credit("--version").out)


# --- exit statuses


def test_0_is_done_and_what_was_asked_holds() -> None:
    assert credit("score", XIAOLIN).status == 0


def test_1_is_done_and_the_answer_is_no(ask: Ask) -> None:
    assert credit("plan", XIAOLIN, "--target", "900").status == 1
    assert ask("check", "accounts: [{id: a, lender: jiebei}]\nexpect: {band: excellent}\n").status == 1


def test_a_target_already_reached_is_yes(ask: Ask) -> None:
    ran = ask("plan", ACCOUNT, "--target", "300", "--format", "json")

    assert (ran.status, ran.json["outcome"]) == (0, "already_there")


@pytest.mark.parametrize(
    "args",
    [
        ("score",),
        ("score", "no-such-file.yaml"),
        ("score", str(XIAOLIN), "--no-such-option"),
        ("score", str(XIAOLIN), "--as-of", "tomorrow"),
        ("score", str(XIAOLIN), "--format", "toml"),
        ("score", str(XIAOLIN), "--lang", "fr"),
        ("score", str(XIAOLIN), "--field", "no_such_value"),
        ("score", str(XIAOLIN), "--model", "no-such-model.yaml"),
        ("explain", str(XIAOLIN), "--account", "no-such-account"),
        ("plan", str(XIAOLIN), "--by", "2027-01-01", "--months", "3"),
        ("plan", str(XIAOLIN), "--by", "2020-01-01"),
        ("plan", str(XIAOLIN), "--monthly", "-5"),
        ("simulate", str(XIAOLIN)),
        ("simulate", str(XIAOLIN), "--do", "wait", "--by", "2027-01-01", "--months", "3"),
        ("simulate", str(XIAOLIN), "--do", "no_such_action"),
        ("check", "no-such-file.yaml"),
        ("rule", "XYZ99"),
        ("lender", "no_such_lender"),
        ("no-such-file.yaml",),
    ],
    ids=lambda args: " ".join(Path(a).name for a in args),
)
def test_2_is_could_not_be_done_and_nothing_but_the_reason_is_said(args: tuple[str, ...]) -> None:
    ran = credit(*args)

    assert ran.status == 2
    assert ran.err or "no_such_action" in ran.out  # a what-if tells what it refused, with its result
    assert "Traceback" not in ran.err
    assert ran.out == "" or args[0] == "simulate"


def test_3_is_our_own_fault_told_in_one_line() -> None:
    broken = (
        "import credit_cli.engine.score as s; s.score = None; import runpy, sys; sys.argv = ['credit', 'score', '-'];"
    )
    broken += "from credit_cli.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", broken],
        input=HEAD + ACCOUNT, capture_output=True, text=True, cwd=ROOT, env=environment(CREDIT_LANG="en"), check=False,
    )  # fmt: skip

    assert done.returncode == 3
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "fault of the program" in done.stderr


def test_an_unreadable_file_does_not_stop_the_others_and_makes_2(folder: Path) -> None:
    ran = credit("score", folder / "a.yaml", folder / "b.yaml", folder / "c.json", "--format", "json")

    assert ran.status == 2
    assert [("problems" in found) for found in ran.lines] == [False, True, False]
    assert [Path(found["profile"]).name for found in ran.lines] == ["a.yaml", "b.yaml", "c.json"]


def test_in_text_the_unreadable_file_is_told_on_standard_error(folder: Path) -> None:
    ran = credit("score", folder, "--lang", "en")

    assert ran.status == 2
    assert "b.yaml:1:" in ran.err
    assert "b.yaml" not in ran.out
    assert len(ran.out.splitlines()) == 2


# --- folders


@pytest.mark.parametrize("command", ON_PROFILES)
def test_a_folder_is_a_line_a_person(command: str, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.yaml").write_text(HEAD + ACCOUNT, encoding="utf-8")
    ran = credit(command, tmp_path, "--lang", "en")

    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == ["a", "b", "c"]


@pytest.mark.parametrize("command", ON_PROFILES)
def test_a_folder_in_json_is_an_object_a_line_in_the_order_of_names(command: str, folder: Path) -> None:
    found = credit(command, folder, "--format", "json").lines

    assert [Path(o["profile"]).name for o in found] == ["a.yaml", "b.yaml", "c.json"]
    assert {o["command"] for o in found} == {command}


def test_check_takes_a_folder() -> None:
    found = credit("check", SAMPLES, "--format", "json").json

    assert [Path(p["path"]).name for p in found["profiles"]] == list(SAMPLE_FILES)


def test_an_empty_folder_is_no_profile(tmp_path: Path) -> None:
    for command in (*ON_PROFILES, "check"):
        ran = credit(command, tmp_path)
        assert (command, ran.status, bool(ran.err)) == (command, 2, True)


# --- options everywhere


def test_as_of_an_earlier_day_is_the_diary_of_that_day() -> None:
    now, then = (
        of_sample("score", "xiaolin.yaml", "--format", "json", *o).json for o in ((), ("--as-of", "2026-09-30"))
    )

    assert (now["as_of"], then["as_of"]) == ("2026-11-23", "2026-09-30")
    assert now["score"] != then["score"]


@pytest.mark.parametrize("command", ["overview", *ON_PROFILES])
def test_as_of_later_than_the_file_is_refused_and_points_to_simulate(command: str) -> None:
    ran = credit(command, XIAOLIN, "--as-of", "2026-11-24")

    assert (ran.status, ran.out) == (2, "")
    assert "credit simulate" in ran.err
    assert credit(command, XIAOLIN, "--as-of", "2026-11-23").status == 0


def test_the_language_is_the_option_else_the_environment_else_the_locale_else_chinese_for_yuan(ask: Ask) -> None:
    def is_chinese(*options: str, **env: str) -> bool:
        return bool(CHINESE.search(credit("score", XIAOLIN, *options, env=env).out))

    assert is_chinese()
    assert is_chinese(LANG="C.UTF-8")
    assert is_chinese(LANG="de_DE.UTF-8")
    assert not is_chinese(LANG="en_GB.UTF-8")
    assert is_chinese(LANG="en_GB.UTF-8", LC_ALL="zh_CN.UTF-8")
    assert not is_chinese(LANG="zh_CN.UTF-8", CREDIT_LANG="en")
    assert is_chinese("--lang", "zh", CREDIT_LANG="en")
    assert not is_chinese("--lang", "en", CREDIT_LANG="zh")
    dollars = ask("score", "currency: USD\n" + ACCOUNT).out
    assert not CHINESE.search(dollars)


def test_field_prints_the_bare_value() -> None:
    found = of_sample("score", "xiaolin.yaml", "--format", "json").json

    assert credit("score", XIAOLIN, "--field", "score").out == f"{found['score']}\n"
    assert credit("score", XIAOLIN, "--field", "band").out == f"{found['band']}\n"
    assert credit("score", XIAOLIN, "--field", "coverage").out == f"{found['coverage']}\n"


def test_quiet_says_nothing_and_keeps_the_exit_status(folder: Path) -> None:
    assert credit("score", XIAOLIN, "-q") == credit("check", folder / "a.yaml", "-q") == (0, "", "")
    assert credit("plan", XIAOLIN, "--target", "900", "-q") == (1, "", "")
    assert credit("score", folder / "b.yaml", "-q").status == 2


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_result_can_go_to_a_new_file_that_only_its_owner_reads(form: str, tmp_path: Path) -> None:
    target = tmp_path / "result"
    ran = credit("score", XIAOLIN, "-o", target, "--format", form)

    assert ran == (0, "", "")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_text(encoding="utf-8") == credit("score", XIAOLIN, "--format", form).out


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "result"
    target.write_text("mine", encoding="utf-8")
    ran = credit("plan", XIAOLIN, "-o", target)

    assert (ran.status, ran.out) == (2, "")
    assert str(target) in ran.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["result"]


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path: Path) -> None:
    ran = credit("score", XIAOLIN, "-o", tmp_path / "no" / "result")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize("command", ["overview", *ON_PROFILES])
def test_a_pipe_is_neither_coloured_nor_cut(command: str) -> None:
    ran = credit_process(command, XIAOLIN, LANG="en_GB.UTF-8")

    assert ran.status == 0
    assert "\x1b" not in ran.out
    assert re.findall(r"\S~", ran.out) == []  # how a screen marks what it cut off
    assert max(map(len, ran.out.splitlines())) > 80


def on_a_terminal(*args: str, **env: str) -> str:
    """What the program writes to a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "credit_cli", *args],
        stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL, cwd=ROOT, env=environment(TERM="xterm", **env),
    )  # fmt: skip
    os.close(theirs)
    read = b""
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # how a terminal says that nobody writes to it any more
            break
        if not part:
            break
        read += part
    os.close(ours)
    assert done.wait(timeout=60) == 0
    return read.decode()


def test_a_terminal_gets_colours_unless_somebody_said_no() -> None:
    args = ("score", str(XIAOLIN))

    assert "\x1b[" in on_a_terminal(*args)
    assert "\x1b" not in on_a_terminal(*args, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(*args, "--no-color")


def test_colours_never_come_into_json_or_a_file(tmp_path: Path) -> None:
    target = tmp_path / "result"

    assert "\x1b" not in on_a_terminal("score", str(XIAOLIN), "--format", "json")
    assert on_a_terminal("score", str(XIAOLIN), "-o", str(target)) == ""
    assert "\x1b" not in target.read_text(encoding="utf-8")


def test_another_scorecard_can_be_used(tmp_path: Path) -> None:
    broken = tmp_path / "model.yaml"
    broken.write_text("nonsense: 1\n", encoding="utf-8")
    ran = credit("score", XIAOLIN, "--model", broken)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err


# --- streams and signals


@pytest.mark.parametrize("command", ["rule", "score"])
def test_a_closed_pipe_is_no_error(command: str) -> None:
    args = [
        sys.executable,
        "-m",
        "credit_cli",
        command,
        *(["--format", "json"] if command == "rule" else [str(SAMPLES)]),
    ]
    process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment())
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()

    assert process.wait(timeout=60) == 0
    assert complaint == b""
    process.stderr.close()


def test_ctrl_c_ends_with_130_and_without_a_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "credit_cli", "score", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment(),
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(b"# " * MORE_THAN_A_PIPE_HOLDS)  # comes back when the program has begun to read
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, complaint = process.communicate(timeout=60)

    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in complaint


def test_rule_and_lender_tell_of_every_code_and_every_key() -> None:
    rules = credit("rule", "--format", "json").json
    lenders = credit("lender", "--format", "json").json["lenders"]

    for factor in rules["factors"]:
        assert credit("rule", factor["code"], "--lang", "en").status == 0
    for lender in lenders:
        assert credit("lender", lender["key"], "--lang", "en").status == 0
    keys = """
        jiebei xinyongdai huabei xinyonggou weilidai weixin_fenfu jd_jintiao jd_baitiao douyin_fangxin
        douyin_yuefu meituan_yuefu duxiaoman qifu_360 wangshangdai weiyedai credit_card bank_loan business_loan
        consumer_finance small_loan private_loan mortgage car_loan other
    """
    assert set(keys.split()) <= {lender["key"] for lender in lenders}


def test_the_actions_are_those_of_the_contract() -> None:
    keys = """
        clear_overdue enable_autopay fund_debit_account pay_down pay_off pay_full_statement stop_applications
        space_draws stop_quick_cycles stop_restricted_use stop_related_transfers close_unused_lender ask_hardship_plan
        dispute_record ask_explanation appeal check_report read_notices verify_income verify_assets verify_identity
        bind_card build_buffer pay_bills_on_time rebalance_spending diversify_funding keep_open wait
    """

    actions = credit("rule", "--format", "json").json["actions"]
    assert set(keys.split()) <= {entry["action"] for entry in actions}


def test_every_factor_has_one_code_one_dimension_and_a_unit_of_the_list() -> None:
    factors = credit("rule", "--format", "json").json["factors"]
    codes = [f["code"] for f in factors]

    assert len(set(codes)) == len(codes)
    assert {f["dimension"] for f in factors} == {
        "repayment", "use", "lenders", "capacity", "purpose", "record", "identity"
    }  # fmt: skip
    assert {f["unit"] for f in factors} <= {"ratio", "count", "days", "months", "yuan", "flag", "level"}
    assert all(min(b["points"] for b in f["bins"]) == 0 for f in factors)


def test_the_schema_is_json_for_editors() -> None:
    ran = credit("schema")
    validator = Draft202012Validator(ran.json)
    account = {"id": "a", "lender": "jiebei"}

    assert (ran.status, ran.err) == (0, "")
    assert validator.is_valid({"version": 1, "as_of": "2026-06-30", "accounts": [account]})
    assert not validator.is_valid({"version": 1, "as_of": "2026-06-30", "accounts": [account], "surprise": 1})
    assert not validator.is_valid({"version": 1, "as_of": "2026-06-30", "accounts": [{"id": "a", "lender": "jibei"}]})
