"""The one line for our own fault: what happened, and how to report it without giving anything away.

Decides that the line names the error and its place in our code, never a value of the user's file.
"""

import os
import traceback
from pathlib import Path

from credit_cli import __version__


def explain_fault(error: BaseException) -> str:
    """One line in the user's language, naming the error and where in our code it arose."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "credit_cli" in f.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    what = f"{type(error).__name__} {place} credit-cli {__version__}"
    chinese = os.environ.get("CREDIT_LANG", os.environ.get("LANG", "zh")).startswith("zh")
    if chinese:
        return f"credit: 这是程序自己的错误, 不是你的文件的问题: {what}。加 CREDIT_TRACEBACK=1 重跑, 把输出交给维护者。"
    return f"credit: a fault of the program, not of your file: {what}. Run again with CREDIT_TRACEBACK=1 to report it."
