-- The tables of a station's store.
--
-- One table per noun of src/core: its plain fields are columns, everything that tells about people lies in `sealed`
-- (an encrypted dictionary with the salt of the row's commitment; the plain columns are authenticated with it).
-- Days and times are ISO 8601 text, money is fen, lists of codes and uids are joined by spaces with one more at
-- either end, so that LIKE '% uid %' finds one. What is not set is NULL.

-- Plain facts about the file. Nothing here is believed where it matters: see account.sealed_key.
CREATE TABLE station (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Who may open the store. The data key is sealed to box_public; NULL stands for an account not yet admitted.
CREATE TABLE account (
  name TEXT NOT NULL PRIMARY KEY, worker TEXT NOT NULL, rights INTEGER NOT NULL,
  passes INTEGER NOT NULL, memory INTEGER NOT NULL, salt BLOB NOT NULL,
  box_public BLOB NOT NULL, sign_public BLOB NOT NULL, wrapped BLOB NOT NULL, sealed_key BLOB,
  created_at TEXT NOT NULL, ended_at TEXT
) STRICT;

-- The data key once more, sealed to the key on paper.
CREATE TABLE recovery (
  generation INTEGER PRIMARY KEY, box_public BLOB NOT NULL, sealed_key BLOB NOT NULL, created_at TEXT NOT NULL
) STRICT;

-- Public keys an account had before its password was recovered; old signatures are checked with them.
CREATE TABLE former_key (
  account TEXT NOT NULL, sign_public BLOB NOT NULL, until_seq INTEGER NOT NULL,
  PRIMARY KEY (account, until_seq)
) STRICT;

-- Wrong passwords, kept while nobody has a key to write an activity; folded into one at the next sign-in.
CREATE TABLE sign_in_failure (
  account TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;

CREATE TABLE "organisation" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "kind" TEXT, "name" TEXT, "short_name" TEXT, "code" TEXT, "seal" TEXT, "address" TEXT, "phone" TEXT,
  "number_pattern" TEXT, "first_number" INTEGER, "first_number_year" INTEGER,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE "worker" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "role" TEXT, "duty" TEXT, "organisation" TEXT, "basis" TEXT, "grids" TEXT, "from_on" TEXT,
  "to_on" TEXT,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE "area" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "code" TEXT, "name" TEXT, "kind" TEXT, "parent" TEXT, "police_parent" TEXT, "position" INTEGER,
  "tile_row" INTEGER, "tile_column" INTEGER, "households" INTEGER, "residents" INTEGER, "from_on" TEXT,
  "to_on" TEXT,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE "room" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "name" TEXT, "place" TEXT, "seats" INTEGER, "organisation" TEXT,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE "person" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "merged_into" TEXT,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE "case" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "number" TEXT, "number_year" INTEGER, "number_n" INTEGER, "organisation" TEXT, "track" TEXT,
  "type" TEXT, "source" TEXT, "registered_at" TEXT, "requested_on" TEXT, "grid" TEXT,
  "claimed_fen" INTEGER, "people" INTEGER, "risk" TEXT, "supervised" INTEGER, "locked" INTEGER,
  "class" TEXT, "mediators" TEXT, "handler" TEXT, "invited" TEXT, "accepted_on" TEXT,
  "accepted_by" TEXT, "declined_on" TEXT, "decline_reason" TEXT, "notice_on" TEXT, "failed_on" TEXT,
  "refused_on" TEXT, "withdrawn_on" TEXT, "ending_party" TEXT, "routes_on" TEXT, "diverted_on" TEXT,
  "penalty_on" TEXT, "closed_on" TEXT, "result" TEXT, "archived_on" TEXT, "archived_by" TEXT,
  "retention" TEXT, "state" TEXT, "open" INTEGER, "paused" INTEGER, "ended_on" TEXT,
  "settled_kind" TEXT, "first_session_on" TEXT, "retry_from" TEXT, "retried_on" TEXT,
  "last_event_on" TEXT, "fed_back_on" TEXT, "sessions_held" INTEGER, "agreed_fen" INTEGER,
  "paid_fen" INTEGER, "terms_open" INTEGER, "next_due_on" TEXT,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE "party" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "side" TEXT, "position" INTEGER, "kind" TEXT, "home_grid" TEXT, "presence" TEXT, "person" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "agent" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "party" TEXT, "kind" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "session" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "number" INTEGER, "started_at" TEXT, "ended_at" TEXT, "room" TEXT, "open" INTEGER, "mediators" TEXT,
  "recorder" TEXT, "attendees" TEXT, "result" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "inquiry" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "at" TEXT, "investigators" TEXT, "recorder" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "agreement" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "kind" TEXT, "drawn_on" TEXT, "on_the_spot" INTEGER, "mediator" TEXT, "recorder" TEXT,
  "voided_on" TEXT, "confirmation_applied_on" TEXT, "effective_on" TEXT, "performed_on" TEXT,
  "followed_on" TEXT, "total_fen" INTEGER, "copies" INTEGER,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "term" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "position" INTEGER, "debtor" TEXT, "creditor" TEXT, "matter" TEXT, "amount_fen" INTEGER,
  "manner" TEXT, "paid_fen" INTEGER, "performed_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "instalment" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "due_on" TEXT, "amount_fen" INTEGER, "deferred_from" TEXT, "paid_fen" INTEGER, "performed_on" TEXT,
  "followed_on" TEXT, "unperformed_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "performance" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "term" TEXT, "instalment" TEXT, "on" TEXT, "amount_fen" INTEGER, "manner" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "follow_up" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "agreement" TEXT, "instalment" TEXT, "on" TEXT, "worker" TEXT, "party" TEXT, "channel" TEXT,
  "result" TEXT, "satisfaction" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "urge" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "term" TEXT, "instalment" TEXT, "on" TEXT, "manner" TEXT, "worker" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "transfer" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "direction" TEXT, "sent_on" TEXT, "accepted_on" TEXT, "returned_on" TEXT, "feedback_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "pause" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "from_on" TEXT, "to_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "extension" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "agreed_on" TEXT, "until_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "reopening" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "on" TEXT, "closed_on" TEXT, "ended_on" TEXT, "number" INTEGER,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "document" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "form" TEXT, "form_version" TEXT, "subject" TEXT, "printed_at" TEXT, "pages" INTEGER,
  "copies" INTEGER,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "attachment" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "kind" TEXT, "size" INTEGER, "party" TEXT, "agreement" TEXT, "added_at" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE TABLE "correction" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "noun" TEXT, "subject" TEXT, "field" TEXT, "at" TEXT, "worker" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

-- The timeline of the cases and the chain of everything that was done, in one: each row carries the hash of the one
-- before, a commitment to its own sealed part and, in writes, to each row it wrote. timeline: part of the case, not
-- only of the chain. Rows are never changed.
CREATE TABLE "activity" (
  seq INTEGER PRIMARY KEY, case_uid TEXT REFERENCES "case" (uid), uid TEXT NOT NULL,
  timeline INTEGER NOT NULL,
  "kind" TEXT, "at" TEXT, "channel" TEXT, "direction" TEXT, "party" TEXT, "worker" TEXT,
  "subject" TEXT, "action" TEXT,
  account TEXT NOT NULL, real_at TEXT NOT NULL, writes TEXT NOT NULL, sealed BLOB NOT NULL,
  commitment BLOB NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL
) STRICT;

-- Running and stopped clocks of each case, computed again with every change. Due days are kept, colours never.
CREATE TABLE clock (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), rule TEXT NOT NULL, noun TEXT NOT NULL, uid TEXT NOT NULL,
  start_on TEXT, due_on TEXT, done_on TEXT, paused INTEGER NOT NULL, paused_days INTEGER NOT NULL,
  extended_until TEXT, lapses INTEGER NOT NULL
) STRICT;

-- Numbers of cases: the next one of each organisation and year, and those given up, with the reason.
CREATE TABLE number_series (
  organisation TEXT NOT NULL, year INTEGER NOT NULL, next_n INTEGER NOT NULL,
  PRIMARY KEY (organisation, year)
) STRICT;

CREATE TABLE number_void (
  organisation TEXT NOT NULL, year INTEGER NOT NULL, n INTEGER NOT NULL, version INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (organisation, year, n)
) STRICT;

-- What is typed and not yet saved, per account. The key names a form and a case, never a person.
CREATE TABLE draft (
  account TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, saved_at TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (account, key)
) STRICT;

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, sealed BLOB NOT NULL
) STRICT;

-- The bytes of attachments. Number 0 is the head of the stream, the chunks follow.
CREATE TABLE attachment_chunk (
  case_uid TEXT NOT NULL, uid TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (case_uid, uid, number)
) STRICT, WITHOUT ROWID;

-- Words of narratives and records as keyed hashes, one document for each row that has such text. The version of the
-- tokens stands in station.
CREATE VIRTUAL TABLE text_index USING fts5 (tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii');

CREATE TABLE text_document (
  id INTEGER PRIMARY KEY, case_uid TEXT NOT NULL REFERENCES "case" (uid), noun TEXT NOT NULL, uid TEXT NOT NULL,
  UNIQUE (case_uid, noun, uid)
) STRICT;

-- Lists read their filters from the index alone, so that skipping to the middle of a million cases stays cheap.
CREATE INDEX case_by_registration ON "case" (
  registered_at, uid, state, open, grid, type, mediators, handler, invited
);
CREATE INDEX case_by_event ON "case" (last_event_on, uid, state, open, grid, type, mediators, handler, invited);
CREATE INDEX case_by_state ON "case" (state, registered_at, uid);
CREATE INDEX case_by_grid ON "case" (grid, registered_at, uid);
CREATE INDEX case_by_open ON "case" ("open", grid, uid);
CREATE INDEX case_by_type ON "case" (type, registered_at, uid);
CREATE UNIQUE INDEX case_by_number ON "case" (organisation, number_year, number_n) WHERE number_n IS NOT NULL;
CREATE INDEX case_by_number_text ON "case" (number) WHERE number IS NOT NULL;
CREATE INDEX case_by_running_number ON "case" (number_n, number_year) WHERE number_n IS NOT NULL;
CREATE INDEX activity_by_case ON activity (case_uid, timeline, seq);
CREATE UNIQUE INDEX activity_by_uid ON activity (case_uid, uid);
CREATE INDEX clock_by_case ON clock (case_uid, done_on, paused, lapses, due_on);
CREATE INDEX clock_running ON clock (due_on, case_uid, lapses) WHERE done_on IS NULL AND paused = 0;
CREATE INDEX sign_in_failure_by_account ON sign_in_failure (account, at);
