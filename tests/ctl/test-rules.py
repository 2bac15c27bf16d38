"""A station's own clock, code and form: files in its folder, nothing is built anew.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from ctl import REFUSED, Station, assert_says, main

CLOCK = {"clocks": [{
    "id": "T99", "name": "站内首访", "name_en": "First visit", "each": "case", "start": "accepted_on", "stop": "first_session_on",
    "length": 2, "unit": "working-days", "warn": 1, "task": "两个工作日内上门首访", "task_en": "Visit within two working days",
    "source": "站内规定"}]}

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<form id="visit-list" title="首访名单" version="3" blank="yes">
  <title>首访名单</title>
  <p>编号：{number|blank:12}</p>
  <table columns="1 2 2">
    <row><td>序号</td><td>姓名</td><td>电话</td></row>
    <for each="parties" as="party" blank="3">
      <row><td>{party.position}</td><td>{party.name}</td><td>{party.phone|blank:8}</td></row>
    </for>
  </table>
</form>
"""


def test_a_clock_by_a_file_alone():
    with Station().demo() as station:
        uid = station.play("persistent-caller")
        assert "T99" not in {task["clock"] for task in station.json("due", "--on", "2026-04-10", now="2026-04-10")}
        station.file("config/clocks.json", CLOCK)
        # What is due is stored with the case: the next thing that happens to it brings the new rule.
        station.run("case", "do", uid, "notice", now="2026-04-01T10:00")
        clocks = {clock["clock"]: clock for clock in station.json("case", "show", uid, now="2026-04-10")["clocks"]}
        assert clocks["T99"]["due_on"] == "2026-04-03" and clocks["T99"]["state"] == "overdue"
        tasks = [task for task in station.json("due", now="2026-04-10") if task["clock"] == "T99"]
        assert len(tasks) == 1 and tasks[0]["uid"] == uid and tasks[0]["due_on"] == "2026-04-03"
        assert "首访" in tasks[0]["what"] or "Visit" in tasks[0]["what"]


def test_a_form_by_a_file_alone():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="session")
        paper = station.path / "visit.pdf"
        station.run("print", uid, "visit-list", "--output", paper, now="2026-03-04", expect=REFUSED)
        (station.config / "forms").mkdir()
        station.file("config/forms/visit-list.xml", FORM)
        assert "visit-list" in [form["form"] for form in station.json("forms", "list")]
        station.run("print", uid, "visit-list", "--output", paper, now="2026-03-04")
        assert_says(paper, "首访名单", "榕湖人调字第18号", "序号", "姓名", "电话", "阙大勇", "12000000301", "买买提·吐尔逊", "12000000307")
        document = station.json("case", "show", uid, now="2026-03-04")["documents"][0]
        assert document["form"] == "visit-list" and document["form_version"] == "3"


def test_a_code_by_a_file_alone():
    with Station().demo() as station:
        sheet = {"type": "0288", "source": "visit", "parties": [{"side": "applicant", "name": "甲"}]}
        path = station.file("case.json", sheet)
        station.run("case", "add", path, now="2026-03-02", expect=REFUSED)
        station.file("config/codes.json", {"lists": [{"list": "dispute-type", "name": "纠纷类型", "name_en": "Type of dispute",
                                                      "entries": [{"code": "0288", "name": "无人机噪音", "name_en": "Drones",
                                                                   "parent": "02"}]}]})
        assert station.json("case", "add", path, now="2026-03-02")["state"] == "clue"
        codes = {code["code"]: code["name"] for code in station.json("codes", "dispute-type")}
        assert codes["0288"] == "无人机噪音" and codes["0202"] == "漏水"


def test_a_broken_file_is_named():
    with Station().demo() as station:
        station.file("config/clocks.json", '{"clocks": [{"id": "T99", "lenght": 3}]}')
        refused = station.run("case", "list", expect=REFUSED)
        assert "clocks.json" in refused.err and "clocks[0]" in refused.err
        (station.config / "clocks.json").unlink()
        (station.config / "forms").mkdir()
        station.file("config/forms/broken.xml", "<form id='x'>")
        assert "broken.xml" in station.run("forms", "list").err


main(globals())
