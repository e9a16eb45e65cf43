import type { DocumentMarking, PrintDocument } from "../../../shared/domain/documents/document.ts";
import { documentText } from "../../../shared/domain/documents/printable-text.ts";
import { TLP_COLOURS } from "../../../shared/domain/markings/tlp-colours.ts";
import { TEXT, writeBlock, writeText } from "./blocks.ts";
import type { FontParts } from "./fonts.ts";
import { createPageWriter, INK, lineHeight, MARGIN, PAGE, type PageWriter } from "./page-writer.ts";
import type { TextStyle } from "./text-runs.ts";

const TITLE: TextStyle = { face: "bold", size: 19 };
const HEADING: TextStyle = { face: "bold", size: 12.5 };
const SMALL: TextStyle = { face: "regular", size: 9 };
const MARGINAL: TextStyle = { face: "regular", size: 8.5 };
/** 12 point bold: as FIRST asks of documents (TLP 2.0). */
const LABEL: TextStyle = { face: "bold", size: 12 };

export interface PdfOptions {
  readonly fonts: FontParts;
  /** Who publishes it, for the properties of the file. */
  readonly author: string;
  readonly madeAt: Date;
}

/**
 * The document as PDF 1.7 in the tagged form that ISO 14289-1 (PDF/UA-1) asks for: language, title, headings, tables with
 * their heads. Fonts are embedded; the TLP label stands on top and at the foot of every page and in the properties of the
 * file. It holds no link, no script, no form and no attachment, and the same input gives the same bytes.
 */
export async function renderPdf(document: PrintDocument, options: PdfOptions): Promise<Uint8Array> {
  const { marking, reference } = document;
  const title = `${marking.tlp} ${reference} ${document.title}`;
  const writer = createPageWriter(options.fonts, {
    language: document.language,
    title: property(title),
    author: property(options.author),
    subject: property(`${document.kind} · ${marking.audience}`),
    keywords: property(
      [marking.tlp, marking.pap, marking.exercise].filter((one) => one !== null).join(", "),
    ),
    madeAt: options.madeAt,
  });
  writeOpening(writer, document);
  for (const { title: heading, blocks } of document.sections) {
    const element = writer.element(writer.root, "Sect");
    writeHeading(writer, element, heading);
    for (const block of blocks) await writeBlock(writer, element, block);
  }
  writeMargins(writer, document);
  return bytesOf(writer.pdf);
}

function writeOpening(writer: PageWriter, document: PrintDocument): void {
  const place = { x: MARGIN.side, colour: INK.dim };
  const line = (type: string, text: string, style: TextStyle, colour: string = INK.dim) => {
    writeText(writer, writer.element(writer.root, type), text, { ...place, style, colour });
  };
  const { marking } = document;
  const exercise = marking.exercise === null ? "" : `${marking.exercise}. `;
  const pap = marking.pap === null ? "" : ` ${marking.pap}`;
  line("P", `${marking.tlp}${pap} · ${exercise}${marking.audience}`, SMALL);
  writer.skip(12);
  line("P", document.kind, SMALL);
  line("H1", document.title, TITLE, INK.text);
  writer.skip(3);
  for (const text of document.imprint) line("P", text, SMALL);
}

function writeHeading(writer: PageWriter, parent: PDFKit.PDFStructureElement, text: string): void {
  writer.skip(18);
  // A heading at the foot of a page would stand alone.
  writer.need(lineHeight(HEADING) + 4 * lineHeight(TEXT));
  writeText(writer, writer.element(parent, "H2"), text, {
    x: MARGIN.side,
    style: HEADING,
    colour: INK.text,
  });
  const y = writer.y() + 1;
  writer.decorate(() => {
    writer.pdf
      .moveTo(MARGIN.side, y)
      .lineTo(PAGE.width - MARGIN.side, y)
      .lineWidth(1)
      .stroke(INK.text);
  });
  writer.skip(7);
}

/** Top and foot of every page, when their number is known. */
function writeMargins(writer: PageWriter, { marking, reference }: PrintDocument): void {
  const { pdf } = writer;
  const { start, count } = pdf.bufferedPageRange();
  const above = marking.exercise === null ? reference : `${marking.exercise} · ${reference}`;
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    pdf.markContent("Artifact", { type: "Pagination" });
    writeMargin(writer, marking, above, 17);
    writeMargin(
      writer,
      marking,
      `${String(page + 1)} / ${String(count)}`,
      PAGE.height - MARGIN.bottom + 17,
    );
    pdf.endMarkedContent();
  }
}

const LABEL_BOX = { width: 147, height: 23 } as const;

function writeMargin(writer: PageWriter, { tlp }: DocumentMarking, text: string, y: number): void {
  const { pdf, typesetter } = writer;
  const { text: colour, background } = TLP_COLOURS[tlp];
  const x = PAGE.width - MARGIN.side - LABEL_BOX.width;
  pdf.rect(x, y, LABEL_BOX.width, LABEL_BOX.height).fill(background);
  const [label] = typesetter.lines(tlp, LABEL, LABEL_BOX.width);
  const left = x + (LABEL_BOX.width - typesetter.extent(tlp, LABEL).natural) / 2;
  if (label !== undefined) writer.drawLine(label, y + 4, { x: left, style: LABEL, colour });
  const [line] = typesetter.lines(text.replaceAll("\n", " "), MARGINAL, x - MARGIN.side - 10);
  const place = { x: MARGIN.side, style: MARGINAL, colour: INK.dim };
  if (line !== undefined) writer.drawLine(line, y + 6, place);
}

/** Properties go into XML that the library does not escape: signs that act there are put as signs that look alike. */
function property(text: string): string {
  return documentText(text)
    .replaceAll(/\s+/g, " ")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replaceAll("&", "＆")
    .trim();
}

async function bytesOf(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.once("end", resolve);
    pdf.once("error", reject);
  });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
