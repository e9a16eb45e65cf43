import { join } from "node:path";

import type { Failure } from "../../../shared/contract/failures.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../bundle/bundle-environment.ts";
import { settleBundle } from "../bundle/bundle-error.ts";
import { peekBundle, type BundleHead } from "../bundle/open-bundle.ts";
import type { SignerClaim } from "../bundle/read-manifest.ts";
import { keepOffered } from "../quarantine/keep-offered.ts";
import { holdRefused, type HeldProblem } from "../quarantine/hold-bundle.ts";
import { placeInStream } from "../records/stream-place.ts";
import { openingFor } from "../records/bundle-trust.ts";
import { takeFrom, type TakenBundle, type TakeProblem } from "../records/take-bundle.ts";
import type { ExchangeDesk } from "../records/write-release.ts";
import type { CarrierFile } from "./scan-carrier.ts";

export interface TakenFile {
  readonly fileName: string;
  readonly taken: TakenBundle;
}

export interface UntakenFile {
  readonly fileName: string;
  readonly problem: HeldProblem<TakeProblem | Failure>;
}

/** A ledger: every candidate is in exactly one of the lists, or was known. */
export interface TakenFromCarrier {
  readonly received: readonly TakenFile[];
  readonly refused: readonly UntakenFile[];
  /** Files of bundles that were taken in before; their content is not read again. */
  readonly known: readonly string[];
  readonly isCancelled: boolean;
}

/**
 * Takes in every bundle for us that was not taken in before, those of a stream in their order. One that is refused or damaged stays
 * where it is and stops none of the others, later ones of its own stream included: what they refer to and can't
 * find is refused record by record, and comes when the bundle is sent again.
 */
export async function takeFromCarrier(
  desk: ExchangeDesk,
  directory: string,
  candidates: readonly CarrierFile[],
  mode: "preview" | "apply",
  work: LongWork,
): Promise<TakenFromCarrier> {
  const looked = await lookAt(desk, directory, candidates, mode, work.signal);
  const received: TakenFile[] = [];
  const refused = [...looked.refused];
  const inOrder = inStreamOrder(looked.heads);
  for (const { file } of inOrder) {
    const { fileName } = file;
    const taken = await takeOne(desk, join(directory, fileName), file, mode, work);
    if (taken.ok) received.push({ fileName, taken: taken.value });
    else if (taken.error.kind === "cancelled") {
      return { received, refused, known: looked.known, isCancelled: true };
    } else refused.push({ fileName, problem: taken.error });
  }
  return { received, refused, known: looked.known, isCancelled: looked.isCancelled };
}

interface LookedAt {
  readonly file: CarrierFile;
  readonly head: BundleHead;
}

async function lookAt(
  desk: ExchangeDesk,
  directory: string,
  candidates: readonly CarrierFile[],
  mode: "preview" | "apply",
  signal: AbortSignal | undefined,
) {
  const heads: LookedAt[] = [];
  const refused: UntakenFile[] = [];
  const known: string[] = [];
  for (const file of candidates) {
    if (signal?.aborted === true) return { heads: [], refused, known, isCancelled: true };
    const path = join(directory, file.fileName);
    const source = await settleBundle(path, file.open);
    let claim: SignerClaim | undefined;
    const as = openingFor(desk, (one) => (claim = one));
    const head = source.ok
      ? await peekBundle(desk.environment, { source: source.value, path, ...as })
      : source;
    if (!head.ok) {
      const { error } = head;
      const problem = mode === "apply" ? await holdRefused(desk, error, claim, file.open) : error;
      refused.push({ fileName: file.fileName, problem });
    } else if (isKnown(desk, head.value)) known.push(file.fileName);
    else heads.push({ file, head: head.value });
  }
  return { heads, refused, known, isCancelled: false };
}

function isKnown(desk: ExchangeDesk, { manifest, manifestSha256 }: BundleHead): boolean {
  return placeInStream(desk.database.read, manifest, manifestSha256).kind === "repeated";
}

/** Streams by their earliest bundle, and in each the numbers in order, whatever its clock said. The same bundle twice is read once. */
function inStreamOrder(heads: readonly LookedAt[]): readonly LookedAt[] {
  const once = [...new Map(heads.map((one) => [one.head.manifestSha256, one])).values()];
  const streams = Map.groupBy(once, ({ head: { manifest } }) =>
    [manifest.sender.organisationId, manifest.stream.incarnation, manifest.stream.id].join(" "),
  );
  const msOf = ({ head }: LookedAt): number => head.manifest.createdLogical.ms;
  const earliest = (stream: readonly LookedAt[]): number => Math.min(...stream.map(msOf));
  return [...streams.values()]
    .toSorted((a, b) => earliest(a) - earliest(b))
    .flatMap((stream) =>
      stream.toSorted((a, b) => a.head.manifest.stream.sequence - b.head.manifest.stream.sequence),
    );
}

async function takeOne(
  desk: ExchangeDesk,
  path: string,
  file: CarrierFile,
  mode: "preview" | "apply",
  work: LongWork,
): Promise<Result<TakenBundle, HeldProblem<TakeProblem>>> {
  const source = await settleBundle(path, file.open);
  if (!source.ok) return source;
  let claim: SignerClaim | undefined;
  const taken = await settleBundle(path, () =>
    takeFrom(desk, { source: source.value, path }, mode, work, (one) => (claim = one)),
  );
  const result = taken.ok ? taken.value : taken;
  if (mode !== "apply") return result;
  if (result.ok) {
    await keepOffered(desk, result.value, claim, file.open);
    return result;
  }
  return err(await holdRefused(desk, result.error, claim, file.open));
}
