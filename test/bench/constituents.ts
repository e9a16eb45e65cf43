import { buildConstituentIndex } from "../../shared/domain/constituents/constituent-index.ts";
import { matchConstituent } from "../../shared/domain/constituents/match-constituent.ts";
import type { Client } from "../../shared/contract/index.ts";
import { startTestVault } from "../helpers/core.ts";
import type { BenchRow } from "./bench.ts";

const CONSTITUENTS = 10_000;
const RANGES_EACH = 5;
const ADDRESSES = 100_000;
const VICTIMS = 1_000;
const ROWS_EACH = 3;

/** The figures of issue 4, section 6: matching a large register, and drafting for a mass incident. */
export async function benchConstituents(
  log: (message: string) => void,
): Promise<readonly BenchRow[]> {
  const desk = await startTestVault();
  const { client } = desk.core;
  try {
    log("register");
    await client.constituents.importTable({ name: "register.csv", bytes: registerBytes() });
    log("match");
    const values = Array.from({ length: ADDRESSES }, (_, at) => addressOf(at % 50_000, at % 250));
    const callMs = await elapsed(async () => {
      const { items } = await client.constituents.match({ values });
      if (items.some(({ constituent }) => constituent === null)) throw new Error("not matched");
    });
    const { items: register } = await client.constituents.list({ limit: CONSTITUENTS });
    const matchMs = await elapsed(() => {
      const index = buildConstituentIndex(register);
      for (const value of values) matchConstituent(index, value, "2026-11-27");
    });
    log("draft");
    const subject = await massIncident(client);
    const draftMs = await elapsed(async () => {
      const { ids } = await client.notifications.draft({ subject });
      if (ids.length !== VICTIMS) throw new Error(`${String(ids.length)} drafted`);
    });
    return [
      row(
        "100,000 addresses against 10,000 constituents with 50,000 ranges",
        matchMs,
        2_000,
        `${callMs.toFixed(0)} ms as a call with its checks`,
      ),
      row("1,000 notifications drafted", draftMs, 5_000),
    ];
  } finally {
    await desk.end();
  }
}

function row(what: string, measuredMs: number, limitMs: number, more = ""): BenchRow {
  return {
    what,
    measured: `${measuredMs.toFixed(0)} ms${more === "" ? "" : ` (${more})`}`,
    bound: `at most ${String(limitMs)} ms`,
    isMet: measuredMs <= limitMs,
  };
}

async function elapsed(work: () => Promise<void> | void): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

/** The range of a number, as a network of 256 addresses. */
function rangeOf(range: number): string {
  return `${String(11 + Math.floor(range / 65_536))}.${String(Math.floor(range / 256) % 256)}.${String(range % 256)}`;
}

function addressOf(range: number, host: number): string {
  return `${rangeOf(range)}.${String(host + 1)}`;
}

function registerBytes(): Uint8Array {
  const lines = Array.from({ length: CONSTITUENTS }, (_, at) => {
    const ranges = Array.from(
      { length: RANGES_EACH },
      (_unused, part) => `${rangeOf(at * RANGES_EACH + part)}.0/24`,
    );
    return `Organisation ${String(at)},DE,energy,essential,${ranges.join(";")},abuse,abuse@o${String(at)}.example,de`;
  });
  const header = "name,country,sector,kind,ranges,contact_role,contact_mail,contact_language";
  return new TextEncoder().encode([header, ...lines].join("\n"));
}

async function massIncident(client: Client) {
  const { id } = await client.incidents.create({
    title: "Mass incident",
    tlp: "TLP:GREEN",
    pap: "PAP:GREEN",
    classification: ["rsit:vulnerable"],
  });
  const subject = { kind: "incident", id } as const;
  const items = Array.from({ length: VICTIMS * ROWS_EACH }, (_, at) => ({
    type: "ip-dst",
    value: addressOf(Math.floor(at / ROWS_EACH) * RANGES_EACH, at % ROWS_EACH),
  }));
  for (let at = 0; at < items.length; at += 1_000)
    await client.observables.add({ subject, items: items.slice(at, at + 1_000) });
  return subject;
}
