import { z } from "zod";
import { documentFormatSchema } from "../../shared/contract/documents.ts";
import {
  REPORT_SECTIONS,
  type ReportSection,
} from "../../shared/domain/documents/report-sections.ts";
import { LANGUAGES, type Language } from "../../shared/text/language.ts";
import { choice } from "./options.ts";

/** What every command that writes a document takes. */
export interface DocumentOptions {
  readonly format: z.infer<typeof documentFormatSchema>;
  readonly language: Language;
  readonly out: string;
}

/** What `--format` says of itself. */
export const DOCUMENT_FORMATS = "html, markdown (md), pdf or docx";

export const documentFormatOption = choice(documentFormatSchema, (text) => {
  const name = text.toLowerCase();
  return name === "markdown" ? "md" : name;
});
export const languageOption = choice(z.enum(LANGUAGES), (text) => text.toLowerCase());

const sectionOption = choice(z.enum(REPORT_SECTIONS), (text) => text.toLowerCase());

/** Collects a repeatable section. */
export function sectionsOption(
  text: string,
  before: readonly ReportSection[] | undefined,
): readonly ReportSection[] {
  return [...(before ?? []), sectionOption(text)];
}
