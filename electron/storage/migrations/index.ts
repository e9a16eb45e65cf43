import type { Migration } from "../migrate.ts";
import { createRecordsAndJournal } from "./0001-create-records-and-journal.ts";
import { keepWindowDrafts } from "./0002-keep-window-drafts.ts";
import { keepIdentityAndPeers } from "./0003-keep-identity-and-peers.ts";
import { keepExchangedStates } from "./0004-keep-exchanged-states.ts";
import { reserved } from "./0005-reserved.ts";
import { keepOutbox } from "./0006-keep-outbox.ts";

/** Every step of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  createRecordsAndJournal,
  keepWindowDrafts,
  keepIdentityAndPeers,
  keepExchangedStates,
  reserved,
  keepOutbox,
];
