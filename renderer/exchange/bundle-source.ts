import type { RecordChoiceView } from "../../shared/contract/exchange.ts";
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
  {
    isAgain,
    choice,
    signal,
  }: {
    readonly isAgain: boolean;
    readonly choice: RecordChoiceView | undefined;
    readonly signal: AbortSignal;
  },
) {
  const order = choice === undefined ? {} : { choice };
  if ("id" in source) return client.quarantine.release({ ...source, ...order }, { signal });
  const again = isAgain ? ({ again: true } as const) : {};
  return client.bundles.apply({ ...source, ...order, ...again }, { signal });
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
