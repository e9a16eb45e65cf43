import { performance } from "node:perf_hooks";
import type { searchContract } from "../../../shared/contract/find.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { CaseContext } from "../case-context.ts";
import { listLanes, removeLane, saveLane } from "./lanes.ts";
import { searchEverything } from "./search-everything.ts";

/** What the calls of the area `search` do. `tookMs` is for the analyst's information only. */
export function createSearch(
  context: CaseContext,
  monotonicNowMs: () => number = () => performance.now(),
): Handlers<typeof searchContract> {
  return {
    query: ({ query, limit, kinds }) => {
      const startMs = monotonicNowMs();
      const found = searchEverything(context, query, limit, kinds);
      return found.ok ? ok({ ...found.value, tookMs: monotonicNowMs() - startMs }) : found;
    },
    lanes: {
      list: () => ok({ items: listLanes(context) }),
      save: (draft) => saveLane(context, draft),
      remove: ({ id }) => removeLane(context, id),
    },
  };
}
