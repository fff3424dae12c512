"""The lenders' keys as the contract fixes them, so that these tests need no catalogue."""

KEYS = (
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

SMALLEST = "version: 1\nas_of: 2026-06-30\naccounts:\n  - {id: jiebei, lender: jiebei}\n"
