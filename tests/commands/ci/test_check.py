"""`credit check` as a linter: what is looked at, what counts, what was accepted, in which order."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import ROOT, SAMPLES, Ran, credit, credit_process

HEAD = "version: 1\nas_of: 2026-06-30\n"
FULL = "limits: [{on: 2026-01-01, amount: 100}], balances: [{on: 2026-06-01, amount: 500}]"
LONG_LATE = "payments: [{due: 2026-01-01, amount: 100, paid: 0}]"
LATE = "payments: [{due: 2026-06-01, amount: 100, paid: 0}]"
BROKEN = ROOT / "tests" / "broken" / "yml55-unknown-lender.yaml"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(keys: str = "", rest: str = "", name: str = "me.yaml") -> Path:
        path = tmp_path / name
        account = f"{{id: a, lender: jiebei{', ' if keys else ''}{keys}}}"
        path.write_text(f"{HEAD}accounts: [{account}]\n{rest}", encoding="utf-8")
        return path

    return written


def found(ran: Ran) -> list[dict[str, Any]]:
    return [f for p in ran.json["profiles"] for f in p["findings"]]


def codes(*args: str | Path, prefix: tuple[str, ...] = ("DAT", "EXP", "YML")) -> list[str]:
    return [f["code"] for f in found(credit("check", *args, "--format", "json")) if f["code"].startswith(prefix)]


# --- what is looked at


def test_a_pattern_stands_for_what_it_matches(write: Write, tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    write(name="one.yaml"), write(name="a/b/two.yml"), write(name="a/other.txt")
    ran = credit("check", tmp_path / "**" / "*.y*ml", "--format", "json").json

    assert [Path(p["path"]).name for p in ran["profiles"]] == ["two.yml", "one.yaml"]
    assert credit("check", tmp_path / "*.toml").status == 2


def test_standard_input_files_folders_and_records_are_looked_at_in_order(write: Write, tmp_path: Path) -> None:
    yaml = write()
    record = json.dumps({"version": 1, "as_of": "2026-06-30", "accounts": [{"id": "a", "lender": "jiebei"}]})
    (tmp_path / "many.jsonl").write_text(f"{record}\n\n{{\n{record}\n", encoding="utf-8")
    (tmp_path / "one.json").write_text(record, encoding="utf-8")
    ran = credit_process("check", tmp_path, "-", "--format", "json", stdin=yaml.read_text(encoding="utf-8"))
    names = [Path(p["path"]).name for p in ran.json["profiles"]]

    assert ran.status == 1
    assert names == ["many.jsonl:1", "many.jsonl:3", "many.jsonl:4", "me.yaml", "one.json", "-"]
    assert [p["valid"] for p in ran.json["profiles"]] == [True, False, True, True, True, True]


def test_clean_is_silent_and_0(write: Write) -> None:
    assert credit("check", write()) == (0, "", "")


def test_one_broken_file_never_stops_the_others(write: Write) -> None:
    ran = credit("check", BROKEN, write(FULL), "--fail-on", "warning", "--select", "DAT", "--lang", "en")

    assert ran.status == 1
    assert "YML55 error" in ran.out
    assert "DAT01 warning" in ran.out
    assert ran.out.splitlines()[-1] == "2 checked: errors 1, warnings 1, infos 0"


# --- many, on several cores


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    folder = tmp_path / "crowd"
    folder.mkdir()
    texts = [p.read_text(encoding="utf-8").split("\nexpect:")[0] + "\n" for p in sorted(SAMPLES.glob("*.yaml"))[:6]]
    for number in range(100):
        text = "oops" if number % 17 == 0 else texts[number % len(texts)]
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_results_come_in_input_order_whatever_the_jobs(crowd: Path) -> None:
    paths = sorted(crowd.iterdir())
    random.Random(7).shuffle(paths)  # noqa: S311  a test, not a secret
    one, two, three = (
        credit_process("check", *paths, "--jobs", jobs, "--format", "json", CREDIT_LANG="zh") for jobs in "123"
    )

    assert one == two == three
    assert [p["path"] for p in one.json["profiles"]] == [str(p) for p in paths]
    assert one.json["summary"]["files"] == 100


def test_many_records_come_in_order_too(tmp_path: Path) -> None:
    record = '{"version": 1, "as_of": "2026-06-30", "accounts": [{"id": "a", "lender": "jiebei"}]}'
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(record if n % 5 else "{" for n in range(200)), encoding="utf-8")
    ran = credit_process("check", path, "--jobs", "2", "--format", "json").json

    assert [p["path"] for p in ran["profiles"]] == [f"{path}:{n}" for n in range(1, 201)]
    assert [p["valid"] for p in ran["profiles"]] == [bool(n % 5) for n in range(200)]


# --- thresholds


@pytest.mark.parametrize(
    ("keys", "rest", "option", "code"),
    [
        ("", "", ("--min-score", "899"), "EXP05"),
        ("limits: [{on: 2026-01-01, amount: 1000}], balances: [{on: 2026-06-01, amount: 900}]", "",
         ("--max-utilisation", "0.8"), "EXP06"),
        (LATE, "", ("--max-days-overdue", "3"), "EXP07"),
        ("", "applications: [{on: 2026-05-01}]\n", ("--no-new-applications", "90"), "EXP08"),
        ("", "", ("--min-coverage", "90%"), "EXP09"),
    ],
)  # fmt: skip
def test_a_threshold_that_is_not_kept_is_an_error(
    keys: str, rest: str, option: tuple[str, str], code: str, write: Write
) -> None:
    path = write(keys, rest)

    assert codes(path) == []
    assert codes(path, *option) == [code]
    assert credit("check", path, *option).status == 1
    assert codes(path, *option, "--ignore", code) == []
    assert codes(path, *option, "--select", "RPY") == [code]  # it was asked for by name


@pytest.mark.parametrize(
    ("keys", "rest", "option"),
    [
        ("", "", ("--min-score", "300")),
        ("limits: [{on: 2026-01-01, amount: 1000}], balances: [{on: 2026-06-01, amount: 800}]", "",
         ("--max-utilisation", "80%")),
        (LATE, "", ("--max-days-overdue", "29")),
        ("", "applications: [{on: 2026-04-01}]\n", ("--no-new-applications", "90")),
        ("", "applications: []\n", ("--no-new-applications", "90")),
        ("", "", ("--no-new-applications", "90")),  # unknown is neither good nor bad
        ("", "", ("--max-utilisation", "0")),  # likewise
    ],
)  # fmt: skip
def test_what_is_kept_or_not_known_breaks_no_threshold(
    keys: str, rest: str, option: tuple[str, str], write: Write
) -> None:
    assert codes(write(keys, rest), *option) == []


@pytest.mark.parametrize(
    "option",
    [("--min-score", "x"), ("--min-score", "-1"), ("--max-utilisation", "much"), ("--min-coverage", "-1"),
     ("--select", "XYZ"), ("--ignore", "RPY99"), ("--fail-on", "never"), ("--format", "xml"), ("--today", "tomorrow")],
)  # fmt: skip
def test_a_wrong_option_is_wrong_usage(option: tuple[str, str], write: Write) -> None:
    ran = credit("check", write(), *option)

    assert ran.status == 2
    assert ran.err


# --- which codes


def test_codes_are_chosen_and_left_out_by_their_beginning_and_the_longer_wins(write: Write) -> None:
    path = write(f"{FULL}, {LONG_LATE}")
    every = {"DAT", "RPY", "UTL", "IDN"}

    def heard(*options: str) -> set[str]:
        return {f["code"] for f in found(credit("check", path, "--format", "json", *options))}

    assert {code[:3] for code in heard()} >= every
    assert {code[:3] for code in heard("--select", "RPY,DAT")} == {"RPY", "DAT"}
    assert heard("--select", "RPY", "--ignore", "RPY01") == heard("--select", "rpy") - {"RPY01"}
    assert heard("--ignore", "RPY", "--select", "RPY01") == {"RPY01"}
    assert not {code for code in heard("--ignore", "RPY,UTL") if code.startswith(("RPY", "UTL"))}


def test_an_unreadable_file_is_told_whatever_is_chosen() -> None:
    assert codes(BROKEN, "--select", "RPY", "--ignore", "YML") == ["YML55"]


# --- what was accepted


def test_an_ignore_entry_that_accepts_nothing_is_told(write: Write) -> None:
    path = write("", "ignore: [{code: DAT01, reason: once}]\n")

    assert codes(path) == ["DAT19"]
    assert codes(path, "--select", "RPY") == []  # nobody looked for it
    assert codes(write(FULL, "ignore: [{code: DAT01, reason: known}]\n")) == []


def test_a_finding_whose_acceptance_has_passed_says_so(write: Write) -> None:
    path = write(FULL, "ignore: [{code: DAT01, account: a, reason: known, until: 2026-12-31}]\n")
    (over,) = found(
        credit("check", path, "--format", "json", "--today", "2027-01-01", "--select", "DAT01", "--lang", "en")
    )

    assert codes(path, "--today", "2026-12-31", "--ignore", "DAT07") == []
    assert over["code"] == "DAT01"
    assert codes(path, "--today", "2027-01-01", "--ignore", "DAT07") == ["DAT01", "DAT21"]
    assert "accepted until 2026-12-31" in over["hint"]


def test_an_entry_whose_day_has_passed_is_a_finding_at_its_own_line(write: Write) -> None:
    path = write(FULL, "ignore:\n- {code: DAT01, reason: known}\n- {code: DAT01, reason: old, until: 2026-06-01}\n")
    (entry,) = found(credit("check", path, "--format", "json", "--lang", "en", "--select", "DAT"))

    assert (entry["code"], entry["severity"], entry["path"]) == ("DAT21", "warning", "/ignore/1")
    assert entry["line"] == path.read_text(encoding="utf-8").count("\n")
    assert "held until 2026-06-01" in entry["message"]
    assert codes(path, "--select", "RPY") == []  # nobody looked for it
    gone = write("", "ignore: [{code: DAT01, reason: old, until: 2026-06-01}]\n")
    assert codes(gone) == ["DAT19"]  # nothing to look at again: one finding, to delete it


def test_an_entry_for_another_account_silences_nothing(tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(
        f"{HEAD}accounts:\n- {{id: a, lender: jiebei, {FULL}}}\n- {{id: b, lender: huabei}}\n"
        "ignore: [{code: DAT01, account: b, reason: x}]\n",
        encoding="utf-8",
    )
    assert codes(path) == ["DAT01", "DAT19"]


def test_a_baseline_leaves_out_what_was_there_and_tells_what_is_new(write: Write, tmp_path: Path) -> None:
    path, kept = write(FULL), tmp_path / "baseline.json"
    wrote = credit("check", path, "--write-baseline", kept, "--lang", "en")
    same = credit("check", path, "--baseline", kept, "--fail-on", "info")
    write(f"{FULL}, {LONG_LATE}")
    more = credit("check", path, "--baseline", kept, "--fail-on", "warning", "--lang", "en")

    assert (wrote.status, wrote.out) == (0, "")
    assert same == (0, "", "")
    assert more.status == 1
    assert "DAT01" not in more.out
    assert "RPY01" in more.out
    assert "more in the baseline" in more.out
    text = kept.read_text(encoding="utf-8")
    assert "balance" not in text
    assert kept.stat().st_mode & 0o077 == 0


def test_a_baseline_or_a_result_beside_the_profiles_is_no_profile(write: Write, tmp_path: Path) -> None:
    path, kept = write(FULL), tmp_path / "baseline.json"
    credit("check", tmp_path, "--write-baseline", kept)
    credit("score", path, "--format", "json", "-o", tmp_path / "score.json")

    assert credit("check", tmp_path, "--baseline", kept, "--fail-on", "info").status == 0
    assert credit("check", tmp_path / "*.json", "--lang", "en").status == 2  # nothing is left to check
    assert credit("check", kept).status == 1  # named by itself it is looked at


def test_entries_of_a_baseline_that_are_gone_are_told(write: Write, tmp_path: Path) -> None:
    path, kept = write(FULL), tmp_path / "baseline.json"
    credit("check", path, "--write-baseline", kept)
    write()
    ran = credit("check", path, "--baseline", kept, "--lang", "en")

    assert ran.status == 0
    assert "entries are gone" in ran.err
    credit("check", path, "--write-baseline", kept)  # over an older one of its kind
    assert credit("check", path, "--baseline", kept) == (0, "", "")


def test_nothing_but_an_older_baseline_is_overwritten(write: Write, tmp_path: Path) -> None:
    path, other = write(FULL), tmp_path / "diary.json"
    other.write_text('{"mine": 1}', encoding="utf-8")

    assert credit("check", path, "--write-baseline", other).status == 2
    assert credit("check", path, "--baseline", other).status == 2
    assert credit("check", path, "--baseline", tmp_path / "none.json").status == 2
    assert other.read_text(encoding="utf-8") == '{"mine": 1}'


# --- fingerprints


def test_fingerprints_stay_when_rows_and_accounts_move_and_are_unique(tmp_path: Path) -> None:
    late = [f"{{due: 2026-0{m}-01, amount: 100, paid: 500}}" for m in (3, 4, 5)]

    def marks(*rows: str, before: str = "", again: str = "") -> dict[str, list[str]]:
        path = tmp_path / "p.yaml"
        lines = "".join(f"  - {row}\n" for row in rows)
        path.write_text(
            f"{HEAD}accounts:\n{before}- id: a\n  lender: jiebei\n  payments:\n{lines}{again}", encoding="utf-8"
        )
        told = found(credit("check", path, "--format", "json", "--select", "DAT"))
        return {f["code"]: sorted(g["fingerprint"] for g in told if g["code"] == f["code"]) for f in told}

    three = marks(*late)
    assert len(set(three["DAT03"])) == 3
    moved = marks("{due: 2026-02-01, amount: 1, paid: 1}", *late, before="- {id: b, lender: huabei}\n")
    assert moved["DAT03"] == three["DAT03"]
    assert set(marks(*late[:2])["DAT03"]) < set(three["DAT03"])
    twins = marks(late[0], late[0], again="- id: c\n  lender: huabei\n  payments:\n  - " + late[0] + "\n")
    every = [mark for several in twins.values() for mark in several]
    assert len(set(every)) == len(every)


def test_findings_that_are_alike_in_everything_are_told_apart(write: Write) -> None:
    row = "{on: 2026-06-01, amount: 5}"
    path = write(f"balances: [{row}, {row}, {row}]")
    told = found(credit("check", path, "--format", "json", "--select", "DAT10"))

    assert len(told) == 2
    assert len({f["fingerprint"] for f in told}) == 2


def test_no_two_findings_of_all_samples_share_a_fingerprint() -> None:
    marks = [f["fingerprint"] for f in found(credit("check", SAMPLES, "--format", "json"))]

    assert marks
    assert len(set(marks)) == len(marks)


def test_a_record_keeps_its_fingerprint_when_records_come_before_it(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    record = {"version": 1, "as_of": "2026-06-30", "accounts": [{"id": "a", "lender": "jiebei", "opened": "2026-06-01",
              "balances": [{"on": "2026-01-01", "amount": 5}]}]}  # fmt: skip
    line, other = json.dumps(record), json.dumps({**record, "as_of": "2026-06-29"})

    def marks(*lines: str) -> list[str]:
        path.write_text("\n".join(lines), encoding="utf-8")
        return [f["fingerprint"] for f in found(credit("check", path, "--format", "json", "--select", "DAT"))]

    assert marks(line) == marks("", line)
    assert marks(other, line)[1:] == marks(line)


# --- privacy


@pytest.mark.parametrize(
    ("alias", "code"),
    [("王建国", "DAT20"), ("欧阳娜", "DAT20"), ("李娜", "DAT20"), ("Li Wei", "DAT20"), ("13812345678", "DAT13"),
     ("11010519491231002X", "DAT13"), ("4111 1111 1111 1111", "DAT13"),
     ("张三", None), ("小林", None), ("王姐", None), ("陈老师", None), ("client-08", None), ("阿明", None)],
)  # fmt: skip
def test_what_identifies_somebody_is_told_and_not_repeated(alias: str, code: str | None, write: Write) -> None:
    path = write("", f'person: {{alias: "{alias}"}}\n')
    ran = credit("check", path, "--fail-on", "warning", "--select", "DAT")

    assert codes(path) == ([] if code is None else [code])
    if code == "DAT13":
        assert alias not in ran.out


def test_a_number_in_a_comment_is_told_at_its_line(write: Write) -> None:
    path = write("", "# call 13812345678 about it\n# 2026-06-30 12345.67\n")
    (told,) = found(credit("check", path, "--format", "json", "--select", "DAT"))

    assert (told["code"], told["line"]) == ("DAT13", 4)
