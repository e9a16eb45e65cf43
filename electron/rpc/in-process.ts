import type { AnyContractRouter, ContractRouterClient } from "@orpc/contract";
import { createRouterClient } from "@orpc/server";
import type { AnyRouter } from "@orpc/server";
import type { BoundRouter } from "./bind.ts";
import type { Caller } from "./handlers.ts";

const COMMAND_LINE: Caller = { shell: "cli", connection: "cli" };

/**
 * The same client as the window has, without a wire: the command line calls the core of its own process.
 * Arguments and answers are still checked; nothing is serialised. `failureOf` gives the failure of a caught error.
 */
export function createInProcessClient<C extends AnyContractRouter>(
  router: BoundRouter<C>,
  caller: Caller = COMMAND_LINE,
): ContractRouterClient<C> {
  // oRPC's two names for one type: the client of a bound router is the client of its contract.
  const anyRouter: AnyRouter = router;
  const client: unknown = createRouterClient(anyRouter, { context: { caller } });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return client as ContractRouterClient<C>;
}
