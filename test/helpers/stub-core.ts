import { isContractProcedure } from "@orpc/contract";
import type { AnyContractRouter } from "@orpc/contract";
import type { BoundRouter } from "../../electron/rpc/bind.ts";
import { bindContract } from "../../electron/rpc/bind.ts";
import type { Core, Download } from "../../electron/rpc/core.ts";
import type { Handlers } from "../../electron/rpc/handlers.ts";
import { contract } from "../../shared/contract/index.ts";
import type { Contract } from "../../shared/contract/index.ts";
import { err, ok } from "../../shared/result.ts";

/** Ticket that the stub core redeems, any number of times, for 300,000 bytes in three chunks. */
export const STUB_TICKET = "T".repeat(43);

export interface StubCore {
  readonly core: Core;
  /** What the shell had it do, in order. */
  readonly events: string[];
}

/** A core whose every call is refused as locked, but `desk.about` and `vault.watch`; enough to try a shell. */
export function createStubCore(): StubCore {
  const events: string[] = [];
  const core: Core = {
    router: createStubRouter(events),
    openDownload: (ticket) =>
      Promise.resolve(ticket === STUB_TICKET ? createStubDownload() : undefined),
    lock: (why) => {
      events.push(`lock ${why}`);
      return Promise.resolve();
    },
    dispose: () => {
      events.push("dispose");
      return Promise.resolve();
    },
  };
  return { core, events };
}

function createStubRouter(events: string[]): BoundRouter<Contract> {
  const handlers = refuseAll(contract);
  // Every member of the contract got a function above.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const typed = handlers as Handlers<Contract>;
  const desk: Handlers<Contract>["desk"] = {
    ...typed.desk,
    about: () =>
      ok({
        version: "0.1.0",
        shell: "host",
        platform: process.platform,
        sqlite: "none",
        hasKeychain: false,
      }),
  };
  const vault: Handlers<Contract>["vault"] = {
    ...typed.vault,
    async *watch(_input, { signal }) {
      yield { phase: "closed", vaults: [] };
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return ok(undefined);
    },
  };
  return bindContract(
    contract,
    { ...typed, desk, vault },
    {
      report: ({ call, cause }) => events.push(`defect ${call}: ${String(cause)}`),
      newReference: () => "stub",
    },
  );
}

function refuseAll(node: AnyContractRouter): unknown {
  if (isContractProcedure(node)) return () => err({ kind: "vault-locked" });
  return Object.fromEntries(
    Object.entries(node).map(([name, child]: [string, AnyContractRouter]) => [
      name,
      refuseAll(child),
    ]),
  );
}

function createStubDownload(): Download {
  return { name: 'Bericht "Ä"\r\nX-Evil: 1.pdf', sizeBytes: 300_000, stream: streamStub };
}

async function* streamStub(): AsyncIterable<Uint8Array> {
  for (const value of [1, 2, 3]) yield await Promise.resolve(new Uint8Array(100_000).fill(value));
}
