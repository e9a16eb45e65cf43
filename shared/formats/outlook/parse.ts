import { err, ok } from "../../result.ts";
import { documentReader } from "../document-reader.ts";
import type { FormatReader, ReadOptions } from "../format.ts";
import { LIMITS } from "../limits.ts";
import { mapStructure } from "../mail/map.ts";
import { noticeList } from "../notice-list.ts";
import { baseName } from "../report-draft.ts";
import { openCompoundFile } from "./compound-file.ts";
import { itemStructure } from "./item.ts";
import { PROPERTIES_STREAM } from "./properties.ts";

/**
 * Reader of one Outlook item (.msg, MS-OXMSG): the same report as the message gives as mail. Failures: `limit`,
 * `malformed` for a damaged container, `not-this-format` and `binary` for a compound file of something else.
 */
export function openOutlook(options: ReadOptions): FormatReader {
  return documentReader({ name: "outlookBytes", bytes: LIMITS.outlookBytes }, function* (bytes) {
    const file = openCompoundFile(bytes);
    if (!file.ok) return file;
    const { childrenOf, root } = file.value;
    if (!childrenOf(root).some(({ name }) => name === PROPERTIES_STREAM)) {
      return err({
        kind: options.isFormatStated ? ("not-this-format" as const) : ("binary" as const),
        message: "The file is an old Office document; it can be added as evidence, not imported.",
        place: { byteOffset: 0 },
        expected: PROPERTIES_STREAM,
      });
    }
    const notices = noticeList();
    const structure = itemStructure(file.value, notices);
    const report = mapStructure(structure, baseName(options.sourceName), notices);
    yield report;
    const { foundItems, skippedItems } = report;
    return ok({
      format: "outlook" as const,
      reportCount: 1,
      foundItems,
      skippedItems,
      notices: [],
    });
  });
}
