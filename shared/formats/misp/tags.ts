import { asArray, asRecord, asText, type JsonRecord } from "../json/value.ts";
import { LIMITS } from "../limits.ts";

/** Names of the tags of an event or attribute, each once, in order: `Tag` of exports, `EventTag`/`AttributeTag` of index answers. */
export function tagNames(record: JsonRecord, maximum: number): readonly string[] {
  const direct = asArray(record["Tag"]);
  const linked = asArray(record["EventTag"]) ?? asArray(record["AttributeTag"]);
  if (direct === null && linked === null) return [];
  const names = new Set<string>();
  for (const item of direct ?? []) addName(names, asText(asRecord(item)?.["name"]), maximum);
  for (const item of linked ?? []) {
    addName(names, asText(asRecord(asRecord(item)?.["Tag"])?.["name"]), maximum);
  }
  return [...names];
}

function addName(names: Set<string>, name: string | null, maximum: number): void {
  const text = name?.trim() ?? "";
  if (text !== "" && text.length <= LIMITS.tagCharacters && names.size < maximum) names.add(text);
}
