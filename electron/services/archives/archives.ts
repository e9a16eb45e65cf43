import type { z } from "zod";
import type {
  archiveContentSchema,
  archiveSealingSchema,
} from "../../../shared/contract/archives.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { compareTlp, type TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import type { ArchiveLedger } from "../../../shared/exchange/archive/archive-ledger.ts";
import type { ArchiveProblem } from "../../../shared/exchange/archive/archive-problem.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { checkPassphrase, normalisePassphrase } from "../../../shared/vault/passphrase.ts";
import { planRecipients } from "../../exchange/age/seal-header.ts";
import { recipientKind } from "../../exchange/age/recipients.ts";
import { ARCHIVE_WORK_FACTOR, type ArchiveSealing } from "../../exchange/archive/archive-header.ts";
import {
  collectCase,
  makeArchive,
  type CollectedCase,
} from "../../exchange/archive/make-archive.ts";
import type { ArchiveTrouble } from "../../exchange/archive/open-archive.ts";
import { takeArchive } from "../../exchange/archive/take-archive.ts";
import type { WrittenArchive } from "../../exchange/archive/write-archive.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import { ensureIdentity } from "../../exchange/identity/ensure-identity.ts";
import { recipientsOfPeer } from "../../exchange/identity/recipients-for.ts";
import { readIdentity } from "../../exchange/identity/stored-identity.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import { systemErrorCode } from "../../files/system-error.ts";

export type ArchiveContent = z.infer<typeof archiveContentSchema>;
export type SealingChoice = z.infer<typeof archiveSealingSchema>;

export interface ArchiveOrder {
  readonly incidentIds: readonly string[];
  readonly ceiling: TlpLabel;
  readonly sealing: SealingChoice;
}

export interface MadeArchive {
  readonly content: ArchiveContent;
  readonly written: WrittenArchive;
}

export interface ArchiveFile {
  readonly path: string;
  readonly passphrase: string | null;
  readonly vouchedKeyId: string | null;
}

/** Whole cases as files: what goes out by `create` and comes in by `take`. */
export interface ArchiveService {
  readonly preview: (incidentIds: readonly string[]) => Promise<Result<ArchiveContent, Failure>>;
  /** Writes the file, reads it back, and says in the journal that it was made. */
  readonly create: (
    order: ArchiveOrder,
    path: string,
    work: LongWork,
  ) => Promise<Result<MadeArchive, Failure>>;
  readonly take: (
    file: ArchiveFile,
    mode: "preview" | "apply",
    work: LongWork,
  ) => Promise<Result<ArchiveLedger, Failure>>;
}

export function createArchives(
  desk: ExchangeDesk,
  { workFactor = ARCHIVE_WORK_FACTOR }: { readonly workFactor?: number | undefined } = {},
): ArchiveService {
  return {
    preview: async (incidentIds) => {
      const collected = await collectCase(desk, incidentIds, "TLP:RED");
      return collected.ok ? ok(contentOf(collected.value)) : collected;
    },
    create: async ({ incidentIds, ceiling, sealing }, path, work) => {
      await ensureIdentity(desk);
      const collected = await collectCase(desk, incidentIds, ceiling);
      if (!collected.ok) return collected;
      const sealed = sealingFor(desk, sealing, collected.value.ceiling, workFactor);
      if (!sealed.ok) return sealed;
      const order = { ...work, ...sealed.value, collected: collected.value, path };
      const written = await makeArchive(desk, order);
      if (!written.ok) return err(failureOf(written.error));
      return ok({ content: contentOf(collected.value), written: written.value });
    },
    take: async ({ path, passphrase, vouchedKeyId }, mode, work) => {
      const source = await openFile(desk, path);
      if (!source.ok) return source;
      const request = {
        ...work,
        source: source.value,
        path,
        passphrase: passphrase === null ? null : normalisePassphrase(passphrase),
        vouchedKeyId,
      };
      const taken = await takeArchive(desk, request, mode);
      return taken.ok ? taken : err(failureOf(taken.error));
    },
  };
}

function contentOf({ incidents, ceiling, counts, files, absent }: CollectedCase): ArchiveContent {
  return {
    incidents: [...incidents],
    tlp: ceiling,
    records: counts,
    evidence: {
      files: files.length,
      bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      absent: absent.length,
    },
  };
}

interface Sealed {
  readonly sealing: ArchiveSealing;
  readonly sealedFor: string;
}

function sealingFor(
  desk: ExchangeDesk,
  choice: SealingChoice,
  tlp: TlpLabel,
  workFactor: number,
): Result<Sealed, Failure> {
  if (choice.kind === "passphrase") {
    const checked = checkPassphrase(choice.passphrase);
    if (!checked.ok) return checked;
    const sealing = { kind: "passphrase", passphrase: checked.value, workFactor } as const;
    return ok({ sealing, sealedFor: "passphrase" });
  }
  return sealingForRecipients(desk, choice.recipients, tlp);
}

/** Peers as the marking of the case allows, other recipients as they were named, and we: who made it can open it again. */
function sealingForRecipients(
  desk: ExchangeDesk,
  named: readonly string[],
  tlp: TlpLabel,
): Result<Sealed, Failure> {
  const { read } = desk.database;
  const marking = compareTlp(tlp, "TLP:GREEN") > 0 ? "above-green" : "up-to-green";
  const direct = named.filter((one) => recipientKind(one) !== undefined);
  const kind = direct[0] === undefined ? "hybrid" : (recipientKind(direct[0]) ?? "hybrid");
  const recipients = [...direct];
  for (const peerId of named.filter((one) => !direct.includes(one))) {
    const peer = recipientsOfPeer(read, desk, peerId, marking);
    if (!peer.ok) return peer;
    recipients.push(peer.value.recipients[kind]);
  }
  const own = readIdentity(read)?.recipients[kind];
  if (own !== undefined) recipients.push(own);
  const planned = planRecipients(recipients);
  if (!planned.ok) return err(failureOf(planned.error));
  const sealing = { kind: "recipients", recipients: planned.value.recipients } as const;
  return ok({ sealing, sealedFor: `to ${named.map((one) => one.slice(0, 64)).join(", ")}` });
}

async function openFile({ environment }: ExchangeDesk, path: string) {
  try {
    return ok(await environment.files.openForReading(path));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return err<Failure>({ kind: "file-not-readable", path, code });
  }
}

function failureOf(problem: Failure | ArchiveProblem | ArchiveTrouble): Failure {
  return isArchiveProblem(problem) ? { kind: "archive-refused", problem } : problem;
}

function isArchiveProblem(
  problem: Failure | ArchiveProblem | ArchiveTrouble,
): problem is ArchiveProblem {
  return ARCHIVE_KINDS.has(problem.kind);
}

const ARCHIVE_KINDS: ReadonlySet<string> = new Set<ArchiveProblem["kind"]>([
  "not-an-archive",
  "incomplete",
  "altered",
  "sealing-refused",
  "work-factor-refused",
  "passphrase-required",
  "passphrase-wrong",
  "not-for-us",
  "archive-malformed",
  "manifest-malformed",
  "newer-version",
  "signature-invalid",
  "signer-refused",
  "signer-not-vouched-for",
  "wrong-vault-kind",
  "limit-exceeded",
  "line-refused",
  "case-refused",
  "medium-failed",
  "target-exists",
  "source-changed",
  "written-wrong",
  "recipients-refused",
]);
