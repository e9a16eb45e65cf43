import { BorderStyle, Paragraph, type FileChild } from "docx";
import { assertNever } from "../../../shared/assert-never.ts";
import { stepText, type Block } from "../../../shared/domain/documents/document.ts";
import { inlineRuns } from "./inline.ts";
import { tableParts } from "./table.ts";

function listParts(items: readonly string[]): readonly FileChild[] {
  return items.map(
    (item) => new Paragraph({ style: "Text", bullet: { level: 0 }, children: inlineRuns(item) }),
  );
}

/** One block as paragraphs and tables. */
export function blockParts(block: Block): readonly FileChild[] {
  switch (block.kind) {
    case "paragraph":
      return [new Paragraph({ style: "Text", children: inlineRuns(block.text) })];
    case "facts":
      return tableParts({ rows: block.rows, headed: "rows" });
    case "table":
      return tableParts({ ...block, headed: "columns" });
    case "list":
      return listParts(block.items);
    case "steps":
      return listParts(block.items.map(stepText));
    case "verbatim":
      return [
        new Paragraph({
          style: "Verbatim",
          border: { left: { style: BorderStyle.SINGLE, size: 16, space: 8, color: "D5D9DE" } },
          children: inlineRuns(block.text),
        }),
      ];
    case "signatures":
      return block.labels.flatMap((label) => [
        // Lines of paragraphs that follow each other are drawn as one.
        new Paragraph({ style: "Meta", keepNext: true, spacing: { before: 700 }, children: [] }),
        new Paragraph({
          style: "Meta",
          keepLines: true,
          border: { top: { style: BorderStyle.SINGLE, size: 4, space: 2, color: "16191D" } },
          children: inlineRuns(label),
        }),
      ]);
    default:
      return assertNever(block);
  }
}
