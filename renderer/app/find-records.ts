import type { Client } from "../../shared/contract/index.ts";
import { safeTitle } from "../hit-title.ts";
import { addressOf } from "../places.ts";
import type { PaletteAction } from "../ui/palette/palette-actions.ts";

/** Few, so that commands stay in sight below them. */
const RECORD_LIMIT = 6;

/** Records for the palette while the analyst types; `open` goes to an address. */
export async function findRecords(
  client: Client,
  query: string,
  signal: AbortSignal,
  open: (to: string) => void,
): Promise<readonly PaletteAction[]> {
  const { hits } = await client.search.query({ query, limit: RECORD_LIMIT }, { signal });
  return hits.map((hit) => ({
    id: `record.${hit.kind}.${hit.id}`,
    label: hit.number === null ? safeTitle(hit) : `${hit.number}  ${safeTitle(hit)}`,
    group: "",
    run: () => open(addressOf(hit.openKind, hit.openId)),
  }));
}
