"""The model card's pictures: how well the card tells, whether its rates come true, what sharing one card costs.

Decides the drawing, in both languages. Measures nothing. Each picture carries the fingerprint of the numbers it was
drawn from, so that a test can tell when it is stale without drawing it again.
"""

import hashlib
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from calibration.card.pages import PEERS, SETS

WORDS: Final[dict[str, dict[str, str]]] = {
    "card": {"en": "this card", "zh": "本评分卡"},
    "boosting_facts": {"en": "boosting, same facts", "zh": "梯度提升，同样的事实"},
    "regression_bins": {"en": "logistic, same bins", "zh": "逻辑回归，同样的分档"},
    "folklore": {"en": "folklore 35/30/15/10/10", "zh": "流传的权重 35/30/15/10/10"},
    "boosting_columns": {"en": "boosting, all columns", "zh": "梯度提升，全部列"},
    "auc": {"en": "AUC on unseen borrowers, with 95 % interval", "zh": "没见过的借款人上的 AUC，带 95% 区间"},
    "predicted": {"en": "predicted rate", "zh": "预测的比例"},
    "observed": {"en": "observed rate", "zh": "实际的比例"},
    "perfect": {"en": "exactly true", "zh": "完全吻合"},
    "times": {"en": "times its weight", "zh": "权重的倍数"},
    "says": {"en": "{name} says less or more", "zh": "{name} 少说或多说"},
    "change": {"en": "change of AUC", "zh": "AUC 的变化"},
}
INK, CARD, PEER = "#1f2a37", "#0b6e5f", ("#7c8da1", "#9aa8b8", "#c98a2b", "#b9c3ce")
LINES: Final = ("#0b6e5f", "#3f6fb5", "#c98a2b", "#8a4f9e")
STYLE: Final[Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "credit-cli",
    "font.family": "sans-serif",
    "font.sans-serif": ["Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "DejaVu Sans", "sans-serif"],
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": "#c3ccd6",
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
}


def stamp(results: dict[str, Any]) -> str:
    """What tells the numbers of one validation from those of another."""
    return hashlib.sha256(json.dumps(results, sort_keys=True).encode()).hexdigest()[:16]


def _figure(width: float, height: float, count: int = 1) -> tuple[Figure, list[Axes]]:
    figure = Figure(figsize=(width, height), layout="constrained", facecolor="white")
    axes = figure.subplots(1, count, squeeze=False, sharey=True)
    return figure, list(axes[0])


def _auc(results: dict[str, Any], lang: str) -> Figure:
    figure, (axes,) = _figure(7.2, 4.2)
    names = list(results["sets"])
    for place, name in enumerate(reversed(names)):
        found = results["sets"][name]
        rows = [("card", found["auc"]), *((peer, found["peers"][peer]["auc"]) for peer in PEERS)]
        for i, (who, (value, low, high)) in enumerate(rows):
            color = CARD if who == "card" else PEER[i - 1]
            y = place - (i - 2) * 0.14
            axes.plot([low, high], [y, y], color=color, lw=2.2 if who == "card" else 1.4)
            label = WORDS[who][lang] if place == 0 else None
            axes.plot([value], [y], "o", color=color, ms=7 if who == "card" else 5, label=label)
    axes.set_yticks(range(len(names)), [SETS[name] for name in reversed(names)])
    axes.set_xlabel(WORDS["auc"][lang])
    axes.grid(axis="x", color="#e8ecf0")
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return figure


def _reliability(results: dict[str, Any], lang: str) -> Figure:
    figure, (axes,) = _figure(5.2, 4.6)
    predicted = [100 * row[1] for row in results["reliability"]]
    observed = [100 * row[2] for row in results["reliability"]]
    below = [100 * (row[2] - row[3]) for row in results["reliability"]]
    above = [100 * (row[4] - row[2]) for row in results["reliability"]]
    ends = [min(predicted) * 0.7, max(predicted) * 1.3]
    axes.plot(ends, ends, color="#c3ccd6", lw=1.5, label=WORDS["perfect"][lang])
    axes.errorbar(predicted, observed, yerr=[below, above], fmt="o", color=CARD, ms=6, lw=1.4, label=SETS["gmsc"])
    ticks = [0.5, 1, 2, 5, 10, 20, 50]
    for scale, axis in ((axes.set_xscale, axes.xaxis), (axes.set_yscale, axes.yaxis)):
        scale("log")
        axis.set_ticks(ticks, labels=[f"{tick:g}%" for tick in ticks])
        axis.set_minor_locator(mpl.ticker.NullLocator())
    axes.set_xlabel(WORDS["predicted"][lang])
    axes.set_ylabel(WORDS["observed"][lang])
    axes.grid(color="#eef1f4")
    axes.legend(loc="upper left")
    return figure


def _tradeoff(results: dict[str, Any], lang: str) -> Figure:
    refits = results["refits"]
    figure, axes = _figure(9.4, 2.9, len(refits["weighed"]))
    for place, (bent, by_weight) in enumerate(refits["weighed"].items()):
        panel = axes[place]
        times = sorted([1.0, *map(float, by_weight)])
        for color, name in zip(LINES, refits["whole"], strict=True):
            whole = refits["whole"][name]
            found = {1.0: whole} | {float(w): figures[name] for w, figures in by_weight.items()}
            values = [found[w] - whole for w in times]
            panel.plot(times, values, "o-", color=color, lw=2 if name == bent else 1.2, ms=4, label=SETS[name])
        panel.set_xscale("log", base=4)
        panel.set_xticks(times, [f"{w:g}" for w in times])
        panel.set_title(WORDS["says"][lang].format(name=SETS[bent]), fontsize=10)
        panel.set_xlabel(WORDS["times"][lang])
        panel.grid(color="#eef1f4")
    axes[0].set_ylabel(WORDS["change"][lang])
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside right upper")
    return figure


DRAWN: Final = {"auc": _auc, "reliability": _reliability, "tradeoff": _tradeoff}


def names() -> Iterator[tuple[str, str, str]]:
    """Every picture: its file's name, what it shows, its language."""
    for what in DRAWN:
        for lang in ("en", "zh"):
            yield f"model-card-{what}-{lang}.svg", what, lang


def pictures(results: dict[str, Any]) -> dict[str, str]:
    """Every picture as SVG, by its file's name."""
    found = {}
    with mpl.rc_context(STYLE):
        for name, what, lang in names():
            held = StringIO()
            about = {"Date": None, "Creator": None, "Description": f"numbers {stamp(results)}"}
            DRAWN[what](results, lang).savefig(held, format="svg", metadata=about)
            found[name] = "\n".join(line.rstrip() for line in held.getvalue().splitlines()) + "\n"
    return found
