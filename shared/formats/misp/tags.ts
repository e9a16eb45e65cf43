import { asRecord, asText, type JsonRecord, type JsonValue } from "../json/value.ts";
import { LIMITS } from "../limits.ts";
import { listOf } from "./members.ts";

/**
 * Names of the tags of an event or attribute, each once, in order: `Tag` of exports, `EventTag`/`AttributeTag` of index
 * answers, and those of galaxy clusters, which exports without local tags carry in the galaxies only.
 */
export function tagNames(record: JsonRecord, maximum: number): readonly string[] {
  const { Tag: direct, Galaxy: galaxies } = record;
  const linked = record["EventTag"] ?? record["AttributeTag"];
  if (direct === undefined && linked === undefined && galaxies === undefined) return [];
  const names = new Set<string>();
  for (const item of listOf(direct)) addName(names, nameOf(item), maximum);
  for (const item of listOf(linked)) {
    addName(names, nameOf(asRecord(item)?.["Tag"] ?? null), maximum);
  }
  for (const galaxy of listOf(galaxies)) {
    for (const cluster of listOf(asRecord(galaxy)?.["GalaxyCluster"])) {
      addName(names, asText(asRecord(cluster)?.["tag_name"]), maximum);
    }
  }
  return [...names];
}

/** `{ "name": … }`; scripts write the name alone. */
function nameOf(tag: JsonValue): string | null {
  return typeof tag === "string" ? tag : asText(asRecord(tag)?.["name"]);
}

function addName(names: Set<string>, name: string | null, maximum: number): void {
  const text = name?.trim() ?? "";
  if (text !== "" && text.length <= LIMITS.tagCharacters && names.size < maximum) names.add(text);
}
