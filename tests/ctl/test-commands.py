"""What the commands say, as JSON and as text.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import struct

from ctl import DATA, USAGE, Station, assert_keys, main

CASE_ROW = ("uid", "number", "title", "state", "type", "track", "grid", "risk", "registered_on", "accepted_on",
            "ended_on", "closed_on", "agreed_fen", "clock", "due_on", "clock_state")
TASK = ("uid", "number", "title", "clock", "subject", "what", "due_on", "starts_at", "state", "worker", "words")
PLANNED = ("uid", "case", "number", "title", "starts_at", "ends_at", "place", "mediators", "told_on", "state")


def test_shapes():
    with Station(now="2026-08-03T16:00").demo(80) as station:
        rows = station.json("case", "list", "--limit", 100)
        assert len(rows) == 81
        for row in rows:
            assert set(row) == set(CASE_ROW)
        uid = rows[0]["uid"]
        shown = station.json("case", "show", uid)
        assert_keys(shown, "uid", "parties", "state", "clocks", "next_step", "activities")
        for clock in shown["clocks"]:
            assert set(clock) == {"clock", "subject", "start", "due_on", "done_on", "state", "words"}
        for action in station.json("case", "actions", uid):
            assert set(action) == {"action", "label", "possible", "next", "missing"}
            assert action["possible"] == (action["missing"] is None)
        tasks = station.json("due")
        assert tasks
        for task in tasks:
            assert set(task) == set(TASK)
        planned = station.json("sessions", "--to", "2026-08-14")
        assert planned
        for session in planned:
            assert set(session) == set(PLANNED)
        for form in station.json("forms", "list"):
            assert set(form) == {"form", "number", "title", "track", "subject", "version", "from", "to", "step",
                                 "source", "origin", "blank"}
            assert form["to"] is None and form["origin"] == "built-in"
        versions = station.json("forms", "list", "--all")
        assert {form["version"] for form in versions if form["form"] == "no-penalty-application"} == {1, 2}
        shift = station.json("shift", "sheet", "--from", "2026-08-02T08:00", "--to", "2026-08-03T16:00", "--output",
                             station.path / "shift.pdf")
        assert set(shift) == {"file", "from", "to", "registered", "moved", "promised", "risky", "sessions", "pages"}
        assert shift["pages"] >= 1 and shift["moved"] > 0
        subsidy = station.json("subsidy", "sheet", "--month", "2026-07", "--output", station.path / "subsidy.pdf")
        assert set(subsidy) == {"file", "from", "to", "items", "total_fen", "pending", "pages"}
        assert (subsidy["from"], subsidy["to"]) == ("2026-07-01", "2026-07-31")
        assert subsidy["items"] + subsidy["pending"] > 0
        assert "2026-03" in station.run("subsidy", "sheet", "--month", "June", "--output", "x.pdf", expect=USAGE).err
        assert "dispute-type" in station.json("codes")
        for code in station.json("codes", "dispute-type"):
            assert set(code) == {"code", "name", "name_en", "parent"}
        assert set(station.json("roster", "list")) == {"organisations", "workers", "areas", "rooms"}


def test_every_command_explains_itself():
    with Station() as station:
        overview = station.run("--help").out
        names = [line.split("  ")[0] for line in overview.splitlines()[1:] if line and not line.startswith(" ")]
        names = names[:names.index("verify") + 1]
        assert len(names) >= 22
        for name in names:
            told = station.run(*name.split(), "--help").out
            assert told.startswith(f"heshilaoctl {name} ")
        assert "JSON:" in station.run("case", "add", "--help").out
        assert station.run("help", "case", "add").out == station.run("case", "add", "--help").out


def test_filters_of_the_list():
    with Station(now="2026-08-03T16:00").demo(120) as station:
        everything = station.json("case", "list", "--limit", 1000)
        for state in ("clue", "archived", "performing"):
            found = station.json("case", "list", "--limit", 1000, "--state", state)
            assert [row["uid"] for row in found] == [row["uid"] for row in everything if row["state"] == state]
        grid = next(row["grid"] for row in everything if row["grid"])
        assert {row["grid"] for row in station.json("case", "list", "--grid", grid)} == {grid}
        assert all(row["grid"] is None for row in station.json("case", "list", "--grid", ""))
        newest = station.json("case", "list", "--limit", 5)
        assert newest == everything[:5]
        assert station.json("case", "list", "--limit", 5, "--offset", 5) == everything[5:10]
        oldest = station.json("case", "list", "--limit", 1000, "--order", "oldest")
        assert [row["registered_on"] for row in oldest] == sorted(row["registered_on"] for row in everything)
        months = station.json("case", "list", "--limit", 1000, "--from", "2026-06-01", "--to", "2026-06-30")
        assert months and all("2026-06-01" <= row["registered_on"] <= "2026-06-30" for row in months)
        assert all(row["clock_state"] == "overdue" for row in station.json("case", "list", "--overdue"))


def test_search_finds_people_numbers_and_words():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="sign")
        other = station.play("settled-by-talk")
        for text in ("单雪梅", "shanxuemei", "sxm", "12000000302", "0302", "榕湖人调字第18号", "清场", "商贸广场"):
            found = [hit["uid"] for hit in station.json("search", text, now="2026-07-10")]
            assert uid in found and other not in found, (text, found)
        assert station.json("search", "查无此人", now="2026-07-10") == []
        assert station.json("search", "华小满", now="2026-07-10")[0]["uid"] == other


def test_due_lists_overdue_first():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="follow-up")
        tasks = station.json("due", "--on", "2026-04-20", now="2026-04-20")
        dues = [task["due_on"] for task in tasks]
        assert dues == sorted(dues) and tasks[0]["state"] == "overdue"
        assert all(task["uid"] == uid for task in tasks)
        assert {task["clock"] for task in tasks} >= {"T11", "T12"}
        assert any(task["due_on"] == "2026-04-15" and task["clock"] == "T11" for task in tasks)


def test_a_session_is_planned_moved_and_held():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="inquire")
        now = "2026-03-03T16:00"
        plan = station.json("case", "template", "plan-session", uid, now=now)
        assert plan["starts_at"] == "2026-03-04T09:00" and "cancelled_on" not in plan and "state" not in plan
        plan["room"] = "room-1"
        station.run("case", "do", uid, "plan-session", station.file("plan.json", plan), now=now)
        assert [task["uid"] for task in station.json("due", now="2026-03-04") if task["starts_at"]] == [uid]
        assert "第一调解室" in station.run("sessions", now="2026-03-04").out

        move = station.file("move.json", {"starts_at": "2026-03-06T14:30", "room": "room-1", "reason": "房东出差"})
        station.run("case", "do", uid, "move-session", move, now="2026-03-04")
        assert station.json("sessions", now="2026-03-04") == []
        assert station.json("sessions", "--worker", "he-min", now="2026-03-06") == []
        kept = station.json("case", "show", uid, now="2026-03-04")["appointments"][0]
        assert kept["moves"][0]["was_at"] == "2026-03-04T09:00" and kept["moves"][0]["reason"] == "房东出差"

        record = station.json("case", "template", "session", uid, now="2026-03-06T17:00")
        assert record["started_at"] == "2026-03-06T14:30" and record["room"] == "room-1"
        record["result"] = "not-agreed"
        station.run("case", "do", uid, "session", station.file("held.json", record), now="2026-03-06T17:00")
        assert [row["state"] for row in station.json("sessions", now="2026-03-06")] == ["held"]
        refused = station.run("case", "do", uid, "cancel-session", now="2026-03-06T18:00", expect=1).err
        assert "no session is planned" in refused
        station.run("sessions", "--from", "2026-03-06", "--to", "2026-03-05", now="2026-03-06", expect=2)
        station.verify()


def test_a_template_is_taken_as_it_is():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="assign")
        suggested = station.json("case", "template", "notice", uid, now="2026-03-02T10:30")
        assert suggested["on"] == "2026-03-02"
        path = station.file("notice.json", suggested)
        assert station.json("case", "do", uid, "notice", path, now="2026-03-02T10:30")["state"] == "accepted"

        sheet = station.json("case", "template", "0202")
        assert sheet["type"] == "0202" and [party["side"] for party in sheet["parties"]] == ["applicant", "respondent"]
        sheet["source"] = "visit"
        for name, party in zip(("甲", "乙"), sheet["parties"]):
            party["name"] = name
        assert station.json("case", "add", station.file("sheet.json", sheet), now="2026-03-03")["state"] == "clue"


def test_maps():
    with Station().demo() as station:
        station.play("persistent-caller")
        picture = station.path / "map.png"
        drawn = station.json("map", "draw", "--output", picture, "--size", "800x600")
        assert drawn["grids"] == 2 and drawn["open"] == 1
        assert struct.unpack(">II", picture.read_bytes()[16:24]) == (800, 600)
        for name, magic in (("map.pdf", b"%PDF-"), ("map.svg", b"<?xml")):
            station.run("map", "draw", "--output", station.path / name)
            assert (station.path / name).read_bytes().startswith(magic)
        station.run("map", "draw", "--output", station.path / "map.gif", expect=1)
        station.run("map", "tiles", "--communities", 2, "--grids", 9, expect=1)  # the station has areas

    with Station() as station:
        station.run("demo", "--cases", 0)
        assert station.run("map", "draw", "--output", station.path / "map.png", expect=1)
        assert station.json("map", "tiles", "--communities", 12, "--grids", 193)["areas"] == 205
        assert station.json("map", "draw", "--output", station.path / "map.png")["grids"] == 193


def test_rosters_change_under_their_uid():
    with Station().demo() as station:
        station.run("roster", "add", station.file("change.json", {"workers": [
            {"uid": "he-min", "name": "何敏敏", "role": "mediator", "organisation": "committee"}]}))
        workers = {worker["uid"]: worker["name"] for worker in station.json("roster", "list")["workers"]}
        assert workers["he-min"] == "何敏敏"
        again = json.loads((DATA / "station.json").read_text(encoding="utf-8"))
        assert {area["uid"] for area in again["areas"]} <= {area["uid"] for area in station.json("roster", "list")["areas"]}
        station.verify()


def test_text_stands_in_columns():
    with Station(now="2026-08-03T16:00").demo(30) as station:
        lines = station.run("case", "list").out.splitlines()

        def width(text):
            return sum(2 if ord(c) >= 0x1100 else 1 for c in text)

        heads = lines[0]
        at = width(heads[:heads.index("Registered")])
        for line in lines[1:]:
            prefix = ""
            while width(prefix) < at:
                prefix = line[:len(prefix) + 1]
            assert line[len(prefix):].startswith("202"), line


main(globals())
