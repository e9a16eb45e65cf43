import type { QuarantinedView } from "../../shared/contract/exchange-bundles.ts";
import type { Client } from "../../shared/contract/index.ts";
import type { ReceivedBundle } from "./receive-session.tsx";

/** Where a bundle that came lies: as an upload of this sitting, or in the quarantine of the vault. */
export type BundleSource = { readonly uploadId: string } | { readonly id: string };

export function sourceOf({ uploadId, held }: ReceivedBundle): BundleSource | undefined {
  if (held !== null) return { id: held.id };
  return uploadId === null ? undefined : { uploadId };
}

export function inspectAt(client: Client, source: BundleSource, signal: AbortSignal) {
  return "id" in source
    ? client.quarantine.inspect(source, { signal })
    : client.bundles.inspect(source, { signal });
}

/** One in quarantine was never taken in, so it can't be one that was rolled back. */
export function applyAt(
  client: Client,
  source: BundleSource,
  isAgain: boolean,
  signal: AbortSignal,
) {
  if ("id" in source) return client.quarantine.release(source, { signal });
  return client.bundles.apply(isAgain ? { ...source, again: true } : source, { signal });
}

/** Puts an upload into quarantine. Undefined when it lies there already, is refused for good, or there is no room. */
export async function holdAt(
  client: Client,
  source: BundleSource,
): Promise<QuarantinedView | undefined> {
  if ("id" in source) return undefined;
  const { id } = await client.quarantine.hold(source);
  return (await client.quarantine.list()).items.find((one) => one.id === id);
}
