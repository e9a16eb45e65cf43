import { TLP_COLOURS } from "../markings/tlp-colours.ts";
import type { PrintDocument } from "./document.ts";
import { printableText } from "./printable-text.ts";

type Styled = Pick<PrintDocument, "marking" | "reference" | "isCompact">;

/** Style of a document on screen and on paper, with its TLP label in the margins of every printed page (TLP 2.0 §4). */
export function styleSheet({ marking, reference, isCompact = false }: Styled): string {
  const { tlp, exercise } = marking;
  const { text, background } = TLP_COLOURS[tlp];
  // 12 point bold, right-justified: as FIRST asks of documents.
  const label = `content: ${cssString(tlp)}; color: ${text}; background: ${background}; font: bold 12pt sans-serif; text-align: center; vertical-align: middle; width: 52mm; height: 8mm; margin: 6mm 0`;
  const left = cssString(exercise === null ? reference : `${exercise} · ${reference}`);
  return `
@page { size: A4; margin: 20mm 17mm 20mm 17mm;
  @top-left { content: ${left}; font: 8.5pt sans-serif; color: #444 }
  @top-right { ${label} }
  @bottom-left { content: counter(page) " / " counter(pages); font: 8.5pt sans-serif; color: #444 }
  @bottom-right { ${label} } }
.label { background: ${background}; color: ${text} }
${LAYOUT}${isCompact ? COMPACT : ""}`;
}

const LAYOUT = `* { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact }
body { margin: 0 auto; max-width: 190mm; padding: 8mm; background: #fff; color: #16191d;
  font: 10pt/1.45 "Helvetica Neue", Arial, "Liberation Sans", sans-serif }
.band { display: flex; justify-content: space-between; align-items: center; gap: 6mm; color: #444; font-size: 8.5pt }
.band p { margin: 0 }
.label { flex: none; padding: 1mm 3mm; font: bold 12pt sans-serif }
.kind { margin: 9mm 0 0; color: #444; font-size: 9pt; letter-spacing: .06em; text-transform: uppercase }
h1 { margin: 1mm 0 2mm; font-size: 20pt; line-height: 1.2; overflow-wrap: anywhere }
.imprint { margin: 0; color: #444; font-size: 9pt }
h2 { margin: 8mm 0 2mm; padding-bottom: 1mm; border-bottom: .4mm solid #16191d; font-size: 12.5pt; break-after: avoid }
p { margin: 0 0 2mm; white-space: pre-line; overflow-wrap: anywhere }
dl { margin: 0 0 3mm }
dl div { display: grid; grid-template-columns: 42mm 1fr; gap: 4mm; padding: .8mm 0; border-bottom: .1mm solid #d5d9de; break-inside: avoid }
dt { color: #444 }
dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere }
table { width: 100%; margin: 0 0 4mm; border-collapse: collapse; font-size: 9pt; font-variant-numeric: tabular-nums }
caption { padding-bottom: 1mm; text-align: left; color: #444; font-size: 8.5pt; break-after: avoid }
thead { display: table-header-group }
tbody tr:first-child { break-before: avoid }
.short { white-space: pre; overflow-wrap: normal }
tr { break-inside: avoid }
th, td { padding: 1mm 2mm 1mm 0; border-bottom: .1mm solid #d5d9de; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line }
th { border-bottom: .3mm solid #16191d; font-weight: 600; overflow-wrap: normal }
ul, ol { margin: 0 0 3mm; padding-left: 5mm }
pre { margin: 0 0 3mm; padding: 2mm 3mm; border-left: .8mm solid #d5d9de; white-space: pre-wrap; overflow-wrap: anywhere; font: 9pt/1.45 "Liberation Mono", Consolas, monospace }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 16mm 10mm; margin-top: 16mm; break-inside: avoid }
.signatures p { margin: 0; padding-top: 1mm; border-top: .2mm solid #16191d; color: #444; font-size: 9pt }
footer.band { margin-top: 10mm }
@media print { body { max-width: none; padding: 0 } footer.band, header.band .label { display: none } }
`;

/** For what has to fit on one sheet of paper; on a screen there is room. */
const COMPACT = `@media print { body { font-size: 8.8pt; line-height: 1.27 } .kind { margin: 0 } h1 { font-size: 14pt; margin: 0 0 .5mm }
h2 { margin: 2.2mm 0 .7mm; padding-bottom: .3mm; font-size: 10.5pt } p { margin: 0 0 .7mm } .imprint { font-size: 8pt }
dl { margin: 0 0 .8mm } dl div { padding: .3mm 0; border: 0 } ul, ol { margin: 0 } header.band { display: none } }
`;

/** A CSS string in which nothing can end the string or the style element. */
function cssString(text: string): string {
  const safe = printableText(text).replaceAll(
    /[^A-Za-z0-9 ]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${safe}"`;
}
