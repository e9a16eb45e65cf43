import type { SealedFileRefusal } from "../../../shared/exchange/identity/failures.ts";
import {
  CODE_WORD_COUNT,
  codeWords,
  INVITATION_DOMAIN,
  MAX_INVITATION_CHARS,
  normaliseCode,
  parseInvitation,
  parseSealedInvitation,
  SEALED_INVITATION_DOMAIN,
  type Invitation,
  type SealedInvitation,
} from "../../../shared/exchange/identity/invitation.ts";
import { statementBody } from "../../../shared/exchange/identity/signed-statement.ts";
import { millisecondsOf } from "../../../shared/exchange/identity/values.ts";
import type { DocumentFault } from "../../../shared/exchange/canonical/canonical-document.ts";
import { err, type Result } from "../../../shared/result.ts";
import { canonicalJson } from "../../../shared/vault/canonical-json.ts";
import { admitKdfCost, type KdfPolicy } from "../../../shared/vault/kdf-policy.ts";
import { ARGON2_SALT_SIZE_BYTES, deriveByArgon2id } from "../../crypto/argon2id.ts";
import { unwrapKey, WRAP_NONCE_SIZE_BYTES, wrapKey } from "../../crypto/key-wrap.ts";
import { wipe } from "../../crypto/memory.ts";
import type { RandomPort } from "../../crypto/random.ts";

/** A file for the laptop that joins, and the words that are told to whoever sets it up. */
export interface SealedInvitationFile {
  readonly text: string;
  readonly code: string;
}

export interface InvitationFault {
  readonly reason: SealedFileRefusal;
  readonly expected: string;
}

/** Seals an invitation under a new code. The two must travel by different ways. */
export async function sealInvitation(
  invitation: Omit<Invitation, "$domain">,
  { random, kdfPolicy }: { readonly random: RandomPort; readonly kdfPolicy: KdfPolicy },
): Promise<SealedInvitationFile> {
  const code = codeWords(random(CODE_WORD_COUNT));
  const kdf = {
    algorithm: "argon2id",
    ...kdfPolicy.preferred,
    saltBase64: base64(random(ARGON2_SALT_SIZE_BYTES)),
  } as const;
  const nonce = random(WRAP_NONCE_SIZE_BYTES);
  const content = Buffer.from(statementBody(INVITATION_DOMAIN, invitation), "utf8");
  const key = await keyOf(code.replaceAll(" ", ""), kdf);
  const sealed = wrapKey(content, key, nonce, associatedData(kdf));
  wipe(key, content);
  const members = { kdf, nonceBase64: base64(nonce), sealedBase64: base64(sealed) };
  return { text: `${statementBody(SEALED_INVITATION_DOMAIN, members)}\n`, code };
}

/** Opens an invitation with the code as typed. The cost that it names is admitted before any of it is spent. */
export async function openInvitation(
  text: string,
  typedCode: string,
  { kdfPolicy, nowMs }: { readonly kdfPolicy: KdfPolicy; readonly nowMs: number },
): Promise<Result<Invitation, InvitationFault>> {
  const file = parseSealedInvitation(text);
  if (!file.ok) return err(faultOf(file.error));
  const { kdf, nonceBase64, sealedBase64 } = file.value;
  if (!admitKdfCost(kdf, kdfPolicy).ok) {
    return err({ reason: "malformed", expected: "a cost of the key derivation within its limits" });
  }
  const code = normaliseCode(typedCode);
  if (!code.ok)
    return err({ reason: "does-not-open", expected: `${String(CODE_WORD_COUNT)} words` });
  const key = await keyOf(code.value, kdf);
  const nonce = Buffer.from(nonceBase64, "base64");
  const content = unwrapKey(Buffer.from(sealedBase64, "base64"), key, nonce, associatedData(kdf));
  wipe(key);
  if (content === undefined) return err({ reason: "does-not-open", expected: "the right code" });
  const invitation = parseInvitation(Buffer.from(content).toString("utf8"));
  wipe(content);
  if (!invitation.ok) return err(faultOf(invitation.error));
  const { validUntil } = invitation.value;
  return millisecondsOf(validUntil) <= nowMs
    ? err({ reason: "expired", expected: `use before ${validUntil}` })
    : invitation;
}

async function keyOf(letters: string, kdf: SealedInvitation["kdf"]): Promise<Uint8Array> {
  const password = Buffer.from(letters, "utf8");
  const key = await deriveByArgon2id(password, Buffer.from(kdf.saltBase64, "base64"), kdf);
  wipe(password);
  return key;
}

/** What is readable without the code is authenticated too. */
function associatedData(kdf: SealedInvitation["kdf"]): Uint8Array {
  return Buffer.from(canonicalJson({ $domain: SEALED_INVITATION_DOMAIN, kdf }), "utf8");
}

function faultOf({ reason, expected }: DocumentFault): InvitationFault {
  switch (reason) {
    case "newer-version":
      return { reason, expected };
    case "other-domain":
    case "not-json":
    case "not-text":
      return { reason: "other-file", expected: SEALED_INVITATION_DOMAIN };
    case "too-large":
      return {
        reason: "malformed",
        expected: `at most ${String(MAX_INVITATION_CHARS)} characters`,
      };
    default:
      return { reason: "malformed", expected };
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
