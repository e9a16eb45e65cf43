import { TextRun, type IRunOptions } from "docx";
import { documentText } from "../../../shared/domain/documents/printable-text.ts";

export const TWIPS_PER_MM = Math.round(1440 / 25.4);
/** Width between the margins. */
export const BODY_TWIPS = 176 * TWIPS_PER_MM;

/** A foreign text as runs, one for each of its lines. */
export function inlineRuns(text: string, options: IRunOptions = {}): readonly TextRun[] {
  return documentText(text)
    .split("\n")
    .map(
      (line, index) =>
        new TextRun({
          ...options,
          text: line.replaceAll("\t", "    "),
          ...(index === 0 ? {} : { break: 1 }),
        }),
    );
}
