"""The five disputes, played through the real program from the first word to the archive.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import subprocess
import sys

from ctl import DATA, REFUSED, SCENARIOS, SOURCE, Station, USAGE, assert_says, main, pdf_text, plain

ENDS = {
    "market-stalls": ("archived", "SW"),
    "police-mediation": ("closed", "SW"),
    "settled-by-talk": ("closed", "SI"),
    "no-agreement": ("archived", "W"),
    "persistent-caller": ("accepted", None),
}


# All five in one station, for what looks at them afterwards.
played = Station(now="2026-08-01T09:00")
uids = {}


def test_every_scenario_ends_where_it_should():
    played.now = "2026-03-01T09:00"
    played.demo()
    played.now = "2026-08-01T09:00"
    for name in SCENARIOS:
        uids[name] = played.play(name)
        case = played.json("case", "show", uids[name])
        state, result = ENDS[name]
        assert case["state"] == state, (name, case["state"])
        assert case.get("result") == result, (name, case.get("result"))
    played.verify()


def test_market_stalls_come_to_nine_copies_and_full_payment():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="sign")
        case = station.json("case", "show", uid, now="2026-03-16T10:00")
        assert case["number"] == "（2026）榕湖人调字第18号"
        assert case["state"] == "agreed"
        agreement = case["agreements"][0]
        assert agreement["copies"] == 9 and len(agreement["terms"]) == 7

        paper = station.path / "agreement.pdf"
        printed = station.json("print", uid, "agreement", "--output", paper, now="2026-03-16T10:00")
        assert printed["pages"] >= 2 and printed["subject"] == "agreement-1"
        assert_says(paper, "人民调解协议书", "榕湖人调字第18号", "阙大勇", "买买提·吐尔逊", "第三人：翟金水",
                    "一式九份", "12,500.00元", "壹万贰仟伍佰元整")
        documents = station.json("case", "show", uid, now="2026-03-16T10:00")["documents"]
        assert [document["form"] for document in documents] == ["agreement"]


def test_copies_say_which_they_are():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="sign")
        now = "2026-03-16T10:00"
        paper = station.path / "copies.pdf"
        words = ("print", uid, "agreement", "--output", paper)
        printed = station.json(*words, "--copies", 3, "--recipient", "甲、乙、丙、丁", "--pages", "2", now=now)
        assert (printed["pages"], printed["copies"], printed["draft"]) == (1, 3, False)
        pages = pdf_text(paper).split("\f")[:-1]
        assert len(pages) == 3
        for page, (number, name) in zip(pages, enumerate("甲乙丙", 1)):
            assert f"第{number}份（共3份）给：{name}" in plain(page), page
        document = station.json("case", "show", uid, now=now)["documents"][0]
        assert (document["pages"], document["copies"], document["recipient"]) == (1, 3, "甲、乙、丙")

        whole = station.json(*words, "--offset", "2.5,-1", now=now)
        assert whole["copies"] == 1 and "共1份" not in plain(pdf_text(paper))
        for option, value, code in (("--pages", "1-99", REFUSED), ("--offset", "2,5,1", USAGE),
                                    ("--offset", "500,0", USAGE), ("--copies", "100", USAGE)):
            before = paper.read_bytes()
            assert option[2:] in station.run(*words, option, value, now=now, expect=code).err.lower()
            assert paper.read_bytes() == before


def test_market_stalls_refuse_a_term_on_somebody_who_does_not_sign():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="agree")
        suggested = station.json("case", "template", "agree", uid, now="2026-03-16T09:40")
        suggested["kind"] = "written"
        suggested["terms"] = [{"debtor": "sub-lessor", "creditor": "tenant-1", "matter": "pay", "amount_fen": 100,
                               "instalments": [{"due_on": "2026-04-01"}]}]
        path = station.file("agree.json", suggested)
        refused = station.run("case", "do", uid, "agree", path, now="2026-03-16T09:40", expect=REFUSED)
        assert "terms[0].debtor" in refused.err and "翟金水" in refused.err, refused.err
        assert station.json("case", "show", uid)["state"] == "mediating"


def test_check_before_signing():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="sign")
        now = "2026-03-16T10:00"
        found = station.json("check", uid, now=now)
        assert [one["rule"] for one in found] == ["not-present"] and found[0]["severity"] == "warning"
        assert "翟金水" not in found[0]["text"], "people are masked"
        assert "1 warning" in station.run("check", uid, now=now).out

        revised = station.json("case", "template", "revise-agreement", uid, now=now)
        revised["mediator"] = "chen-guohua"
        revised["terms"][0]["text"] = "尽快退还租金"
        revised["paragraphs"] = [{"after": 1, "text": "本协议一式三份。"}]
        revised["delay_kind"] = "daily"
        revised["delay_rate"] = 5
        station.run("case", "do", uid, "revise-agreement", station.file("revise.json", revised), now=now)
        refused = station.run("--json", "check", uid, now=now, expect=REFUSED)
        rules = {one["rule"]: one for one in refused.json}
        assert rules["officer"]["severity"] == "stop" and rules["officer"]["path"] == "mediator"
        assert rules["copies"]["path"] == "paragraphs[0].text"
        assert rules["vague-word"]["words"] == "尽快" and rules["vague-word"]["place"] == "Term 1"
        assert "2 stops" in refused.err, refused.err
        sign = station.file("sign.json", {"signatories": ["tenant-1"]})
        assert "cannot be signed" in station.run("case", "do", uid, "sign", sign, now=now, expect=REFUSED).err

        paper = station.path / "agreement.pdf"
        assert station.json("print", uid, "agreement", "--output", paper, now=now)["draft"] is True
        assert_says(paper, "尽快退还租金", "本协议一式三份", "（二）", "违约责任：未按约定期限付款的", "每日万分之五".replace("五", "5"))

        # What counts as what is the station's to say.
        station.file("config/findings.json", {"rules": [{"id": "officer", "severity": "warning"},
                                                        {"id": "copies", "severity": "off"}]})
        assert "officer" in {one["rule"] for one in station.json("check", uid, now=now)}
        station.run("case", "do", uid, "sign", sign, now=now)
        station.verify()


def test_police_mediation_prints_p1_and_not_form_10():
    uid = uids["police-mediation"]
    paper = played.path / "p1.pdf"
    played.run("print", uid, "police-agreement", "--output", paper)
    assert_says(paper, "治安调解协议书", "宁海波", "盖长福", "800.00元", "一式三份")

    refused = played.path / "refused.pdf"
    assert "人民调解协议书" in played.run("print", uid, "agreement", "--output", refused, expect=REFUSED).err
    assert not refused.exists()
    case = played.json("case", "show", uid)
    assert [document["form"] for document in case["documents"]] == ["police-agreement"]
    clocks = {clock["clock"] for clock in case["clocks"]}
    assert "T02" not in clocks and "T01" not in clocks and "T05" in clocks


def test_police_mediation_bears_no_committee_seal():
    with Station().demo() as station:
        uid = station.play("police-mediation", until="sign")
        path = station.file("seal.json", {"signatories": ["seal"]})
        station.run("case", "do", uid, "sign", path, now="2026-05-14T16:50", expect=REFUSED)


def test_civil_case_does_not_print_p1():
    refused = played.path / "refused.pdf"
    played.run("print", uids["market-stalls"], "police-agreement", "--output", refused, expect=REFUSED)
    assert not refused.exists()


def test_settled_by_talk_prints_form_11():
    paper = played.path / "oral.pdf"
    played.run("print", uids["settled-by-talk"], "oral-agreement", "--output", paper)
    assert_says(paper, "口头协议登记表", "华小满", "任长根", "三轮车")


def test_no_agreement_prints_the_notice_of_other_ways():
    paper = played.path / "notice.pdf"
    played.run("print", uids["no-agreement"], "termination-notice", "--output", paper)
    assert_says(paper, "终止调解告知书", "缪建中", "逄春生", "第二十六条", "仲裁机构申请仲裁", "行政机关",
                "人民法院提起诉讼")
    played.run("print", uids["no-agreement"], "agreement", "--output", paper, expect=REFUSED)


def test_blank_forms_need_no_case():
    for form in played.json("forms", "list"):
        paper = played.path / f"{form['form']}-blank.pdf"
        expect = 0 if form["blank"] else REFUSED
        played.run("print", "--blank", form["form"], "--output", paper, expect=expect)
        assert paper.exists() == form["blank"]


def test_persistent_caller_writes_four_thousand_times():
    made = subprocess.run([sys.executable, DATA / "cases" / "persistent-caller" / "make-contacts"],
                          capture_output=True, check=True)
    contacts = played.file("contacts.json", made.stdout)
    assert played.json("case", "do", uids["persistent-caller"], "contact", contacts)["done"] == 4000

    case = played.json("case", "show", uids["persistent-caller"])
    said = [activity for activity in case["activities"] if activity["kind"] in ("message", "call", "visit")]
    assert len(said) == 4000
    days = [activity["at"][:10] for activity in said if activity["direction"] == "in"]
    assert max(days.count(day) for day in set(days)) >= 120
    assert sum(activity["direction"] == "out" for activity in said) > 1000
    assert said == sorted(said, key=lambda activity: activity["at"])
    # On a terminal the end of it is enough.
    told = played.run("case", "show", uids["persistent-caller"]).out
    assert len(told.splitlines()) < 60
    played.verify()


def test_ledger_opens_in_a_spreadsheet():
    evil = {"type": "99", "source": "visit", "title": '=HYPERLINK("http://x")', "claims": "+1+cmd",
            "summary": '甲,乙\n"丙"', "parties": [{"side": "applicant", "name": "@SUM(A1)"}]}
    played.run("case", "add", played.file("evil.json", evil))
    ledger = played.path / "ledger.csv"
    assert played.json("ledger", "export", ledger)["cases"] == 6

    content = ledger.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == 7
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True)))
    assert len(rows) == 6
    stalls = rows[0]
    assert stalls["案件编号"] == "（2026）榕湖人调字第18号"
    assert stalls["调结日"] == "2026-03-17" and stalls["结案日"] == "2026-06-18"
    assert stalls["协议金额（元）"] == "72350.50" == stalls["已履行金额（元）"]
    assert stalls["履行情况"] == "已履行" and stalls["调解结果"] == "达成书面协议"
    assert "阙大勇" in stalls["申请人"] and stalls["第三人"] == "翟金水"
    last = rows[-1]
    assert last["案件名称"] == "'=HYPERLINK(\"http://x\")" and last["申请人"] == "'@SUM(A1)"
    assert last["申请事项"] == "'+1+cmd" and last["纠纷简要情况"] == '甲,乙\n"丙"'


def test_every_action_is_reachable():
    with Station().demo() as station:
        uid = station.play("settled-by-talk", until="accept")
        actions = station.json("case", "actions", uid)
        table = (SOURCE / "src" / "core" / "hsl-action-table.c").read_text(encoding="utf-8")
        assert len(actions) == table.count("\n  { \"")
        assert [action["action"] for action in actions if action["next"]] == ["accept"]
        for action in actions:
            template = station.json("case", "template", action["action"])
            fields = [field["path"].removesuffix("[].") for field in station.json("case", "fields", action["action"])]
            assert set(template) == {path for path in fields if "[]." not in path}, action
            # What is not possible is refused, with the same reason.
            path = station.file("input.json", {})
            if not action["possible"]:
                refused = station.run("case", "do", uid, action["action"], path, now="2026-07-09T10:05", expect=REFUSED)
                assert action["missing"] in refused.err


main(globals())
