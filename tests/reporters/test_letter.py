"""Letters: what they are about, what of the file stands in them, which law they cite, and what they never say."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from credit_cli.engine.results import LimitEvent
from credit_cli.model.letters import Addressee, Letter, Part
from credit_cli.model.library import Model, section, shipped
from credit_cli.model.sourced import Language, Text
from credit_cli.profile.load import Loaded, load, load_text
from credit_cli.profile.looking_back import as_of
from credit_cli.reporters.cells import cells
from credit_cli.reporters.letter import Matter, Nothing, Written, matter, write_letter
from credit_cli.reporters.letter.citing import citation, in_force, look_up
from credit_cli.reporters.letter.printed import Pair, as_markdown, as_text, escaped, one_text
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import plain
from credit_cli.words.catalogue import Words
from tests.reporters.conftest import HOSTILE

SAMPLES = Path(__file__).parents[2] / "sample_profiles"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in {".yaml", ".json"})
TO: tuple[Addressee, ...] = get_args(Addressee)
MODEL = shipped()
LETTERS = MODEL.letters
PROMISES = ("一定", "保证能", "包过", "必须恢复", "应当恢复", "will be restored", "guarantee that", "must restore")
ACCUSATIONS = ("违法", "违规", "侵犯", "歧视", "恶意", "illegal", "unlawful", "violat", "discriminat")


def page_of(loaded: Loaded, lang: Language = "zh", width: int | None = None, on: date | None = None) -> Page:
    assert loaded.profile is not None, loaded.problems
    profile = loaded.profile if on is None else as_of(loaded.profile, on)
    return Page(profile, loaded.source, MODEL, Words(lang), width=width)


def sample(name: str, lang: Language = "zh", **other: int | None) -> Page:
    return page_of(load(str(SAMPLES / name), MODEL.lenders), lang, other.get("width"))


def small(accounts: str, rest: str = "", lang: Language = "zh", day: str = "2026-11-23") -> Page:
    text = f"version: 1\nas_of: {day}\naccounts:\n{accounts}{rest}"
    return page_of(load_text(text, "small.yaml", MODEL.lenders), lang)


def about(page: Page, to: Addressee, **narrowed: Any) -> Matter:  # noqa: ANN401  account or on
    found = matter(page, to, **narrowed)
    assert isinstance(found, Matter), found
    return found


def letter(page: Page, to: Addressee, **narrowed: Any) -> str:  # noqa: ANN401  account or on
    return one_text(write_letter(about(page, to, **narrowed), page), page.words)


def notes(page: Page, to: Addressee, **narrowed: Any) -> str:  # noqa: ANN401  account or on
    written = write_letter(about(page, to, **narrowed), page)
    return "\n".join((*written.before, *written.notes))


def parts(found: Letter) -> Iterator[Part]:
    yield from (*found.before, *found.title, *found.addressee, *found.attach, *found.notes)
    for one in found.sections:
        yield from one.parts


EVERY_PART = [(to, part) for to, found in LETTERS.items() for part in parts(found)]


# What the data may say.


def test_there_is_a_letter_to_each_addressee() -> None:
    assert sorted(LETTERS) == sorted(TO)


def test_every_law_a_letter_rests_on_is_in_the_model_and_what_it_cites_is_the_text_of_a_law() -> None:
    for _, part in EVERY_PART:
        found = look_up(part.law, MODEL)
        if part.text is not None and "{law}" in part.text.zh:
            assert found
            assert all(c.item.basis == "law" and c.item.article and c.act.statute for c in found)


def test_a_term_of_days_is_only_said_where_the_law_gives_one() -> None:
    said = [(to, part.law) for to, part in EVERY_PART if part.text and re.search(r"\d+ [日天]", part.text.zh)]

    assert said
    assert all(set(law) & {"CR-04", "CR-05"} for _, law in said)


def test_both_languages_of_a_sentence_take_the_same_values() -> None:
    def values(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    texts = [t for _, part in EVERY_PART for t in (part.text, part.otherwise) if t is not None]
    assert [t.zh for t in texts if values(t.zh) != values(t.en)] == []


def test_every_shared_sentence_is_in_the_catalogue_and_every_note_of_it_is_used() -> None:
    words: dict[str, Text] = section("words")
    there = {key.split(".")[1] for key in words if key.startswith("letter.note_")}

    assert {part.shared for _, part in EVERY_PART if part.shared} == there


def test_a_platform_is_named_where_the_line_is_offered_in_an_app_of_somebody_else() -> None:
    offered = {key for key, lender in MODEL.lenders.items() if lender.platform is not None}
    assert {"jiebei", "huabei", "weilidai", "jd_jintiao"} <= offered
    assert not {"credit_card", "mortgage", "private_loan", "other"} & offered


def test_chinese_takes_chinese_punctuation() -> None:
    words: dict[str, Text] = section("words")
    texts = [t.zh for _, part in EVERY_PART for t in (part.text, part.otherwise) if t is not None]
    texts += [text.zh for key, text in words.items() if key.startswith("letter.")]

    assert [text for text in texts if re.search(r"[\u4e00-\u9fff][,;:?!]", text)] == []


def test_a_sentence_that_says_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a text"):
        Part(when=("decided",))


# Every sample, every addressee, both languages.


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("to", TO)
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_of_any_sample_is_whole_harmless_and_promises_nothing(
    name: str, to: Addressee, lang: Language
) -> None:
    page = sample(name, lang, width=80)
    found = matter(page, to)
    if isinstance(found, Nothing):
        assert found.reason in {"no_platform", "no_institution"}
        return
    written = write_letter(found, page)
    text = one_text(written, page.words)
    rows = [plain(row) for row in as_text(Pair(written, written), page)]

    assert "{" not in text + "".join(written.notes)
    assert [word for word in PROMISES if word in text] == []
    assert [word for word in ACCUSATIONS if word in text] == []
    assert max(map(cells, rows)) <= 80
    assert {"【姓名】", "【name】"} & set(written.placeholders)
    alias = page.profile.person and page.profile.person.alias
    assert not alias or alias not in text
    assert all(c.item.in_force(page.profile.as_of) for c in look_up(written.cited, MODEL))


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_speaks_of_a_window_that_has_closed(name: str) -> None:
    for to in TO:
        page = sample(name)
        found = matter(page, to)
        if isinstance(found, Matter):
            said = one_text(write_letter(found, page), page.words) + notes(page, to)
            assert "2026-03-31" not in said
            assert "修复政策" not in said


# What a letter is about.


def test_a_request_states_the_decision_as_the_file_has_it() -> None:
    text = letter(sample("xiaolin.yaml"), "lender")

    assert "关于借呗额度下调的说明请求" in text
    assert "2026年11月22日，借呗的总额度由 50,000 元下调为 18,000 元。" in text
    assert "2026年11月23日，这个账户尚欠 16,405.43 元。" in text
    assert "根据《中华人民共和国个人信息保护法》第24条第3款、第45、46、48、50、73条" in text
    assert "致：【放款机构全称，见借款合同】" in text


def test_a_request_asks_for_reasons_data_review_correction_and_rules_and_confesses_nothing() -> None:
    text = letter(sample("xiaolin.yaml"), "lender")

    for asked in (
        "主要原因",
        "各从哪里取得、是哪一天的",
        "人工复核",
        "请更正",
        "处理规则",
        "还款日期和金额是否按原合同不变",
    ):
        assert asked in text
    assert "逾期" not in text
    assert "信里不用替自己解释" in notes(sample("xiaolin.yaml"), "lender")


def test_who_sends_it_hears_that_nothing_must_be_restored_and_no_term_is_set() -> None:
    said = notes(sample("wangjie.yaml"), "lender")

    assert "没有定论" in said
    assert "没有写答复期限" in said
    assert "谁也不能保证恢复额度" in said


def test_the_platform_is_asked_who_decided_and_what_it_passed_on() -> None:
    text = letter(sample("wangjie.yaml"), "platform")

    assert "致：支付宝客户服务" in text
    assert "由贵平台还是放款机构作出" in text
    assert "向放款机构提供了本人的哪些信息" in text


def test_of_several_accounts_cut_on_one_day_the_first_is_asked_about_and_the_other_named_in_the_notes() -> None:
    page = sample("sun-03.yaml")

    assert "花呗的总额度由 9,000 元下调为 6,000 元" in letter(page, "platform")
    assert "借呗" not in letter(page, "platform")
    assert "同一天借呗也变了，要问就另写一封：加 --account jiebei" in notes(page, "platform")
    assert "借呗的总额度由 30,000 元下调为 20,000 元" in letter(page, "platform", account="jiebei")


def test_the_lenders_own_words_are_quoted(load: Callable[..., Loaded]) -> None:
    text = letter(page_of(load()), "lender")

    assert "本人收到的通知（2026年11月22日）写的是：「综合评估后调整」" in text
    assert "根据区域经营情况" not in text


def test_a_lender_that_the_contract_names_is_written_to_by_name() -> None:
    page = small(
        "  - {id: a, lender: credit_card, provider: 招商银行, "
        "limits: [{on: 2025-01-01, amount: 20000}, {on: 2026-11-01, amount: 9000}]}\n"
    )

    assert "致：招商银行\n" in letter(page, "lender")
    assert "被投诉机构：招商银行。" in letter(page, "regulator")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "states: [{on: 2025-01-01, state: open}, {on: 2026-11-01, state: frozen}]",
            "被冻结，不能再借；此前总额度 8,000 元",
        ),
        (
            "states: [{on: 2025-01-01, state: open}, {on: 2026-11-01, state: closed}]",
            "被关闭，不能再借；此前总额度 8,000 元",
        ),
    ],
)
def test_a_freeze_and_a_closure_are_told_as_what_they_are(rows: str, said: str) -> None:
    page = small(f"  - {{id: a, lender: jiebei, limits: [{{on: 2025-01-01, amount: 8000}}], {rows}}}\n")

    assert said in letter(page, "lender")


def test_an_amount_that_the_file_does_not_give_is_left_to_fill_in() -> None:
    page = small(
        "  - {id: a, lender: jiebei, states: [{on: 2025-01-01, state: open}, {on: 2026-11-01, state: frozen}]}\n"
    )

    assert "此前总额度 【金额】" in letter(page, "lender")
    assert "尚欠" not in letter(page, "lender")


def test_a_line_reopened_lower_names_both_amounts() -> None:
    assert re.search(
        r"重新开通，总额度 [\d,]+ 元，此前为 [\d,]+ 元", letter(sample("quick-cycles-reopened.yaml"), "lender")
    )


def test_a_day_chooses_an_earlier_decision() -> None:
    page = small(
        "  - {id: a, lender: jiebei, limits: [{on: 2025-01-01, amount: 9000}, "
        "{on: 2025-06-01, amount: 6000}, {on: 2026-11-01, amount: 3000}]}\n"
    )

    assert "由 6,000 元下调为 3,000 元" in letter(page, "lender")
    assert "由 9,000 元下调为 6,000 元" in letter(page, "lender", on=date(2025, 6, 1))


def test_what_has_not_happened_on_the_day_is_not_told() -> None:
    loaded = load(str(SAMPLES / "wrong-record.yaml"), MODEL.lenders)
    page = page_of(loaded, on=date(2026, 7, 1))

    assert about(page, "lender").event is None
    assert about(page, "bureau").entries == ()


# Nothing to ask.


def test_without_a_decision_the_letter_asks_how_information_is_used_and_not_why() -> None:
    page = sample("starter.yaml")
    text = letter(page, "lender")

    assert "【产品名称】个人信息使用情况的查询请求" in text
    assert "第24条" not in text
    assert "第45、46、48、50、73条" in text
    assert "主要原因" not in text
    assert "用 --account 选一个（jiebei、xinyongka）" in notes(page, "lender")
    assert "招商银行信用卡" in letter(page, "lender", account="xinyongka")


def test_a_line_used_up_is_no_decision_to_ask_about() -> None:
    page = sample("used-up-not-cut.yaml")

    assert about(page, "platform").event is None
    assert "额度用完不是降额" in notes(page, "platform")


def test_a_day_without_a_decision_names_the_days_there_are() -> None:
    found = matter(sample("xiaolin.yaml"), "lender", on=date(2026, 1, 1))

    assert found == Nothing("no_event_on", on=date(2026, 1, 1), days=(date(2026, 11, 22),))


def test_a_day_without_an_entry_names_the_days_there_are() -> None:
    found = matter(sample("wrong-record.yaml"), "bureau", on=date(2026, 1, 1))

    assert found == Nothing("no_entry_on", on=date(2026, 1, 1), days=(date(2026, 8, 3),))


@pytest.mark.parametrize("to", ["lender", "platform", "regulator"])
def test_a_private_lender_is_no_institution_to_write_to(to: Addressee) -> None:
    page = small("  - {id: a, lender: private_loan}\n")

    assert isinstance(matter(page, to), Nothing)


def test_a_bank_has_no_platform_beside_it() -> None:
    found = matter(sample("starter.yaml"), "platform", account="xinyongka")

    assert found == Nothing("no_platform", account="xinyongka")


# The record.


def test_an_entry_that_payments_contradict_is_objected_to_with_the_payments() -> None:
    page = sample("wrong-record.yaml")
    text = letter(page, "bureau")

    assert "致：中国人民银行征信中心" in text
    assert "2026年8月3日的逾期记录，中信银行信用卡，金额 2,710 元，逾期 35 天，2026年9月7日结清" in text
    assert "2026年8月2日到期，应还 2,719 元（最低 135.95 元），2026年8月2日已还 2,719 元" in text
    assert "根据《征信业管理条例》第25条，请核查上述信息，并在 20 日内书面答复" in text
    assert "本人2026年10月14日查询的信用报告" in text
    assert "档案也可能记错" in notes(page, "bureau")


def test_a_due_without_a_minimum_is_told_without_one() -> None:
    rows = "".join(
        f"      - {{due: 2026-{m:02}-10, amount: 500, paid: 500, paid_on: 2026-{m:02}-09}}\n" for m in (5, 6, 7, 8)
    )
    page = small(
        f"  - id: a\n    lender: jiebei\n    payments:\n{rows}",
        "record: {negatives: [{on: 2026-07-11, kind: overdue, lender: jiebei}]}\n",
    )

    assert "2026年7月10日到期，应还 500 元，2026年7月9日已还 500 元" in letter(page, "bureau")
    assert "本人【日期】查询的信用报告" in letter(page, "bureau")


def test_a_true_entry_makes_a_form_that_says_so_first() -> None:
    page = sample("guarantee.yaml")
    written = write_letter(about(page, "bureau"), page)

    assert written.before[0].startswith("档案里没有找到与还款对不上的记录")
    assert "属实的记录，异议改不掉" in written.before[0]
    assert "2026年6月22日的担保记录" in one_text(written, page.words)
    assert "【错在哪里，应该是什么】" in written.placeholders
    assert "对不上（" not in notes(page, "bureau")


def test_without_an_entry_the_form_is_empty() -> None:
    assert "【机构、账户、日期、报告上写的内容】" in letter(sample("sun-03.yaml"), "bureau")


# The regulator, after the institution.


def test_conduct_goes_to_the_financial_regulator_after_the_institution_was_asked() -> None:
    page = sample("wangjie.yaml")

    assert "致：国家金融监督管理总局（12378）" in letter(page, "regulator")
    assert "受理编号【受理编号】" in letter(page, "regulator")
    assert notes(page, "regulator").startswith("先别寄：先向机构提出（--to lender）")
    assert "30 日" not in letter(page, "regulator")


def test_a_wrong_entry_goes_to_the_central_bank_after_the_objection() -> None:
    page = sample("wrong-record.yaml")
    text = letter(page, "regulator")

    assert "致：中国人民银行【所在地】分支机构" in text
    assert "根据《征信业管理条例》第25条、第26条" in text
    assert "受理后 30 日内书面答复" in text
    assert "总额度由" not in text
    assert notes(page, "regulator").startswith("先别寄：先提异议（--to bureau）")
    assert "借呗的总额度由" in letter(page, "regulator", account="jiebei")


def test_without_a_matter_the_complaint_is_an_empty_form() -> None:
    page = sample("starter.yaml")

    assert "【哪一天，发生了什么，涉及多少钱；只写事实】" in letter(page, "regulator")
    assert "没有可以投诉的具体事情" in notes(page, "regulator")


# Law.


def test_law_that_was_not_in_force_is_not_cited_and_the_letter_still_asks() -> None:
    page = sample("student-2020.yaml")
    text = letter(page, "lender")

    assert "个人信息保护法" not in text
    assert "请书面说明或提供：" in text
    assert "请安排人工复核" not in text
    assert "请写明理由" not in text
    assert "没有定论" not in notes(page, "lender")
    assert write_letter(about(page, "lender"), page).cited == ()


@pytest.mark.parametrize(
    ("ids", "zh", "en"),
    [
        (("CR-04",), "《征信业管理条例》第25条", "Regulation on the Credit Reporting Industry, Article 25"),
        (
            ("EX-01", "EX-02"),
            "《中华人民共和国个人信息保护法》第24条第3款、第45、46、48、50、73条",
            "Personal Information Protection Law, Article 24(3), Articles 45, 46, 48, 50, 73",
        ),
        (
            ("CR-10", "EX-01"),
            "《征信业管理条例》第44条第3项、《中华人民共和国个人信息保护法》第24条第3款",
            (
                "Regulation on the Credit Reporting Industry, Article 44(3) and the "
                "Personal Information Protection Law, Article 24(3)"
            ),
        ),
        (("CH-01",), "", ""),
    ],
)
def test_law_is_cited_by_statute_and_article(ids: tuple[str, ...], zh: str, en: str) -> None:
    assert citation(look_up(ids, MODEL), Words("zh")) == zh
    assert citation(look_up(ids, MODEL), Words("en")) == en


def test_law_is_in_force_from_its_first_to_its_last_day(model: Model) -> None:
    window = look_up(("RP-01",), model)

    assert in_force(window, date(2026, 3, 31))
    assert not in_force(window, date(2026, 4, 1))
    with pytest.raises(KeyError):
        look_up(("XX-99",), model)


# On paper.


def pair_of(page: Page, to: Addressee, quote: Callable[[str], str] = str) -> Pair:
    english = page.speaking(Words("en"))
    found = about(page, to)
    second: Written | None = write_letter(found, english, quote) if page.words.lang == "en" else None
    return Pair(write_letter(found, page.speaking(Words("zh")), quote), second)


def test_chinese_comes_first_and_english_only_where_it_is_read() -> None:
    chinese = "\n".join(map(plain, as_text(pair_of(sample("xiaolin.yaml"), "lender"), sample("xiaolin.yaml"))))
    page = sample("xiaolin.yaml", "en")
    english = "\n".join(map(plain, as_text(pair_of(page, "lender"), page)))

    assert "Request for" not in chinese
    assert "要英文对照：加 --lang en" in chinese
    assert (
        english.index("关于借呗额度下调") < english.index("for reference") < english.index("Request for an explanation")
    )
    assert english.index("Request for an explanation") < english.index("The letter ends here")
    assert english.rindex("【姓名】") < english.index("for reference")


def test_what_is_not_to_be_sent_stands_outside_the_lines_of_the_letter() -> None:
    page = sample("guarantee.yaml")
    rows = [plain(row) for row in as_text(pair_of(page, "bureau"), page)]
    begins = next(i for i, row in enumerate(rows) if "信从这里开始" in row)
    ends = next(i for i, row in enumerate(rows) if "信到这里为止" in row)

    assert "异议改不掉" in "".join(rows[:begins])
    assert rows[begins + 2] == "个人信用报告异议申请"
    assert "异议改不掉" not in "".join(rows[begins:ends])
    assert "寄之前" in rows[ends:]


def test_markdown_has_headings_lists_and_the_same_sentences() -> None:
    page = sample("xiaolin.yaml")
    rows = [plain(row) for row in as_markdown(pair_of(page, "lender"), page)]

    assert rows[0] == "# 关于借呗额度下调的说明请求"
    assert {"## 事实", "## 请求", "## 附件", "---", "## 寄之前"} <= set(rows)
    assert "1. 这次变动的主要原因，请写到具体事项" in rows


def test_text_of_the_file_is_harmless_and_no_markup(load: Callable[..., Loaded]) -> None:
    loaded = load()
    assert loaded.profile is not None
    assert loaded.profile.notices is not None
    hostile = loaded.profile.notices[1]._replace(text=f"{HOSTILE} 6217000012345678901")
    profile = loaded.profile._replace(notices=(hostile,))
    page = page_of(loaded._replace(profile=profile))
    text = letter(page, "lender")
    marked = "\n".join(plain(row) for row in as_markdown(pair_of(page, "lender", escaped), page))

    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+001B>" in text
    assert "6217000012345678901" not in text
    assert "{name}" in text
    assert "<script>" not in marked
    assert "\\<script\\>" in marked


def test_a_hostile_lender_cannot_shape_the_letter() -> None:
    page = small(
        '  - {id: a, lender: credit_card, provider: "# x](http://y) {law}", '
        "limits: [{on: 2025-01-01, amount: 20000}, {on: 2026-11-01, amount: 9000}]}\n"
    )
    marked = [plain(row) for row in as_markdown(pair_of(page, "lender", escaped), page)]

    assert "致：# x](http://y) {law}" in letter(page, "lender")
    assert "致：\\# x\\]\\(http\\:\\/\\/y\\) \\{law\\}".replace("\\/", "/") in marked


def test_an_event_without_amounts_needs_no_special_case() -> None:
    event = LimitEvent("a", date(2026, 11, 1), "cut", None, None, date(2026, 10, 1), date(2026, 10, 31), ())
    page = small("  - {id: a, lender: jiebei}\n")
    written = write_letter(Matter("lender", page.profile.accounts[0], event), page)

    assert "由 【金额】下调为 【金额】。" in one_text(written, page.words)
    assert "【金额】" in written.placeholders
