import { randomUUID } from "node:crypto";

import { openInvitation } from "../../electron/exchange/identity/invitation-file.ts";
import {
  joinOrganisation,
  readInvitation,
  type ReadyInvitation,
} from "../../electron/exchange/identity/join-organisation.ts";
import { bindContract } from "../../electron/rpc/bind.ts";
import { createDownloadTickets } from "../../electron/rpc/download-tickets.ts";
import { failureOf } from "../../electron/rpc/failure-error.ts";
import { createInProcessClient } from "../../electron/rpc/in-process.ts";
import { systemRandom } from "../../electron/crypto/random.ts";
import { partnerCalls } from "../../electron/services/peers/partner-calls.ts";
import type { PeersContext } from "../../electron/services/peers/peers-context.ts";
import {
  actorOfNewVault,
  initialiseVault,
  settingsOfNewVault,
} from "../../electron/services/settings/initialise.ts";
import type { Database } from "../../electron/storage/database.ts";
import { migrateDatabase } from "../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../electron/storage/migrations/index.ts";
import type { Failure } from "../../shared/contract/failures.ts";
import { exchangePartnersContract } from "../../shared/contract/peers.ts";
import { err } from "../../shared/result.ts";
import type { VaultSettings } from "../../shared/model/settings.ts";
import { testDatabase } from "./database.ts";
import { valueOf } from "./vault.ts";
import { CHEAP_KDF_POLICY } from "./vault-environment.ts";

/** A clock that the test sets. */
export interface TestClock {
  nowMs: number;
}

export interface IdentityDeskOptions {
  readonly organisation?: string;
  readonly countryCode?: string;
  readonly kind?: "real" | "exercise";
  readonly clock?: TestClock;
  /** The vault is that of a further laptop, made by this invitation. */
  readonly invitation?: { readonly text: string; readonly code: string };
}

/** The calls about identity, peers and devices on a database of their own, with a clock that stands still. */
export type IdentityDesk = Awaited<ReturnType<typeof identityDesk>>;

export async function identityDesk(options: IdentityDeskOptions = {}) {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS, async () => undefined);
  const clock = options.clock ?? { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  const vault = {
    organisation: options.organisation ?? "CERT-XX",
    countryCode: options.countryCode ?? "XX",
    kind: options.kind ?? "real",
    analyst: "alice",
    passphrase: "",
  } as const;
  const invited = options.invitation && (await openedInvitation(options.invitation, clock.nowMs));
  const organisationId = invited?.verified.state.organisationId ?? randomUUID();
  const meta = { vaultId: randomUUID(), kind: vault.kind, replicaId: randomUUID() };
  const nowMs = () => clock.nowMs;
  database.transaction((write) => {
    initialiseVault(write, meta, { ...vault, organisationId, nowMs, random: systemRandom });
  });
  let settings = settingsOfNewVault(vault);
  const contextOf = (replicaId: string): PeersContext => {
    const actor = actorOfNewVault(
      { ...meta, replicaId },
      { ...vault, nowMs, random: systemRandom },
    );
    return {
      database,
      actor: () => actor,
      settings: () => settings,
      organisationId: () => organisationId,
      vaultKind: vault.kind,
      replicaId,
      random: systemRandom,
      tickets,
      kdfPolicy: CHEAP_KDF_POLICY,
    };
  };
  const tickets = createDownloadTickets(() => 0, systemRandom);
  const context = contextOf(meta.replicaId);
  if (invited) {
    database.transaction((write) => {
      joinOrganisation(write, context, invited);
    });
  }
  const fetch = async (ticket: string): Promise<string> => {
    const download = tickets.redeem(ticket);
    if (!download.ok) throw new Error("the ticket has expired");
    const chunks: Uint8Array[] = [];
    for await (const chunk of download.value.stream()) chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
  };
  return {
    database,
    clock,
    organisationId,
    context,
    client: clientOf(context),
    fetch,
    /** The same database as a copy that was restored: another replica. */
    restored: () => {
      const copy = contextOf(randomUUID());
      return { context: copy, client: clientOf(copy) };
    },
    setSettings: (changed: Partial<VaultSettings>) => {
      settings = { ...settings, ...changed };
    },
    /** The organisation's card as it is now. */
    card: async () => {
      const { file } = await clientOf(context).identity.exportCard();
      return fetch(file.ticket);
    },
  };
}

/** The failure of a call that has to fail. */
export async function refusal(call: PromiseLike<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== null) return failure;
    throw error;
  }
  throw new Error("the call did not fail");
}

/** Every text and blob of the database's journal, as one. */
export function journalText(database: Database): string {
  return database.read
    .all<{ readonly changes: Uint8Array; readonly cause: string | null }>(
      "SELECT changes, cause FROM journal",
    )
    .map(({ changes, cause }) => `${Buffer.from(changes).toString("utf8")}${cause ?? ""}`)
    .join("\n");
}

/** What was done, oldest first. */
export function verbs(database: Database): readonly string[] {
  return database.read
    .all<{ readonly verb: string }>("SELECT verb FROM journal_action ORDER BY action")
    .map(({ verb }) => verb);
}

async function openedInvitation(
  { text, code }: { readonly text: string; readonly code: string },
  nowMs: number,
): Promise<ReadyInvitation> {
  const opened = valueOf(await openInvitation(text, code, { kdfPolicy: CHEAP_KDF_POLICY, nowMs }));
  return valueOf(await readInvitation(opened));
}

function clientOf(context: PeersContext) {
  const calls = partnerCalls(context);
  const devices = {
    ...calls.devices,
    join: () => err({ kind: "not-in-this-shell", what: "join" } as const),
  };
  const defects = {
    newReference: () => "test",
    report: ({ cause }: { readonly cause: unknown }) => {
      throw cause;
    },
  };
  const router = bindContract(exchangePartnersContract, { ...calls, devices }, defects);
  return createInProcessClient<typeof exchangePartnersContract>(router);
}
