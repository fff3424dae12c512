"""What an import costs beside reading the same file with the csv module alone, and what memory it takes.

Prints the ratio of both in one run, and the peak memory of a small and a large export; the target is at most ten times,
and memory that does not grow with the rows. `python benchmarks/importing.py [ROWS]`.
"""

import csv
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from credit_cli.importers.bills import read_bill
from credit_cli.model.library import shipped

ROWS: Final = 200_000
MOST: Final = 10.0
RUNS: Final = 5
_HEAD: Final = """导出信息：
起始时间：[2016-02-01 00:00:00]    终止时间：[2026-10-31 23:59:59]
导出交易类型：[全部]
------------------------支付宝支付科技有限公司  电子客户回单------------------------
交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,
"""
_MEMORY: Final = """
import resource, sys
from pathlib import Path
from credit_cli.importers.bills import read_bill
from credit_cli.model.library import shipped
read_bill(Path(sys.argv[1]), "alipay", shipped().imports, lambda _: None)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def write(path: Path, rows: int) -> None:
    """An export of so many purchases, a repayment and a failed debit a month among them."""
    chance = random.Random(1)  # noqa: S311  a benchmark, no secret
    at = datetime(2026, 10, 31, 23)  # noqa: DTZ001  exports have no zone
    with path.open("w", encoding="gb18030") as stream:
        stream.write(_HEAD)
        for number in range(rows):
            at -= timedelta(minutes=chance.randint(1, 50))
            order = f"2026{number:024}\t,M{number:020}\t,,"
            if number % 1500 == 0:
                stream.write(f"{at},信用借还,花呗,/,花呗自动还款,不计收支,1984.87,,还款失败,{order}\n")
            elif number % 1500 == 1:
                stream.write(
                    f"{at},信用借还,花呗,/,花呗自动还款-{at:%Y年%m月}账单,不计收支,1984.87,余额宝,还款成功,{order}\n"
                )
            else:
                method = chance.choice(("花呗", "余额宝", "交通银行储蓄卡(1234)"))
                party, item = chance.randint(1, 99_999), chance.randint(1, 99_999)
                amount = chance.randint(1, 99_999) / 100
                stream.write(f"{at},餐饮美食,商户{party},/,商品{item} 说明,支出,{amount},{method},交易成功,{order}\n")


def timed(work: Callable[[], object]) -> float:
    """The seconds of processor time that some work takes: the machine may have others to serve."""
    started = time.process_time()
    work()
    return time.process_time() - started


def alone(path: Path) -> int:
    """The rows, by the csv module alone."""
    with path.open(encoding="gb18030", newline="") as stream:
        return sum(1 for _ in csv.reader(stream))


def memory(path: Path) -> int:
    """The peak memory of a process that imports an export, in MB."""
    done = subprocess.run([sys.executable, "-c", _MEMORY, str(path)], capture_output=True, text=True, check=True)  # noqa: S603  our own words
    return int(done.stdout)


def main(rows: int) -> int:
    """Measure, print, and say whether the target is met."""
    imports = shipped().imports
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large.csv", Path(folder) / "small.csv"
        write(large, rows)
        write(small, rows // 20)
        ratios = []
        for _ in range(RUNS):
            bare = timed(lambda: alone(large))
            whole = timed(lambda: read_bill(large, "alipay", imports, lambda _: None))
            ratios.append(whole / bare)
            print(f"csv alone {bare:.2f} s, import {whole:.2f} s, ratio {whole / bare:.1f}")  # noqa: T201
        best = sorted(ratios)[RUNS // 2]
        print(f"{rows:,} rows: median ratio {best:.1f}, at most {MOST:.0f}")  # noqa: T201
        print(f"peak memory: {memory(small)} MB for {rows // 20:,} rows, {memory(large)} MB for {rows:,}")  # noqa: T201
    return 0 if best <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
