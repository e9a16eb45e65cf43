import type { Migration } from "../migrate.ts";
import { createRecordsAndJournal } from "./0001-create-records-and-journal.ts";
import { keepWindowDrafts } from "./0002-keep-window-drafts.ts";
import { keepIdentityAndPeers } from "./0003-keep-identity-and-peers.ts";
import { keepExchangedStates } from "./0004-keep-exchanged-states.ts";
import { keepListsBesideRecords } from "./0005-keep-lists-beside-records.ts";
import { keepOutbox } from "./0006-keep-outbox.ts";
import { keepProposals } from "./0007-keep-proposals.ts";
import { indexTheJournalBehind } from "./0008-index-the-journal-behind.ts";
import { findNetworks } from "./0009-find-networks.ts";
import { keepNotices } from "./0010-keep-notices.ts";
import { keepCaseArchives } from "./0011-keep-case-archives.ts";
import { keepRelay } from "./0012-keep-relay.ts";
import { keepJudgements } from "./0013-keep-judgements.ts";
import { keepClocks } from "./0014-keep-clocks.ts";
import { keepConstituents } from "./0015-keep-constituents.ts";
import { keepWarningLists } from "./0016-keep-warning-lists.ts";
import { keepPartsOfBundles } from "./0017-keep-parts-of-bundles.ts";
import { findSimilarFilesAndPages } from "./0018-find-similar-files-and-pages.ts";
import { keepNotifications } from "./0019-keep-notifications.ts";
import { keepGuides } from "./0020-keep-guides.ts";

/** Every step of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  createRecordsAndJournal,
  keepWindowDrafts,
  keepIdentityAndPeers,
  keepExchangedStates,
  keepListsBesideRecords,
  keepOutbox,
  keepProposals,
  indexTheJournalBehind,
  findNetworks,
  keepNotices,
  keepCaseArchives,
  keepRelay,
  keepJudgements,
  keepClocks,
  keepConstituents,
  keepWarningLists,
  keepPartsOfBundles,
  findSimilarFilesAndPages,
  keepNotifications,
  keepGuides,
];
