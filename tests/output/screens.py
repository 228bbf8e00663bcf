"""The commands whose output is kept in tests/golden: what they print when piped, and what they show on a terminal."""

from __future__ import annotations

from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden"

SCREENS = {
    "groups": "groups",
    "groups-tree": "groups --tree",
    "groups-tree-2560": "groups --tree --as-of 2560-12-31",
    "groups-none": "groups --tree --as-of 2500-01-01",
    "groups-2560": "groups --as-of 2560-12-31",
    "duties-5": "duties 5",
    "duties-9": "duties 9",
    "duties-10": "duties กลุ่มกฎหมายและคดี",
    "duties-ambiguous": "duties กลุ่ม",
    "duties-later": "duties 10 --as-of 2560-12-31",
    "duties-unknown": "duties 12 --as-of 2560-12-31",
    "office": "office",
    "office-2550": "office --as-of 2550-01-01",
    "who-handles-complaint": "who-handles ร้องเรียน",
    "who-handles-grievance-2560": "who-handles ร้องทุกข์ --as-of 2560-12-31",
    "who-handles-computer": "who-handles ซื้อคอมพิวเตอร์",
    "who-handles-elsewhere": "who-handles ต่อใบขับขี่",
    "who-handles-nobody": "who-handles qqq",
    "who-handles-unsure": "who-handles แม่น้ำโขง",
    "who-handles-several": "who-handles ทรัพย์สิน",
    "who-handles-group": "who-handles กลุ่มนโยบาย",
    "who-handles-citation": "who-handles 7.10.ข",
    "search": "search ร้องทุกข์",
    "search-limit": "search หลักสูตร --limit 2",
    "search-some": "search 'ร้องเรียน ร้องทุกข์'",
    "search-note": "search ความรับผิดทางละเมิด",
    "search-printed": "search สื่อวัตกรรม",
    "search-typo": "search ยุวกาชาต",
    "search-nothing": "search โรงเรียน",
    "show-repealed": "show 'ข้อ ๗(๕)(ซ)'",
    "show-group": "show 'ข้อ 7 (10)'",
    "show-in-force": "show 'ข้อ 7 (1) (ค)'",
    "show-clause": "show 6",
    "who-handles-shared": "who-handles PA",
    "show-printed-otherwise": "show 7.10.ฌ",
    "history": "history",
    "history-duty": "history 'ข้อ 7 (5) (ซ)'",
    "diff": "diff 2560-12-31 2561-12-31",
    "diff-none": "diff 2561-12-31",
    "diff-draft": "diff --with examples/draft.yaml",
    "show-draft": "show 'ข้อ 6 (9)' --with examples/draft.yaml",
    "cite": "cite 7.10.ข 'ข้อ 7 (5) (ซ)' 'ข้อ 7 (10) (ข) “ดำเนินการสอบสวนเรื่องร้องเรียน”' 'ข้อ 7 (11)' 'ข้อ 99' 'ข้อ 1'",
    "cite-quoted": "cite 'ข้อ 7 (8) (ฌ) “วิเทศสัมพันธ์”' 'ข้อ 7 (8) (ฌ) ดำเนินงานวิเทสสัมพันธ์' "
    "'ข้อ 7 (7) (ฉ) “พัฒนาสื่อวัตกรรม”' ปฏิบัติงานร่วมกับหรือสนับสนุนการปฏิบัติงานของหน่วยงานอื่นที่เกี่ยวข้องหรือที่ได้รับมอบหมาย "
    "'ข้อ 7 (5) (ซ) “ศึกษา วิเคราะห์ และจัดทำข้อมูลเพื่อดำเนินงานวินัย”' 'ข้อ 7 (5) (ซ) “งานวินัยและคดี”' --as-of 2565-12-31",
    "check": "check",
    "show-not-yet": "show 'ข้อ 6 (10)' --as-of 2560-12-31",
    "show-not-in-source": "show 'ข้อ 1'",
    "show-not-held": "show 'ข้อ 99'",
}


# What is kept piped in Thai, which is where the two languages differ most; the files are called th-….
THAI = {
    "usage": "dutise 10",
    "usage-option": "groups --asof",
    "keyboard": 'who-handles "ihv\'giupo"',
    "lang-broken": "check --with tests/data/citations.tsv --max-age 1",
    **{
        name: SCREENS[name]
        for name in (
            *(
                "groups",
                "duties-10",
                "duties-ambiguous",
                "duties-later",
                "duties-unknown",
                "office",
                "who-handles-complaint",
            ),
            *("who-handles-nobody", "search", "search-nothing", "show-repealed", "show-draft", "history", "diff-draft"),
            *("cite", "cite-quoted", "show-not-yet", "show-not-held"),
        )
    },
}
FILES = {**SCREENS, "keyboard": THAI["keyboard"], **{f"th-{name}": command for name, command in THAI.items()}}

HELP = {"bare": "", "help": "--help", "help-who-handles": "who-handles --help"}
# What is kept as on a terminal: the widths of each screen in each language. All kinds are there: records beside and
# below their cells, a tree, differences, errors, help.
SHOWN: dict[str, dict[str, tuple[int, ...]]] = {
    "groups": {"en": (40, 60, 80, 120), "th": (40, 80)},
    "groups-tree": {"en": (40, 80), "th": (40, 80)},
    "duties-10": {"en": (40, 80), "th": (40, 120)},
    "duties-ambiguous": {"en": (40, 80), "th": (60,)},
    "who-handles-complaint": {"en": (40, 80), "th": (40, 60, 80)},
    "who-handles-nobody": {"en": (60,), "th": (40,)},
    "search": {"en": (40, 80), "th": (60,)},
    "office": {"en": (40, 120), "th": (80,)},
    "show-repealed": {"en": (40, 80), "th": (60,)},
    "show-group": {"en": (60,)},
    "history": {"en": (40, 80), "th": (60,)},
    "diff": {"en": (40, 80), "th": (60,)},
    "diff-draft": {"en": (80,), "th": (40,)},
    "cite": {"en": (40, 80), "th": (60,)},
    "lang-broken": {"th": (60,)},
    "bare": {"en": (80,), "th": (40,)},
    "help": {"en": (40, 80), "th": (80,)},
    "help-who-handles": {"en": (60,), "th": (40,)},
    "usage": {"en": (40,), "th": (80,)},
    "keyboard": {"th": (40,)},
}
COMMANDS = {**SCREENS, **THAI, **HELP}
