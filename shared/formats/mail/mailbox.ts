import { err, ok } from "../../result.ts";
import type { FormatReader, ParseFailure, ReadOptions } from "../format.ts";
import { LIMITS } from "../limits.ts";
import { noticeList } from "../notice-list.ts";
import type { ParsedReport } from "../parsed.ts";
import { baseName } from "../report-draft.ts";
import { MailboxSplitter, type SplitMessage } from "./mailbox-splitter.ts";
import { mapMessage } from "./map.ts";

/**
 * Reader of a mailbox (RFC 4155): one message is held at a time, so a mailbox of many GB needs constant memory. A
 * message starts at a `From ` line behind an empty line; `>From ` is unquoted as mboxrd does. A message past
 * `LIMITS.mboxMessageBytes` is one skipped item. Failure kinds: `limit`, `malformed` when there is no message at all.
 */
export function openMailbox(options: ReadOptions): FormatReader {
  const name = baseName(options.sourceName);
  const notices = noticeList();
  const splitter = new MailboxSplitter(LIMITS.mboxMessageBytes);
  const totals = { messages: 0, reports: 0, found: 0, skipped: 0, bytes: 0 };

  function* take(split: SplitMessage): Generator<ParsedReport, void> {
    totals.messages += 1;
    if (split.kind === "too-large") {
      totals.found += 1;
      totals.skipped += 1;
      const message = `Message ${totals.messages} is larger than ${LIMITS.mboxMessageBytes} bytes and was left out.`;
      notices.add("mail-too-large", message, { row: totals.messages });
      return;
    }
    const report = mapMessage(split.bytes, `${name}, message ${totals.messages}`);
    totals.reports += 1;
    totals.found += report.foundItems;
    totals.skipped += report.skippedItems;
    yield report;
  }

  return {
    *write(bytes) {
      totals.bytes += bytes.length;
      if (totals.bytes > LIMITS.streamBytes) return tooLarge();
      for (const split of splitter.push(bytes)) yield* take(split);
      return null;
    },
    *finish() {
      for (const split of splitter.rest()) yield* take(split);
      if (totals.messages === 0) return err(noMessage());
      return ok({
        format: "mbox",
        reportCount: totals.reports,
        foundItems: totals.found,
        skippedItems: totals.skipped,
        notices: notices.all(),
      });
    },
  };
}

function tooLarge(): ParseFailure {
  return {
    kind: "limit",
    limit: "streamBytes",
    message: `The mailbox is larger than ${LIMITS.streamBytes} bytes.`,
    place: { byteOffset: LIMITS.streamBytes },
  };
}

function noMessage(): ParseFailure {
  return {
    kind: "not-this-format",
    message: "The file holds no message that starts with a “From ” line.",
    expected: "a line such as “From sender@example.org Tue Nov 24 08:00:00 2026”",
  };
}
