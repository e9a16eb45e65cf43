import { settleBundle } from "../bundle/bundle-error.ts";
import type { SignerClaim } from "../bundle/read-manifest.ts";
import type { ReadableFile } from "../../files/file-port.ts";
import { isLeftOut } from "../records/left-out.ts";
import type { TakenBundle } from "../records/take-bundle.ts";
import type { ExchangeDesk } from "../records/write-release.ts";
import { holdBundle } from "./hold-bundle.ts";

/** Reason of a bundle in quarantine of which records were left out. */
export const LEFT_OUT = "left-out";

/**
 * Keeps a bundle of which records were left out, as it came, so that they can be taken later. Gives its place in quarantine: null when it
 * could not be kept, undefined when nothing was left out.
 */
export async function keepOffered(
  desk: ExchangeDesk,
  taken: TakenBundle,
  claim: SignerClaim | undefined,
  open: () => Promise<ReadableFile>,
): Promise<string | null | undefined> {
  if (taken.applied === null || !taken.planned.some(isLeftOut)) return undefined;
  if (claim === undefined) return null;
  const source = await settleBundle("", open);
  if (!source.ok) return null;
  const held = await holdBundle(desk, source.value, claim, LEFT_OUT);
  return held.ok ? held.value.id : null;
}
