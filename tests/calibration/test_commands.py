"""`python -m calibration`: what it prints, and what it says where the data are not there."""

import gzip
import json
from pathlib import Path

import pytest

from calibration.__main__ import main
from tests.calibration.data import FOLDER, needs_data
from tests.calibration.rows import TAIWAN


def test_a_folder_without_data_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--data", str(tmp_path)]) == 2
    assert "no data set found" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".csv", ".csv.gz"])
def test_evaluate_scores_what_it_finds_plain_or_compressed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    bad = TAIWAN | {"PAY_0": "3", "PAY_2": "2", "PAY_3": "1", "default.payment.next.month": "1"}
    lines = [",".join(TAIWAN), ",".join(TAIWAN.values()), ",".join(bad.values())]
    text = ("\n".join(lines) + "\n").encode()
    (tmp_path / f"taiwan{suffix}").write_bytes(gzip.compress(text) if suffix.endswith("gz") else text)

    assert main(["evaluate", "--data", str(tmp_path)]) == 0

    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["taiwan"]
    assert found["taiwan"]["n"] == 2
    assert found["taiwan"]["auc"] == 1
    assert found["taiwan"]["observed"] == 0.5


def test_report_wants_every_set_of_the_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taiwan.csv").write_text(",".join(TAIWAN) + "\n", encoding="utf-8")

    assert main(["report", "--data", str(tmp_path)]) == 2
    assert "gmsc" in capsys.readouterr().err


@needs_data
def test_the_shipped_card_tells_real_borrowers_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--data", str(FOLDER), "--limit", "1500"]) == 0

    found = json.loads(capsys.readouterr().out)
    least = {"taiwan": 0.72, "gmsc": 0.80, "heloc": 0.75, "cn_multiplatform": 0.71}  # targets less two standard errors
    assert {name: figures["auc"] for name, figures in found.items() if figures["auc"] < least[name]} == {}
