"""Keeping: passwords, recovery, backups, and what can be read without a password.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import re
import sqlite3
import stat

from ctl import REFUSED, USAGE, Station, assert_says, main, picture


def test_a_new_station_opens_with_its_password_only():
    with Station(now=None, account="林素珍") as station:
        right = station.file("right", "正确的密码 horse battery\n")
        wrong = station.file("wrong", "错误的密码\n")
        station.password_file = right
        sheet = station.path / "recovery.pdf"
        made = station.json("init", "--organisation", "榕湖县公安局五里岭派出所", "--code", "350999001", "--recovery", sheet)
        assert made["recovery"] is None and made["cases"] == 0
        assert stat.S_IMODE(os.stat(sheet).st_mode) == 0o600
        assert_says(sheet, "恢复密钥", "榕湖县公安局五里岭派出所")
        assert len(station.json("roster", "list")["organisations"]) == 2

        station.password_file = wrong
        assert station.run("case", "list", expect=REFUSED).out == ""
        station.password_file = None
        station.run("case", "list", expect=USAGE)  # nobody to ask
        station.password_file = right
        assert station.json("case", "list") == []
        station.run("case", "list", now="2026-01-01", expect=REFUSED)  # only a demonstration moves in time
        station.run("init", "--organisation", "x", "--code", "350999", expect=REFUSED)  # never over another
        station.verify()


def test_passwords_come_from_the_input_too():
    with Station(now=None, account="a", password_file="-") as station:
        station.run("init", "--organisation", "甲所", "--code", "350999001", "--recovery", station.path / "key.txt",
                    stdin="s3cret of mine\n")
        assert stat.S_IMODE(os.stat(station.path / "key.txt").st_mode) == 0o600
        station.run("case", "list", stdin="s3cret of mine\n")
        station.run("case", "list", stdin="s3cret of m1ne\n", expect=REFUSED)


def test_backup_opens_and_is_the_same():
    with Station(now="2026-03-01").demo(40) as station:
        cases = station.json("case", "list", "--limit", 1000)
        copy = station.path / "backup.hsl"
        head = station.json("backup", copy)["head"]
        assert station.json("case", "list", "--limit", 1000, store=copy) == cases
        assert station.json("verify", store=copy)["clean"]
        assert head
        station.run("backup", copy, expect=REFUSED)  # never over another file


def strings_of(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings_of(inner) if key not in ("uid",) else ()
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)
    elif isinstance(value, str):
        yield value


def secrets_of(station):
    """Every name, number, phone and sentence that the demo holds."""
    secret = re.compile(r"[\u4e00-\u9fff]{2}|^\d{11}$|^\d{17}[\dX]$")
    found = set()
    for row in station.json("case", "list", "--limit", 10000):
        found.update(text for text in strings_of(station.json("case", "show", row["uid"], "--reveal", "测试")) if secret.search(text))
    for worker in station.json("roster", "list")["workers"]:
        found.update(strings_of({"name": worker["name"], "phone": worker.get("phone")}))
    return found


def public_of(station):
    """What may be read: the station's own name and map, codes of rules, and the duties of its people."""
    roster = station.json("roster", "list")
    texts = set()
    for organisation in roster["organisations"]:
        texts.update(strings_of(organisation))
    for key in ("areas", "rooms"):
        texts.update(strings_of(roster[key]))
    texts.update(worker.get("duty", "") for worker in roster["workers"])
    texts.add("演示")  # the account, named on the sign-in page
    return "\n".join(texts)


def test_nothing_can_be_read_without_a_password():
    with Station(now="2026-08-03T16:00").demo(60) as station:
        secrets = secrets_of(station)
        public = public_of(station)
        numbers = {row["number"] for row in station.json("case", "list", "--limit", 1000)}
        held = b"".join(path.read_bytes() for path in station.path.glob("station.hsl*"))
        assert len(secrets) > 1000
        readable = [text for text in secrets if text not in public and text not in numbers and
                    any(text.encode(code) in held for code in ("utf-8", "utf-16-le", "gb18030"))]
        assert not readable, readable[:20]


def sealed_bytes(path):
    """Every sealed value and every term of the word index."""
    store = sqlite3.connect(path)
    sealed, terms = set(), set()
    for name, sql in store.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall():
        columns = [row[1] for row in store.execute(f'PRAGMA table_info ("{name}")')] if "VIRTUAL" not in (sql or "") else []
        for column in columns:
            if column in ("sealed", "commitment", "salt", "hash", "signature", "bytes"):
                sealed.update(row[0] for row in store.execute(f'SELECT "{column}" FROM "{name}"')
                              if isinstance(row[0], bytes) and len(row[0]) >= 16)
        if "fts5" in (sql or "").lower():
            store.execute(f'CREATE VIRTUAL TABLE temp."v_{name}" USING fts5vocab (main, "{name}", row)')
            terms.update(row[0] for row in store.execute(f'SELECT term FROM temp."v_{name}"'))
    store.close()
    return sealed, terms


def test_two_demos_of_one_seed_share_nothing_sealed():
    with Station(now="2026-08-03T16:00") as one, Station(now="2026-08-03T16:00") as other:
        one.password_file = one.file("password", "first\n")
        other.password_file = other.file("password", "second\n")
        one.run("demo", "--cases", 40)
        other.run("demo", "--cases", 40)
        lists = [[(row["uid"], row["number"], row["title"]) for row in station.json("case", "list", "--limit", 100)]
                 for station in (one, other)]
        assert lists[0] == lists[1] and len(lists[0]) == 41
        (sealed, terms), (sealed_too, terms_too) = sealed_bytes(one.store), sealed_bytes(other.store)
        assert len(sealed) > 500 and len(terms) > 500
        assert not sealed & sealed_too
        assert not terms & terms_too


def test_attachments_are_sealed_and_limited():
    with Station().demo() as station:
        uid = station.play("settled-by-talk")
        photo = station.file("证件.png", picture(b"the photo of somebody " * 4000))
        added = station.json("attach", uid, photo, "--kind", "identity", "--party", "walker-in", now="2026-07-10")
        assert added["size"] == photo.stat().st_size
        attachment = station.json("case", "show", uid, now="2026-07-10")["attachments"][0]
        assert attachment["name"] == "证件.png" and attachment["media_type"] == "image/png"
        held = b"".join(path.read_bytes() for path in station.path.glob("station.hsl*"))
        assert b"the photo of somebody" not in held and "证件.png".encode() not in held
        large = station.file("large.bin", b"x" * (20 * 1024 * 1024 + 1))
        station.run("attach", uid, large, "--kind", "photo", now="2026-07-10", expect=REFUSED)
        station.run("attach", uid, photo, "--kind", "dream", now="2026-07-10", expect=REFUSED)
        assert len(station.json("case", "show", uid, now="2026-07-10")["attachments"]) == 1
        station.verify()


main(globals())
