"""`credit import` from the command line: from what people really have to a profile that scores, explains and plans."""

import os
import re
from pathlib import Path

import pytest

from credit_cli.reporters.cells import cells
from credit_cli.words.catalogue import Words
from tests.commands.running import ROOT, credit, credit_process
from tests.importers.exports import SHAPES, Export, Row, text
from tests.importers.test_alipay import EXPORT
from tests.importers.test_report import WHOLE

LANGUAGES = ("zh", "en")


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "alipay.csv"
    path.write_bytes(SHAPES["gbk"](EXPORT))
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(WHOLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_profile_made_of_imports_alone_scores_explains_and_plans(
    lang: str, bill: Path, report: Path, tmp_path: Path
) -> None:
    me = tmp_path / "me.yaml"

    for source, file in (("alipay", bill), ("report", report)):
        ran = credit("import", source, file, "--into", me, "--lang", lang)
        assert (ran.status, ran.err) == (0, "")
    for command in ("score", "explain", "plan", "check"):
        ran = credit(command, me, "--lang", lang)
        assert (ran.status, ran.err) == (0, ""), command
    assert "as_of: 2026-11-20" in me.read_text(encoding="utf-8")
    assert me.stat().st_mode & 0o777 == 0o600


def test_importing_twice_changes_nothing(bill: Path, report: Path, tmp_path: Path) -> None:
    me = tmp_path / "me.yaml"
    for source, file in (("alipay", bill), ("report", report)):
        credit("import", source, file, "--into", me)
    once = me.read_bytes()

    for source, file in (("alipay", bill), ("report", report)):
        ran = credit("import", source, file, "--into", me, "--lang", "en")
        assert "is unchanged" in ran.out

    assert me.read_bytes() == once


def test_every_fact_says_where_it_is_from_and_nobody_is_named(bill: Path, report: Path, tmp_path: Path) -> None:
    me = tmp_path / "me.yaml"
    for source, file in (("alipay", bill), ("report", report)):
        credit("import", source, file, "--into", me, "--lang", "zh")
    written = me.read_text(encoding="utf-8")
    facts = [line for line in written.splitlines() if re.search(r"\d{4}-\d{2}", line.split("#")[0])]

    assert [line for line in facts if "#" not in line] == []
    assert not [
        w for w in ("张三", "李四", "13812345678", "110101", "2026110122001", "HT-001", "（0001）") if w in written
    ]


def test_without_a_profile_to_go_into_a_new_one_is_printed(bill: Path, tmp_path: Path) -> None:
    ran = credit("import", "alipay", bill, "--lang", "en")
    (tmp_path / "new.yaml").write_text(ran.out, encoding="utf-8")

    assert ran.status == 0
    assert "Alipay bill, up to 2026-10-31: 18 rows" in ran.err
    assert credit("score", tmp_path / "new.yaml", "--field", "score").status == 0


def test_a_dry_run_shows_the_change_and_writes_nothing(bill: Path, report: Path, tmp_path: Path) -> None:
    me = tmp_path / "me.yaml"

    first = credit("import", "alipay", bill, "--into", me, "--dry-run", "--lang", "en")
    assert not me.exists()
    credit("import", "alipay", bill, "--into", me)
    before = me.read_bytes()
    second = credit("import", "report", report, "--into", me, "--dry-run", "--lang", "en")

    assert (first.status, second.status) == (0, 0)
    assert "+  - id: huabei" in first.out
    assert "+guarantees:" in second.out
    assert not [
        line for line in second.out.splitlines() if line.startswith("-") and not line.startswith(("--- ", "-as_of"))
    ]
    assert me.read_bytes() == before


def test_rows_that_were_not_used_are_counted_and_listed(bill: Path) -> None:
    short = credit("import", "alipay", bill, "--lang", "en").err
    long = credit("import", "alipay", bill, "--lang", "en", "-v").err

    assert "not used 5: " in short
    assert "Add -v" in short
    assert "closed: rows 30" in long


def test_a_persons_file_keeps_its_comments_and_what_differs_is_asked(report: Path, tmp_path: Path) -> None:
    me = tmp_path / "me.yaml"
    mine = (
        "version: 1\nas_of: 2026-11-20 # mine\naccounts:\n  - id: card # the red one\n    lender: credit_card\n"
        "    provider: 招商银行\n    limits:\n      - {on: 2022-01-02, amount: 60000} # as I remember\n"
    )
    me.write_text(mine, encoding="utf-8")

    ran = credit("import", "report", report, "--into", me, "--lang", "en")

    assert me.read_text(encoding="utf-8").startswith(mine)
    assert (
        "limits: the file says {on: 2022-01-02, amount: 60000}, this import {on: 2026-10-31, amount: 50000}" in ran.out
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("wechat", text(EXPORT)),
        ("alipay", text(EXPORT)[:-80]),
        ("jd", "hello"),
        ("report", "今天天气很好"),
        ("alipay", ""),
        ("report", text(EXPORT)),
    ],
)
def test_what_is_not_what_it_claims_gets_one_line_and_nothing_is_written(
    lang: str, source: str, content: str, tmp_path: Path
) -> None:
    (tmp_path / "file.csv").write_text(content, encoding="utf-8")

    ran = credit("import", source, tmp_path / "file.csv", "--into", tmp_path / "me.yaml", "--lang", lang)

    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file.csv"]


def test_an_export_without_any_credit_makes_no_profile_and_says_so(tmp_path: Path) -> None:
    row = Row("2026-09-30 13:00:00", "餐饮美食", "店", "饭", "支出", "35.50", "余额")
    (tmp_path / "a.csv").write_text(text(Export("alipay", (row,))), encoding="utf-8")

    ran = credit("import", "alipay", tmp_path / "a.csv", "--lang", "en")

    assert (ran.status, ran.out) == (1, "")
    assert "credit init" in ran.err


def test_a_broken_profile_is_told_with_its_line_and_left_alone(bill: Path, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("version: 1\nas_of: today\naccounts: []\n", encoding="utf-8")

    ran = credit("import", "alipay", bill, "--into", tmp_path / "me.yaml")

    assert ran.status == 2
    assert "me.yaml:2:8: YML35" in ran.err


def test_json_holds_no_comments_and_is_refused(bill: Path, tmp_path: Path) -> None:
    ran = credit("import", "alipay", bill, "--into", tmp_path / "me.json", "--lang", "en")

    assert ran.status == 2
    assert "JSON" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_folder_gets_one_line(bill: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)

    ran = credit("import", "alipay", bill, "--into", tmp_path / "locked" / "me.yaml", "--lang", "en")

    assert (ran.status, len(ran.err.splitlines())) == (2, 1)


def test_a_folder_that_is_not_there_gets_one_line(bill: Path, tmp_path: Path) -> None:
    ran = credit("import", "alipay", bill, "--into", tmp_path / "no" / "me.yaml", "--lang", "en")

    assert (ran.status, len(ran.err.splitlines())) == (2, 1)


def test_an_account_can_be_named_and_a_wrong_one_is_refused(bill: Path, tmp_path: Path) -> None:
    me = tmp_path / "me.yaml"
    me.write_text(
        "version: 1\nas_of: 2026-10-31\naccounts:\n  - {id: one, lender: huabei}\n  - {id: two, lender: huabei}\n",
        encoding="utf-8",
    )

    asked = credit("import", "alipay", bill, "--into", me, "--lang", "en", "--dry-run")
    named = credit("import", "alipay", bill, "--into", me, "--lang", "en", "--account", "two")
    wrong = credit("import", "alipay", bill, "--into", me, "--lang", "en", "--account", "three four")

    assert "2 accounts of Huabei (one, two)" in asked.out
    assert named.status == 0
    assert "{id: one, lender: huabei}\n" in me.read_text(encoding="utf-8")
    assert wrong.status == 2


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_the_screen(lang: str, width: int, bill: Path, report: Path, tmp_path: Path) -> None:
    me = tmp_path / "me.yaml"
    for source, file in (("alipay", bill), ("report", report)):
        ran = credit("import", source, file, "--into", me, "--lang", lang, "-v", env={"COLUMNS": str(width)})
        assert [line for line in ran.out.splitlines() if cells(line) > width and str(me) not in line] == []


def test_an_export_costs_nothing_to_a_run_that_reads_none() -> None:
    ran = credit_process("score", "sample_profiles/starter.yaml", "--field", "score", PYTHONPROFILEIMPORTTIME="1")

    assert ran.status == 0
    assert not re.search(r"openpyxl|pypdf|credit_cli\.importers|credit_cli\.writing", ran.err)


def test_both_languages_take_the_same_values_and_every_kind_has_a_name() -> None:
    from credit_cli.importers.gather import USED  # noqa: PLC0415
    from credit_cli.model.library import section, shipped  # noqa: PLC0415

    texts = {k: t for k, t in section("words").items() if k.startswith(("import.", "init."))}

    def named(sentence: str) -> set[str]:
        return set(re.findall(r"(?<!\{)\{(\w+)\}", sentence))

    assert [key for key, found in texts.items() if named(found.zh) != named(found.en)] == []
    kinds = USED | {rule.kind for service in shipped().imports.services.values() for rule in service.rules}
    assert [kind for kind in kinds if not Words("zh").has(f"import.kind_{kind}")] == []


def test_every_sentence_is_used_and_every_sentence_used_exists() -> None:
    from credit_cli.model.library import section  # noqa: PLC0415

    keys = [key for key in section("words") if key.startswith(("import.", "init."))]
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "credit_cli").rglob("*.py"))
    data = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "credit_cli/model/data/imports").glob("*.yaml"))

    def used(key: str) -> bool:
        name = key.split(".")[1]
        last = name.split("_", 1)[-1]
        return (
            f'"{key}"' in code or f'"{last}"' in code or f'"{name}"' in code or last in data or last.startswith("is_")
        )

    assert [key for key in keys if not used(key)] == []
    assert [key for key in re.findall(r'"((?:import|init)\.\w+)"', code) if not Words("zh").has(key)] == []
