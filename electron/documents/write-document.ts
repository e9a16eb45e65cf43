import type { z } from "zod";
import { assertNever } from "../../shared/assert-never.ts";
import type { documentFormatSchema } from "../../shared/contract/documents.ts";
import type { PrintDocument } from "../../shared/domain/documents/document.ts";
import { renderHtml } from "../../shared/domain/documents/render-html.ts";
import { renderMarkdown } from "../../shared/domain/documents/render-markdown.ts";
import type { FontParts } from "./pdf/fonts.ts";

export type DocumentFormat = z.infer<typeof documentFormatSchema>;

export interface WrittenDocument {
  /** With the label in front: it travels with the file, also in its name (TLP 2.0). */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** For the properties of formats that have some. */
export interface Authorship {
  readonly author: string;
  readonly madeAt: Date;
}

/** A document as a file of the wanted format. What only PDF and DOCX need is loaded when one of them is wanted. */
export async function writeDocument(
  document: PrintDocument,
  format: DocumentFormat,
  authorship: Authorship,
): Promise<WrittenDocument> {
  const { marking, reference } = document;
  const name = `${marking.tlp.replace(":", "-")}_${reference}.${format}`;
  return { name, bytes: await bytesOf(document, format, authorship) };
}

async function bytesOf(
  document: PrintDocument,
  format: DocumentFormat,
  authorship: Authorship,
): Promise<Uint8Array> {
  switch (format) {
    case "html":
      return Buffer.from(renderHtml(document), "utf8");
    case "md":
      return Buffer.from(renderMarkdown(document), "utf8");
    case "pdf": {
      const { renderPdf } = await import("./pdf/render-pdf.ts");
      return renderPdf(document, { ...authorship, fonts: await pdfFonts() });
    }
    case "docx": {
      const { renderDocx } = await import("./docx/render-docx.ts");
      return renderDocx(document, authorship);
    }
    default:
      return assertNever(format);
  }
}

let loadedFonts: Promise<FontParts> | undefined;

/** The same for every document, and constant: read once for the life of the process. */
export function pdfFonts(): Promise<FontParts> {
  loadedFonts ??= import("./pdf/fonts.ts").then(({ loadFontParts }) => loadFontParts());
  return loadedFonts;
}
