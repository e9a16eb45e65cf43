import { z } from "zod";

import { DEVICE_CERTIFICATE } from "../../exchange/identity/device-certificate.ts";
import { parseStatement } from "../../exchange/identity/signed-statement.ts";
import {
  parseHandOver,
  parseReceipt,
  trustedComment,
  type HandOver,
  type HandOverReceipt,
  type HandOverStatement,
  type SigningParty,
} from "./hand-over.ts";

/** What a verifier needs of a library; the same in every shell. */
export interface CustodyCrypto {
  /** Whether the minisign signature over this text, with exactly this signed comment, is by this key (base 64) and names its id. */
  readonly isSigned: (
    party: SigningParty,
    text: string,
    signature: string,
    comment: string,
  ) => boolean;
  /** Of the text in UTF-8, in hexadecimal. */
  readonly sha256: (text: string) => string;
}

/** A file that is said to be the one that changed hands. */
export interface CustodyItem {
  /** Null when only its content is known. */
  readonly id: string | null;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Everything that can be wrong with a hand-over; each names what does not fit. */
export const custodyFindingSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("statement-unreadable"), place: z.string(), expected: z.string() }),
  z.object({ kind: z.literal("giver-signature-invalid"), deviceKeyId: z.string() }),
  z.object({
    kind: z.literal("key-not-certified"),
    who: z.enum(["giver", "taker"]),
    expected: z.string(),
  }),
  z.object({ kind: z.literal("receipt-unreadable"), place: z.string(), expected: z.string() }),
  z.object({ kind: z.literal("receipt-without-signature") }),
  z.object({
    kind: z.literal("receipt-of-another"),
    what: z.enum(["handOverId", "statement", "giverSignature"]),
  }),
  z.object({ kind: z.literal("taker-signature-invalid"), deviceKeyId: z.string() }),
  z.object({ kind: z.literal("other-taker"), expected: z.string(), found: z.string() }),
  z.object({ kind: z.literal("taken-before-given"), given: z.string(), taken: z.string() }),
  z.object({ kind: z.literal("item-missing"), sha256: z.string() }),
  z.object({
    kind: z.literal("other-content"),
    id: z.string(),
    expected: z.string(),
    found: z.string(),
  }),
  z.object({ kind: z.literal("other-size"), id: z.string(), expected: z.int(), found: z.int() }),
]);
export type CustodyFinding = z.infer<typeof custodyFindingSchema>;

export interface VerifiedHandOver {
  readonly statement: HandOverStatement | undefined;
  readonly receipt: HandOverReceipt | undefined;
  /** None: everything that is there holds. */
  readonly findings: readonly CustodyFinding[];
}

/**
 * Verifies a hand-over from itself alone, without any vault or network: form, the signatures of giver and taker, the certificates of their keys, that the
 * receipt is for this very statement, and that the given files are those of which it speaks.
 */
export function verifyHandOver(
  handOver: HandOver,
  items: readonly CustodyItem[],
  crypto: CustodyCrypto,
): VerifiedHandOver {
  const parsed = parseHandOver(handOver.statement);
  if (!parsed.ok) {
    const { place, expected } = parsed.error;
    const findings = [{ kind: "statement-unreadable", place, expected } as const];
    return { statement: undefined, receipt: undefined, findings };
  }
  const statement = parsed.value;
  const taking = checkReceipt(handOver, statement, crypto);
  const findings = [
    ...checkGiver(handOver, statement, crypto),
    ...taking.findings,
    ...items.flatMap((item) => checkItem(statement, item)),
  ];
  return { statement, receipt: taking.receipt, findings };
}

function checkGiver(
  { statement: text, giverSignature }: HandOver,
  { giver, handOverId }: HandOverStatement,
  { isSigned }: CustodyCrypto,
): readonly CustodyFinding[] {
  const { deviceKeyId } = giver;
  const comment = trustedComment("hand-over", handOverId);
  const isGood = isSigned(giver, text, giverSignature, comment);
  return [
    ...(isGood ? [] : [{ kind: "giver-signature-invalid", deviceKeyId } as const]),
    ...checkCertificate("giver", giver),
  ];
}

function checkReceipt(
  { statement: statementText, giverSignature, receipt: text, takerSignature }: HandOver,
  statement: HandOverStatement,
  { isSigned, sha256 }: CustodyCrypto,
): Pick<VerifiedHandOver, "receipt" | "findings"> {
  if (text === null) return { receipt: undefined, findings: [] };
  const parsed = parseReceipt(text);
  if (!parsed.ok) {
    const { place, expected } = parsed.error;
    return { receipt: undefined, findings: [{ kind: "receipt-unreadable", place, expected }] };
  }
  const receipt = parsed.value;
  if (takerSignature === null) {
    return { receipt, findings: [{ kind: "receipt-without-signature" }] };
  }
  const findings: CustodyFinding[] = [];
  const another = (what: "handOverId" | "statement" | "giverSignature"): void => {
    findings.push({ kind: "receipt-of-another", what });
  };
  if (receipt.handOverId !== statement.handOverId) another("handOverId");
  if (receipt.statementSha256 !== sha256(statementText)) another("statement");
  if (receipt.giverSignatureSha256 !== sha256(giverSignature)) another("giverSignature");
  const { taker, handOverId } = receipt;
  if (!isSigned(taker, text, takerSignature, trustedComment("receipt", handOverId))) {
    findings.push({ kind: "taker-signature-invalid", deviceKeyId: taker.deviceKeyId });
  }
  const [expected, found] = [nameOf(statement.taker), nameOf(taker)];
  if (expected !== found) findings.push({ kind: "other-taker", expected, found });
  // Clocks of two desks differ by a little; by a day they don't.
  if (Date.parse(receipt.at) < Date.parse(statement.at) - DAY_MS) {
    findings.push({ kind: "taken-before-given", given: statement.at, taken: receipt.at });
  }
  return { receipt, findings: [...findings, ...checkCertificate("taker", taker)] };
}

const DAY_MS = 86_400_000;

function nameOf({
  person,
  organisationName,
}: Pick<SigningParty, "person" | "organisationName">): string {
  return `${person}, ${organisationName}`;
}

/** The certificate is for this key and this organisation. Whose root key signed it, a vault that knows the organisation says. */
function checkCertificate(who: "giver" | "taker", party: SigningParty): readonly CustodyFinding[] {
  const parsed = parseStatement(party.certificate, DEVICE_CERTIFICATE);
  if (!parsed.ok) return [{ kind: "key-not-certified", who, expected: parsed.error.expected }];
  const { publicKey, organisationId } = parsed.value.body;
  if (publicKey !== party.publicKey)
    return [{ kind: "key-not-certified", who, expected: "this key" }];
  return organisationId === party.organisationId
    ? []
    : [{ kind: "key-not-certified", who, expected: "this organisation" }];
}

function checkItem({ items }: HandOverStatement, found: CustodyItem): readonly CustodyFinding[] {
  const item = items.find(({ id, sha256 }) =>
    found.id === null ? sha256 === found.sha256 : id === found.id,
  );
  if (item === undefined) return [{ kind: "item-missing", sha256: found.sha256 }];
  const { id } = item;
  if (item.sha256 !== found.sha256) {
    return [{ kind: "other-content", id, expected: item.sha256, found: found.sha256 }];
  }
  return item.sizeBytes === found.sizeBytes
    ? []
    : [{ kind: "other-size", id, expected: item.sizeBytes, found: found.sizeBytes }];
}
