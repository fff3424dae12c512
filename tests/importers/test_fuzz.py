"""Whatever is done to an export, it is read or refused: nothing is raised, and no row is lost."""

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credit_cli.importers.facts import Found
from credit_cli.importers.refusal import Refusal
from credit_cli.importers.report.reading import read_report
from credit_cli.model.library import shipped
from credit_cli.words.catalogue import Words
from tests.importers.exports import SHAPES, Export, text
from tests.importers.reading import read
from tests.importers.test_alipay import EXPORT as ALIPAY
from tests.importers.test_report import WHOLE
from tests.importers.test_wechat_and_jd import JD, WECHAT

EXPORTS = {"alipay": ALIPAY, "wechat": WECHAT, "jd": JD}
HOSTILE = st.sampled_from(
    [
        "=1+1", "=cmd|'/c calc'!A0", '"', '""', "\x00", "\x1b[31m", "，" * 50, "x" * 70_000, "9" * 400, "-1", "NaN",
        "1e999", "\u202e", "[red]", "\n", "\r",
    ]
)  # fmt: skip


def holds(path: Path, service: str) -> None:
    result = read(path, service)
    if isinstance(result, Refusal):
        assert Words("zh").has(f"import.refused_{result.reason}")
        return
    assert isinstance(result, Found)
    assert result.rows == sum(n for _, n in (*result.used, *result.skipped))
    assert all(len(lines) == dict(result.skipped)[kind] for kind, lines in result.lines.items())


@pytest.mark.parametrize("service", EXPORTS)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_truncated_export_is_read_or_refused(service: str, data: st.DataObject, tmp_path: Path) -> None:
    shape = data.draw(st.sampled_from([s for s in SHAPES if s != "workbook of times" or service == "alipay"]))
    whole = SHAPES[shape](EXPORTS[service])
    path = tmp_path / "cut"
    path.write_bytes(whole[: len(whole) * data.draw(st.integers(0, 1000)) // 1000])

    holds(path, service)


@pytest.mark.parametrize("service", EXPORTS)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_export_with_hostile_cells_is_read_or_refused(service: str, data: st.DataObject, tmp_path: Path) -> None:
    export: Export = EXPORTS[service]
    rows = list(export.rows)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(rows) - 1))
        field = data.draw(st.sampled_from(rows[at]._fields))
        rows[at] = rows[at]._replace(**{field: data.draw(HOSTILE)})
    path = tmp_path / "hostile.csv"
    path.write_bytes(text(export._replace(rows=tuple(rows))).encode("utf-8", "ignore"))

    holds(path, service)


@pytest.mark.parametrize("service", EXPORTS)
@given(order=st.permutations(range(11)), moved=st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_shuffled_columns_are_read_and_shuffled_headings_lose_no_row(
    service: str,
    order: list[int],
    moved: bool,  # noqa: FBT001  hypothesis names its arguments
    tmp_path: Path,
) -> None:
    export = EXPORTS[service]
    named = [export.named[at] for at in order]
    body = text(export._replace(headings=named))
    if moved:
        body = body.replace(",".join(named), ",".join(export.named[:11]))
    path = tmp_path / "shuffled.csv"
    path.write_text(body, encoding="utf-8")

    holds(path, service)
    if not moved:
        result = read(path, service)
        assert isinstance(result, Found)
        assert result.rows == len(export.rows)


@given(data=st.binary(max_size=3000), service=st.sampled_from(list(EXPORTS)))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(data: bytes, service: str, tmp_path: Path) -> None:
    path = tmp_path / "bytes"
    path.write_bytes(data)

    holds(path, service)
    assert isinstance(read_report(path, shipped().imports), Found | Refusal)


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_torn_report_is_read_or_refused_and_gives_nothing_away(data: st.DataObject, tmp_path: Path) -> None:
    start, end = sorted((data.draw(st.integers(0, len(WHOLE))), data.draw(st.integers(0, len(WHOLE)))))
    body = WHOLE[:start] + data.draw(HOSTILE) + WHOLE[end:]
    path = tmp_path / "report.txt"
    path.write_text(body, encoding="utf-8", errors="ignore")

    result = read_report(path, shipped().imports)

    assert isinstance(result, Found | Refusal)
    if isinstance(result, Found):
        assert not [w for w in ("张三", "李四", "110101199001") if w in str(result.facts)]


def test_rows_of_a_million_commas_cost_no_more_than_reading_them(tmp_path: Path) -> None:
    rows = "".join(f"2026-01-{day:02}," + "x," * 30_000 + "\n" for day in range(1, 29))
    path = tmp_path / "commas.csv"
    path.write_text(text(ALIPAY._replace(rows=())) + rows, encoding="utf-8")
    started = time.process_time()

    holds(path, "alipay")

    assert time.process_time() - started < 5  # half a second; trying every place of every comma took minutes


@pytest.mark.parametrize("encoding", ["latin-1", "big5", "utf-16-be", "shift_jis"])
def test_a_wrong_encoding_is_read_or_refused(encoding: str, tmp_path: Path) -> None:
    for service, export in EXPORTS.items():
        path = tmp_path / "export.csv"
        path.write_bytes(text(export).encode(encoding, "replace"))
        holds(path, service)
        with contextlib.suppress(UnicodeDecodeError):
            path.write_bytes(text(export).encode("gb18030").decode(encoding).encode())
            holds(path, service)


def test_a_device_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing", Path("/dev/zero"), tmp_path / "x" / "y"):
        holds(path, "alipay")
        assert isinstance(read_report(path, shipped().imports), Refusal)
