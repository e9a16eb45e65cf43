import type { HandOverView } from "../custody/hand-over-view.ts";
import type { Evidence } from "../../model/case-parts.ts";
import type { Language } from "../../text/language.ts";
import type { Texts } from "../../text/texts.ts";
import { TLP_AUDIENCE } from "../markings/marking-text-data.ts";
import type { PapLabel } from "../markings/pap.ts";
import type { TlpLabel } from "../markings/tlp.ts";
import { createDocumentWords, type DocumentWords } from "./document-words.ts";
import type { PrintDocument, Section } from "./document.ts";

export interface CustodySheetOptions {
  /** The label that counts for the item, with that of the case that it belongs to. */
  readonly tlp: TlpLabel;
  readonly pap: PapLabel | null;
  /** Number of the incident or report; a title could say more than the item's own marking allows. */
  readonly origin: string;
  readonly language: Language;
  readonly texts: Texts;
  readonly organisation: string;
  readonly analyst: string;
  readonly nowIso: string;
  readonly isExercise: boolean;
  /** What giver and taker signed, verified. */
  readonly handOvers: readonly HandOverView[];
}

/** The sheet that goes with a file from hand to hand: what it is, its hash, every act on it, and lines to sign. */
export function custodySheet(item: Evidence, options: CustodySheetOptions): PrintDocument {
  const words = createDocumentWords(options.language, options.texts);
  const { documents: text } = options.texts;
  return {
    language: options.language,
    kind: text.custodySheet,
    title: item.name,
    // The whole id: the sheet is told from that of another file without opening either.
    reference: item.id,
    marking: {
      tlp: options.tlp,
      pap: options.pap,
      audience: TLP_AUDIENCE[options.tlp][options.language],
      exercise: options.isExercise ? text.exercise : null,
    },
    imprint: [options.organisation, text.madeBy(options.analyst, words.instant(options.nowIso))],
    sections: [
      itemSection(item, options.origin, words),
      custodySection(item, words),
      ...(options.handOvers.length === 0 ? [] : [handOverSection(options.handOvers, words)]),
      {
        id: "signatures",
        title: text.signatures,
        blocks: [
          {
            kind: "signatures",
            labels: [text.handedOverBy, text.takenOverBy, text.witness, text.sealNumber],
          },
        ],
      },
    ],
  };
}

function itemSection(item: Evidence, origin: string, words: DocumentWords): Section {
  const { documents: text } = words.text;
  const verified = item.verifiedAt === null ? text.neverVerified : words.instant(item.verifiedAt);
  const rows: readonly (readonly [string, string])[] = [
    [text.fileName, item.name],
    ["SHA-256", item.sha256],
    [text.sizeBytes, String(item.sizeBytes)],
    [text.mediaType, item.mediaType],
    [text.origin, origin],
    [text.description, item.description],
    [text.lastVerified, verified],
    [text.condition, item.isDamaged ? text.damaged : text.intact],
  ];
  return {
    id: "item",
    title: text.item,
    blocks: [{ kind: "facts", rows: rows.filter(([, value]) => value !== "") }],
  };
}

/** Each signed hand-over with the keys that signed it: who holds the sheet can lay it beside the file. */
function handOverSection(handOvers: readonly HandOverView[], words: DocumentWords): Section {
  const { custody: text } = words.text;
  return {
    id: "hand-overs",
    title: text.signed,
    blocks: handOvers.map((one) => ({ kind: "facts", rows: handOverRows(one, words) }) as const),
  };
}

function handOverRows(
  one: HandOverView,
  words: DocumentWords,
): readonly (readonly [string, string])[] {
  const { custody: text, cases } = words.text;
  const taken =
    one.takerKeyId !== null
      ? text.countersigned(one.takerKeyId, one.takenAt === null ? "" : words.instant(one.takenAt))
      : one.signs === "paper"
        ? text.onPaper
        : text.waiting;
  const seals = one.items.flatMap(({ sealNumber }) => (sealNumber === null ? [] : [sealNumber]));
  const broken = text.findings(one.findings.map(text.describeFinding));
  const rows: readonly (readonly [string, string])[] = [
    [cases.custodyTime, one.at === null ? "" : words.instant(one.at)],
    [text.givenBy, `${one.giver} (${text.key(one.giverKeyId)})`],
    [text.takenBy, `${one.taker} (${taken})`],
    [text.place, one.place],
    [text.purpose, one.purpose],
    [text.sealNumber, seals.join(", ")],
    ["ID", one.handOverId],
    [one.isWhole ? text.signed : text.broken, one.isWhole ? text.holds : broken],
  ];
  return rows.filter(([, value]) => value !== "");
}

function custodySection({ custody }: Evidence, words: DocumentWords): Section {
  const { cases, documents } = words.text;
  const acts: Readonly<Record<string, string>> = cases.custodyActs;
  const rows = custody.map((entry) => [
    words.instant(entry.at),
    entry.actor,
    acts[entry.act] ?? entry.act,
    entry.detail,
    entry.sha256,
  ]);
  const columns = [
    cases.custodyTime,
    cases.custodyActor,
    cases.custodyAct,
    cases.custodyDetail,
    "SHA-256",
  ];
  return {
    id: "custody",
    title: documents.custody,
    blocks: [{ kind: "table", caption: documents.custodyCaption, columns, rows }],
  };
}
