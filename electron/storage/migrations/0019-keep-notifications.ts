import type { Migration } from "../migrate.ts";

/**
 * Messages to constituents, and the record of what was told to whom when. What left the desk can neither be changed nor removed:
 * the triggers hold against mistakes of ours, the journal's chain against others.
 */
export const keepNotifications: Migration = {
  version: 19,
  name: "keep-notifications",
  up: (write) => {
    write.execute(`
      CREATE TABLE notification (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT,
        subject_kind TEXT NOT NULL,
        subject_uuid BLOB NOT NULL,
        subject_number TEXT NOT NULL,
        constituent_uuid BLOB NOT NULL,
        constituent_name TEXT NOT NULL,
        country TEXT,
        sector TEXT,
        recipient TEXT,
        language TEXT NOT NULL,
        template TEXT NOT NULL,
        rsit_class TEXT,
        tlp TEXT NOT NULL,
        pap TEXT NOT NULL,
        token TEXT NOT NULL UNIQUE,
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        rows TEXT NOT NULL,
        state TEXT NOT NULL,
        not_before INTEGER,
        recheck_on TEXT
      ) STRICT;
      CREATE INDEX notification_by_subject ON notification (subject_uuid);
      CREATE INDEX notification_by_constituent ON notification (constituent_uuid);
      CREATE INDEX notification_by_recheck ON notification (recheck_on) WHERE recheck_on IS NOT NULL;

      CREATE TABLE notification_act (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT,
        notification_uuid BLOB NOT NULL,
        type TEXT NOT NULL,
        at INTEGER NOT NULL,
        channel TEXT NOT NULL,
        recipient TEXT NOT NULL,
        detail TEXT NOT NULL,
        digest TEXT NOT NULL,
        row_count INTEGER NOT NULL,
        author TEXT NOT NULL
      ) STRICT;
      CREATE INDEX notification_act_by_notification ON notification_act (notification_uuid);
      CREATE TRIGGER notification_act_stands BEFORE DELETE ON notification_act
        WHEN old.type IN ('exported', 'told')
        BEGIN SELECT RAISE(ABORT, 'what was told stays on record'); END;
      CREATE TRIGGER notification_act_is_final BEFORE UPDATE ON notification_act
        WHEN old.type IN ('exported', 'told')
        BEGIN SELECT RAISE(ABORT, 'what was told stays on record'); END;

      CREATE TABLE opt_out (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT,
        address TEXT NOT NULL UNIQUE,
        reason TEXT NOT NULL,
        author TEXT NOT NULL
      ) STRICT;
    `);
  },
};
