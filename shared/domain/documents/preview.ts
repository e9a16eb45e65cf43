import type { Block, PrintDocument } from "./document.ts";

/** Rows of a table and entries of a list that a preview shows; nobody proofreads thousands. */
const MAX_PREVIEWED = 40;
const MAX_PREVIEWED_CHARS = 20_000;

/** The document as far as one looks at it before it is written: long tables, lists and texts only begin. */
export function previewOf(document: PrintDocument): PrintDocument {
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map(beginning),
    })),
  };
}

function beginning(block: Block): Block {
  switch (block.kind) {
    case "table":
      return { ...block, rows: block.rows.slice(0, MAX_PREVIEWED) };
    case "list":
      return { ...block, items: block.items.slice(0, MAX_PREVIEWED) };
    case "steps":
      return { ...block, items: block.items.slice(0, MAX_PREVIEWED) };
    case "verbatim":
    case "paragraph":
      return { ...block, text: block.text.slice(0, MAX_PREVIEWED_CHARS) };
    case "facts":
    case "signatures":
      return block;
  }
}
