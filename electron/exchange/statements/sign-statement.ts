import { createHash } from "node:crypto";
import type { Failure } from "../../../shared/contract/failures.ts";
import {
  formatStatement,
  parseStatement,
  statementBody,
  type StatementKind,
} from "../../../shared/exchange/identity/signed-statement.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { CanonicalValue } from "../../../shared/vault/canonical-json.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { openDeviceSigner } from "../identity/device-signer.ts";
import type { IdentityContext } from "../identity/identity-context.ts";

/** A text signed by this device. */
export interface SignedText {
  readonly statement: string;
  readonly certificate: string;
  readonly digest: string;
}

/**
 * Signs a text as this device. Fails with `device-not-certified`; throws when the text is none of its kind, which is
 * the caller's mistake.
 */
export function signStatement<Body>(
  read: ReadHandle,
  context: IdentityContext,
  kind: StatementKind<Body>,
  members: Readonly<Record<string, CanonicalValue>>,
): Result<SignedText, Failure> {
  const signer = openDeviceSigner(read, context);
  if (!signer.ok) return signer;
  try {
    const body = statementBody(kind.domain, members);
    const statement = formatStatement(body, [signer.value.sign(Buffer.from(body, "utf8"))]);
    const parsed = parseStatement(statement, kind);
    if (!parsed.ok) throw new Error(`not a ${kind.domain}: ${JSON.stringify(parsed.error)}`);
    const [certificate = ""] = signer.value.certificates;
    return ok({ statement, certificate, digest: digestOf(body) });
  } finally {
    signer.value.wipe();
  }
}

/** What an answer names a statement by. */
export function digestOf(bodyText: string): string {
  return createHash("sha256").update(bodyText, "utf8").digest("hex");
}
