import {
  EXCHANGE_KINDS,
  ownMember,
  type ExchangeRecord,
  type FieldValue,
} from "../../../shared/exchange/record/exchange-record.ts";

/**
 * What is referred to before what refers, whatever order the file has: kind by kind, an incident after the one that it was merged
 * into. Of incidents that name each other in a circle one comes too early and is refused. Relations that end come before other
 * parts: what they name may end with them.
 */
export function inOrderOfReferences(records: readonly ExchangeRecord[]): readonly ExchangeRecord[] {
  const incidents = new Map(
    records.flatMap((record) => (record.kind === "incident" ? [[record.id, record]] : [])),
  );
  const placed = new Set<ExchangeRecord>();
  for (const incident of incidents.values()) {
    for (const one of chainFrom(incident, incidents, placed).toReversed()) placed.add(one);
  }
  const others = records.filter((record) => !placed.has(record));
  return [...placed, ...others.toSorted((a, b) => rankOf(a) - rankOf(b))];
}

function rankOf({ kind, life }: ExchangeRecord): number {
  const isEnded = kind === "relation" && !life.isAlive;
  return isEnded ? EXCHANGE_KINDS.indexOf("report") + 0.5 : EXCHANGE_KINDS.indexOf(kind);
}

/** The incident, the one that it was merged into, and so on, as far as none has its place yet. */
function chainFrom(
  first: ExchangeRecord,
  incidents: ReadonlyMap<string, ExchangeRecord>,
  placed: ReadonlySet<ExchangeRecord>,
): readonly ExchangeRecord[] {
  const chain = new Set<ExchangeRecord>();
  let next: ExchangeRecord | undefined = first;
  while (next !== undefined && !placed.has(next) && !chain.has(next)) {
    chain.add(next);
    const target: FieldValue | undefined = ownMember(next.registers, "mergedInto")?.value;
    next = typeof target === "string" ? incidents.get(target) : undefined;
  }
  return [...chain];
}
