import PdfFile from "pdfkit";
import type { FontParts } from "./fonts.ts";
import { createTypesetter, type TextLine, type TextStyle, type Typesetter } from "./text-runs.ts";

const MM = 72 / 25.4;
/** A4, with the margins of the printed HTML. */
export const PAGE = { width: 210 * MM, height: 297 * MM } as const;
export const MARGIN = { side: 17 * MM, top: 20 * MM, bottom: 20 * MM } as const;
export const BODY_WIDTH = PAGE.width - 2 * MARGIN.side;
const BODY_END = PAGE.height - MARGIN.bottom;
export const BODY_HEIGHT = BODY_END - MARGIN.top;

export const INK = { text: "#16191d", dim: "#444444", rule: "#d5d9de" } as const;

/** An element of the document's structure, for those who have the page read to them. */
export type StructureElement = PDFKit.PDFStructureElement;

export interface LinePlace {
  readonly x: number;
  readonly style: TextStyle;
  readonly colour: string;
}

/** A document being written: where the next line goes, and what it belongs to. */
export interface PageWriter {
  readonly pdf: PDFKit.PDFDocument;
  readonly typesetter: Typesetter;
  readonly root: StructureElement;
  readonly y: () => number;
  /** How much of the page is left. */
  readonly room: () => number;
  readonly skip: (height: number) => void;
  readonly moveTo: (y: number) => void;
  readonly newPage: () => void;
  /** Takes a new page unless there is room for this height on this one. */
  readonly need: (height: number) => void;
  readonly element: (
    parent: StructureElement,
    type: string,
    scope?: "Column" | "Row",
  ) => StructureElement;
  /** Draws lines one below the other at a place, as content of an element; moves nothing. */
  readonly draw: (
    element: StructureElement,
    lines: readonly TextLine[],
    y: number,
    place: LinePlace,
  ) => void;
  /** Draws what belongs to the page and not to the text: rules, repeated heads, margins. */
  readonly decorate: (paint: () => void) => void;
  readonly drawLine: (line: TextLine, y: number, place: LinePlace) => void;
}

export interface DocumentInfo {
  readonly language: string;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly madeAt: Date;
}

export function lineHeight({ size }: TextStyle): number {
  return size * 1.4;
}

export function createPageWriter(parts: FontParts, info: DocumentInfo): PageWriter {
  const pdf = openPdf(info);
  pdf.appendXML(PDF_UA);
  for (const { name, bytes } of Object.values(parts).flat()) {
    pdf.registerFont(name, Buffer.from(bytes));
  }
  const typesetter = createTypesetter(parts, ({ font, text }, size) =>
    pdf.font(font, size).widthOfString(text),
  );
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  let y: number = MARGIN.top;
  const newPage = () => {
    pdf.addPage();
    y = MARGIN.top;
  };
  newPage();
  const drawLine: PageWriter["drawLine"] = ({ runs }, top, { x, style, colour }) => {
    let left = x;
    for (const { font, text } of runs) {
      pdf.font(font, style.size).fillColor(colour).text(text, left, top, { lineBreak: false });
      left += pdf.widthOfString(text);
    }
  };
  return {
    pdf,
    typesetter,
    root,
    y: () => y,
    room: () => BODY_END - y,
    skip: (height) => {
      y += height;
    },
    moveTo: (to) => {
      y = to;
    },
    newPage,
    need: (height) => {
      if (BODY_END - y < height) newPage();
    },
    element: (parent, type, scope) => {
      const element = pdf.struct(type, scope === undefined ? {} : { scope });
      parent.add(element);
      return element;
    },
    draw: (element, lines, top, place) => {
      element.add(() => {
        lines.forEach((line, index) => {
          drawLine(line, top + index * lineHeight(place.style), place);
        });
      });
    },
    decorate: (paint) => {
      pdf.markContent("Artifact", { type: "Layout" });
      paint();
      pdf.endMarkedContent();
    },
    drawLine,
  };
}

/** Says in the file's properties to which standard its structure holds (ISO 14289-1 §5). */
const PDF_UA = `
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
    <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>`;

function openPdf(info: DocumentInfo): PDFKit.PDFDocument {
  return new PdfFile({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    // Number of pages stands on each of them.
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    lang: info.language,
    displayTitle: true,
    // The library would otherwise take a font of its own that is not embedded.
    font: "",
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Keywords: info.keywords,
      Creator: "Watchpost",
      Producer: "Watchpost",
      CreationDate: info.madeAt,
      ModDate: info.madeAt,
    },
  });
}
