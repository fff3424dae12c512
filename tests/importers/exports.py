"""Exports made for the tests, in the shapes in which people have them: encodings, preambles, what Excel makes of it."""

# ruff: noqa: E501  a row of an export is as wide as it is, and is read best on one line

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

import openpyxl

ALIPAY: Final = ("交易时间", "交易分类", "交易对方", "对方账号", "商品说明", "收/支", "金额", "收/付款方式", "交易状态", "交易订单号", "商家订单号", "备注")  # fmt: skip
ALIPAY_WEB: Final = (
    "交易号", "商家订单号", "交易创建时间", "付款时间", "最近修改时间", "交易来源地", "类型", "交易对方", "商品名称", "金额（元）",
    "收/支", "交易状态", "服务费（元）", "成功退款（元）", "备注", "资金状态",
)  # fmt: skip
WECHAT: Final = (
    "交易时间",
    "交易类型",
    "交易对方",
    "商品",
    "收/支",
    "金额(元)",
    "支付方式",
    "当前状态",
    "交易单号",
    "商户单号",
    "备注",
)
JD: Final = (
    "交易时间",
    "商户名称",
    "交易说明",
    "金额",
    "收/付款方式",
    "交易状态",
    "收/支",
    "交易分类",
    "交易订单号",
    "商家订单号",
    "备注",
)
JD_OLD: Final = (
    "交易时间",
    "交易分类",
    "商户名称",
    "交易说明",
    "收/支",
    "金额",
    "收/付款方式",
    "交易状态",
    "交易订单号",
    "商家订单号",
    "备注",
)

NAME: Final = "张三丰"
PHONE: Final = "13812345678"
ORDER: Final = "2026110122001488881234567890"


class Row(NamedTuple):
    """A row in the terms of all services."""

    time: str
    category: str
    party: str
    item: str
    way: str
    amount: str
    method: str = ""
    status: str = "交易成功"
    order: str = ""


def cells(row: Row, headings: Sequence[str], number: int) -> list[str]:
    """A row under a service's headings."""
    order = row.order or f"{ORDER}{number:04}"
    named = {
        "交易时间": row.time, "交易创建时间": row.time, "付款时间": row.time, "最近修改时间": row.time,
        "交易分类": row.category, "交易类型": row.category, "类型": row.category,
        "交易对方": row.party, "商户名称": row.party, "商品说明": row.item, "商品": row.item, "商品名称": row.item,
        "交易说明": row.item, "收/支": row.way, "金额": row.amount, "金额(元)": row.amount, "金额（元）": row.amount,
        "收/付款方式": row.method, "支付方式": row.method, "交易状态": row.status, "当前状态": row.status,
        "交易订单号": order, "交易单号": order, "交易号": order, "商家订单号": f"M{number:09}", "商户单号": f"M{number:09}",
        "对方账号": PHONE, "服务费（元）": "0.00", "成功退款（元）": "0.00",
    }  # fmt: skip
    return [named.get(heading, "") for heading in headings]


PREAMBLES: Final = {
    "alipay": (
        "-" * 40, "导出信息：", f"姓名：{NAME}", f"支付宝账户：{PHONE}",
        "起始时间：[{start} 00:00:00]    终止时间：[{end} 23:59:59]", "导出交易类型：[全部]", "导出时间：[{end} 13:03:08]",
        "共{count}笔记录", "", "特别提示：", "1.本回单内容可表明支付宝受理了相应支付交易申请；", "",
        "------------支付宝支付科技有限公司  电子客户回单------------",
    ),
    "wechat": (
        "微信支付账单明细", f"微信昵称：[{NAME}]", "起始时间：[{start} 00:00:00] 终止时间：[{end} 23:59:59]", "导出类型：[全部]",
        "导出时间：[{end} 16:05:22]", "", "共{count}笔记录", "注：", "1. 本明细仅供个人对账使用", "",
        "----------------------微信支付账单明细列表--------------------",
    ),
    "jd": (
        "导出信息：", f"京东账号名：jd_{PHONE}", "日期区间：{start} 至 {end}", "导出交易类型：全部", "导出时间：{end} 23:33:33",
        "共：{count}笔记录", "", "特别提示：", "1.本明细仅供个人对账使用。", "",
    ),
}  # fmt: skip
HEADINGS: Final = {"alipay": ALIPAY, "wechat": WECHAT, "jd": JD}


class Export(NamedTuple):
    """What an export holds, before it has any shape."""

    service: str
    rows: tuple[Row, ...]
    start: str = "2026-02-01"
    end: str = "2026-10-31"
    headings: Sequence[str] | None = None

    @property
    def named(self) -> Sequence[str]:
        return self.headings or HEADINGS[self.service]

    def table(self) -> list[list[str]]:
        return [cells(row, self.named, number) for number, row in enumerate(self.rows)]

    def preamble(self) -> list[str]:
        return [line.format(start=self.start, end=self.end, count=len(self.rows)) for line in PREAMBLES[self.service]]


def text(export: Export, *, ending: str = "\n", comma: str = ",", padded: int = 0, tab: str = "\t") -> str:
    """The export as the services write it: a comma behind each row, tabs behind the ids, padded columns."""
    lines = export.preamble()
    lines.append(comma.join(heading.ljust(padded) for heading in export.named) + comma)
    for row in export.table():
        written = [cell.ljust(padded) + (tab if cell.startswith(("2026110122", "M0")) else "") for cell in row]
        lines.append(comma.join(written) + comma)
    return ending.join(lines) + ending


def excel_text(export: Export) -> str:
    """The export as Excel saves it again: other days, ids as ="...", every line as wide as the widest, CRLF."""
    width = len(export.named) + 2
    rows = [[line] for line in export.preamble()] + [list(export.named)]
    for cells_of in export.table():
        stamp = datetime.fromisoformat(cells_of[export.named.index("交易时间")])
        short = f"{stamp.year}/{stamp.month}/{stamp.day} {stamp.hour}:{stamp.minute:02}"
        rows.append(
            [
                short if c == stamp.isoformat(sep=" ") else f'="{c}"' if c.startswith("2026110122") else c
                for c in cells_of
            ]
        )
    return "\r\n".join(",".join([*row, *[""] * (width - len(row))]) for row in rows) + "\r\n"


def workbook(export: Export, *, dated: bool = False) -> bytes:
    """The export as a workbook; `dated` cells hold times and numbers instead of texts."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in export.preamble():
        sheet.append([line])
    sheet.append(list(export.named))
    at = {name: export.named.index(name) for name in export.named}
    for row in export.table():
        values: list[object] = list(row)
        if dated:
            values[at["交易时间"]] = datetime.fromisoformat(row[at["交易时间"]])
            money = next(at[name] for name in ("金额(元)", "金额") if name in at)
            values[money] = float(row[money].strip("¥"))
        sheet.append(values)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def footed(body: str) -> str:
    """With the lines that some exports put below their rows."""
    return body + "-" * 60 + "\n" + f"导出时间:[2026-11-01 13:03:08]    用户:{NAME}\n"


def longer(body: str) -> str:
    """With a preamble of three hundred lines."""
    return "说明\n" * 300 + body


SHAPES: Final[dict[str, Callable[[Export], bytes]]] = {
    "gbk": lambda e: text(e).replace("¥", "￥").encode("gbk"),
    "gb18030": lambda e: text(e).encode("gb18030"),
    "utf-8": lambda e: text(e).encode(),
    "utf-8 with a mark": lambda e: text(e).encode("utf-8-sig"),
    "utf-16": lambda e: text(e, comma="\t", tab="").encode("utf-16"),
    "padded columns": lambda e: text(e, padded=24).encode("gb18030"),
    "windows lines": lambda e: text(e, ending="\r\n").encode("gb18030"),
    "broken line ends": lambda e: text(e, ending="\r\r\n").encode("gb18030"),
    "old mac lines": lambda e: text(e, ending="\r").encode(),
    "tabs": lambda e: text(e, comma="\t", tab="").encode("gb18030"),
    "semicolons": lambda e: text(e, comma=";").encode(),
    "saved by excel": lambda e: excel_text(e).encode("gb18030"),
    "saved by excel as utf-8": lambda e: excel_text(e).encode("utf-8-sig"),
    "workbook of texts": workbook,
    "workbook of times": lambda e: workbook(e, dated=True),
    "long preamble": lambda e: longer(text(e)).encode("gb18030"),
    "footer": lambda e: footed(text(e)).encode("gb18030"),
}


def turned(export: Export, order: Iterable[int]) -> Export:
    """The export with its columns in another order."""
    return export._replace(headings=[export.named[at] for at in order])
