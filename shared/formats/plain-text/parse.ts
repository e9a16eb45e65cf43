import { err, ok } from "../../result.ts";
import { documentReader } from "../document-reader.ts";
import type { FormatReader, ReadOptions } from "../format.ts";
import { indicatorsOf } from "../indicators.ts";
import { LIMITS } from "../limits.ts";
import { factsOfTags } from "../marking-tags.ts";
import { noticeList } from "../notice-list.ts";
import type { Place } from "../parsed.ts";
import { baseName, cutText, emptyReport } from "../report-draft.ts";
import { decodePlainText } from "./decode.ts";
import { titleOfText } from "./title.ts";

/**
 * Reader of free text, AsciiDoc and Markdown included: one report, one item, with the indicators that it holds.
 * Failure kinds: `limit`, `empty`.
 */
export function openPlainText(options: ReadOptions): FormatReader {
  return documentReader({ name: "textBytes", bytes: LIMITS.textBytes }, function* (bytes) {
    const { text, encoding, isGuess } = decodePlainText(bytes);
    if (text.trim() === "") return err({ kind: "empty", message: "The file holds no text." });
    const notices = noticeList();
    if (isGuess) {
      notices.add("text-encoding-guessed", `The text is not valid UTF-8: read as ${encoding}.`);
    }
    if (text.includes("\0")) notices.add("text-nul", "The text holds the character NUL.");
    if (/^\s*<(?:\?xml|!doctype|html|[a-z][a-z0-9:]*[\s>])/i.test(text.slice(0, 512))) {
      notices.add("text-markup", "Markup of no known format: kept as text, never interpreted.");
    }
    const body = cutText(text, LIMITS.bodyCharacters);
    if (body.length < text.length) {
      notices.add("body-shortened", "The text was cut; the original file holds all of it.");
    }
    const markings = factsOfTags(markingLines(text), notices, {});
    yield {
      ...emptyReport("text", titleOfText(text) ?? baseName(options.sourceName)),
      body,
      tlp: markings.tlp,
      pap: markings.pap,
      observables: indicatorsOf(text, notices, lineCounter(text)),
      detailsJson: JSON.stringify({ format: "text", encoding }),
      foundItems: 1,
      notices: notices.all(),
    };
    return ok({ format: "text", reportCount: 1, foundItems: 1, skippedItems: 0, notices: [] });
  });
}

/** Markings that stand alone on a line near the start: `TLP:AMBER`, as documents of the field carry them. */
function markingLines(text: string): readonly string[] {
  return text
    .slice(0, 4_096)
    .split("\n", 20)
    .map((line) => line.trim())
    .filter((line) => line.length < 64 && /^(?:TLP|PAP) ?: ?[A-Z]/i.test(line));
}

/** Line and column of ascending offsets: each call goes on where the one before stopped. */
function lineCounter(text: string): (offset: number) => Place {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    if (offset < lineStart) {
      line = 1;
      lineStart = 0;
    }
    for (let at = text.indexOf("\n", lineStart); at !== -1 && at < offset;) {
      line += 1;
      lineStart = at + 1;
      at = text.indexOf("\n", lineStart);
    }
    return { line, column: offset - lineStart + 1 };
  };
}
