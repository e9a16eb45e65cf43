import { createMessage, encrypt, sign, type PrivateKey, type PublicKey } from "openpgp";
import { z } from "zod";
import { wholeSecond } from "./organisation-key.ts";

/** A body of a mail: its own header fields, an empty line and its content, with CRLF at every line end. */
export type MimeEntity = string;

/** What a mail needs in place of its body: the value of its Content-Type field, and the content under it. */
export interface PgpMimeBody {
  readonly contentType: string;
  readonly body: string;
}

export interface MailSigning {
  readonly key: PrivateKey;
  readonly nowMs: number;
  /** Chosen by the caller so that it is in none of the parts. */
  readonly boundary: string;
}

/**
 * multipart/signed (RFC 3156 §5). The entity is signed byte by byte as it is written out here: white space at the end of a line
 * and characters beyond ASCII have to be transfer-encoded by then, because servers on the way may change them.
 */
export async function signedMimeBody(
  entity: MimeEntity,
  { key, nowMs, boundary }: MailSigning,
): Promise<PgpMimeBody> {
  const canonical = withCrlf(entity);
  const signature: unknown = await sign({
    message: await createMessage({ binary: new TextEncoder().encode(canonical) }),
    signingKeys: key,
    detached: true,
    date: wholeSecond(nowMs),
    config: { preferredHashAlgorithm: SHA512 },
  });
  return {
    contentType: `multipart/signed; micalg=pgp-sha512; protocol="application/pgp-signature"; boundary="${boundary}"`,
    body: [
      `--${boundary}`,
      canonical,
      `--${boundary}`,
      'Content-Type: application/pgp-signature; name="signature.asc"',
      "",
      withCrlf(armoured(signature)).trimEnd(),
      `--${boundary}--`,
      "",
    ].join("\r\n"),
  };
}

/** multipart/encrypted (RFC 3156 §4), signed inside so that only recipients see who signed. */
export async function encryptedMimeBody(
  entity: MimeEntity,
  recipients: readonly PublicKey[],
  { key, nowMs, boundary }: MailSigning,
): Promise<PgpMimeBody> {
  const encrypted: unknown = await encrypt({
    message: await createMessage({ binary: new TextEncoder().encode(withCrlf(entity)) }),
    encryptionKeys: [...recipients],
    signingKeys: key,
    date: wholeSecond(nowMs),
  });
  return {
    contentType: `multipart/encrypted; protocol="application/pgp-encrypted"; boundary="${boundary}"`,
    body: [
      `--${boundary}`,
      "Content-Type: application/pgp-encrypted",
      "",
      "Version: 1",
      "",
      `--${boundary}`,
      'Content-Type: application/octet-stream; name="encrypted.asc"',
      'Content-Disposition: inline; filename="encrypted.asc"',
      "",
      withCrlf(armoured(encrypted)).trimEnd(),
      `--${boundary}--`,
      "",
    ].join("\r\n"),
  };
}

/** Number of SHA-512 in RFC 9580 §9.5; micalg has to name what is used. */
const SHA512 = 10;

/** The library types its answer as text or stream; a text came in, so a text comes out. */
function armoured(answer: unknown): string {
  return z.string().parse(answer);
}

function withCrlf(text: string): string {
  return text.replaceAll(/\r\n|\r|\n/g, "\r\n");
}
