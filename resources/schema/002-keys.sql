-- Keys of three scopes, and accounts that are admitted to them.
--
-- Every sealed part begins with a format byte and the id of its key, four bytes, the least first. There
-- is a key of the station (directory, settings, what was done to no case), one of people and cases, and
-- one of each locked case. A key is sealed to the accounts that may have it and to the recovery sheet,
-- whose holder is ''. kept: a key that was replaced, under the one in its place, until nothing is sealed
-- with it any more.
CREATE TABLE key (
  id INTEGER PRIMARY KEY, scope TEXT NOT NULL CHECK (scope IN ('station', 'data', 'case')), case_uid TEXT,
  made_at TEXT NOT NULL, retired_at TEXT, kept BLOB
) STRICT;

CREATE TABLE key_wrap (
  key INTEGER NOT NULL REFERENCES key (id), holder TEXT NOT NULL, sealed_key BLOB NOT NULL,
  PRIMARY KEY (key, holder)
) STRICT, WITHOUT ROWID;

-- One key seals what is written.
CREATE UNIQUE INDEX key_of_scope ON key (scope) WHERE case_uid IS NULL AND retired_at IS NULL AND kept IS NULL;
CREATE UNIQUE INDEX key_of_case ON key (case_uid) WHERE case_uid IS NOT NULL AND retired_at IS NULL AND kept IS NULL;
CREATE INDEX key_wrap_of_holder ON key_wrap (holder, key);

-- There was one key, and the first activity is sealed with it.
WITH head (h, made_at) AS (
  SELECT hex (substr (sealed, 2, 4)), real_at FROM activity ORDER BY seq LIMIT 1
), digit (d0, d1, d2, d3, d4, d5, d6, d7, made_at) AS (
  SELECT instr ('123456789ABCDEF', substr (h, 1, 1)), instr ('123456789ABCDEF', substr (h, 2, 1)),
    instr ('123456789ABCDEF', substr (h, 3, 1)), instr ('123456789ABCDEF', substr (h, 4, 1)),
    instr ('123456789ABCDEF', substr (h, 5, 1)), instr ('123456789ABCDEF', substr (h, 6, 1)),
    instr ('123456789ABCDEF', substr (h, 7, 1)), instr ('123456789ABCDEF', substr (h, 8, 1)), made_at
  FROM head
)
INSERT INTO key (id, scope, made_at)
  SELECT (d0 << 4) + d1 + (d2 << 12) + (d3 << 8) + (d4 << 20) + (d5 << 16) + (d6 << 28) + (d7 << 24), 'data', made_at
  FROM digit;

INSERT INTO key_wrap (key, holder, sealed_key)
  SELECT key.id, account.name, account.sealed_key FROM key, account
  WHERE account.sealed_key IS NOT NULL AND account.ended_at IS NULL;

INSERT INTO key_wrap (key, holder, sealed_key)
  SELECT key.id, '', recovery.sealed_key FROM key, recovery ORDER BY generation DESC LIMIT 1;

ALTER TABLE recovery DROP COLUMN sealed_key;

-- Who may open the store. admission is a seal over name, worker, rights and public keys by somebody who held
-- the key; NULL stands for an account that waits for it. worker is NULL for who only administers.
-- Each row is recorded in the chain like any other.
CREATE TABLE account_now (
  name TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, worker TEXT, rights INTEGER NOT NULL,
  passes INTEGER NOT NULL, memory INTEGER NOT NULL, salt BLOB NOT NULL,
  box_public BLOB NOT NULL, sign_public BLOB NOT NULL, wrapped BLOB NOT NULL,
  first_password INTEGER NOT NULL, created_at TEXT NOT NULL, ended_at TEXT, admission BLOB
) STRICT;

INSERT INTO account_now
  SELECT name, 0, worker, rights, passes, memory, salt, box_public, sign_public, wrapped, 0, created_at, ended_at, NULL
  FROM account;

DROP TABLE account;
ALTER TABLE account_now RENAME TO account;

-- The last record of an account is looked for at every sign-in.
CREATE INDEX activity_of_accounts ON activity (seq) WHERE kind = 'account';

-- Who may open a case that is locked.
ALTER TABLE "case" ADD COLUMN "named" TEXT;
