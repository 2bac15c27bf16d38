"""What is shown of people: masked unless somebody says why.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import re
import sqlite3

from ctl import REFUSED, Station, main

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


main(globals())
