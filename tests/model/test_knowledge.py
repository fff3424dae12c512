"""What the model states of lenders, rules, law and claims is sourced, bilingual, dated, no bolder than it may be."""

from collections.abc import Iterator
from datetime import date
from inspect import signature
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from credit_cli.engine.diary.view import View
from credit_cli.engine.facts.registry import fact
from credit_cli.model.law import LawItem
from credit_cli.model.library import DATA, shipped
from credit_cli.model.sourced import Source, Sourced, Text

TRUST: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "domain_ids.yaml").read_text(encoding="utf-8"))
KNOWN = {id_ for ids in TRUST.values() for id_ in ids}
MODEL = shipped()
ITEMS = {item.id: item for act in MODEL.law for item in act.items}
CONTRACT_LENDERS = (
    "jiebei",
    "xinyongdai",
    "huabei",
    "xinyonggou",
    "weilidai",
    "weixin_fenfu",
    "jd_jintiao",
    "jd_baitiao",
    "douyin_fangxin",
    "douyin_yuefu",
    "meituan_yuefu",
    "duxiaoman",
    "qifu_360",
    "wangshangdai",
    "weiyedai",
    "credit_card",
    "bank_loan",
    "business_loan",
    "consumer_finance",
    "small_loan",
    "private_loan",
    "mortgage",
    "car_loan",
    "other",
)
READ_ON = date(2026, 11, 23)


def every_statement() -> Iterator[tuple[str, Sourced]]:
    yield from ((f"lender {k}", v) for k, v in MODEL.lenders.items())
    yield from ((f"lender {k} {s.id}", s) for k, v in MODEL.lenders.items() for s in v.statements)
    yield from ((f"rule {k}", v) for k, v in MODEL.rules.items())
    yield from ((f"law {k}", v) for k, v in ITEMS.items())
    yield from ((f"claim {v.id}", v) for v in MODEL.claims)


STATEMENTS = dict(every_statement())


def cited(value: Sourced) -> set[str | None]:
    return {source.id for source in value.sources}


def can_be_looked_up(source: Source) -> bool:
    """Whether a source that the list does not name says by itself where it is, when it was read and its trust."""
    return None not in (source.url or source.article, source.read_on, source.confidence)


def test_every_source_is_a_known_fact_or_a_named_seed_or_can_be_looked_up() -> None:
    unknown = {w: [s for s in v.sources if s.id not in KNOWN] for w, v in STATEMENTS.items()}

    assert [(w, s.title) for w, sources in unknown.items() for s in sources if not can_be_looked_up(s)] == []


def sources_in(node: object) -> Iterator[dict[str, str]]:
    """Every source of a file, however deep."""
    if isinstance(node, dict):
        yield from (s for s in node.get("sources") or () if isinstance(s, dict))
        yield from (s for value in node.values() for s in sources_in(value))
    elif isinstance(node, list):
        yield from (s for value in node for s in sources_in(value))


def test_an_id_stands_for_one_source_with_one_address_and_one_trust_wherever_it_is_cited() -> None:
    meant: dict[str, set[tuple[str | None, str | None]]] = {}
    for path in sorted(DATA.rglob("*.yaml")):
        for source in sources_in(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)):
            if "id" in source:
                meant.setdefault(source["id"], set()).add((source.get("url"), source.get("confidence")))

    assert len(meant) > 50
    assert {id_: found for id_, found in meant.items() if len(found) > 1} == {}


def test_nothing_known_from_memory_only_is_cited() -> None:
    assert [where for where, v in STATEMENTS.items() if cited(v) & set(TRUST["memory"])] == []


def test_law_rests_on_the_text_of_a_law() -> None:
    law = {where: v for where, v in STATEMENTS.items() if v.basis == "law"}

    assert law
    texts = {
        w: [s for s in v.sources if s.id in TRUST["law"] or (s.id not in KNOWN and s.article)] for w, v in law.items()
    }
    assert [where for where, found in texts.items() if not found] == []


def test_what_people_merely_say_is_judgement_with_its_reason() -> None:
    weak = {*TRUST["said"], *TRUST["judged"]}
    said = {
        w: v
        for w, v in STATEMENTS.items()
        if all(s.id in weak or (s.id not in KNOWN and s.confidence == "low") for s in v.sources)
    }

    assert said
    assert [w for w, v in said.items() if v.basis != "judgement" or v.rationale is None] == []


def test_a_seed_article_alone_proves_nothing() -> None:
    alone = {w: v for w, v in STATEMENTS.items() if cited(v) <= set(TRUST["seeds"])}

    assert alone
    assert [w for w, v in alone.items() if v.basis != "judgement"] == []


def test_a_seed_article_is_never_trusted() -> None:
    seeds = [s for v in STATEMENTS.values() for s in v.sources if s.id in TRUST["seeds"]]

    assert seeds
    assert {s.confidence for s in seeds} == {"low"}


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif hasattr(value, "__dataclass_fields__"):
        for part in vars(value).values():
            yield from texts(part)


TEXTS = [text for value in STATEMENTS.values() for text in texts(value)]


def is_chinese(char: str) -> bool:
    return "一" <= char <= "鿿"


def test_chinese_is_written_in_chinese_and_english_in_english() -> None:
    assert [text.zh for text in TEXTS if not any(map(is_chinese, text.zh))] == []
    assert [text.en for text in TEXTS if any(map(is_chinese, text.en))] == []


def test_chinese_takes_full_width_punctuation() -> None:
    half = [
        t.zh
        for t in TEXTS
        for a, b in pairwise(t.zh)
        if (is_chinese(a) and b in ",;:?!(") or (a in ",;)" and is_chinese(b))
    ]

    assert half == []


def test_no_sentence_calls_the_health_score_by_another_scores_name() -> None:
    assert [text.zh for text in TEXTS if "征信分" in text.zh or "信用分" in text.zh] == []


def test_no_lender_that_files_may_name_goes_away() -> None:
    assert set(CONTRACT_LENDERS) <= MODEL.lenders.keys()


@pytest.mark.parametrize("key", CONTRACT_LENDERS)
def test_lenders_are_counted_as_the_contract_says(key: str) -> None:
    by_account, never = ("credit_card", "bank_loan", "other"), ("mortgage", "car_loan")
    expected = "account" if key in by_account else "never" if key in never else "lender"

    assert MODEL.lenders[key].counts == expected


@pytest.mark.parametrize("key", CONTRACT_LENDERS)
def test_no_lender_is_said_to_grant_days_of_grace_without_a_source(key: str) -> None:
    assert MODEL.lenders[key].grace_days == 0


@pytest.mark.parametrize("key", CONTRACT_LENDERS)
def test_assumed_prices_stay_below_what_the_pricing_rules_allow(key: str) -> None:
    assert 0 < MODEL.lenders[key].assumed_rate <= 0.24


def test_jiebei_and_xinyongdai_are_lent_by_different_lenders() -> None:
    assert MODEL.lenders["jiebei"].lender_class == "consumer_finance"
    assert MODEL.lenders["xinyongdai"].lender_class == "bank"
    assert MODEL.lenders["huabei"].lender_class == "consumer_finance"
    assert MODEL.lenders["xinyonggou"].lender_class == "bank"


def test_only_credit_cards_are_told_of_the_card_rules_instalment_plan() -> None:
    told = {key for key, lender in MODEL.lenders.items() if any(s.id == "HD-01" for s in lender.statements)}

    assert told == {"credit_card"}
    assert "70" in MODEL.lenders["credit_card"].hardship.zh
    assert all("第 70 条" not in lender.hardship.zh for key, lender in MODEL.lenders.items() if key not in told)


@pytest.mark.parametrize("key", CONTRACT_LENDERS)
def test_rules_a_lender_names_exist(key: str) -> None:
    assert set(MODEL.lenders[key].rules) <= set(MODEL.rules)
    assert len(set(MODEL.lenders[key].rules)) == len(MODEL.lenders[key].rules)


@pytest.mark.parametrize("id_", MODEL.rules)
def test_a_rule_measures_what_the_engine_can_measure(id_: str) -> None:
    signature(fact(MODEL.rules[id_].measure)).bind(View, **MODEL.rules[id_].parameters)


@pytest.mark.parametrize("id_", MODEL.rules)
def test_a_rule_measures_the_fact_of_its_code_with_the_same_window_or_says_that_it_has_its_own(id_: str) -> None:
    rule = MODEL.rules[id_]
    factor = MODEL.scorecard.by_code[rule.code]

    same = (rule.measure, rule.parameters) == (factor.measure, factor.parameters)
    assert same is not rule.own_fact


@pytest.mark.parametrize("id_", MODEL.rules)
def test_a_strict_lender_reacts_no_later_than_a_lax_one(id_: str) -> None:
    rule = MODEL.rules[id_]
    order = (rule.thresholds.strict, rule.thresholds.typical, rule.thresholds.lax)

    assert list(order) == sorted(order, reverse=rule.when == "at_most")


def test_the_contested_rule_says_so_and_never_blames_early_repayment() -> None:
    rule = MODEL.rules["quick_cycles"]

    assert "说法不一" in rule.text.zh
    assert "没有任何官方依据" in rule.text.zh
    assert "提前还款不是错" in rule.text.zh
    assert rule.weight == "typical"


def test_files_are_named_after_what_they_state() -> None:
    for folder, key in (("lenders", "key"), ("rules", "id"), ("law", "key"), ("claims", "id")):
        for path in (DATA / folder).glob("*.yaml"):
            assert yaml.safe_load(path.read_text(encoding="utf-8"))[key] == path.stem


def test_law_items_keep_the_id_of_the_fact_they_state() -> None:
    assert set(ITEMS) <= KNOWN
    for id_, item in ITEMS.items():
        assert id_ in {s.id for s in item.sources}


def test_what_has_ended_says_what_holds_instead() -> None:
    ended = [item for item in ITEMS.values() if item.valid_until is not None]

    assert {f"RP-0{n}" for n in range(1, 7)} <= {item.id for item in ended}
    assert all(item.expired is not None for item in ended)
    assert all(not ITEMS[f"RP-0{n}"].in_force(READ_ON) for n in range(1, 7))


def test_nobody_is_told_to_repay_in_order_to_qualify_for_a_closed_window() -> None:
    item = ITEMS["RP-07"]

    assert item.in_force(READ_ON)
    assert "2026-03-31" in item.text.zh
    assert not item.in_force(date(2026, 3, 31))


def test_the_lpr_is_not_shown_as_current_beyond_the_day_it_was_checked_for() -> None:
    assert ITEMS["PR-06"].in_force(date(2026, 7, 20))
    assert not ITEMS["PR-06"].in_force(date(2026, 8, 20))


def explaining(key: str, day: date, rate: float | None) -> set[str]:
    """Ids of catalogued regulation whose own condition fits an account, spelt out apart from the engine."""
    lender = MODEL.lenders[key]

    def fits(item: LawItem) -> bool:
        e = item.explains
        return (
            e is not None
            and e.since <= day <= e.until
            and (not e.lenders or key in e.lenders)
            and (not e.lender_classes or lender.lender_class in e.lender_classes)
            and (e.all_in_rate_above is None or (rate is not None and rate > e.all_in_rate_above))
            and e.only_if_unverifiable is None
        )

    return {item.id for item in ITEMS.values() if fits(item)}


@pytest.mark.parametrize(
    ("key", "day", "rate", "expected"),
    [
        ("jiebei", date(2026, 11, 18), 0.219, {"PR-05"}),
        ("jiebei", date(2026, 11, 18), 0.20, set()),
        ("jiebei", date(2026, 11, 18), None, set()),
        ("jiebei", date(2025, 12, 31), 0.219, set()),
        ("xinyongdai", date(2026, 11, 18), 0.25, {"PR-03"}),
        ("xinyongdai", date(2026, 11, 18), 0.24, set()),
        ("credit_card", date(2026, 11, 18), 0.30, set()),
        ("small_loan", date(2026, 1, 10), 0.30, {"PR-04"}),
        ("huabei", date(2020, 12, 24), 0.10, set()),
        ("private_loan", date(2026, 11, 18), 0.36, set()),
    ],
)
def test_a_regulation_weighs_only_where_its_own_condition_fits(
    key: str, day: date, rate: float | None, expected: set[str]
) -> None:
    assert explaining(key, day, rate) == expected


def test_a_move_that_went_by_age_is_shown_and_weighed_only_for_a_stated_student() -> None:
    explains = ITEMS["JB-08"].explains

    assert explains is not None
    assert explains.employment == ("student",)
    assert explains.only_if_unverifiable is not None
    assert "年龄" in explains.only_if_unverifiable.zh


def test_the_cap_of_private_lending_is_said_not_to_bind_licensed_lenders() -> None:
    assert "不适用" in ITEMS["PR-08"].text.zh
    assert next(c for c in MODEL.claims if c.id == "above_12_percent_illegal").verdict == "rejected"


def test_each_claim_of_the_seed_articles_that_facts_reject_has_its_verdict() -> None:
    verdicts = {claim.id: claim.verdict for claim in MODEL.claims}

    assert verdicts["early_repayment_punished"] == "contested"
    assert verdicts["wealth_account_raises_limit"] == "no_evidence"
    assert verdicts["sesame_raises_limit"] == "no_evidence"
    for id_ in ("uploading_assets_raises_limit", "repair_in_three_months", "apply_for_repair_service"):
        assert verdicts[id_] == "rejected"
    assert verdicts["used_up_is_risk_control"] == "rejected"
    assert verdicts["numbers_in_articles"] == "rejected"


def test_codes_named_by_law_and_claims_are_factors() -> None:
    codes = {f.code for f in MODEL.scorecard.factors}
    named = {c for item in ITEMS.values() for c in item.codes} | {c for claim in MODEL.claims for c in claim.codes}

    assert named <= codes


def test_law_that_actions_rest_on_is_stated() -> None:
    for action in MODEL.actions.values():
        assert set(action.law) <= set(ITEMS), action.key
