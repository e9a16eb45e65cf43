import type { Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { bundleOfStream, type StreamKey } from "./bundle-history.ts";

/** What the memory of earlier bundles says about one that was accepted (docs/bundle-format.md §8). */
export type StreamPlace =
  /** The next of its stream, or its first. */
  | { readonly kind: "next" }
  /** This very bundle was taken in before. */
  | { readonly kind: "repeated" }
  /** Bundles of the stream did not come; a later bundle tells of the records anew. */
  | { readonly kind: "gap"; readonly missingFrom: number; readonly missingTo: number }
  /** One of those that a gap had left out. */
  | { readonly kind: "late" }
  /** Another bundle stands at this place, or before it: a copy of the sender's vault writes as well. */
  | { readonly kind: "fork"; readonly sequence: number };

export function placeInStream(
  read: ReadHandle,
  manifest: Manifest,
  manifestSha256: string,
): StreamPlace {
  const { sequence, previousManifestSha256 } = manifest.stream;
  const key = streamKeyOf(manifest);
  const same = bundleOfStream(read, key, sequence);
  if (same !== undefined) {
    return same.manifestSha256 === manifestSha256
      ? { kind: "repeated" }
      : { kind: "fork", sequence };
  }
  const before = sequence > 1 ? bundleOfStream(read, key, sequence - 1) : undefined;
  if (before !== undefined && before.manifestSha256 !== previousManifestSha256) {
    return { kind: "fork", sequence: sequence - 1 };
  }
  const newest = bundleOfStream(read, key, "newest")?.sequence ?? 0;
  if (sequence < newest) return { kind: "late" };
  return sequence === newest + 1
    ? { kind: "next" }
    : { kind: "gap", missingFrom: newest + 1, missingTo: sequence - 1 };
}

/** The first bundle of ours that a recipient has and we don't know: this vault was set back to an older state. */
export function rolledBackAt(
  read: ReadHandle,
  { acknowledged }: Manifest,
  ours: string,
): number | undefined {
  return acknowledged
    .map(({ incarnation, streamId, sequence, manifestSha256 }) => {
      const key = { direction: "sent", sender: ours, incarnation, streamId } as const;
      const isKnown = bundleOfStream(read, key, sequence)?.manifestSha256 === manifestSha256;
      return isKnown ? undefined : sequence;
    })
    .find((sequence) => sequence !== undefined);
}

function streamKeyOf({ sender, stream }: Manifest): StreamKey {
  return {
    direction: "received",
    sender: sender.organisationId,
    incarnation: stream.incarnation,
    streamId: stream.id,
  };
}
