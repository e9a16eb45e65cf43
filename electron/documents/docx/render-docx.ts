import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  TabStopType,
  TextRun,
  type FileChild,
  type IRunOptions,
} from "docx";
import type { PrintDocument } from "../../../shared/domain/documents/document.ts";
import { documentText } from "../../../shared/domain/documents/printable-text.ts";
import { TLP_COLOURS } from "../../../shared/domain/markings/tlp-colours.ts";
import { LOCALE_OF_LANGUAGE } from "../../../shared/text/language.ts";
import { blockParts } from "./blocks.ts";
import { inlineRuns, TWIPS_PER_MM, BODY_TWIPS } from "./inline.ts";
import { STYLES } from "./styles.ts";

export interface DocxOptions {
  /** Who publishes it, for the properties of the file. */
  readonly author: string;
}

/** Word wants a region; a language that we have no region for stands as it is. */
const LOCALES: ReadonlyMap<string, string> = new Map(Object.entries(LOCALE_OF_LANGUAGE));

/**
 * The document as Office Open XML (ISO/IEC 29500, `.docx`) with real headings, heads of tables that stand again on each
 * page, language and title, and the TLP label on top and at the foot of every page and in the properties. It has no macro,
 * no field but the page numbers, and no relation to anything outside of itself.
 */
export async function renderDocx(
  document: PrintDocument,
  { author }: DocxOptions,
): Promise<Uint8Array> {
  const { marking, reference } = document;
  const above = marking.exercise === null ? reference : `${marking.exercise} · ${reference}`;
  const file = new Document({
    title: property(`${marking.tlp} ${reference} ${document.title}`),
    creator: property(author),
    lastModifiedBy: property(author),
    subject: property(document.kind),
    description: property(marking.audience),
    keywords: property(
      [marking.tlp, marking.pap, marking.exercise].filter((one) => one !== null).join(", "),
    ),
    customProperties: [{ name: "TLP", value: marking.tlp }],
    styles: {
      ...STYLES,
      default: {
        ...STYLES.default,
        document: {
          run: {
            font: "Arial",
            size: 20,
            color: "16191D",
            language: { value: LOCALES.get(document.language) ?? document.language },
          },
        },
      },
    },
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [marginLine(marking.tlp, [text(above)])] }) },
        footers: {
          default: new Footer({
            children: [
              marginLine(marking.tlp, [
                { children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] },
              ]),
            ],
          }),
        },
        children: bodyOf(document),
      },
    ],
  });
  return Packer.toBuffer(file);
}

const PAGE = {
  size: { width: 210 * TWIPS_PER_MM, height: 297 * TWIPS_PER_MM },
  margin: {
    top: 22 * TWIPS_PER_MM,
    bottom: 20 * TWIPS_PER_MM,
    left: 17 * TWIPS_PER_MM,
    right: 17 * TWIPS_PER_MM,
    header: 8 * TWIPS_PER_MM,
    footer: 8 * TWIPS_PER_MM,
  },
} as const;

function bodyOf(document: PrintDocument): readonly FileChild[] {
  const { marking } = document;
  const pap = marking.pap === null ? "" : ` ${marking.pap}`;
  const exercise = marking.exercise === null ? "" : `${marking.exercise}. `;
  const band = `${marking.tlp}${pap} · ${exercise}${marking.audience}`;
  return [
    new Paragraph({ style: "Meta", spacing: { after: 240 }, children: inlineRuns(band) }),
    new Paragraph({ style: "Meta", children: inlineRuns(document.kind) }),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: inlineRuns(document.title) }),
    ...document.imprint.map((line) => new Paragraph({ style: "Meta", children: inlineRuns(line) })),
    ...document.sections.flatMap(({ title, blocks }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: inlineRuns(title) }),
      ...blocks.flatMap(blockParts),
    ]),
  ];
}

/** 12 point bold, right-justified, in FIRST's colours (TLP 2.0), on each page. */
function marginLine(tlp: PrintDocument["marking"]["tlp"], left: readonly IRunOptions[]): Paragraph {
  const { text: colour, background } = TLP_COLOURS[tlp];
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    tabStops: [{ type: TabStopType.RIGHT, position: BODY_TWIPS }],
    children: [
      ...left.map((run) => new TextRun({ ...run, size: 17, color: "444444" })),
      new TextRun({ text: "\t", size: 17 }),
      new TextRun({
        text: ` ${tlp} `,
        bold: true,
        size: 24,
        color: colour.slice(1),
        shading: { type: ShadingType.CLEAR, fill: background.slice(1), color: "auto" },
      }),
    ],
  });
}

function text(value: string): IRunOptions {
  return { text: property(value) };
}

function property(value: string): string {
  return documentText(value).replaceAll(/\s+/g, " ").trim();
}
