import type { PapLabel } from "../markings/pap.ts";
import type { TlpLabel } from "../markings/tlp.ts";

/** A printable document: what stands in it, not how it looks. Its texts may be foreign; renderers make them harmless. */
export interface PrintDocument {
  /** BCP 47; guides are in more languages than the window. */
  readonly language: string;
  readonly title: string;
  /** Kind of document, above the title: `Case report`. */
  readonly kind: string;
  /** Number or name by which a printed page is told from those of other documents. */
  readonly reference: string;
  readonly marking: DocumentMarking;
  /** Who made it, when; one line each. */
  readonly imprint: readonly string[];
  readonly sections: readonly Section[];
  /** Set tighter, so that it stays on one page. */
  readonly isCompact?: boolean;
}

/** The marking line. `audience` says in words who may see it. */
export interface DocumentMarking {
  readonly tlp: TlpLabel;
  readonly pap: PapLabel | null;
  readonly audience: string;
  /** Set for an exercise vault: said on top, so that nobody takes it for real. */
  readonly exercise: string | null;
}

export interface Section {
  /** Stable name, such as `timeline`. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface DocumentStep {
  readonly lead: string;
  readonly detail: string;
}

/** A step where the format knows no emphasis inside a line. */
export function stepText({ lead, detail }: DocumentStep): string {
  return detail === "" ? lead : `${lead} ${detail}`;
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  /** Names and values. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Things to do one after the other: each in a few words, then how and why. */
  | { readonly kind: "steps"; readonly items: readonly DocumentStep[] }
  /** Text with its line breaks, as written. */
  | { readonly kind: "verbatim"; readonly text: string }
  /** Lines to sign on: one for each label. */
  | { readonly kind: "signatures"; readonly labels: readonly string[] };
