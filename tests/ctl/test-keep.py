"""Keeping from the command line: sealed backups, restoring them, and being told when they are worth nothing.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import stat

from ctl import REFUSED, USAGE, Station, assert_says, main


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_sealed_backup_restores_to_the_same():
    with Station(now="2026-03-01T09:00").demo(30) as station:
        cases = station.json("case", "list", "--limit", 1000)
        backup = station.path / "out.hslb"
        made = station.json("backup", backup)
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
        assert b"SQLite" not in backup.read_bytes()
        station.run("backup", backup, expect=REFUSED)  # never over another file

        new = station.path / "new.hsl"
        restored = station.json("restore", backup, "--to", new)
        assert restored["cases"] == len(cases) and restored["store"] == str(new)
        assert station.json("case", "list", "--limit", 1000, store=new) == cases
        assert station.json("verify", store=new)["clean"]
        station.run("restore", backup, "--to", new, expect=REFUSED)
        station.run("restore", backup, expect=USAGE)
        assert made["file"] == str(backup)
        assert not [name for name in names(station.path) if "part" in name or "restore" in name]


def test_a_folder_keeps_what_it_should():
    with Station().demo(0) as station:
        disk, usb = station.path / "disk", station.path / "usb"
        disk.mkdir()
        for day in range(1, 11):
            files = station.json("backup", "make", disk, now=f"2026-03-{day:02}T18:00")["files"]
            assert len(files) == 1
        listed = station.json("backup", "list", disk)
        assert [row["made_at"] for row in listed] == [f"2026-03-{day:02}T18:00" for day in (10, 9, 8, 7, 6, 5, 4, 1)]
        assert all(row["accounts"] == ["演示"] and row["problem"] is None and row["recovery"] == 1 for row in listed)
        assert "演示" in station.run("backup", "list", disk).out

        # The stick is missing: said, not made, and the other folder has its copy.
        refused = station.run("backup", "make", usb, disk, now="2026-03-11T18:00", expect=REFUSED)
        assert str(usb) in refused.err and not usb.exists()
        assert station.json("backup", "list", disk)[0]["made_at"] == "2026-03-11T18:00"
        station.run("backup", "list", usb, expect=REFUSED)
        station.verify()


def test_rehearsal_and_check_tell_good_from_bad():
    with Station().demo(20) as station:
        backup = station.path / "out.hslb"
        station.run("backup", backup)
        before = names(station.path)
        cases = len(station.json("case", "list", "--limit", 1000))
        assert f"{cases} cases" in station.json("backup", "rehearse", backup)["found"]
        assert station.json("backup", "check", backup)["cases"] == cases
        assert names(station.path) == before

        whole = backup.read_bytes()
        for at in (3, 10, 40, 300, len(whole) // 2, len(whole) - 1):
            backup.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1:])
            assert "out.hslb" in station.run("backup", "check", backup, expect=REFUSED).err
            station.run("backup", "rehearse", backup, expect=REFUSED)
            station.run("restore", backup, "--to", station.path / "new.hsl", expect=REFUSED)
        backup.write_bytes(whole[:-500])
        assert station.run("backup", "check", backup, expect=REFUSED).out == ""
        assert names(station.path) == before
        assert not station.json("backup", "list", station.path)[0]["head"]

        plain = station.path / "plain.hsl"
        station.run("backup", plain)
        for foreign in (plain, station.file("note.hslb", "not a backup\n"), station.path, station.path / "nothing.hslb"):
            station.run("restore", foreign, "--to", station.path / "new.hsl", expect=REFUSED)
        station.verify()


def test_passwords_of_the_day_and_the_sheet():
    with Station(now=None, account="林素珍") as station:
        first = station.file("first", "first of all words\n")
        second = station.file("second", "second of all words\n")
        sheet = station.path / "key.txt"
        station.password_file = first
        station.run("init", "--organisation", "甲所", "--code", "350999001", "--recovery", sheet)
        backup = station.path / "out.hslb"
        station.run("backup", backup)
        key = station.file("key", sheet.read_text(encoding="utf-8").splitlines()[2] + "\n")

        # The sheet gives the account a new password in the restored store; the backup keeps the old one.
        station.password_file = second
        new = station.path / "new.hsl"
        station.run("restore", backup, "--to", new, expect=REFUSED)
        assert not new.exists()
        station.run("restore", backup, "--to", new, "--recovery-file", key)
        assert station.json("case", "list", store=new) == []
        assert station.json("verify", store=new)["clean"]
        station.password_file = first
        station.run("case", "list", store=new, expect=REFUSED)

        station.account = "王某"
        assert "林素珍" in station.run("restore", backup, "--to", station.path / "x.hsl", expect=REFUSED).err
        wrong = station.file("wrong", "AAAAA-BBBBB\n")
        station.account = "林素珍"
        station.run("restore", backup, "--to", station.path / "x.hsl", "--recovery-file", wrong, expect=REFUSED)


def test_the_sheet_is_proved_and_renewed():
    with Station(now=None, account="林素珍") as station:
        station.password_file = station.file("password", "first of all words\n")
        sheet = station.path / "key.txt"
        station.run("init", "--organisation", "甲所", "--code", "350999001", "--recovery", sheet)
        key = sheet.read_text(encoding="utf-8").splitlines()[2]
        old = station.file("old", key + "\n")
        typed = station.file("typed", key.lower().replace("-", "  ") + "\n")
        assert station.json("recovery", "prove", "--recovery-file", old)["proved"]
        assert station.json("recovery", "prove", "--recovery-file", typed)["proved"]
        slip = station.file("slip", ("1" if key[0] == "0" else "0") + key[1:] + "\n")
        assert "1" in station.run("recovery", "prove", "--recovery-file", slip, expect=REFUSED).err
        station.run("recovery", "prove", expect=USAGE)  # nobody to ask

        paper = station.path / "sheet.pdf"
        made = station.json("recovery", "renew", "--output", paper)
        assert made == {"generation": 2, "recovery": None}
        assert stat.S_IMODE(paper.stat().st_mode) == 0o600
        assert_says(paper, "恢复密钥", "第2号", "甲所", "永远无法恢复")
        station.run("recovery", "prove", "--recovery-file", old, expect=REFUSED)
        station.run("recovery", "renew", "--recovery-file", old, expect=REFUSED)
        third = station.json("recovery", "renew")
        assert third["generation"] == 3
        new = station.file("new", third["recovery"] + "\n")
        assert station.json("recovery", "prove", "--recovery-file", new)["proved"]
        station.verify()


main(globals())
