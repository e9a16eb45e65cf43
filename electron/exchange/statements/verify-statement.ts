import { DEVICE_CERTIFICATE } from "../../../shared/exchange/identity/device-certificate.ts";
import {
  isSignedBy,
  parseStatement,
  type Statement,
  type StatementKind,
} from "../../../shared/exchange/identity/signed-statement.ts";
import type { TravellingStatement } from "../../../shared/exchange/release/statement-record.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { IDENTITY_CRYPTO } from "../identity/identity-crypto.ts";
import { judgeSender, type SenderRefusal } from "../identity/judge-sender.ts";

/** Why a text that came is nobody's whom we know. */
export type StatementRefusal =
  "malformed" | "certificate-malformed" | "signature-invalid" | SenderRefusal["reason"];

export interface VerifiedStatement<Body> extends Statement<Body> {
  /** Organisation that signed it, by its chain of keys and at the time that the text names. */
  readonly signedBy: string;
}

/** Reads a text that came beside records and checks whose it is. */
export function verifyStatement<Body extends { readonly sender: string }>(
  read: ReadHandle,
  { statement: text, certificate }: TravellingStatement,
  kind: StatementKind<Body>,
  atOf: (body: Body) => string,
): Result<VerifiedStatement<Body>, StatementRefusal> {
  const statement = parseStatement(text, kind);
  if (!statement.ok) return err("malformed");
  const certified = parseStatement(certificate, DEVICE_CERTIFICATE);
  if (!certified.ok) return err("certificate-malformed");
  const { publicKey } = certified.value.body;
  const { body } = statement.value;
  const sender = judgeSender(read, {
    organisationId: body.sender,
    deviceKey: Buffer.from(publicKey, "base64"),
    certificate,
    scope: "bundles",
    atMs: Date.parse(atOf(body)),
  });
  if (!sender.ok) return err(sender.error.reason);
  if (!isSignedBy(IDENTITY_CRYPTO, statement.value, publicKey)) return err("signature-invalid");
  return ok({ ...statement.value, signedBy: sender.value.organisationId });
}
