import { assertNever } from "../../../shared/assert-never.ts";
import { stepText, type Block } from "../../../shared/domain/documents/document.ts";
import {
  BODY_WIDTH,
  INK,
  lineHeight,
  MARGIN,
  type LinePlace,
  type PageWriter,
  type StructureElement,
} from "./page-writer.ts";
import { writeTable } from "./table.ts";
import type { TextStyle } from "./text-runs.ts";

export const TEXT: TextStyle = { face: "regular", size: 10 };
const CODE: TextStyle = { face: "mono", size: 9 };
const SMALL: TextStyle = { face: "regular", size: 9 };

/** Writes one block below what is there. */
export async function writeBlock(
  writer: PageWriter,
  parent: StructureElement,
  block: Block,
): Promise<void> {
  switch (block.kind) {
    case "paragraph":
      writeText(writer, writer.element(parent, "P"), block.text, {
        x: MARGIN.side,
        style: TEXT,
        colour: INK.text,
      });
      writer.skip(5);
      return;
    case "facts":
      await writeTable(writer, parent, { rows: block.rows, headed: "rows" });
      return;
    case "table":
      await writeTable(writer, parent, { ...block, headed: "columns" });
      return;
    case "list":
      writeList(writer, parent, block.items);
      return;
    case "steps":
      writeList(writer, parent, block.items.map(stepText));
      return;
    case "verbatim":
      writeVerbatim(writer, parent, block.text);
      return;
    case "signatures":
      writeSignatures(writer, parent, block.labels);
      return;
    default:
      assertNever(block);
  }
}

/** Writes a text over as many pages as it takes. */
export function writeText(
  writer: PageWriter,
  element: StructureElement,
  text: string,
  place: LinePlace,
  onPart?: (top: number, bottom: number) => void,
): void {
  const height = lineHeight(place.style);
  const width = PAGE_RIGHT - place.x;
  let lines = writer.typesetter.lines(text, place.style, width);
  while (lines.length > 0) {
    writer.need(height);
    const fitting = Math.max(1, Math.floor(writer.room() / height));
    const part = lines.slice(0, fitting);
    const top = writer.y();
    onPart?.(top, top + part.length * height);
    writer.draw(element, part, top, place);
    writer.skip(part.length * height);
    lines = lines.slice(fitting);
  }
}

const PAGE_RIGHT = MARGIN.side + BODY_WIDTH;

function writeList(writer: PageWriter, parent: StructureElement, items: readonly string[]): void {
  const list = writer.element(parent, "L");
  for (const item of items) {
    writer.need(lineHeight(TEXT));
    const element = writer.element(list, "LI");
    const label = writer.element(element, "Lbl");
    const place = { x: MARGIN.side + 4, style: TEXT, colour: INK.text };
    writer.draw(label, writer.typesetter.lines("•", TEXT, BODY_WIDTH), writer.y(), place);
    const body = writer.element(element, "LBody");
    writeText(writer, body, item, { ...place, x: MARGIN.side + 14 });
  }
  writer.skip(8);
}

function writeVerbatim(writer: PageWriter, parent: StructureElement, text: string): void {
  const place = { x: MARGIN.side + 9, style: CODE, colour: INK.text };
  writeText(writer, writer.element(parent, "P"), text, place, (top, bottom) => {
    writer.decorate(() => {
      writer.pdf.rect(MARGIN.side, top, 2, bottom - top).fill(INK.rule);
    });
  });
  writer.skip(8);
}

/** Two in a row, with room to write above each line. */
function writeSignatures(
  writer: PageWriter,
  parent: StructureElement,
  labels: readonly string[],
): void {
  const gap = 28;
  const width = (BODY_WIDTH - gap) / 2;
  const height = 58;
  for (let at = 0; at < labels.length; at += 2) {
    writer.need(height + lineHeight(SMALL));
    writer.skip(height);
    const y = writer.y();
    labels.slice(at, at + 2).forEach((label, column) => {
      const x = MARGIN.side + column * (width + gap);
      writer.decorate(() => {
        writer.pdf
          .moveTo(x, y)
          .lineTo(x + width, y)
          .lineWidth(0.6)
          .stroke(INK.text);
      });
      const lines = writer.typesetter.lines(label, SMALL, width);
      writer.draw(writer.element(parent, "P"), lines, y + 3, { x, style: SMALL, colour: INK.dim });
    });
    writer.skip(lineHeight(SMALL) + 3);
  }
}
