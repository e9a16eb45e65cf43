import { ok, type Result } from "../../result.ts";
import { documentReader } from "../document-reader.ts";
import type { FormatReader, ParseFailure, ParseSummary, ReadOptions } from "../format.ts";
import { LIMITS } from "../limits.ts";
import type { ParsedReport } from "../parsed.ts";
import { baseName } from "../report-draft.ts";
import { mapMessage } from "./map.ts";

/** Reader of one message (.eml). Failure kind `limit` only: any bytes can be read as a mail. */
export function openMail(options: ReadOptions): FormatReader {
  return documentReader({ name: "mailBytes", bytes: LIMITS.mailBytes }, function* (bytes) {
    const report = mapMessage(bytes, baseName(options.sourceName));
    yield report;
    return summary("eml", 1, report);
  });
}

function summary(
  format: "eml",
  reportCount: number,
  report: ParsedReport,
): Result<ParseSummary, ParseFailure> {
  const { foundItems, skippedItems } = report;
  return ok({ format, reportCount, foundItems, skippedItems, notices: [] });
}
