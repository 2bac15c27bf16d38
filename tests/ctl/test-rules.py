"""A station's own clock, code and form: files in its folder, nothing is built anew.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from pathlib import Path

from ctl import REFUSED, SOURCE, Station, assert_says, main, pdf_text, plain

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


def test_a_form_is_replaced_and_comes_back():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="session")
        now = "2026-03-04"
        built_in = (SOURCE / "resources" / "forms" / "rights-notice.xml").read_text()
        own = station.path / "notice.xml"
        paper = station.path / "notice.pdf"

        own.write_text(built_in.replace("</form>", "<p>本所另行提示：{number}</p></form>"))
        assert station.json("forms", "check", own)["form"] == "rights-notice"
        station.run("forms", "preview", own, "--output", paper, "--case", uid, now=now)
        assert_says(paper, "本所另行提示：（2026）榕湖人调字第18号")
        assert {form["origin"] for form in station.json("forms", "list")} == {"built-in"}
        put = station.json("forms", "put", own, now=now)
        assert put["file"] == str(station.config / "forms" / "rights-notice.xml")
        station.run("print", uid, "rights-notice", "--output", paper, now=now)
        assert_says(paper, "本所另行提示：（2026）榕湖人调字第18号")
        assert "Warning" not in station.run("forms", "list").err
        (station.config / "forms" / "rights-notice.base").write_text("another")
        assert "rights-notice" in station.run("forms", "list").err, "the built-in one has changed since"

        # A wrong one is told of with its place, and takes nothing away.
        own.write_text(built_in.replace("</form>", "\n<p>{number|no-such-filter}</p></form>"))
        line = own.read_text().split("<p>{number|no-such")[0].count("\n") + 1
        for words in (("forms", "check", own), ("forms", "put", own), ("forms", "preview", own, "-o", paper)):
            assert f"{own}:{line}:" in station.run(*words, now=now, expect=REFUSED).err
        station.run("print", uid, "rights-notice", "--output", paper, now=now)
        assert_says(paper, "本所另行提示：")
        # Broken by hand: the built-in one counts, and that is said.
        broken = station.config / "forms" / "rights-notice.xml"
        kept = broken.read_text()
        broken.write_text(own.read_text())
        assert f"{broken}:{line}:" in station.run("print", uid, "rights-notice", "--output", paper, now=now).err
        assert "本所另行提示" not in plain(pdf_text(paper))
        broken.write_text(kept)

        reset = station.json("forms", "reset", "rights-notice", now=now)
        assert reset["kept"].endswith("rights-notice.xml.2026-03-04") and Path(reset["kept"]).read_text() == kept
        station.run("print", uid, "rights-notice", "--output", paper, now=now)
        assert "本所另行提示" not in plain(pdf_text(paper))
        station.run("forms", "reset", "rights-notice", now=now, expect=REFUSED)
        told = [trace["text"] for trace in station.json("trace", "--kind", "setting")]
        assert "form rights-notice: put" in told and "form rights-notice: reset" in told, told
        station.verify()


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
