-- Sessions that are planned. The state is asked for by the reminder, which has no key, and by whoever books a room.
CREATE TABLE "appointment" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "starts_at" TEXT, "ends_at" TEXT, "room" TEXT, "mediators" TEXT, "asked" TEXT, "told_on" TEXT,
  "channel" TEXT, "planned_at" TEXT, "cancelled_on" TEXT, "state" TEXT, "session" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;

CREATE INDEX appointment_by_state ON appointment (state, starts_at);
CREATE INDEX appointment_by_start ON appointment (starts_at);
