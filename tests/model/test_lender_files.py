"""One file tells all of a lender: its facts, what others call it, and the rules that are its own."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from credit_cli.model.documents import NotValid
from credit_cli.model.library import DATA, WORDS, Library, Model, shipped
from credit_cli.model.naming import Called, OnBills, OnReport, names
from credit_cli.reporters.entries import every, find

OWN_RULE = """\
rules:
  - overdue_anywhere
  - id: three_new_in_three_months
    code: MLT05
    measure: lenders.new_accounts
    parameters: {months: 3}
    own_fact: true
    when: at_least
    thresholds: {strict: 2, typical: 3, lax: 4}
    scope: person
    weight: typical
    fades_over_months: 3
    attested: low
    name: {zh: 三个月里新开三户, en: Three new accounts in three months}
    text: {zh: 可能被看作急着用钱。, en: May look like an urgent need.}
    remedy: {zh: 先不再开新账户。, en: Open no more for now.}
    basis: judgement
    rationale: {zh: 编的例子。, en: Made up.}
    valid_from: 2026-03-01
    sources: [{title: made up}]
    examples: [{name: anything, profile: {}, holds: true}]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The shipped imports and rules, and one lender with a rule of its own."""
    data = tmp_path / "data"
    for folder in ("imports", "rules"):
        shutil.copytree(DATA / folder, data / folder)
    (data / "lenders").mkdir()
    text = (DATA / "lenders" / "jiebei.yaml").read_text(encoding="utf-8")
    own = re.sub(r"^rules:\n(?:  - \w+\n)+", OWN_RULE, text, flags=re.MULTILINE)
    (data / "lenders" / "jiebei.yaml").write_text(own, encoding="utf-8")
    return Library(data, WORDS, tmp_path / "compiled")


def test_a_rule_of_a_lenders_own_is_a_rule_like_any_other_and_knows_its_lender(library: Library) -> None:
    rule = library.section("rules")["three_new_in_three_months"]

    assert (rule.of, rule.parameters, rule.thresholds.typical) == ("jiebei", {"months": 3}, 3)
    assert library.section("lenders")["jiebei"].rules == ("overdue_anywhere", "three_new_in_three_months")
    assert library.section("rules")["overdue_anywhere"].of is None


def test_where_a_rule_of_a_lenders_own_is_stated_is_its_lenders_file(library: Library) -> None:
    model = Model()
    model.rules = library.section("rules")

    own, shared = (find(id_, every(model, {})) for id_ in ("three_new_in_three_months", "overdue_anywhere"))

    assert own is not None
    assert own.path == "credit_cli/model/data/lenders/jiebei.yaml"
    assert shared is not None
    assert shared.path == "credit_cli/model/data/rules/overdue_anywhere.yaml"


def test_a_rule_of_a_lenders_own_that_has_a_shared_ones_id_is_refused(library: Library) -> None:
    path = library.roots.data / "lenders" / "jiebei.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("id: three_new_in_three_months", "id: overdue_anywhere"),
        encoding="utf-8",
    )

    with pytest.raises(NotValid, match="overdue_anywhere is already another file's"):
        library.section("rules")


@pytest.mark.parametrize(
    ("old", "new", "section", "problem"),
    [
        (
            "    when: at_least",
            "    wen: at_least",
            "rules",
            r"jiebei\.yaml:\d+:5: rules\.1\.wen: there is no such key",
        ),
        (
            "words: [借呗]",
            "word: [借呗]",
            "imports",
            r"jiebei\.yaml:\d+:\d+: called\.bills\.word: there is no such key",
        ),
        ("called:\n", "caled:\n", "lenders", r"jiebei\.yaml:\d+:1: caled: there is no such key"),
    ],
)
def test_a_slip_is_told_with_its_line(library: Library, old: str, new: str, section: str, problem: str) -> None:
    path = library.roots.data / "lenders" / "jiebei.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(NotValid, match=problem):
        library.section(section)


def test_a_name_in_a_lenders_file_is_all_that_an_import_needs(library: Library) -> None:
    path = library.roots.data / "lenders" / "jiebei.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("words: [借呗]", "words: [新借呗]"), encoding="utf-8")
    general = (DATA / "lenders" / "consumer_finance.yaml").read_text(encoding="utf-8")
    path.with_name("consumer_finance.yaml").write_text(general, encoding="utf-8")

    found = library.section("imports")

    assert [(n.lender, n.words[0]) for n in found.lenders] == [("jiebei", "新借呗"), ("consumer_finance", "消费金融")]


def test_to_score_a_person_no_names_are_read() -> None:
    assert not any(hasattr(lender, "called") for lender in shipped().lenders.values())


def bills(*words: str, gives_way: int = 0) -> Called:
    return Called(bills=OnBills(words=words, seen="a test"), gives_way=gives_way)


def lends(*institutions: str, gives_way: int = 0, **more: Any) -> Called:  # noqa: ANN401  fields of a name
    return Called(report=OnReport(seen="a test", institutions=institutions, **more), gives_way=gives_way)


def test_a_general_name_is_asked_after_every_particular_one() -> None:
    found = names({"a_loan": bills("贷款", gives_way=2), "card": bills("信用卡", gives_way=1), "z": bills("花呗")})

    assert [naming.lender for naming in found.lenders] == ["z", "card", "a_loan"]


def test_a_name_that_lenders_share_may_be_any_and_is_kept_under_the_general_one() -> None:
    found = names({"a": lends("蚂蚁消费金融"), "b": lends("蚂蚁消费金融"), "any": lends("消费金融", gives_way=1)})

    assert [(i.word, i.lenders, i.otherwise) for i in found.institutions] == [
        ("蚂蚁消费金融", ("a", "b"), "any"),
        ("消费金融", ("any",), None),
    ]


def test_a_name_that_lenders_share_without_a_general_one_is_refused() -> None:
    with pytest.raises(ValueError, match="a and b share 蚂蚁, and no general lender has a word within it"):
        names({"a": lends("蚂蚁"), "b": lends("蚂蚁"), "any": lends("银行")})


def test_a_loan_for_a_business_may_be_another_lenders_of_the_same_institution() -> None:
    found = names(
        {"own": lends("微众银行"), "firm": lends(for_business=("微众银行",)), "flat": lends(purposes=("住房",))}
    )

    assert found.institutions[0].business == "firm"
    assert [(loan.lender, loan.words) for loan in found.loans] == [("flat", ("住房",))]


@pytest.mark.parametrize(
    ("row", "lender"),
    [
        ("花呗|信用购", "huabei"),
        ("微粒贷 贷款还款", "weilidai"),
        ("建设银行信用卡贷款还款", "credit_card"),
        ("个人住房贷款", "mortgage"),
        ("招联消费金融贷款", "consumer_finance"),
        ("美团月付还款", "meituan_yuefu"),
        ("信用贷还款", "xinyongdai"),
    ],
)
def test_of_several_names_in_one_row_the_particular_one_decides(row: str, lender: str) -> None:
    assert next(n.lender for n in shipped().imports.lenders if any(word in row for word in n.words)) == lender
