/** UUIDs as RFC 9562 §4 lays them out, versions 1 to 8, and the nil and max UUID: what the record schemas take. */
const UUID = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/** True for a UUID in any case. */
export function isUuid(text: string): boolean {
  return UUID.test(text.toLowerCase());
}

/** The UUID in lower case; null when the text is none. */
export function uuidOf(text: string | null): string | null {
  if (text === null || text.length !== 36) return null;
  const lower = text.toLowerCase();
  return UUID.test(lower) ? lower : null;
}
