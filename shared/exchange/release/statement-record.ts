import { compareText } from "./compare-text.ts";
import { ownMember, type ForeignRecord, type TextState } from "../record/exchange-record.ts";

/** Signed texts that travel beside records, as lines of a bundle (docs/changes-format.md §7). */
export const STATEMENT_KINDS = ["notice", "notice-answer", "question", "question-message"] as const;
export type StatementLineKind = (typeof STATEMENT_KINDS)[number];

/** More in one bundle than two desks write to each other in a year; each costs two signatures to check. */
export const MAX_STATEMENTS = 1_000;

/** A signed text with what proves whose it is. */
export interface TravellingStatement {
  readonly id: string;
  readonly kind: StatementLineKind;
  /** Organisation that signed it. */
  readonly sender: string;
  /** Body and signature, as it was signed. */
  readonly statement: string;
  /** By which the device that signed is one of the organisation's. */
  readonly certificate: string;
}

export function isStatementKind(kind: string): kind is StatementLineKind {
  return STATEMENT_KINDS.some((known) => known === kind);
}

/** The line by which it travels. */
export function recordOfStatement(
  { kind, id, sender, statement, certificate }: TravellingStatement,
  stamp: { readonly ms: number; readonly replica: string },
): ForeignRecord {
  const whole = { ...stamp, counter: 0 };
  const text = (value: string): TextState => ({
    siblings: [{ value, stamp: whole }],
    seen: [whole],
  });
  const texts = { certificate: text(certificate), statement: text(statement) };
  const life = { isAlive: true, stamp: whole };
  return { kind, id, owner: sender, life, registers: {}, sets: {}, texts };
}

/** What such a line says; undefined when it is another kind or does not have the two texts. Nothing is verified. */
export function statementOfRecord(record: ForeignRecord): TravellingStatement | undefined {
  const { kind, id, owner } = record;
  if (!isStatementKind(kind)) return undefined;
  const statement = onlyText(record, "statement");
  const certificate = onlyText(record, "certificate");
  if (statement === undefined || certificate === undefined) return undefined;
  return { kind, id, sender: owner, statement, certificate };
}

/** In the order of a bundle. */
export function compareStatementRecords(a: ForeignRecord, b: ForeignRecord): number {
  return compareText(a.kind, b.kind) || compareText(a.id, b.id);
}

function onlyText({ texts }: ForeignRecord, name: string): string | undefined {
  const siblings = ownMember(texts, name)?.siblings ?? [];
  return siblings.length === 1 ? siblings[0]?.value : undefined;
}
