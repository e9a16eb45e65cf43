import { createHash } from "node:crypto";
import { join } from "node:path";
import { bundleFileName } from "../../../shared/exchange/bundle/carrier-names.ts";
import type { SignerRefusal } from "../../../shared/exchange/bundle/refusal.ts";
import { canonicalJson } from "../../../shared/vault/canonical-json.ts";
import type { Result } from "../../../shared/result.ts";
import { TEMPORARY_PREFIX } from "../../files/atomic-write.ts";
import type { FilePort, ReadableFile } from "../../files/file-port.ts";
import { settleBundle, type BundleProblem } from "../bundle/bundle-error.ts";
import type { SignerClaim } from "../bundle/read-manifest.ts";
import { recordAct } from "../identity/identity-context.ts";
import type { TakeProblem } from "../records/take-bundle.ts";
import type { ExchangeDesk } from "../records/write-release.ts";
import { titleIn } from "../statements/statement-act.ts";
import { insertQuarantined, listQuarantined, type QuarantinedBundle } from "./quarantine-rows.ts";

/** Whoever has our card can send as much as he likes: beyond this nothing more is kept. */
const MAX_BUNDLES = 100;
const MAX_SIZE_BYTES = 1_073_741_824;

/** What keeps a bundle out now and may not do so later: its sender gets known, is compared, or trusted again. */
const WAITING_REASONS: ReadonlySet<SignerRefusal> = new Set<SignerRefusal>([
  "unknown-sender",
  "blocked",
  "device-revoked",
  "root-retired",
  "root-compromised",
  "not-certified",
]);

/** Why a bundle is to be kept in quarantine; undefined when it is refused for good. */
export function waitsFor(problem: {
  readonly kind: string;
  readonly why?: unknown;
}): string | undefined {
  if (problem.kind === "sender-not-verified") return problem.kind;
  if (problem.kind !== "signer-refused") return undefined;
  const { why } = problem;
  return [...WAITING_REASONS].find((reason) => reason === why);
}

export function quarantineDirectory({ spoolDirectory }: ExchangeDesk): string {
  return join(spoolDirectory, "quarantine");
}

export interface Held {
  /** Null when the quarantine is full: the bundle stays where it came from. */
  readonly id: string | null;
}

/**
 * Keeps a bundle as it came, sealed for us: nothing of it is opened, applied or shown as from whom it names. The same one is kept once.
 * Closes the source. Fails as copying a file does; then nothing is left.
 */
export async function holdBundle(
  desk: ExchangeDesk,
  source: ReadableFile,
  claim: SignerClaim,
  why: string,
): Promise<Result<Held, BundleProblem>> {
  const directory = quarantineDirectory(desk);
  try {
    return await settleBundle(directory, async () => {
      const sizeBytes = await source.sizeBytes();
      const claimDigest = digestOf(claim, sizeBytes);
      const there = listQuarantined(desk.database.read);
      const known = there.find((one) => one.claimDigest === claimDigest);
      if (known !== undefined) return { id: known.id };
      const total = there.reduce((sum, one) => sum + one.sizeBytes, sizeBytes);
      if (there.length >= MAX_BUNDLES || total > MAX_SIZE_BYTES) return { id: null };
      const name = Buffer.from(desk.random(16)).toString("hex");
      const actor = desk.actor();
      const id = actor.ids.newId();
      await copyTo(desk.environment.files, source, directory, bundleFileName(name), desk);
      const { organisationId } = claim.sender;
      const facts = { claimedOrganisationId: organisationId, claimedBundleId: claim.bundleId };
      note(desk, { ...facts, id, name, claimDigest, why, sizeBytes, atMs: actor.nowMs() });
      return { id };
    });
  } finally {
    await source.close();
  }
}

function digestOf({ certificates, ...claim }: SignerClaim, sizeBytes: number): string {
  const { sender, createdLogical, purpose, bundleId } = claim;
  const text = canonicalJson([sizeBytes, bundleId, purpose, certificates, sender, createdLogical]);
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function note(desk: ExchangeDesk, one: QuarantinedBundle): void {
  desk.database.transaction((write) => {
    insertQuarantined(write, one);
    const { claimedOrganisationId: id, why } = one;
    const subject = { kind: "peer", id, title: titleIn(write, "peer", id) ?? "" } as const;
    const cause = `${one.id}: ${why}`;
    recordAct(write, desk, "bundle-quarantined", [{ subject, changes: [], isAct: true }], cause);
  });
}

const PIECE_SIZE_BYTES = 1_048_576;

/** Noted only after it is there whole: a crash leaves a file that nothing names, which the next bundle takes away. */
async function copyTo(
  files: FilePort,
  source: ReadableFile,
  directory: string,
  fileName: string,
  desk: ExchangeDesk,
): Promise<void> {
  if ((await files.status(directory)) === undefined) {
    await files.makeDirectory(directory);
    await files.syncDirectory(desk.spoolDirectory);
  }
  await removeUnnamed(files, directory, desk);
  const temporary = join(directory, TEMPORARY_PREFIX + fileName);
  const file = await files.createFile(temporary);
  let isNamed = false;
  try {
    try {
      const piece = new Uint8Array(PIECE_SIZE_BYTES);
      for (let at = 0; ;) {
        const count = await source.read(piece, at);
        if (count === 0) break;
        await file.write(piece.subarray(0, count));
        at += count;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(temporary, join(directory, fileName));
    isNamed = true;
  } finally {
    if (!isNamed) await files.removeFile(temporary);
  }
  await files.syncDirectory(directory);
}

async function removeUnnamed(
  files: FilePort,
  directory: string,
  { database }: ExchangeDesk,
): Promise<void> {
  const named = new Set(listQuarantined(database.read).map(({ name }) => bundleFileName(name)));
  for (const fileName of await files.readDirectory(directory)) {
    if (!named.has(fileName)) await files.removeFile(join(directory, fileName));
  }
}

/** A problem with where the bundle is kept until it is solved. */
export type HeldProblem<Problem> = Problem & {
  /** Null when the quarantine is full. Not there when the bundle is refused for good. */
  readonly quarantineId?: string | null;
};

/** Keeps a bundle that was just refused, if its sender is all that is wrong with it. What can't be kept is told as it was refused. */
export async function holdRefused<Problem extends TakeProblem | BundleProblem>(
  desk: ExchangeDesk,
  problem: Problem,
  claim: SignerClaim | undefined,
  open: () => Promise<ReadableFile>,
): Promise<HeldProblem<Problem>> {
  const why = waitsFor(problem);
  if (why === undefined || claim === undefined) return problem;
  const source = await settleBundle("", open);
  if (!source.ok) return problem;
  const held = await holdBundle(desk, source.value, claim, why);
  return { ...problem, quarantineId: held.ok ? held.value.id : null };
}
