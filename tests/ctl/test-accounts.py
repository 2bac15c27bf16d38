"""Accounts, admission, rights and keys, by the real program.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import subprocess
import time

from ctl import DATA, PROGRAM, REFUSED, USAGE, Station, main

FIRST = "the first one of mine\n"
OWN = "quite another one now\n"


def grow(station):
    """A real station with its first account, and people in the roster."""
    station.password_file = station.file("boss", "four words of sense\n")
    station.run("init", "--organisation", "榕湖派出所", "--code", "350981", "--recovery", station.path / "key.txt")
    station.run("roster", "add", DATA / "station.json")


def test_from_the_first_word_to_the_own_password():
    with Station(now=None, account="boss") as station:
        grow(station)
        boss, first, own = station.password_file, station.file("first", FIRST), station.file("own", OWN)
        weak = station.file("weak", "linsuzhen2026\n")
        station.run("account", "add", "lin", "--rights", "mediator", "--worker", "lin-suzhen",
                    "--first-password-file", weak, expect=REFUSED)
        station.run("account", "add", "lin", "--rights", "judge", "--worker", "lin-suzhen",
                    "--first-password-file", first, expect=USAGE)
        station.run("account", "add", "lin", "--worker", "lin-suzhen", expect=USAGE)
        made = station.json("account", "add", "lin", "--rights", "mediator", "--worker", "lin-suzhen",
                            "--first-password-file", first)
        assert made["state"] == "waiting" and made["rights"] == ["mediator"]

        station.account, station.password_file = "lin", first
        waiting = station.run("case", "list", expect=REFUSED)
        assert made["fingerprint"] in waiting.err
        station.account, station.password_file = "boss", boss
        station.run("account", "admit", "lin", "--fingerprint", "1111 2222 3333 4444 5555 6666", expect=REFUSED)
        station.run("account", "admit", "lin", "--fingerprint", made["fingerprint"])

        station.account, station.password_file = "lin", first
        station.run("case", "list", expect=REFUSED)  # not with a password that somebody else chose
        station.run("account", "password", "--new-password-file", own)
        station.run("case", "list", expect=REFUSED)
        station.password_file = own
        assert station.json("case", "list") == []
        station.run("account", "add", "he", "--rights", "mediator", "--worker", "he-min",
                    "--first-password-file", first, expect=REFUSED)
        station.verify()

        station.account, station.password_file = "boss", boss
        station.run("account", "rights", "lin", "--rights", "guest", "--worker", "lin-suzhen")
        assert {item["account"]: item["rights"] for item in station.json("account", "list")}["lin"] == ["guest"]
        station.run("account", "reset", "lin", "--first-password-file", first)
        station.run("account", "remove", "lin")
        station.run("account", "remove", "boss", expect=REFUSED)
        assert station.json("key", "rotate") == {"done": 0, "total": 0}
        states = {item["account"]: item["state"] for item in station.json("account", "list")}
        assert states == {"boss": "admitted", "lin": "ended"}
        station.verify()


def test_a_demonstration_has_one_of_each():
    with Station(now="2026-08-03T16:00").demo(40) as station:
        accounts = station.json("account", "list")
        assert len(accounts) == 6
        kinds = {right for item in accounts for right in item["rights"]}
        assert kinds == {"mediator", "dispatcher", "chief", "guest", "administrator"}
        sees = {}
        for item in accounts:
            station.account = item["account"]
            if item["rights"] == ["administrator"]:
                station.run("case", "list", expect=REFUSED)
                assert "key" in station.json("verify")["notes"][0]
                continue
            sees[",".join(item["rights"])] = len(station.json("case", "list", "--limit", 100))
            if item["rights"] != ["guest"]:
                assert station.json("verify")["clean"]
        assert sees["dispatcher"] == 41 and sees["mediator"] < 41 and sees["guest"] < 41


def test_a_locked_case_is_not_there_for_others():
    with Station(now="2026-08-03T16:00").demo(40) as station:
        mediator = next(item for item in station.json("account", "list") if item["rights"] == ["mediator"])
        dispatcher = next(item for item in station.json("account", "list") if item["rights"] == ["dispatcher"])
        station.account = mediator["account"]
        row = next(row for row in station.json("case", "list", "--limit", 100))
        case = station.json("case", "show", row["uid"])
        named = sorted({*(case["mediators"] or []), *([case["handler"]] if case["handler"] else []), mediator["worker"]})
        lock = station.file("lock.json", {"named": named, "reason": "未成年人"})
        station.run("case", "do", row["uid"], "lock", lock)
        station.json("case", "show", row["uid"])
        station.account = dispatcher["account"]
        assert row["uid"] not in {other["uid"] for other in station.json("case", "list", "--limit", 100)}
        station.run("case", "show", row["uid"], expect=REFUSED)
        checked = station.json("verify")
        assert checked["clean"] and len(checked["notes"]) == 1


def test_the_running_program_keeps_to_itself():
    with Station(now=None, account="boss") as station:
        grow(station)
        command = [PROGRAM, "--store", str(station.store), "--account", "boss", "--password-file", "-", "case", "list"]
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # It has come so far that it reads; the password is in its hands and not at its end.
        program.stdin.write(b"four words of ")
        program.stdin.flush()
        deadline = time.monotonic() + 60
        while not core_is_off(program):
            assert time.monotonic() < deadline
        for name in ("environ", "cmdline"):
            with open(f"/proc/{program.pid}/{name}", "rb") as text:
                assert b"four words" not in text.read()
        out, _ = program.communicate(b"sense\n")
        assert program.returncode == 0, out


def core_is_off(program):
    with open(f"/proc/{program.pid}/limits", encoding="utf-8") as limits:
        line = next(line for line in limits if line.startswith("Max core file size"))
    return line.split()[4:6] == ["0", "0"]


main(globals())
