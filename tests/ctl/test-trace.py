"""Who did what; a chain that was cut off; rights as data.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import shutil

from ctl import REFUSED, USAGE, Station, main, pdf_text


def test_who_looked_at_a_case():
    with Station(now="2026-03-01").demo(0) as station:
        uid = station.play("settled-by-talk")
        other = station.play("no-agreement", until="session")
        station.run("case", "show", uid)
        station.run("case", "show", other)
        looked = station.json("trace", "--case", uid, "--kind", "view")
        assert len(looked) == 1 and looked[0]["case"] == uid and looked[0]["account"] == "演示"
        did = station.json("trace", "--by", "演示", "--limit", 1000)
        assert [entry["seq"] for entry in did] == sorted((entry["seq"] for entry in did), reverse=True)
        assert {uid, other} <= {entry["case"] for entry in did}
        assert station.json("trace", "--by", "nobody") == []
        station.run("trace", "--kind", "dance", expect=USAGE)
        station.run("trace", "--from", "yesterday", expect=USAGE)
        station.run("trace", "--limit", 0, expect=USAGE)
        station.run("trace", "--case", "no such case", expect=REFUSED)


def test_yesterdays_file_put_back_is_noticed():
    with Station(now="2026-03-01").demo(0) as station:
        uid = station.play("settled-by-talk")
        copy = station.path / "yesterday.hsl"
        station.run("backup", copy)
        station.run("case", "show", uid)
        head = station.json("verify")["head"]
        station.run("verify", "--against", head)
        station.run("verify", "--against", head.upper()[:len(head) - 40])
        shutil.copy(copy, station.store)
        for rest in ("-wal", "-shm"):
            (station.path / f"station.hsl{rest}").unlink(missing_ok=True)
        assert station.json("verify")["clean"]  # whole and valid, and yet not the newest
        refused = station.run("--json", "verify", "--against", head, expect=REFUSED)
        assert "older file" in refused.json["findings"][0]
        station.run("verify", "--against", "12-abc", expect=REFUSED)


def test_the_head_stands_on_paper():
    with Station(now="2026-03-01").demo(0) as station:
        uid = station.play("settled-by-talk")
        paper = station.path / "a.pdf"
        station.run("print", uid, "acceptance", "--output", paper)
        head = re.search(r"校验号 (\d+-[0-9A-F]{4}(?: [0-9A-F]{4}){3})", pdf_text(paper)).group(1)
        station.run("case", "show", uid)
        station.run("verify", "--against", head)
        number, digits = head.split("-")
        station.run("verify", "--against", f"{number}-{digits[::-1]}", expect=REFUSED)
        station.run("own-data", "--party", uid, station.json("case", "show", uid)["parties"][0]["uid"], "--output", paper)
        assert "校验号 " in pdf_text(paper)


def test_rights_are_data():
    with Station(now="2026-03-01").demo(0) as station:
        rules = station.json("rights", "show")
        scopes = {role["role"]: role["cases"] for role in rules["roles"]}
        assert scopes == {"mediator": "own", "dispatcher": "all", "chief": "all", "guest": "invited", "administrator": "none"}
        file = station.file("rights.json", {"roles": [{"role": "guest", "cases": "own", "may": ["hint"]}]})
        station.run("rights", "set", file)
        changed = {role["role"]: role for role in station.json("rights", "show")["roles"]}
        assert changed["guest"] == {"role": "guest", "cases": "own", "may": ["hint"]}
        for wrong, where in (({"roles": [{"role": "boss", "cases": "all"}]}, "roles[0].role"),
                             ({"roles": [{"role": "administrator", "cases": "all"}]}, "roles[0].cases"),
                             ({"roles": [{"role": "chief", "cases": "all", "may": ["fly"]}]}, "roles[0].may")):
            refused = station.run("rights", "set", station.file("wrong.json", wrong), expect=REFUSED)
            assert where in refused.err, refused.err
        assert station.json("rights", "show")["roles"] == list(changed.values())
        station.run("rights", "set", station.file("none.json", {"roles": []}))
        assert station.json("rights", "show") == rules
        station.verify()


main(globals())
