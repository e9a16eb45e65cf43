import { join } from "node:path";

import type { Failure } from "../../../shared/contract/failures.ts";
import {
  bundleFileName,
  parseCarrierFileName,
} from "../../../shared/exchange/bundle/carrier-names.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import type {
  Outgoing,
  ReleasedRecord,
} from "../../../shared/exchange/release/closure/release-outcome.ts";
import type { Result } from "../../../shared/result.ts";
import type { FilePort } from "../../files/file-port.ts";
import type { LongWork } from "../bundle/bundle-environment.ts";
import { settleBundle } from "../bundle/bundle-error.ts";
import type { WrittenBundle } from "../bundle/write-bundle.ts";
import { logicalNowMs } from "../identity/identity-context.ts";
import { recipientFingerprint } from "../age/recipients.ts";
import { recipientsOfPeer } from "../identity/recipients-for.ts";
import { writeRelease, type ExchangeDesk } from "../records/write-release.ts";
import { noteLooked } from "./coverage.ts";
import { addToOutbox, endInOutbox, waitingBundles, type OutboxRow } from "./outbox-rows.ts";

/**
 * The outbox of a vault: sealed bundles under random names, which not even we can open. A bundle is written here first and kept in
 * the register in the same step that gives it its number; only then it is copied to a carrier. So a stick that is pulled never
 * makes a second bundle of the same number, and what one stick lost goes with the next.
 */
export function outboxDirectory({ spoolDirectory }: ExchangeDesk): string {
  return join(spoolDirectory, "outbox");
}

export interface OutboxOrder extends LongWork {
  readonly peerId: string;
  readonly outgoing: Outgoing;
  readonly released: readonly ReleasedRecord[];
  readonly purpose: "peer-exchange" | "receipt";
  /** Entry of the journal up to which was looked for what is due; null for a receipt. */
  readonly lookedUpTo: number | null;
}

/** Writes a bundle for one peer. Fails as `writeRelease` does; then nothing is left and nothing is noted. */
export async function writeToOutbox(
  desk: ExchangeDesk,
  { peerId, lookedUpTo, ...order }: OutboxOrder,
): Promise<Result<WrittenBundle, Failure | BundleProblem>> {
  const name = Buffer.from(desk.random(NAME_SIZE_BYTES)).toString("hex");
  const path = join(outboxDirectory(desk), bundleFileName(name));
  return writeRelease(desk, {
    ...order,
    peerIds: [peerId],
    path,
    seenBy: "us-alone",
    alsoNote: (write, bundleRowId, { notAfter, recipients }) => {
      const recipient = recipients.listed[0]?.fingerprint ?? "";
      const expiresAtMs = Date.parse(notAfter);
      addToOutbox(write, { bundleRowId, peerId, name, recipient, expiresAtMs });
      if (lookedUpTo !== null) noteLooked(write, peerId, lookedUpTo);
    },
  });
}

const NAME_SIZE_BYTES = 16;

/**
 * Puts the outbox in order and gives what still waits: what was delivered, has expired, lost its file or is for somebody or some key
 * that is not trusted any more ends, and files that nothing names (a crash before the bundle was noted) go. What ends undelivered
 * becomes due again.
 */
export async function settleOutbox(
  desk: ExchangeDesk,
): Promise<Result<readonly OutboxRow[], BundleProblem>> {
  const { files } = desk.environment;
  const directory = outboxDirectory(desk);
  return settleBundle(directory, async () => {
    await makeDirectoryOnce(files, desk.spoolDirectory, directory);
    const there = await files.readDirectory(directory);
    const names = new Set(there);
    const nowMs = logicalNowMs(desk.database.read, desk);
    const ends = (row: OutboxRow): boolean =>
      row.isDelivered ||
      row.expiresAtMs <= nowMs ||
      !names.has(bundleFileName(row.name)) ||
      !isStillMeantFor(desk, row);
    const waiting = waitingBundles(desk.database.read);
    const ended = waiting.filter(ends);
    if (ended.length > 0) {
      desk.database.transaction((write) => {
        for (const { name } of ended) endInOutbox(write, name);
      });
    }
    const kept = waiting.filter((row) => !ends(row));
    const keptNames = new Set(kept.map(({ name }) => name));
    for (const fileName of there) {
      const name = parseCarrierFileName(fileName)?.name;
      if (name === undefined || !keptNames.has(name)) {
        await files.removeFile(join(directory, fileName));
      }
    }
    return kept;
  });
}

/**
 * A key that was taken back may be in other hands, and what is sealed for it must not reach another stick. Under the peer's new
 * key it is written anew.
 */
function isStillMeantFor(
  desk: ExchangeDesk,
  { peerId, recipient, isAboveGreen }: OutboxRow,
): boolean {
  const marking = isAboveGreen ? "above-green" : "up-to-green";
  const peer = recipientsOfPeer(desk.database.read, desk, peerId, marking);
  // That a card has expired says nothing against its key.
  if (!peer.ok) return peer.error.kind === "peer-card-expired";
  return recipientFingerprint(peer.value.recipients.hybrid) === recipient;
}

async function makeDirectoryOnce(
  files: FilePort,
  parent: string,
  directory: string,
): Promise<void> {
  if ((await files.status(directory)) !== undefined) return;
  await files.makeDirectory(directory);
  await files.syncDirectory(parent);
}
