-- How long volumes are kept, what two persons decided at the end of it, and what is left of a destroyed case.

-- The years of the two classes that end, and what they are counted from.
ALTER TABLE "organisation" ADD COLUMN "retention_long" INTEGER;
ALTER TABLE "organisation" ADD COLUMN "retention_short" INTEGER;
ALTER TABLE "organisation" ADD COLUMN "retention_start" TEXT;

-- The years are those of the day on which the volume was archived. Volumes of before have none: for them
-- the years of the organisation count.
ALTER TABLE "case" ADD COLUMN "retention_years" INTEGER;
ALTER TABLE "case" ADD COLUMN "retention_start" TEXT;
ALTER TABLE "case" ADD COLUMN "retention_from" TEXT;
ALTER TABLE "case" ADD COLUMN "retained_until" TEXT;

CREATE INDEX case_by_retention ON "case" (retained_until, uid) WHERE retained_until IS NOT NULL;
CREATE INDEX case_without_years ON "case" (organisation, retention, closed_on, declined_on)
  WHERE archived_on IS NOT NULL AND retention_years IS NULL;

CREATE TABLE "appraisal" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "decision" TEXT, "years" INTEGER, "until_on" TEXT, "proposed_on" TEXT, "proposed_by" TEXT,
  "proposed_account" TEXT, "answer" TEXT, "answered_on" TEXT, "answered_by" TEXT,
  "answered_account" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE INDEX appraisal_by_answer ON appraisal (answer, decision, case_uid);

-- The register of what was destroyed. Nobody's name but of those who decided and did it, and these are sealed.
CREATE TABLE "destruction" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "organisation" TEXT, "number" TEXT, "number_year" INTEGER, "number_n" INTEGER, "type" TEXT,
  "retention" TEXT, "retention_years" INTEGER, "retained_from" TEXT, "retained_until" TEXT,
  "proposed_on" TEXT, "confirmed_on" TEXT, "destroyed_on" TEXT, "documents" INTEGER, "pages" INTEGER,
  "attachments" INTEGER, "chain_seq" INTEGER, "links" INTEGER, "links_digest" TEXT,
  sealed BLOB NOT NULL
) STRICT;

CREATE INDEX destruction_by_number ON destruction (organisation, number_year, number_n);

-- Links of a destroyed case keep their place, account, hash and signature, and nothing of what was done.
ALTER TABLE activity ADD COLUMN destruction TEXT REFERENCES destruction (uid);

CREATE INDEX activity_by_destruction ON activity (destruction) WHERE destruction IS NOT NULL;
CREATE INDEX activity_of_destructions ON activity (seq) WHERE kind = 'destruction';
