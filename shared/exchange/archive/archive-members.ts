import { MEMBER_NAME as BUNDLE_MEMBER_NAME } from "../bundle/archive-plan.ts";

/** Names of the members of a case archive, in the order in which they stand. Evidence stands between history and padding. */
export const ARCHIVE_MEMBER_NAME = {
  manifest: BUNDLE_MEMBER_NAME.manifest,
  signature: BUNDLE_MEMBER_NAME.signature,
  records: "records.ndjson.zst",
  history: "history.ndjson.zst",
  padding: BUNDLE_MEMBER_NAME.padding,
} as const;

/** What the file is called; it is an age file like any other. */
export const ARCHIVE_FILE_ENDING = ".case.age";
