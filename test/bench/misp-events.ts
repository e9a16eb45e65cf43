import { createGenerator, type Generator } from "../../electron/services/seed/generator.ts";
import { newValue } from "../../electron/services/seed/values.ts";
import { DETAILS, SUBJECTS } from "../../electron/services/seed/word-lists-data.ts";
import { isObservableType, mispDefaults } from "../../shared/domain/observables/types.ts";
import { uuidText } from "../../electron/storage/records/uuid.ts";

/** A MISP event as its server exports it, with attributes in the shares of published events. */
export function mispEvent(generator: Generator, attributes: number): string {
  const org = { id: "1", name: "CERT-YY", uuid: uuid(generator) };
  return JSON.stringify({
    Event: {
      id: "1",
      org_id: "1",
      orgc_id: "1",
      date: "2026-03-05",
      threat_level_id: "2",
      info: `${generator.pick(SUBJECTS)} ${generator.letters(6)}`,
      published: true,
      uuid: uuid(generator),
      attribute_count: String(attributes),
      analysis: "2",
      timestamp: "1772668800",
      distribution: "3",
      Org: org,
      Orgc: org,
      Attribute: Array.from({ length: attributes }, (_, index) => attribute(generator, index)),
      ShadowAttribute: [],
      RelatedEvent: [],
      Galaxy: [],
      Object: [],
      Tag: [{ name: "tlp:green" }, { name: "type:OSINT" }],
    },
  });
}

/** Events that differ from those of other seeds in every value. */
export function mispEvents(seed: number, events: number, attributes: number): readonly string[] {
  const generator = createGenerator(seed);
  return Array.from({ length: events }, () => mispEvent(generator, attributes));
}

function attribute(generator: Generator, index: number): object {
  const { type, value } = newValue(generator);
  const defaults = isObservableType(type) ? mispDefaults(type) : null;
  return {
    id: String(index + 1),
    type,
    category: defaults?.category ?? "Other",
    to_ids: defaults?.toIds ?? false,
    uuid: uuid(generator),
    event_id: "1",
    distribution: "5",
    timestamp: "1772668800",
    comment: generator.fraction() < 0.1 ? generator.pick(DETAILS) : "",
    sharing_group_id: "0",
    deleted: false,
    disable_correlation: false,
    object_id: "0",
    object_relation: null,
    first_seen: null,
    last_seen: null,
    value,
    Galaxy: [],
    ShadowAttribute: [],
  };
}

/** Version 4, as MISP makes them. */
function uuid(generator: Generator): string {
  const bytes = generator.bytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidText(bytes);
}
