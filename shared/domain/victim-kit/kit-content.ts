import type { PrintDocument } from "../documents/document.ts";
import { printableText } from "../documents/printable-text.ts";
import type { KitQuestion } from "./kit-format.ts";

/** A line of the sheet as the page draws it: text and nothing else. */
export interface KitPart {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly steps: readonly { readonly lead: string; readonly detail: string }[];
}

/** What is sealed in a kit. */
export interface KitContent {
  readonly kit: string;
  readonly marking: string;
  readonly title: string;
  readonly parts: readonly KitPart[];
  readonly questions: readonly KitQuestion[];
  /** To which the answers are sealed: uncompressed point of P-256. */
  readonly publicKey: string;
  /** Known to whoever opened this kit; without it no answer opens. */
  readonly secret: string;
}

/** The sheet as parts of a kit; foreign texts made harmless to the eye as in every document. */
export function kitParts({ sections }: PrintDocument): readonly KitPart[] {
  return sections.map(({ title, blocks }) => ({
    title: printableText(title),
    paragraphs: blocks.flatMap((block) => {
      switch (block.kind) {
        case "paragraph":
        case "verbatim":
          return [printableText(block.text)];
        case "facts":
          return block.rows.map(
            ([name, value]) => `${printableText(name)}: ${printableText(value)}`,
          );
        case "list":
          return block.items.map(printableText);
        case "steps":
        case "table":
        case "signatures":
          return [];
      }
    }),
    steps: blocks.flatMap((block) =>
      block.kind === "steps"
        ? block.items.map(({ lead, detail }) => ({
            lead: printableText(lead),
            detail: printableText(detail),
          }))
        : [],
    ),
  }));
}
