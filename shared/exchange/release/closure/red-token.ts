import { sha256 } from "../../../domain/observables/sha256.ts";
import { canonicalJson } from "../../../vault/canonical-json.ts";
import { compareText } from "../compare-text.ts";
import type { RedReader, ReleasedRecord } from "./release-outcome.ts";
import type { ReleaseRequest } from "./release-request.ts";

const RED_DOMAIN = "watchpost red release v1";

/**
 * Names exactly this TLP:RED content for exactly these persons in exactly this way. The preview shows it, the second
 * confirmation repeats it: once a word, a person or a record has changed in between, it confirms nothing.
 */
export function redTokenOf(red: readonly ReleasedRecord[], request: ReleaseRequest): string {
  const organisations = request.recipients.map(({ organisationId }) => organisationId ?? "");
  const named = canonicalJson({
    $domain: RED_DOMAIN,
    action: request.action,
    organisations: [...new Set(organisations)].toSorted(compareText),
    persons: redReadersOf(red, request).map(({ organisationId, name }) => [organisationId, name]),
  });
  // Built in one order, so that equal records have equal text.
  const message = `${named}\n${JSON.stringify(red.map(({ record }) => record))}`;
  return hexOf(sha256(new TextEncoder().encode(message)));
}

/** The persons who are named for any of these records, each once, in one order. */
export function redReadersOf(
  red: readonly ReleasedRecord[],
  { recipients }: ReleaseRequest,
): readonly RedReader[] {
  const concerned = new Set(red.flatMap(({ record, containerIds }) => [record.id, ...containerIds]));
  const readers = recipients.flatMap(({ persons }) =>
    persons
      .filter(({ namedFor }) => [...namedFor].some((id) => concerned.has(id)))
      .map(({ organisationId, name }) => ({ organisationId, name })),
  );
  const byKey = new Map(readers.map((one) => [`${one.organisationId} ${one.name}`, one]));
  return [...byKey].toSorted(([a], [b]) => compareText(a, b)).map(([, reader]) => reader);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
