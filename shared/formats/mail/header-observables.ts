import type { ParsedObservable } from "../parsed.ts";
import { readAddresses } from "./address.ts";
import { decodeEncodedWords } from "./encoded-word.ts";
import type { HeaderField } from "./headers.ts";
import { publicAddresses, readHops } from "./hops.ts";

/** MISP types of the fields that hold addresses. */
const ADDRESS_TYPES: ReadonlyMap<string, string> = new Map([
  ["from", "email-src"],
  ["sender", "email-src"],
  ["return-path", "email-src"],
  ["x-original-from", "email-src"],
  ["reply-to", "email-reply-to"],
  ["to", "email-dst"],
  ["cc", "email-dst"],
]);

const TEXT_TYPES: ReadonlyMap<string, string> = new Map([
  ["subject", "email-subject"],
  ["message-id", "email-message-id"],
  ["x-mailer", "email-x-mailer"],
  ["user-agent", "email-x-mailer"],
  ["thread-index", "email-thread-index"],
]);

/** Addresses of one field that become observables; a mass mailing's recipients help nobody. */
const MAX_ADDRESSES = 100;

/**
 * Observables of one header. None is meant for detection by itself (`toIds` false): the outer sender of a report is
 * mostly its reporter, and only the analyst knows.
 */
export function observablesOfHeader(
  fields: readonly HeaderField[],
  part: string,
): readonly ParsedObservable[] {
  const found: ParsedObservable[] = [];
  const add = (type: string, value: string, comment: string): void => {
    if (value === "" || value.length > 4_096) return;
    found.push({ type, value, comment, toIds: false, place: { part } });
  };
  for (const field of fields) {
    const addressType = ADDRESS_TYPES.get(field.key);
    if (addressType !== undefined) {
      for (const { address } of readAddresses(field.value).slice(0, MAX_ADDRESSES)) {
        add(addressType, address, field.name);
      }
    }
    const textType = TEXT_TYPES.get(field.key);
    if (textType !== undefined) add(textType, decodeEncodedWords(field.value).text, field.name);
  }
  for (const address of publicAddresses(readHops(fields))) add("ip-src", address, "Received");
  return found;
}
