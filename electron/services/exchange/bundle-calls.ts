import { join } from "node:path";
import type { z } from "zod";
import type { exchangeContract, WrittenBundleView } from "../../../shared/contract/exchange.ts";
import type { releaseOrderSchema } from "../../../shared/contract/exchange-release.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { titleOf } from "../../../shared/exchange/release/closure/record-title.ts";
import { previewFields } from "../../../shared/exchange/release/preview/preview.ts";
import { keyOf } from "../../../shared/exchange/release/record-ref.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { randomName } from "../../crypto/random.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import { admitCarrier } from "../../exchange/carrier/scan-carrier.ts";
import { readHistories } from "../../exchange/records/read-histories.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import { TEMPORARY_PREFIX } from "../../files/atomic-write.ts";
import { readAndRemove } from "../../files/read-and-remove.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { DownloadTickets } from "../../rpc/download-tickets.ts";
import type { BundleRequest, BundleService } from "../bundles/bundles.ts";
import type { BundleOrder } from "../bundles/release-order.ts";
import { absolutePath } from "./absolute-path.ts";
import { rollBackCalls } from "./roll-back-calls.ts";
import { releaseView } from "./release-view.ts";
import { toFailure, type ExchangeProblem } from "./to-failure.ts";

type Order = z.output<typeof releaseOrderSchema>;
type BundleCalls = Handlers<(typeof exchangeContract)["bundles"]>;

export interface BundleFiles {
  readonly calls: Omit<BundleCalls, "write" | "inspect" | "apply">;
  /**
   * Writes what was seen: into a folder, or into the vault's own, with a ticket for it; that file goes when it was fetched.
   */
  readonly write: (
    order: Order & { readonly digest: string; readonly directory?: string | undefined },
    work: LongWork,
  ) => Promise<Result<WrittenBundleView, Failure>>;
}

/** Bundles as files that the window saves. */
export function bundleFiles(
  desk: ExchangeDesk & { readonly tickets: DownloadTickets },
  bundles: BundleService,
): BundleFiles {
  const { read } = desk.database;
  return {
    calls: {
      preview: (order) => {
        const look = bundles.look(orderOf(order));
        if (!look.ok) return look;
        const { containers, redToConfirm } = look.value.preview;
        const named = containers.length > 0 || redToConfirm !== null;
        return ok(releaseView(look.value, named ? titlesOf(desk, order.incidentIds) : keyed));
      },
      previewRecord: ({ record, ...order }) => {
        const outcome = bundles.preview(orderOf(order));
        if (!outcome.ok) return outcome;
        const key = keyOf(record);
        const found = outcome.value.released.find((one) => keyOf(one.record) === key);
        if (found === undefined) return err(notReleased(record.id));
        return ok({
          fields: previewFields(found).map(({ removed, ...field }) => ({
            ...field,
            removed: [...removed],
          })),
        });
      },
      list: ({ limit }) =>
        ok({
          items: bundles.list(limit).map((bundle) => ({
            bundleId: bundle.bundleId,
            direction: bundle.direction,
            organisationIds: bundle.direction === "sent" ? [...bundle.audience] : [bundle.sender],
            sequence: bundle.sequence,
            at: new Date(bundle.atMs).toISOString(),
            sizeBytes: bundle.sizeBytes,
            counts: countsOf(bundle.counts),
            deliveredTo: [...bundle.deliveries],
            state: bundle.state,
            receipt: bundle.receipt,
          })),
        }),
      ...rollBackCalls(read, bundles),
    },
    write: async ({ digest, directory, ...order }, work) => {
      const { random, files } = desk.environment;
      const admitted = await placeFor(desk, directory);
      if (!admitted.ok) return err(toFailure(admitted.error));
      const name = `watchpost-${randomName(random).slice(0, 12)}.age`;
      const ownName = `${TEMPORARY_PREFIX}${randomName(random)}`;
      const path = join(admitted.value, directory === undefined ? ownName : name);
      const request: BundleRequest = { ...orderOf(order), seenDigest: digest };
      const sent = await bundles.create(request, path, work);
      if (!sent.ok) return err(toFailure(sent.error));
      const { manifest, sizeBytes, sha256 } = sent.value.written;
      const stream = () => readAndRemove(files, path);
      return ok({
        ticket: directory === undefined ? desk.tickets.issue({ name, sizeBytes, stream }) : null,
        name,
        sizeBytes,
        bundleId: manifest.bundleId,
        sequence: manifest.stream.sequence,
        sha256,
        records: sent.value.outcome.outgoing.records.length,
      });
    },
  };
}

/** The folder to write into; one that the analyst names is looked at first. */
async function placeFor(
  { environment, spoolDirectory }: ExchangeDesk,
  directory: string | undefined,
): Promise<Result<string, ExchangeProblem>> {
  if (directory === undefined) return ok(spoolDirectory);
  const path = absolutePath(directory);
  if (!path.ok) return path;
  const admitted = await admitCarrier(environment.files, directory, spoolDirectory);
  return admitted.ok ? path : admitted;
}

/** What was seen went before it could be looked at more closely. */
function notReleased(id: string): Failure {
  return { kind: "not-found", recordKind: "observable-link", id };
}

function orderOf({ peerId, incidentIds, persons, leftOut, redToken }: Order): BundleOrder {
  return {
    peerIds: [peerId],
    incidentIds,
    persons: persons.map((name) => ({ organisationId: peerId, name })),
    leftOut: {
      records: new Set(leftOut.records.map(keyOf)),
      fields: new Set(leftOut.fields),
    },
    redToken,
  };
}

function keyed(key: string): string {
  return key;
}

function titlesOf(
  { database, organisationId }: ExchangeDesk,
  incidentIds: readonly string[],
): (key: string) => string {
  const states = readHistories(database.read, incidentIds, organisationId());
  const titles = new Map(states.map((state) => [keyOf(state), titleOf(state)]));
  return (key) => titles.get(key) ?? key;
}

function countsOf(
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Record<string, Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).map(([kind, byTlp]) => [kind, { ...byTlp }]));
}
