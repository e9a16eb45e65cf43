import { MAX_AHEAD_MS } from "../../../shared/exchange/stamp/stamp.ts";
import type { Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import type { MergeContext } from "../../../shared/exchange/merge/merge-plan.ts";
import { createChangesDecoder } from "../../../shared/exchange/record/changes-lines.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { LineFault } from "../../../shared/exchange/record/line-fault.ts";
import {
  MAX_STATEMENTS,
  statementOfRecord,
  type TravellingStatement,
} from "../../../shared/exchange/release/statement-record.ts";
import type { NoticeFailure } from "../../../shared/exchange/release/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { VaultFailureOf } from "../../../shared/vault/failures.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { AppliedAction } from "../../storage/journal/apply-action.ts";
import type { LongWork } from "../bundle/bundle-environment.ts";
import { openBundle, type OpenBundleOptions, type OpenedBundle } from "../bundle/open-bundle.ts";
import { noteDeliveries } from "../carrier/deliveries.ts";
import { isoOf, logicalNowMs } from "../identity/identity-context.ts";
import { noteMailboxOf } from "../relay/peer-mailboxes.ts";
import {
  planStatements,
  takeStatements,
  type TakenStatement,
} from "../statements/take-statements.ts";
import { applyRecords } from "./apply-records.ts";
import { forgetRollBack, keepBefore, noteApplied, rolledBackSince } from "./before-states.ts";
import { mayApply, openingFor, type NoteClaim } from "./bundle-trust.ts";
import { APPLIED_VERB, causeOfBundle } from "./bundle-verbs.ts";
import { noteBundle } from "./bundle-history.ts";
import { forgetWithdrawn, type RecordOrigin } from "./held-back.ts";
import { isChosen, noteLeftOut, unknownChoice, type RecordChoice } from "./left-out.ts";
import { keepProposals } from "./proposed-states.ts";
import { placeInStream, rolledBackAt, type StreamPlace } from "./stream-place.ts";
import { planRecords, type PlannedRecord } from "./plan-records.ts";
import type { ExchangeDesk } from "./write-release.ts";

/** Why a bundle was not taken in. Nothing has changed. */
export type TakeProblem =
  | BundleProblem
  | StoreProblem
  | { readonly kind: "line-refused"; readonly fault: LineFault }
  /** The sender's fingerprint was never compared: its bundles are looked at and not applied. */
  | { readonly kind: "sender-not-verified"; readonly organisationId: string }
  /** Another bundle stands at this place of the stream, or before it. */
  | { readonly kind: "stream-forked"; readonly organisationId: string; readonly sequence: number }
  | Extract<NoticeFailure, { kind: "bundle-rolled-back" | "not-in-bundle" }>;

/** Why evidence could not be sealed here. */
type StoreProblem = VaultFailureOf<"too-large" | "cancelled" | "disk-full">;

export interface TakenBundle {
  readonly manifest: Manifest;
  readonly place: StreamPlace;
  /** Sequence of a bundle of ours that the sender has and we don't know; null as it should be. */
  readonly rolledBackAt: number | null;
  /** Whether the sender is trusted enough for it to be taken in. */
  readonly mayApply: boolean;
  readonly planned: readonly PlannedRecord[];
  /** Signed texts that travel beside the records. */
  readonly statements: readonly TakenStatement[];
  /** Null when it was only looked at. */
  readonly applied: AppliedAction | null;
}

/** `again`: also a bundle that was rolled back. */
export type TakeMode = "preview" | "apply" | "again";

export interface TakeWork extends LongWork {
  /** Which of its records are taken; undefined: all that are offered. */
  readonly choice?: RecordChoice | undefined;
}

/**
 * Verifies a bundle from its first byte to its last, says what would come of each record and, unless it is only looked at, applies it, or
 * those records of it that are chosen.
 */
export async function takeBundle(
  desk: ExchangeDesk,
  path: string,
  mode: TakeMode,
  work: TakeWork = {},
): Promise<Result<TakenBundle, TakeProblem>> {
  const source = await desk.environment.files.openForReading(path);
  return takeFrom(desk, { source, path }, mode, work);
}

/** The same for a bundle that is open for reading already, also one in parts. Closes it. */
export async function takeFrom(
  desk: ExchangeDesk,
  { source, path }: Pick<OpenBundleOptions, "source" | "path">,
  mode: TakeMode,
  { choice, ...work }: TakeWork,
  noteClaim?: NoteClaim,
): Promise<Result<TakenBundle, TakeProblem>> {
  const opened = await openBundle(desk.environment, {
    source,
    path,
    ...openingFor(desk, noteClaim),
    ...work,
  });
  if (!opened.ok) return opened;
  try {
    return await takeOpened(desk, opened.value, mode, choice);
  } finally {
    await opened.value.close();
  }
}

async function takeOpened(
  desk: ExchangeDesk,
  bundle: OpenedBundle,
  mode: TakeMode,
  choice: RecordChoice | undefined,
): Promise<Result<TakenBundle, TakeProblem>> {
  const { manifest } = bundle;
  const content = await readContent(bundle);
  if (!content.ok) return content;
  const unknownId = unknownChoice(choice, content.value.records);
  if (unknownId !== undefined) {
    return err({ kind: "not-in-bundle", bundleId: manifest.bundleId, id: unknownId });
  }
  const seen = memoryOf(desk, bundle);
  if (mode === "preview") {
    const { read } = desk.database;
    const context = mergeContextOf(desk, manifest);
    const origin = originOf(manifest, choice);
    const planned = planRecords(read, content.value.records, context, origin);
    const statements = planStatements(read, desk, manifest, content.value.statements);
    return ok({ ...seen, planned, statements, applied: null });
  }
  const { organisationId } = manifest.sender;
  const rolledBackMs = rolledBackSince(desk.database.read, manifest.bundleId);
  if (rolledBackMs !== undefined && mode !== "again") {
    const { bundleId } = manifest;
    return err({ kind: "bundle-rolled-back", bundleId, at: isoOf(rolledBackMs) });
  }
  if (!seen.mayApply) return err({ kind: "sender-not-verified", organisationId });
  if (seen.place.kind === "fork") {
    return err({ kind: "stream-forked", organisationId, sequence: seen.place.sequence });
  }
  const stored = await storeBlobs(desk, bundle, evidenceLeftOut(content.value, choice));
  if (!stored.ok) return stored;
  const chosen = { ...content.value, choice };
  return desk.database.transaction((write) => applyOpened(write, desk, bundle, chosen));
}

function memoryOf(desk: ExchangeDesk, { manifest, manifestSha256 }: OpenedBundle) {
  const { read } = desk.database;
  return {
    manifest,
    place: placeInStream(read, manifest, manifestSha256),
    rolledBackAt: rolledBackAt(read, manifest, desk.organisationId()) ?? null,
    mayApply: mayApply(desk, manifest),
  };
}

function applyOpened(
  write: WriteHandle,
  desk: ExchangeDesk,
  bundle: OpenedBundle,
  content: BundleContent & Pick<TakeWork, "choice">,
): Result<TakenBundle, TakeProblem> {
  const { manifest, manifestSha256, sizeBytes } = bundle;
  const seen = memoryOf(desk, bundle);
  const actor = desk.actor();
  const context = mergeContextOf(desk, manifest);
  const origin = originOf(manifest, content.choice);
  const planned = planRecords(write, content.records, context, origin);
  const { bundleId } = manifest;
  const { organisationId } = manifest.sender;
  forgetRollBack(write, bundleId);
  keepBefore(write, { bundleId, organisationId }, planned);
  const applied = applyRecords(write, actor, planned, {
    verb: APPLIED_VERB,
    cause: causeOfBundle(bundleId),
  });
  noteApplied(write, bundleId, applied);
  noteLeftOut(write, bundleId, planned);
  forgetWithdrawn(
    write,
    planned.flatMap(({ plan, record }) => (plan.kind === "merge" ? [record.id] : [])),
  );
  keepProposals(write, planned, {
    organisationId,
    bundleId,
    atMs: actor.nowMs(),
  });
  if (seen.place.kind !== "repeated") {
    const facts = {
      direction: "received",
      manifestSha256,
      sizeBytes,
      atMs: actor.nowMs(),
    } as const;
    noteBundle(write, manifest, facts);
  }
  const receipt = { ...manifest, extensions: bundle.extensions };
  noteDeliveries(write, receipt, desk.organisationId(), actor.nowMs());
  noteMailboxOf(write, manifest, bundle.extensions);
  const statements = takeStatements(write, desk, manifest, content.statements);
  return ok({ ...seen, planned, statements, applied });
}

function originOf(
  { bundleId, createdLogical }: Manifest,
  choice: RecordChoice | undefined,
): RecordOrigin {
  return { bundleId, createdMs: createdLogical.ms, choice };
}

interface BundleContent {
  readonly records: readonly ExchangeRecord[];
  readonly statements: readonly TravellingStatement[];
}

async function readContent(bundle: OpenedBundle): Promise<Result<BundleContent, TakeProblem>> {
  const decoder = createChangesDecoder();
  const records: ExchangeRecord[] = [];
  const statements: TravellingStatement[] = [];
  for await (const line of bundle.lines()) {
    const decoded = decoder.decode(line);
    if (!decoded.ok) return err({ kind: "line-refused", fault: decoded.error });
    if (decoded.value.kind === "record") records.push(decoded.value.record);
    if (decoded.value.kind !== "foreign") continue;
    const statement = statementOfRecord(decoded.value.record);
    if (statement !== undefined) statements.push(statement);
    if (statements.length > MAX_STATEMENTS) return err({ kind: "line-refused", fault: TOO_MANY });
  }
  const end = decoder.finish();
  return end.ok ? ok({ records, statements }) : err({ kind: "line-refused", fault: end.error });
}

const TOO_MANY: LineFault = {
  kind: "limit-exceeded",
  line: 0,
  place: "",
  expected: `at most ${String(MAX_STATEMENTS)} signed texts`,
};

/** Before the records: a row must never name evidence that is not there. What no row names in the end is collected later. */
async function storeBlobs(
  desk: ExchangeDesk,
  bundle: OpenedBundle,
  leftOut: ReadonlySet<unknown>,
): Promise<Result<void, StoreProblem>> {
  for (const { sha256 } of bundle.manifest.members.slice(1)) {
    if (leftOut.has(sha256)) continue;
    const content = bundle.blob(sha256);
    if (content === undefined) throw new Error("the manifest names every piece of evidence");
    const stored = await desk.blobs.put(content);
    if (!stored.ok) return stored;
  }
  return ok(undefined);
}

/** Digests that only evidence names which is not chosen. */
function evidenceLeftOut(
  { records }: BundleContent,
  choice: RecordChoice | undefined,
): ReadonlySet<unknown> {
  if (choice === undefined) return new Set();
  const evidence = records.filter(({ kind }) => kind === "evidence");
  const digestsOf = (isTaken: boolean): Set<unknown> =>
    new Set(
      evidence
        .filter(({ id }) => isChosen(choice, id) === isTaken)
        .map(({ registers }) => registers["sha256"]?.value),
    );
  const taken = digestsOf(true);
  return new Set([...digestsOf(false)].filter((sha256) => !taken.has(sha256)));
}

function mergeContextOf(desk: ExchangeDesk, { sender, purpose }: Manifest): MergeContext {
  return {
    ours: desk.organisationId(),
    senderOrganisation: sender.organisationId,
    senderIsOwnDevice: purpose === "device-sync",
    latestMs: logicalNowMs(desk.database.read, desk) + MAX_AHEAD_MS,
  };
}
