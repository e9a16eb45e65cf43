import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";

import { incidentIdSchema } from "../../shared/model/ids.ts";
import { STRICT_KDF_POLICY, type KdfPolicy } from "../../shared/vault/kdf-policy.ts";
import {
  bundleFor,
  exchangingDesk,
  introduce,
  resultOf,
  uploaded,
  type ExchangingDesk,
} from "../electron/services/exchange/two-desks.ts";
import { PASSPHRASE } from "../helpers/vault-environment.ts";
import { unlock } from "../helpers/window.ts";
import type { DeskWindow, WindowOptions } from "../helpers/window.ts";
import type { TestDesk } from "./desk.ts";

/** Our vault in a window, and the vault of a peer in this process; each knows the other and has compared its words. */
export interface ExchangeScene {
  readonly window: DeskWindow;
  readonly theirs: ExchangingDesk;
  /** Who we are to others. */
  readonly ours: { readonly id: string; readonly card: string; readonly words: string };
}

export async function openExchangeScene(
  desk: TestDesk,
  theirs: ExchangingDesk,
  options: Partial<WindowOptions> & {
    /** What happens before our vault goes into the window. */
    readonly before?: (ours: ExchangingDesk, incidentId: string) => Promise<void>;
  } = {},
): Promise<ExchangeScene> {
  const { before, ...windowOptions } = options;
  const ours = await exchangingDesk("CERT-XX", { environment: { kdfPolicy: LEAST_COST } });
  await introduce(ours, theirs);
  await introduce(theirs, ours);
  const incidentId = await makeIncident(ours);
  await before?.(ours, incidentId);
  const { text: card, words } = await ours.client.identity.exportCard();
  await ours.client.vault.lock({});
  const vaults = join(desk.home, "vaults");
  await mkdir(vaults, { recursive: true, mode: 0o700 });
  await cp(join(ours.test.folder, "vaults", "cert-xx"), join(vaults, "desk"), { recursive: true });
  await ours.test.end();
  const window = await desk.openWindow(desk.startHost(), windowOptions);
  await unlock(window.page, PASSPHRASE);
  return { window, theirs, ours: { id: ours.id, card, words } };
}

/** The least that the shipped program opens, so that a test does not wait for its keys. */
const LEAST_COST: KdfPolicy = { ...STRICT_KDF_POLICY, preferred: STRICT_KDF_POLICY.minimum };

/**
 * What makes both sides see things differently: the peer would have another title and severity for our incident, and of its own one
 * both have written the description anew.
 */
export function disagree(
  theirs: ExchangingDesk,
): (ours: ExchangingDesk, incidentId: string) => Promise<void> {
  return async (ours, incidentId) => {
    const carry = async (from: ExchangingDesk, to: ExchangingDesk, id: string) => {
      const upload = await uploaded(to, await bundleFor(from, to, id));
      await resultOf(to.client.bundles.apply(upload));
    };
    const change = async ({ client }: ExchangingDesk, id: string, patch: Patch) =>
      client.incidents.update({ id: incidentIdSchema.parse(id), patch });
    await carry(ours, theirs, incidentId);
    await change(theirs, incidentId, { severity: "critical", title: "Relay abuse by a botnet" });
    await carry(theirs, ours, incidentId);
    const { id } = await theirs.client.incidents.create({
      title: "Phishing wave at banks",
      tlp: "TLP:GREEN",
      description: "Joint text.\nStill open.",
    });
    await carry(theirs, ours, id);
    await change(ours, id, { description: "Joint text.\nSeen from XX." });
    await change(theirs, id, { description: "Joint text.\nSeen from YY." });
    await carry(theirs, ours, id);
  };
}

type Patch = Parameters<ExchangingDesk["client"]["incidents"]["update"]>[0]["patch"];

async function makeIncident({ client }: ExchangingDesk): Promise<string> {
  const { id } = await client.incidents.create({
    title: "Relay abuse at a hospital",
    tlp: "TLP:AMBER",
    severity: "high",
    description: "Mail relay sends invoices with a link.\nFirst seen at 06:40.",
    tags: ["relay"],
  });
  const incidentId = incidentIdSchema.parse(id);
  await client.notes.add({ incidentId, draft: { text: "Seen at the gateway of the ward." } });
  const text = "Name of the insider, for three pairs of eyes.";
  await client.notes.add({ incidentId, draft: { text, tlp: "TLP:RED" } });
  return id;
}
