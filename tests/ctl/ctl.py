"""What the tests of heshilaoctl share: a folder of their own, the program, and TAP.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import struct
import subprocess
import sys
import tempfile
import traceback
import zlib
from pathlib import Path

SOURCE = Path(os.environ["HSL_SOURCE_ROOT"])
DATA = SOURCE / "tests" / "data"
PROGRAM = os.environ["HSL_CTL"]
SCENARIOS = ["market-stalls", "police-mediation", "settled-by-talk", "no-agreement", "persistent-caller"]

DONE, REFUSED, USAGE = 0, 1, 2


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.out)


class Station:
    """A store in a folder that goes away with it, and the program run on it."""

    def __init__(self, now="2026-03-01T09:00", account=None, password_file=None):
        self.folder = tempfile.TemporaryDirectory(prefix="heshilao-")
        self.path = Path(self.folder.name)
        self.store = self.path / "station.hsl"
        self.config = self.path / "config"
        self.config.mkdir()
        self.now = now
        self.account = account
        self.password_file = password_file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def run(self, *words, now=None, stdin="", expect=DONE, store=None):
        command = [PROGRAM, "--store", str(store or self.store), "--config", str(self.config)]
        if now or self.now:
            command += ["--now", now or self.now]
        if self.account:
            command += ["--account", self.account]
        if self.password_file:
            command += ["--password-file", str(self.password_file)]
        command += [str(word) for word in words]
        environment = dict(os.environ, HOME=str(self.path), XDG_DATA_HOME=str(self.path / "data"))
        done = Result(subprocess.run(command, input=stdin.encode("utf-8"), capture_output=True, env=environment,
                                     start_new_session=True, check=False))
        assert done.code == expect, f"{words}: exit code {done.code}, not {expect}\n{done.out}\n{done.err}"
        assert done.code == DONE or done.err.startswith("heshilaoctl: ") or "\nheshilaoctl: " in done.err, done.err
        return done

    def json(self, *words, **more):
        return self.run("--json", *words, **more).json

    def file(self, name, content):
        path = self.path / name
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content, ensure_ascii=False)
        if isinstance(content, str):
            content = content.encode("utf-8")
        path.write_bytes(content)
        return path

    def demo(self, cases=0):
        self.run("demo", "--cases", cases)
        if cases == 0:
            self.run("roster", "add", DATA / "station.json")
        return self

    def play(self, name, until=None):
        """Plays a scenario through the program; returns the uid of its case."""
        uid = None
        for now, action, path in steps(name):
            if action == until:
                break
            if action == "register":
                uid = self.json("case", "add", path, now=now)["uid"]
            else:
                self.run("case", "do", uid, action, path, now=now)
        return uid

    def verify(self):
        assert self.json("verify")["clean"]


def steps(name):
    folder = DATA / "cases" / name
    for line in (folder / "steps").read_text(encoding="utf-8").splitlines():
        now, action, path = line.split()
        yield now, action, folder / path


WATERMARK = "演示"


def plain(text):
    """Text without white space and without the two characters that the watermark strews into it."""
    return "".join(c for c in text if not c.isspace() and c not in WATERMARK)


def picture(comment=b""):
    """A PNG of one dot, with words in it."""
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) +
            chunk(b"tEXt", b"Comment\0" + comment) + chunk(b"IDAT", zlib.compress(b"\0\xff\xff\xff")) +
            chunk(b"IEND", b""))


def pdf_text(path):
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def assert_says(path, *sentences):
    text = plain(pdf_text(path))
    for sentence in sentences:
        assert plain(sentence) in text, f"{sentence} not in {text}"


def assert_keys(value, *keys):
    assert set(keys) <= set(value), f"{set(keys) - set(value)} missing in {sorted(value)}"


def main(tests):
    """Runs functions named test_… as TAP."""
    found = [(name, test) for name, test in tests.items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(found)}")
    for number, (name, test) in enumerate(found, 1):
        words = name[5:].replace("_", " ")
        try:
            test()
            print(f"ok {number} {words}")
        except Exception:  # a test that breaks fails, and the others still run
            failed += 1
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
            print(f"not ok {number} {words}")
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
