import { archivesContract } from "../../../shared/contract/archives.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { archiveCalls } from "../../services/archives/archive-calls.ts";
import type { DeskSession } from "../desk-session.ts";
import type { Incoming } from "../incoming.ts";
import { delegateToVault } from "./delegate.ts";

/** Whole cases in and out: what comes in waits beside the vault, since it is sealed already. */
export function archivesHandlers(
  session: DeskSession,
  incoming: Incoming,
): Handlers<typeof archivesContract> {
  return delegateToVault(archivesContract, session, ({ archives, exchangeDesk, tickets, signal }) =>
    archiveCalls({ desk: exchangeDesk, archives, tickets, ending: signal }, incoming),
  );
}
