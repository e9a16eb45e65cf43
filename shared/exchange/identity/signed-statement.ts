import { err, ok, type Result } from "../../result.ts";
import { canonicalJson, type CanonicalValue } from "../../vault/canonical-json.ts";
import {
  readCanonicalDocument,
  type DocumentFault,
  type DocumentLimits,
} from "../canonical/canonical-document.ts";
import type { z } from "zod";
import { encodeBase64 } from "../../contract/serializers.ts";
import type { IdentityCrypto } from "./identity-crypto.ts";
import { bytesOfBase64, signatureSchema } from "./values.ts";

/**
 * A document with its signatures, as it travels: the canonical body on the first line, each signature in base 64 on a line
 * of its own. The signature covers the bytes of the first line without its line feed, exactly as they were received.
 */
export interface Statement<Body> {
  readonly text: string;
  readonly body: Body;
  readonly bodyText: string;
  readonly signatures: readonly Uint8Array[];
}

/** How one kind of statement is read. */
export interface StatementKind<Body> {
  /** Value of `$domain`, for example `watchpost revocation v1`. */
  readonly domain: string;
  readonly schema: z.ZodType<Body>;
  readonly limits: DocumentLimits;
  readonly signatureCount: number;
}

const SIGNATURE_LINE_CHARS = 89;

/** Body text of a statement that is to be signed. The domain is put in front. */
export function statementBody(
  domain: string,
  members: Readonly<Record<string, CanonicalValue | undefined>>,
): string {
  return canonicalJson({ ...members, $domain: domain });
}

/** Puts body and signatures together. */
export function formatStatement(bodyText: string, signatures: readonly Uint8Array[]): string {
  return `${[bodyText, ...signatures.map(encodeBase64)].join("\n")}\n`;
}

/** Reads the form of a statement. Nothing is verified yet: see {@link isSignedBy}. */
export function parseStatement<Body>(
  text: string,
  kind: StatementKind<Body>,
): Result<Statement<Body>, DocumentFault> {
  const { domain, schema, limits, signatureCount } = kind;
  const maxChars = limits.maxChars + signatureCount * SIGNATURE_LINE_CHARS + 1;
  if (text.length > maxChars) {
    return err({
      reason: "too-large",
      place: "",
      expected: `at most ${String(maxChars)} characters`,
    });
  }
  const [bodyText = "", ...rest] = text.split("\n");
  const lines = rest.slice(0, -1);
  const body = readCanonicalDocument(bodyText, domain, schema, limits);
  if (!body.ok) return body;
  const isComplete = rest.at(-1) === "" && lines.length === signatureCount;
  if (!isComplete || !lines.every((line) => signatureSchema.safeParse(line).success)) {
    return err({
      reason: "malformed",
      place: "",
      expected: `${String(signatureCount)} signatures after the body`,
    });
  }
  return ok({ text, body: body.value, bodyText, signatures: lines.map(bytesOfBase64) });
}

/** Whether the signature at this place was made with the key, over the bytes as received. */
export function isSignedBy(
  crypto: IdentityCrypto,
  statement: Statement<unknown>,
  publicKeyBase64: string,
  place = 0,
): boolean {
  const signature = statement.signatures[place];
  if (signature === undefined) return false;
  const message = new TextEncoder().encode(statement.bodyText);
  return crypto.verify(bytesOfBase64(publicKeyBase64), message, signature);
}
