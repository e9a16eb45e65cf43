import type { Client } from "../../shared/contract/index.ts";
import type { IncidentId } from "../../shared/model/ids.ts";
import { answer } from "./call.ts";

/** Ids for references such as `CERT-XX-2026-000123`. */
export async function resolveIncidents(
  client: Client,
  references: readonly string[],
): Promise<readonly IncidentId[]> {
  const ids: IncidentId[] = [];
  for (const reference of references)
    ids.push((await answer(client.incidents.resolve({ reference }))).id);
  return ids;
}
