"""What is shown of people: masked unless somebody says why.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import re
import sqlite3

from ctl import REFUSED, USAGE, Station, assert_says, main, pdf_text, plain

PEOPLE = ("单雪梅", "雪梅", "12000000302", "阙大勇")


def links(station):
    with sqlite3.connect(station.store) as store:
        return store.execute("SELECT count(*) FROM activity").fetchone()[0]


def test_everything_is_masked_by_default():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="feedback")
        for words in (("case", "show", uid), ("case", "list"), ("search", "单雪梅"), ("search", "0302"), ("search", "清场"),
                      ("due", "--on", "2026-12-01")):
            for json_flag in ((), ("--json",)):
                out = station.run(*json_flag, *words, now="2026-12-01").out
                assert out.strip() not in ("", "[]"), words
                for text in PEOPLE:
                    assert text not in out, (words, text)
        shown = station.json("case", "show", uid, now="2026-12-01")
        party = shown["parties"][0]
        assert re.fullmatch(r"\S\*{1,2}", party["name"]), party["name"]
        assert all(re.fullmatch(r"\d{3}\*{4}\d{4}", each["phone"]) for each in shown["parties"] if "phone" in each)


def test_a_reason_shows_everything_and_is_recorded():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="sign")
        plain = station.json("case", "show", uid, "--reveal", "核对身份", now="2026-03-16")
        assert "单雪梅" in json.dumps(plain, ensure_ascii=False)
        assert any(party.get("phone") == "12000000302" for party in plain["parties"])
        for words in (("case", "show", uid), ("case", "list"), ("search", "单雪梅")):
            before = links(station)
            assert "单雪梅" in station.run(*words, "--reveal", "核对身份", now="2026-03-16").out or words[1] == "list"
            assert links(station) > before, words
            station.run(*words, "--reveal", " ", now="2026-03-16", expect=REFUSED)
        # The reason tells of people itself and is sealed with the rest.
        held = b"".join(path.read_bytes() for path in station.path.glob("station.hsl*"))
        assert "核对身份".encode() not in held
        station.verify()



NUMBER = "350981197912033358"


def register(station, name, number=NUMBER, other="邻居甲"):
    sheet = {"type": "0201", "source": "visit", "summary": f"{name}称{other}半夜敲墙，{other}电话13800005678",
             "parties": [{"side": "applicant", "name": name, "paper_kind": "id-card", "paper_number": number,
                          "phone": "12000000911", "address": "兴业路12号"},
                         {"side": "respondent", "name": other, "phone": "13800005678"}]}
    return station.json("case", "add", station.file("sheet.json", sheet))["uid"]


def test_a_person_gets_what_is_kept_about_them():
    with Station().demo() as station:
        first, second = register(station, "宁海波"), register(station, "宁海波", other="邻居乙")
        other = register(station, "宁海波", number="350981196804251177", other="邻居丙")
        party = station.json("case", "show", first)["parties"][0]["uid"]
        wrong = station.file("correct.json", {"noun": "party", "subject": party, "field": "phone", "value": "12000000912",
                                              "reason": "本人更正"})
        station.run("case", "do", first, "correct", wrong)
        before = links(station)
        paper = station.path / "own.pdf"
        done = station.json("own-data", "--id-number", NUMBER, "--output", paper)
        assert done["cases"] == 2 and done["elsewhere"] == 0
        # One note in each case.
        assert links(station) >= before + 2
        assert_says(paper, "本人信息查询件", "宁海波", NUMBER, "12000000911", "12000000912", "本人更正", "兴业路12号",
                    "邻**", "更正记录", "查阅本案")
        text = plain(pdf_text(paper))
        for hidden in ("邻居甲", "邻居乙", "邻居丙", "13800005678", "350981196804251177"):
            assert hidden not in text, hidden
        # The same for who is known from a case; the name alone is not enough to get another's.
        assert station.json("own-data", "--party", first, party, "--output", paper)["cases"] == 2
        party = station.json("case", "show", other)["parties"][0]["uid"]
        assert station.json("own-data", "--party", other, party, "--output", paper)["cases"] == 1
        station.run("own-data", "--id-number", "110105194912310021", "--output", paper, expect=REFUSED)
        # Found by name or pinyin, masked; two of that name are two, and one of them stands on two cases.
        found = station.json("own-data", "--find", "ninghaibo")
        assert sorted(one["cases"] for one in found) == [1, 2], found
        assert "海波" not in str(found) and NUMBER not in str(found) and found[0]["paper"].startswith("3509**")
        same = next(one for one in found if one["cases"] == 2)
        assert station.json("own-data", "--person", same["person"], "--output", paper)["cases"] == 2
        assert station.json("own-data", "--party", same["case"], same["party"], "--output", paper)["cases"] == 2
        assert station.json("own-data", "--find", NUMBER[-6:], "--reveal", "本人来查")[0]["paper"] == NUMBER
        assert station.json("own-data", "--find", "没有这个人") == []
        station.run("own-data", "--person", "nobody", "--output", paper, expect=REFUSED)
        station.run("own-data", "--person", "nobody", "--find", "x", expect=USAGE)
        assert second != first
        station.verify()


def test_a_copy_is_for_one_party():
    with Station().demo() as station:
        uid = station.play("police-mediation")
        names = [party["name"] for party in station.json("case", "show", uid, "--reveal", "测试", now="2026-08-01")["parties"]]
        paper = station.path / "copy.pdf"
        station.run("print", uid, "police-agreement", "--output", paper, "--for", names[0], now="2026-08-01")
        assert_says(paper, *names, "350981197912033358")
        assert "350981196804251177" not in plain(pdf_text(paper))
        document = station.json("case", "show", uid, "--reveal", "测试", now="2026-08-01")["documents"][-1]
        assert document["recipient"] == names[0] and document["masked"] == "others"
        station.run("print", uid, "police-agreement", "--output", paper, "--for", "查无此人", now="2026-08-01", expect=REFUSED)


main(globals())
