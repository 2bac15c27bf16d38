"""The whole volume: one PDF, what it lacks, what may be attached to it.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import subprocess

from ctl import DATA, REFUSED, USAGE, Station, assert_keys, main, pdf_text, picture, plain

NOW = "2026-06-30T10:00"
CORPUS = DATA.parent / "fuzz" / "corpus" / "scan"


def pages(path, first, last):
    done = subprocess.run(["pdftotext", "-layout", "-f", str(first), "-l", str(last), str(path), "-"],
                          capture_output=True, check=True)
    return done.stdout.decode()


def test_whole_volume():
    with Station().demo() as station:
        uid = station.play("market-stalls", until="archive")
        scan = station.file("scan.png", picture())
        agreement = station.json("case", "show", uid, now=NOW)["agreements"][0]["uid"]
        signed = station.json("attach", uid, scan, "--kind", "signed", "--agreement", agreement, now=NOW)
        assert signed["pages"] == 1
        station.run("attach", uid, scan, "--kind", "photo", now=NOW)
        paper = station.path / "volume.pdf"
        made = station.json("print", uid, "--all", "--output", paper, "--recipient", "区司法局", now=NOW)
        assert_keys(made, "file", "pages", "parts")
        assert made["pages"] == sum(part["pages"] for part in made["parts"])
        expected = 1
        for part in made["parts"]:
            if part["first"]:
                assert part["first"] == expected, part
                expected += part["pages"]
        titles = [part["title"] for part in made["parts"]]
        assert titles[:2] == ["卷宗封面", "卷内目录"] and titles[-1] == "卷宗封底", titles
        catalogue = pages(paper, 2, 1 + made["parts"][1]["pages"])
        code = signed["sha256"][:16].upper()
        assert " ".join(code[i:i + 4] for i in range(0, 16, 4)) in catalogue, catalogue
        subprocess.run(["qpdf", "--check", str(paper)], check=True, capture_output=True)
        assert paper.stat().st_mode & 0o777 == 0o600

        traces = station.json("trace", "--kind", "export", now=NOW)
        assert traces[0]["text"] == "volume 区司法局", traces
        printed = {document["form"] for document in station.json("case", "show", uid, now=NOW)["documents"]}
        assert {part["form"] for part in made["parts"] if part["form"]} <= printed


def test_wrong_use():
    with Station().demo() as station:
        uid = station.play("settled-by-talk")
        paper = station.path / "volume.pdf"
        station.run("print", uid, "agreement", "--all", "--output", paper, expect=USAGE)
        station.run("print", "--all", "--blank", "agreement", "--output", paper, expect=USAGE)
        station.run("print", uid, "--all", expect=USAGE)
        station.run("volume", expect=USAGE)
        station.run("volume", "list", "--limit", "0", expect=USAGE)
        station.run("volume", "nobody", expect=REFUSED)
        assert not paper.exists()


def test_what_is_missing():
    with Station().demo() as station:
        uid = station.play("no-agreement", until="archive")
        volume = station.json("volume", uid, "--reveal", "check", now="2026-07-25T09:00")
        assert not volume["complete"]
        by_number = {line["number"]: line for line in volume["lines"]}
        assert by_number["6"]["state"] == "missing" and "identity" in by_number["6"]["missing"]
        hidden = station.json("volume", uid, now="2026-07-25T09:00")
        names = [party["name"] for party in
                 station.json("case", "show", uid, "--reveal", "check", now="2026-07-25T09:00")["parties"]]
        shown = json.dumps(hidden, ensure_ascii=False)
        assert any(name in json.dumps(volume, ensure_ascii=False) for name in names)
        assert not any(name in shown for name in names), shown

        listed = station.json("volume", "list", "--incomplete", now="2026-07-25T09:00")
        assert [report["uid"] for report in listed] == [uid]
        assert listed[0]["lines"] == volume["missing"] and listed[0]["closed_on"]


def test_archive_names_what_is_missing():
    with Station().demo() as station:
        uid = station.play("no-agreement", until="archive")
        now = "2026-07-25T09:00"
        form = {"on": "2026-07-25", "archivists": ["he-min", "lin-suzhen"], "retention": "short"}
        refused = station.run("case", "do", uid, "archive", station.file("a.json", json.dumps(form).encode()),
                              now=now, expect=REFUSED)
        assert "note" in refused.err and "no identity paper" in refused.err, refused.err
        one = dict(form, archivists=["he-min", "he-min"], note="x")
        station.run("case", "do", uid, "archive", station.file("b.json", json.dumps(one).encode()), now=now,
                    expect=REFUSED)
        said = dict(form, note="当事人未提供证件。")
        station.run("case", "do", uid, "archive", station.file("c.json", json.dumps(said).encode()), now=now)
        paper = station.path / "back.pdf"
        station.run("print", uid, "volume-back", "--output", paper, now=now)
        text = plain(pdf_text(paper))
        assert "何敏" in text and "林素珍" in text, text
        assert station.json("volume", "list", now=now) == []


def test_bad_scans():
    with Station().demo() as station:
        uid = station.play("settled-by-talk")
        for name, word in (("pdf-locked", "password"), ("pdf-giant", "mm"), ("pdf-junk", "damaged"),
                           ("pdf-picture", "90000"), ("png-bomb", "600 dpi"), ("png-cut", "cut off"),
                           ("jpeg-cut", "cut off"), ("heic", "HEIC"), ("text", "no picture")):
            # What it is called does not matter.
            file = station.file(f"{name}.jpg", (CORPUS / name).read_bytes())
            refused = station.run("attach", uid, file, "--kind", "photo", now=NOW, expect=REFUSED)
            assert word in refused.err, (name, refused.err)
        assert not station.json("case", "show", uid, now=NOW).get("attachments")


main(globals())
