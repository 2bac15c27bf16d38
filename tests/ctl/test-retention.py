"""How long volumes are kept, and what is left of one that was destroyed.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from ctl import REFUSED, USAGE, Station, assert_keys, assert_says, main

LATER = "2090-01-05T09:00"


def archived(station):
    people(station)
    uid = station.play("no-agreement")
    station.now = LATER
    return uid


OWN = "quite another one now\n"


def people(station):
    """A dispatcher and a mediator beside the first account, which has every right."""
    first = station.file("first", "the first one of mine\n")
    own = station.file("own", OWN)
    for name, rights, worker in (("lin", "dispatcher", "lin-suzhen"), ("he", "mediator", "he-min")):
        station.run("account", "add", name, "--rights", rights, "--worker", worker, "--first-password-file", first)
        station.run("account", "admit", name)
        station.account, station.password_file = name, first
        station.run("account", "password", "--new-password-file", own)
        station.account = station.password_file = None


def by(station, account, *words, **more):
    station.account, station.password_file = account, station.path / "own"
    try:
        return station.run("--json", *words, **more)
    finally:
        station.account = station.password_file = None


def test_the_period_and_its_corrections():
    with Station(now="2026-03-01").demo(0) as station:
        uid = station.play("no-agreement")
        station.now = "2027-01-05T09:00"
        assert station.json("retention", "list") == []
        done = station.json("retention", "set", uid, "--class", "short", "--from", "2016-02-29", "--reason", "paper case")
        assert (done["years"], done["from"], done["until"]) == (10, "2016-02-29", "2026-02-28")
        due = station.json("retention", "list")
        assert [row["uid"] for row in due] == [uid] and due[0]["step"] == "due" and due[0]["decision"] is None
        assert_keys(due[0], "number", "title", "type", "retention", "years", "from", "until", "reason", "proposed_by")
        assert "*" in due[0]["title"]
        assert station.json("retention", "list", "--on", "2026-02-28") == []
        assert station.json("retention", "list", "--on", "2026-03-01")[0]["uid"] == uid
        assert station.json("retention", "set", uid, "--class", "permanent", "--reason", "of value")["until"] is None
        assert station.json("retention", "list", "--on", "2190-01-01") == []
        case = station.json("case", "show", uid)
        assert [c.get("old") for c in case["corrections"] if c["field"] == "retention_from"][-1] == "2016-02-29"
        station.run("retention", "set", uid, "--class", "short", expect=REFUSED)
        station.run("retention", "set", uid, "--class", "forever", "--reason", "x", expect=REFUSED)
        station.run("retention", "list", "--on", "someday", expect=USAGE)
        station.run("retention", "list", "--limit", 0, expect=USAGE)
        roster = station.json("roster", "list")
        committee = [o for o in roster["organisations"] if o["kind"] == "committee"][0]
        committee["retention_short"] = 3
        station.run("roster", "add", station.file("three.json", {"organisations": [committee]}))
        assert station.json("retention", "set", uid, "--class", "short", "--reason", "the new rule")["years"] == 3
        committee = [o for o in station.json("roster", "list")["organisations"] if o["kind"] == "committee"][0]
        committee["retention_long"] = 500
        refused = station.run("roster", "add", station.file("five.json", {"organisations": [committee]}), expect=REFUSED)
        assert "retention_long" in refused.err
        station.verify()


def test_two_persons_keep_it_longer():
    with Station(now="2026-03-01").demo(0) as station:
        uid = archived(station)
        station.run("retention", "appraise", uid, "--reason", "x", expect=USAGE)
        station.run("retention", "appraise", uid, "--keep", 3, "--destroy", "--reason", "x", expect=USAGE)
        by(station, "lin", "retention", "appraise", uid, "--keep", 1, "--reason", "x", expect=REFUSED)
        by(station, "lin", "retention", "appraise", uid, "--keep", 60, "--reason", "the same people again")
        by(station, "lin", "retention", "confirm", uid, expect=REFUSED)
        by(station, "he", "retention", "confirm", uid, expect=REFUSED)
        station.run("retention", "withdraw", uid, "--reason", "x", expect=REFUSED)
        by(station, "lin", "retention", "withdraw", uid, "--reason", "too long")
        by(station, "lin", "retention", "appraise", uid, "--keep", 55, "--reason", "the same people again")
        station.run("retention", "decline", uid, "--reason", "too long, too")
        by(station, "lin", "retention", "appraise", uid, "--keep", 54, "--reason", "the same people again")
        row = station.json("retention", "list")[0]
        assert row["step"] == "proposed" and row["decision"] == "extend" and row["proposed_on"] == LATER[:10]
        kept = station.json("retention", "confirm", uid, "--remark", "agreed")
        assert kept["until"] == row["extended_until"]
        assert station.json("retention", "list") == []
        station.verify()


def test_destroyed():
    with Station(now="2026-03-01").demo(0) as station:
        uid = archived(station)
        number = station.json("case", "show", uid)["number"]
        folder = station.path / "backups"
        folder.mkdir()
        backup = station.json("backup", "make", folder)["files"][0]
        station.run("retention", "destroy", number, expect=REFUSED)
        by(station, "lin", "retention", "appraise", uid, "--destroy", "--reason", "no longer of use")
        station.run("retention", "destroy", number, expect=REFUSED)
        station.run("retention", "confirm", number)
        report = station.path / "report.pdf"
        assert station.json("retention", "list", "--output", report)[0]["step"] == "decided"
        assert_says(report, "卷宗鉴定报告", "期满卷宗共1卷", "林素珍")
        by(station, "lin", "retention", "destroy", number, expect=REFUSED)
        done = station.json("retention", "destroy", number, "--backups", folder)
        assert done["finished"] and done["backups"] == [backup]
        entry = done["destroyed"][0]
        assert entry["number"] == number and entry["destroyed_on"] == LATER[:10] and entry["holding"] == [backup]
        station.run("case", "show", uid, expect=REFUSED)
        station.run("case", "show", number, expect=REFUSED)
        assert station.json("case", "list") == [] and station.json("retention", "list") == []
        register = station.path / "register.pdf"
        again = station.json("retention", "register", "--output", register)
        assert again == [entry]
        assert_says(register, "卷宗销毁清册", "共1卷", "第1条销毁时仍含其内容的备份")
        assert "destruction" in [t["kind"] for t in station.json("trace", "--limit", 1000)]
        for path in (station.store, station.path / "station.hsl-wal"):
            assert not path.exists() or uid.encode() not in path.read_bytes()
        station.verify()
        # The number stays used.
        station.now = "2026-07-27T09:00"
        other = station.json("case", "show", station.play("settled-by-talk"))
        assert other["number"] != number
        station.verify()


main(globals())
