import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { z } from "zod";

import { useText } from "../../../i18n/text-context.ts";
import { addressOf, PATHS } from "../../../places.ts";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { AddPeerDialog } from "../add/add-peer-dialog.tsx";
import { PeerDetail } from "../page/peer-detail.tsx";
import { SectionFrame } from "../sections.tsx";
import { PeerListView } from "./peer-list-view.tsx";
import { usePeers } from "./use-peers.ts";

const paramsSchema = z.object({ peerId: z.string().optional() });
const addressSchema = z.object({ add: z.coerce.string().optional() });

/** The directory of peers; the chosen one beside it. */
export function PeersScreen(): ReactNode {
  const text = useText("peers");
  const navigate = useNavigate();
  const { peerId } = paramsSchema.parse(useParams({ strict: false }));
  const { add } = addressSchema.parse(useSearch({ strict: false }));
  const list = usePeers(peerId);
  const shownId = peerId ?? list.source.rowAt(list.cursor)?.id;
  const setAdding = (isOpen: boolean): void =>
    void navigate({ to: ".", search: isOpen ? { add: "1" } : {}, replace: true });
  useCommands(text.title, [
    { id: "peers.add", label: text.add, keys: "a", run: () => setAdding(true) },
    {
      id: "peers.hand-out",
      label: text.handOut,
      keys: "h",
      run: () => void navigate({ to: PATHS.identity, search: { card: "1" } }),
    },
  ]);
  return (
    <SectionFrame section="peers" title={text.title}>
      <MasterDetail
        name="peers"
        initialShare={0.58}
        hasDetail={peerId !== undefined}
        onBack={() => void navigate({ to: PATHS.peers })}
        list={<PeerListView list={list} onAdd={() => setAdding(true)} />}
        detail={shownId === undefined ? null : <PeerDetail key={shownId} id={shownId} />}
      />
      {add !== undefined && (
        <AddPeerDialog
          onClose={() => setAdding(false)}
          onAdded={(id) => void navigate({ to: addressOf("peer", id), replace: true })}
        />
      )}
    </SectionFrame>
  );
}
