"""A filled station, made by the real program.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from ctl import REFUSED, Station, assert_says, main

NOW = "2026-08-03T16:00"


def test_figures_and_states():
    with Station(now=NOW) as station:
        made = station.json("demo")
        assert made["cases"] == 601 and made["recovery"] is None
        roster = station.json("roster", "list")
        kinds = [area["kind"] for area in roster["areas"]]
        assert kinds.count("community") == 12 and kinds.count("grid") == 193
        assert sum(worker["role"] == "grid-worker" for worker in roster["workers"]) == 193
        assert len(roster["organisations"]) == 2

        rows = station.json("case", "list", "--limit", 1000)
        states = {row["state"] for row in rows}
        assert states == {"clue", "declined", "transferred", "accepted", "mediating", "agreed", "performing", "performed",
                          "ended", "closed", "archived"}
        numbers = [row["number"] for row in rows if row["number"]]
        assert len(numbers) == len(set(numbers))
        tasks = station.json("due")
        assert any(task["state"] == "overdue" for task in tasks) and any(task["state"] == "warning" for task in tasks)
        station.verify()
        station.run("demo", expect=REFUSED)


def test_the_market_stalls_go_on_from_the_agreement():
    with Station(now=NOW).demo(30) as station:
        stalls = station.json("case", "show", "stalls")
        assert stalls["state"] == "agreed" and stalls["next_step"] == "sign"
        paper = station.path / "agreement.pdf"
        station.run("print", "stalls", "agreement", "--output", paper)
        assert_says(paper, "一式九份", "72,350.50元")
        signed = station.file("sign.json", station.json("case", "template", "sign", "stalls"))
        assert station.json("case", "do", "stalls", "sign", signed)["state"] == "performing"


def test_new_cases_get_the_next_number():
    with Station(now=NOW).demo(60) as station:
        last = max((case["number_n"], case["uid"]) for case in
                   (station.json("case", "show", row["uid"]) for row in station.json("case", "list", "--limit", 25)
                    if row["track"] == "civil" and row["number"]))[0]
        sheet = {"type": "0201", "source": "visit", "parties": [{"side": "applicant", "name": "新来"},
                                                                {"side": "respondent", "name": "邻居"}]}
        uid = station.json("case", "add", station.file("new.json", sheet))["uid"]
        station.run("case", "do", uid, "accept")
        assert station.json("case", "show", uid)["number_n"] == last + 1
        station.verify()


def test_a_password_may_be_given():
    with Station(now=NOW) as station:
        station.password_file = station.file("password", "open sesame\n")
        station.run("demo", "--cases", 3)
        assert len(station.json("case", "list")) == 4
        station.password_file = None
        station.run("case", "list", expect=REFUSED)


main(globals())
