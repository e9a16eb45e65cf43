import { createHash, X509Certificate } from "node:crypto";

import type { Failure } from "../../../shared/contract/failures.ts";
import { parseRelayUrls } from "../../../shared/exchange/relay/relay-address.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { recordAct } from "../../exchange/identity/identity-context.ts";
import { mailboxOf } from "../../exchange/relay/credentials.ts";
import type { RelayAccess } from "../../exchange/relay/relay-port.ts";
import { saveRelay } from "../../exchange/relay/relay-rows.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";

/** What an operator hands out, as it stands in his files. */
export interface RelayTexts {
  readonly urls: readonly string[];
  readonly ca: string;
  readonly credentials: string;
}

/** What of it may be shown. */
export interface ConfiguredRelay {
  readonly urls: readonly string[];
  /** Our own address. */
  readonly mailbox: string;
  /** Of the pinned authority's first certificate: SHA-256, hexadecimal. */
  readonly caSha256: string;
}

/** Checks all of it before any of it is kept. Nobody is connected to. */
export async function configureRelay(
  desk: ExchangeDesk,
  texts: RelayTexts,
): Promise<Result<ConfiguredRelay, Failure>> {
  const urls = parseRelayUrls(texts.urls);
  if (!urls.ok) return err({ kind: "invalid-value", field: "url", ...urls.error });
  if (!isAuthority(texts.ca)) return invalid("ca", "certificates of an authority (PEM)");
  const mailbox = await mailboxOf(texts.credentials);
  if (mailbox === undefined) return invalid("creds", "the credentials file of a mailbox");
  const access = { urls: urls.value, ca: texts.ca, credentials: texts.credentials };
  const nowMs = desk.actor().nowMs();
  desk.database.transaction((write) => {
    saveRelay(write, { ...access, mailbox }, nowMs);
    const subject = { kind: "identity", id: desk.organisationId(), title: "" } as const;
    const cause = `${urls.value.join(" ")}, mailbox ${mailbox}`;
    recordAct(write, desk, "relay-configured", [{ subject, changes: [], isAct: true }], cause);
  });
  return ok(shown({ ...access, mailbox }));
}

/** Neither certificate nor key. */
export function shown({
  urls,
  ca,
  mailbox,
}: RelayAccess & { readonly mailbox: string }): ConfiguredRelay {
  return { urls, mailbox, caSha256: fingerprintOf(ca) };
}

/** Every certificate in it must be one, and the first an authority's: with none, any server of the public web would be believed. */
function isAuthority(text: string): boolean {
  const certificates = text.match(CERTIFICATE) ?? [];
  try {
    const parsed = certificates.map((pem) => new X509Certificate(pem));
    return parsed[0]?.ca === true;
  } catch {
    // A text between the lines that is no certificate; the exception says no more than that.
    return false;
  }
}

function fingerprintOf(ca: string): string {
  const [first = ""] = ca.match(CERTIFICATE) ?? [];
  return createHash("sha256").update(new X509Certificate(first).raw).digest("hex");
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** What was found is a secret, or too long to be of use. */
function invalid(field: string, expected: string): Result<never, Failure> {
  return err({ kind: "invalid-value", field, found: "…", expected });
}
