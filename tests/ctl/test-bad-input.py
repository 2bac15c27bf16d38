"""What is wrong is refused with where it is wrong, and nothing is written.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import copy
import json
import os
import sqlite3

from ctl import DATA, REFUSED, USAGE, Station, main

GOOD = json.loads((DATA / "cases" / "market-stalls" / "01-register.json").read_text(encoding="utf-8"))


def changed(change):
    sheet = copy.deepcopy(GOOD)
    change(sheet)
    return sheet


def put(*path):
    *way, key, value = path

    def change(sheet):
        for step in way:
            sheet = sheet[step]
        sheet[key] = value

    return change


REGISTRATIONS = {
    "an unknown field": (put("colour", "red"), "colour"),
    "a misspelt field": (put("sumary", "x"), "sumary"),
    "an unknown field of a party": (put("parties", 2, "nick", "x"), "parties[2].nick"),
    "a text for a number": (put("claimed_fen", "100"), "claimed_fen"),
    "a fraction of a fen": (put("claimed_fen", 1.5), "claimed_fen"),
    "a negative sum": (put("claimed_fen", -1), "claimed_fen"),
    "a number for a text": (put("summary", 3), "summary"),
    "an object for a list": (put("parties", {"side": "applicant"}), "parties"),
    "an unknown code": (put("type", "9999"), "type"),
    "an unknown code in a list": (put("risk_reasons", 1, "boredom"), "risk_reasons[1]"),
    "an unknown grid": (put("grid", "999"), "grid"),
    "an unknown worker": (put("handler", "nobody"), "handler"),
    "an impossible date": (put("requested_on", "2026-02-30"), "requested_on"),
    "a day in the future": (put("requested_on", "2026-03-03"), "requested_on"),
    "a minute in the future": (put("registered_at", "2026-03-02T23:59"), "registered_at"),
    "a request before birth": (put("parties", 0, "birth_on", "2026-03-02"), None),
    "an act before birth": (put("occurred_at", "1950-01-01T08:00"), "parties[0].birth_on"),
    "two parties of one uid": (put("parties", 1, "uid", "tenant-1"), "parties[1]"),
    "a uid that is none": (put("parties", 1, "uid", "a b"), "parties[1].uid"),
    "a party without a side": (put("parties", 1, "side", None), "parties[1].side"),
    "nobody who applies": (put("parties", []), "parties"),
    "what is derived": (put("state", "archived"), "state"),
    "what an action writes": (put("accepted_on", "2026-03-02"), "accepted_on"),
}


def content(station):
    """All that a station holds; the chain grows with every signing in."""
    station.verify()
    rows = station.json("case", "list", "--limit", 1000)
    return rows, [station.json("case", "show", row["uid"]) for row in rows], station.json("roster", "list")


def test_registrations():
    with Station(now="2026-03-02T09:15").demo() as station:
        before = content(station)
        for what, (change, path) in REGISTRATIONS.items():
            if path is None:
                continue
            refused = station.run("case", "add", station.file("bad.json", changed(change)), expect=REFUSED)
            assert refused.err.startswith(f"heshilaoctl: {path}"), f"{what}: {refused.err}"
            assert refused.out == ""
        assert content(station) == before
        assert station.json("case", "add", station.file("good.json", GOOD))["state"] == "clue"


def test_files_that_are_no_json():
    with Station(now="2026-03-02T09:15").demo() as station:
        before = content(station)
        for name, bad in {"half": '{"type": "02", ', "list": "[1, 2]", "text": '"hello"', "empty": "", "latin": b'{"a": "\xe9"}',
                          "zeros": b"\0\0\0\0", "deep": "[" * 300000, "deeper": '{"a":' * 300000}.items():
            refused = station.run("case", "add", station.file(f"{name}.json", bad), expect=REFUSED)
            assert len(refused.err) > len("heshilaoctl: ")
        twice = station.file("twice.json", '{"type": "0201",\n "parties": [{"side": "applicant",\n "name": "甲", "name": "乙"}]}')
        assert "twice.json: line 3: “name”" in station.run("case", "add", twice, expect=REFUSED).err
        assert "half.json" in station.run("case", "add", station.path / "half.json", expect=REFUSED).err
        station.run("case", "add", station.path / "nowhere.json", expect=REFUSED)
        station.run("case", "add", "-", stdin="{", expect=REFUSED)
        assert content(station) == before
        assert station.run("case", "add", "-", stdin=json.dumps(GOOD)).out


def test_wrong_check_digit_is_kept_with_a_warning():
    with Station(now="2026-03-02T09:15").demo() as station:
        number = GOOD["parties"][0]["paper_number"]
        wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
        added = station.json("case", "add", station.file("odd.json", changed(put("parties", 0, "paper_number", wrong))))
        assert len(added["warnings"]) == 1 and added["warnings"][0].startswith("parties[0].paper_number: ")
        party = station.json("case", "show", added["uid"], "--reveal", "核对")["parties"][0]
        assert party["paper_number"] == wrong and party["warnings"]


def test_same_people_are_told():
    with Station(now="2026-03-02T09:15").demo() as station:
        first = station.json("case", "add", station.file("first.json", GOOD))
        again = changed(put("title", "again"))
        for index, party in enumerate(again["parties"]):
            party["uid"] = f"again-{index}"
        again["transfers"] = []
        second = station.json("case", "add", station.file("again.json", again))
        assert first["earlier"] == []
        assert first["uid"] in [one["uid"] for one in second["earlier"]]
        assert {"uid", "number", "title", "state", "on", "reason", "text"} == set(second["earlier"][0])


def agreement(change):
    sheet = json.loads((DATA / "cases" / "market-stalls" / "09-agree.json").read_text(encoding="utf-8"))
    change(sheet)
    return sheet


def test_agreements():
    wrongs = {
        "a debtor who is no party": (put("terms", 0, "debtor", "stranger"), "terms[0].debtor"),
        "sums that do not add up": (put("terms", 2, "instalments", 0, "amount_fen", 1), "terms[2].instalments"),
        "a payment of nothing": (put("terms", 1, "amount_fen", 0), "terms[1]"),
        "a debt to oneself": (put("terms", 1, "debtor", "tenant-2"), "terms[1].creditor"),
        "a due day before the agreement": (put("terms", 0, "instalments", 0, "due_on", "2026-03-01"),
                                           "terms[0].instalments[0].due_on"),
        "the absent one owes": (put("terms", 0, "debtor", "sub-lessor"), "terms[0].debtor"),
        "a signature that nobody gave": (put("signatures", [{"signatory": "seal"}]), "signatures"),
    }
    with Station().demo() as station:
        uid = station.play("market-stalls", until="agree")
        before = content(station)
        for what, (change, path) in wrongs.items():
            bad = station.file("bad.json", agreement(change))
            refused = station.run("case", "do", uid, "agree", bad, now="2026-03-16T09:40", expect=REFUSED)
            assert refused.err.startswith(f"heshilaoctl: {path}"), f"{what}: {refused.err}"
        assert content(station) == before


def test_lists_are_done_whole_or_not_at_all():
    with Station().demo() as station:
        uid = station.play("persistent-caller")
        before = content(station)
        entries = [{"kind": "note", "text": "一"}, {"kind": "note", "text": "二"}, {"kind": "note", "txt": "三"}]
        refused = station.run("case", "do", uid, "contact", station.file("bad.json", entries), now="2026-04-02",
                              expect=REFUSED)
        assert "[2] txt" in refused.err
        assert content(station) == before
        station.run("case", "do", uid, "contact", station.file("none.json", []), now="2026-04-02", expect=REFUSED)
        done = station.json("case", "do", uid, "contact", station.file("good.json", entries[:2]), now="2026-04-02")
        assert done["done"] == 2


def test_states_are_refused():
    with Station().demo() as station:
        uid = station.play("persistent-caller", until="accept")
        refused = station.run("case", "do", uid, "close", now="2026-04-01T10:00", expect=REFUSED)
        assert len(refused.err) > 20
        refused = station.run("case", "do", "nobody", "accept", now="2026-04-01T10:00", expect=REFUSED)
        assert "nobody" in refused.err


def test_rosters():
    with Station().demo() as station:
        before = station.json("roster", "list")
        for bad, path in (({"people": []}, "people"), ({"workers": [{"nam": "x"}]}, "workers[0].nam"),
                          ({"areas": {}}, "areas"), ({"rooms": [{}]}, "name"), ([], "")):
            assert path in station.run("roster", "add", station.file("bad.json", bad), expect=REFUSED).err
        assert station.json("roster", "list") == before


def test_wrong_use():
    with Station().demo() as station:
        for words in ((), ("dance",), ("case",), ("case", "show"), ("case", "show", "a", "b"), ("case", "list", "--blue"),
                      ("case", "list", "--state", "asleep"), ("case", "list", "--from", "yesterday"),
                      ("case", "list", "--limit", "0"), ("case", "do", "x", "dance"), ("case", "template", "dance"),
                      ("codes", "nothing"), ("print", "x", "agreement"), ("map", "draw"), ("demo", "--cases", "-1"),
                      ("due", "--on", "31-12-2026"), ("search",), ("map", "tiles", "--communities", "5"),
                      ("attach", "x", "y"), ("init", "--code", "x")):
            wrong = station.run(*words, expect=USAGE)
            assert wrong.out == ""
        station.run("case", "list", now="soon", expect=USAGE)


def test_foreign_files():
    with Station(now=None) as station:
        for name, held in {"text": b"hello, this is a text\n" * 100, "empty": b"", "zip": b"PK\x03\x04" + b"\0" * 2000,
                           "pdf": b"%PDF-1.7\n" + b"x" * 2000, "database": None}.items():
            path = station.path / name
            if held is None:
                other = sqlite3.connect(path)
                other.execute("CREATE TABLE recipe (name TEXT)")
                other.commit()
                other.close()
                held = path.read_bytes()
            path.write_bytes(held)
            refused = station.run("case", "list", store=path, expect=REFUSED)
            assert len(refused.err) > 20, name
            assert path.read_bytes() == held, name
        station.run("case", "list", store=station.path / "nowhere", expect=REFUSED)
        assert not (station.path / "nowhere").exists()


def test_newer_file_is_left_alone():
    with Station(now=None) as station:
        station.run("demo", "--cases", 0)
        store = sqlite3.connect(station.store)
        version = store.execute("PRAGMA user_version").fetchone()[0]
        store.execute(f"PRAGMA user_version = {version + 1}")
        store.commit()
        store.close()
        before = station.store.read_bytes()
        refused = station.run("case", "list", expect=REFUSED)
        assert len(refused.err) > 20
        assert station.store.read_bytes() == before


def test_corrupt_file():
    with Station(now="2026-03-01").demo(30) as station:
        held = bytearray(station.store.read_bytes())
        for at in range(4096 * 8, len(held), 4096 * 5):
            held[at:at + 512] = os.urandom(512)
        station.store.write_bytes(held)
        for words in (("case", "list", "--limit", 1000), ("verify",)):
            station.run(*words, expect=REFUSED)


main(globals())
