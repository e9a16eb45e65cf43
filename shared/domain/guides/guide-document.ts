import type { Language } from "../../text/language.ts";
import type { Texts } from "../../text/texts.ts";
import { createDocumentWords } from "../documents/document-words.ts";
import type { Block, PrintDocument, Section } from "../documents/document.ts";
import { TLP_AUDIENCE } from "../markings/marking-text-data.ts";
import type { Guide, GuideSection } from "./guide.ts";

export interface GuideDocumentOptions {
  /** Of the words around the guide. */
  readonly language: Language;
  readonly texts: Texts;
  /** Who hands it out; left out where nobody in particular does. */
  readonly organisation?: string;
}

/** A guide as a printable document. Guides hold nothing about any case: anybody may have them. */
export function guideDocument(guide: Guide, options: GuideDocumentOptions): PrintDocument {
  const { language, texts, organisation } = options;
  const words = createDocumentWords(language, texts);
  const { guides: text } = texts;
  return {
    language: guide.language,
    kind: text.kind,
    title: guide.title,
    reference: `${guide.id}-${guide.language}`,
    marking: {
      tlp: "TLP:CLEAR",
      pap: null,
      audience: TLP_AUDIENCE["TLP:CLEAR"][language],
      exercise: null,
    },
    imprint: [
      ...(organisation === undefined ? [] : [organisation]),
      `${text.version(guide.version)} · ${text.reviewedOn(guide.reviewed)} · ${text.licence(guide.licence)}`,
      `${text.for}: ${guide.classes.map(words.classification).join(", ")}`,
    ],
    sections: guide.sections.map(guideSection),
  };
}

/** One part of a guide as the part of a document: for a guide, a sheet, a letter or an advisory. */
export function guideSection({ id, title, paragraphs, steps }: GuideSection): Section {
  const told: readonly Block[] = paragraphs.map((text) => ({ kind: "paragraph", text }));
  const listed: readonly Block[] = steps.length === 0 ? [] : [{ kind: "steps", items: steps }];
  return { id, title, blocks: [...told, ...listed] };
}
