import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../api.ts";
import { useDrafts } from "../drafts/drafts-context.ts";
import { useText } from "../i18n/text-context.ts";
import { useToasts } from "../ui/toasts/toast-context.ts";
import { ViewStateContext } from "../ui/view-state/view-state.ts";

export interface OpenDraftsProps {
  readonly vaultId: string;
  readonly children: ReactNode;
}

/** Fetches the draft key after unlock and draws the screens once kept drafts and view state are readable. */
export function OpenDrafts({ vaultId, children }: OpenDraftsProps): ReactNode {
  const { client } = useApi();
  const drafts = useDrafts();
  const text = useText("app");
  const { show } = useToasts();
  const [openedFor, setOpenedFor] = useState<string | undefined>(undefined);
  // Work goes on without drafts; the analyst has to know that a crash would now cost what is unsaved.
  const warn = useEffectEvent(() => show({ kind: "failed", text: text.draftsUnavailable }));
  useEffect(() => {
    let isCurrent = true;
    const open = async (): Promise<void> => {
      try {
        const { key } = await client.vault.draftKey();
        await drafts.unlock(vaultId, new Uint8Array(key));
        key.fill(0);
      } catch {
        if (isCurrent) warn();
      }
      if (isCurrent) setOpenedFor(vaultId);
    };
    void open();
    return () => {
      isCurrent = false;
    };
  }, [client, drafts, vaultId]);
  const viewState = useMemo(
    () => ({
      read: (key: string) => drafts.read(`view.${key}`),
      write: (key: string, value: unknown) => drafts.write(`view.${key}`, value),
    }),
    [drafts],
  );
  if (openedFor !== vaultId) return null;
  return <ViewStateContext value={viewState}>{children}</ViewStateContext>;
}
