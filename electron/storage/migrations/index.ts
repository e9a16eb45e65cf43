import type { Migration } from "../migrate.ts";
import { createRecordsAndJournal } from "./0001-create-records-and-journal.ts";
import { keepWindowDrafts } from "./0002-keep-window-drafts.ts";
import { keepIdentityAndPeers } from "./0003-keep-identity-and-peers.ts";
import { keepExchangedStates } from "./0004-keep-exchanged-states.ts";
import { keepListsBesideRecords } from "./0005-keep-lists-beside-records.ts";
import { keepOutbox } from "./0006-keep-outbox.ts";
import { keepProposals } from "./0007-keep-proposals.ts";
import { keepClocks } from "./0008-keep-clocks.ts";

/** Every step of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  createRecordsAndJournal,
  keepWindowDrafts,
  keepIdentityAndPeers,
  keepExchangedStates,
  keepListsBesideRecords,
  keepOutbox,
  keepProposals,
  keepClocks,
];
