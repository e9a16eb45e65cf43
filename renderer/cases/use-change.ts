import { useQueryClient } from "@tanstack/react-query";
import type { Query, QueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import type { Result } from "../../shared/result.ts";
import { err, ok } from "../../shared/result.ts";
import { isCancelled, useApi } from "../api.ts";
import { useText } from "../i18n/text-context.ts";
import { useFailureText } from "../use-failure-text.ts";
import { useToasts } from "../ui/toasts/toast-context.ts";
import type { ToastContent } from "../ui/toasts/toast-context.ts";

/** One change of case data, and what to say about it. */
export interface Change<T> {
  readonly call: () => Promise<T>;
  /** The toast; `null` where the changed place itself shows that it is done (undo still works by key). */
  readonly done: ((result: T) => string) | null;
  readonly link?: (result: T) => ToastContent["link"];
  /** `here`: the caller shows the failure in place (a dialog that stays open). */
  readonly failure?: "toast" | "here";
}

interface Undoable {
  readonly actionId: number | null;
}

/** Loads everything anew that shows case data: any change may move counts, scores, lists and the history. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ predicate: isCaseData }), [queries]);
}

/** The toast of the last change in a window; the next one takes its place, so that quick work does not pile them up. */
const LAST_TOAST = new WeakMap<QueryClient, () => void>();

function useDoneToast(): (content: ToastContent) => void {
  const queries = useQueryClient();
  const { show } = useToasts();
  return useCallback(
    (content: ToastContent) => {
      LAST_TOAST.get(queries)?.();
      LAST_TOAST.set(queries, show(content));
    },
    [queries, show],
  );
}

/**
 * Runs a change: on success what is on screen is loaded anew and a toast offers undo; the promise settles when the
 * new data are there. On failure nothing was changed and the error carries the sentence for the analyst.
 */
export function useChange(): <T extends Undoable>(change: Change<T>) => Promise<Result<T, string>> {
  const refresh = useRefresh();
  const undo = useUndo();
  const { show } = useToasts();
  const showDone = useDoneToast();
  const { describe } = useFailureText();
  return useCallback(
    async <T extends Undoable>(change: Change<T>): Promise<Result<T, string>> => {
      try {
        const result = await change.call();
        await refresh();
        if (change.done !== null) {
          const link = change.link?.(result);
          const { actionId } = result;
          showDone({
            kind: "done",
            text: change.done(result),
            ...(link ? { link } : {}),
            ...(actionId === null ? {} : { undo: () => void undo(actionId) }),
          });
        }
        return ok(result);
      } catch (error) {
        if (isCancelled(error)) return err("");
        const message = describe(error);
        if (change.failure !== "here") show({ kind: "failed", text: message });
        return err(message);
      }
    },
    [describe, refresh, show, showDone, undo],
  );
}

/** Takes an action back, or the newest one of this analyst; says what was taken back. */
export function useUndo(): (actionId?: number) => Promise<void> {
  const { client } = useApi();
  const refresh = useRefresh();
  const text = useText("cases");
  const { show } = useToasts();
  const showDone = useDoneToast();
  const { describe } = useFailureText();
  return useCallback(
    async (actionId?: number) => {
      try {
        const undone = await client.journal.undo(actionId === undefined ? {} : { actionId });
        await refresh();
        showDone({ kind: "done", text: text.undone(undone.subjectTitle) });
      } catch (error) {
        show({ kind: "failed", text: describe(error) });
      }
    },
    [client, describe, refresh, show, showDone, text],
  );
}

/** Areas of the contract that hold no case data: their queries stay. */
const OTHER_AREAS: ReadonlySet<unknown> = new Set(["desk", "vault"]);

function isCaseData({ queryKey }: Query): boolean {
  const [path] = queryKey;
  return Array.isArray(path) && !OTHER_AREAS.has(path[0]);
}
