"""Exports as other projects' tests quote them, where the folder beside the repository is there."""

import os
from pathlib import Path

import pytest

from credit_cli.importers.facts import Found, RowFact
from credit_cli.importers.report.reading import read_report
from credit_cli.model.library import shipped
from tests.importers.reading import kinds, lenders, read

FOLDER = Path(os.environ.get("CREDIT_FIXTURES", Path(__file__).parents[3] / "shared" / "fixtures"))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="no folder of exports; name one with CREDIT_FIXTURES")

FILES = [
    ("alipay", "alipay_app_gbk_deg.csv", 10),
    ("alipay", "alipay_credit_rows_compiled_gb18030.csv", 14),
    ("wechat", "wechat_csv_utf8_deg.csv", 27),
    ("wechat", "wechat_xlsx_deg.xlsx", 54),  # the same sheet twice
    ("jd", "jd_csv_utf8_preciouss.csv", 7),
]


@pytest.mark.parametrize(("service", "name", "rows"), FILES, ids=[name for _, name, _ in FILES])
def test_every_row_is_used_or_skipped_by_name_and_every_credit_row_understood(
    service: str, name: str, rows: int
) -> None:
    result = read(FOLDER / name, service)

    assert isinstance(result, Found), result
    assert result.rows == rows
    assert not kinds(result).keys() & {"malformed", "credit_unknown"}


def test_the_credit_rows_are_what_their_page_says() -> None:
    result = read(FOLDER / "alipay_credit_rows_compiled_gb18030.csv", "alipay")

    assert isinstance(result, Found)
    assert {k: kinds(result)[k] for k in ("repayment", "failed_debit", "draw", "failed_by_hand", "not_borrowing")} == {
        "repayment": 6, "failed_debit": 2, "draw": 1, "failed_by_hand": 1, "not_borrowing": 2,
    }  # fmt: skip
    assert lenders(result) == [("huabei", None), ("jiebei", None)]


def test_the_reports_sentences_are_understood() -> None:
    result = read_report(FOLDER / "pboc_report_text_snippets.txt", shipped().imports)

    assert isinstance(result, Found)
    assert kinds(result) == {"account": 5, "guarantee": 1, "application": 2, "looked": 5}
    assert not [word for word in ("张三", "110101", "1234") if word in str(result.facts)]
    assert sum(isinstance(f, RowFact) and f.key == "limits" for f in result.facts) == 3
