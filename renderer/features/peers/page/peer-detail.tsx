import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Peer } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { useQueryState } from "../../../use-query-state.ts";
import { CeremonyDialog } from "../ceremony/ceremony-dialog.tsx";
import { ExpiryWarnings } from "../expiry-warnings.tsx";
import classes from "../peers.module.css";
import { ProfileFacts } from "../profile-facts.tsx";
import { StandingBadge, standingOf } from "../standing.tsx";
import { useCountryName } from "../use-country-name.ts";
import { useKeyChange } from "../use-key-change.ts";
import { PeerAlarms } from "./peer-alarms.tsx";
import { CardPart, ExchangePart, NotePart } from "./peer-facts.tsx";
import { PeerHistory } from "./peer-history.tsx";
import { PeerKeys } from "./peer-keys.tsx";
import { TrustPart } from "./trust-part.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

/** One peer: who it is, how far it is trusted and why, its keys, and what went to and fro. */
export function PeerDetail({ id }: { readonly id: string }): ReactNode {
  const text = useText("peers");
  const { query } = useApi();
  const peer = useQuery(query.peers.get.queryOptions({ input: { id } }));
  const state = useQueryState(peer, () => false, { title: text.detailTitle });
  return (
    <div className={classes.detail}>
      <FourState state={state}>{peer.data && <Content peer={peer.data} />}</FourState>
    </div>
  );
}

type Open = "compare" | "withdraw";

function Content({ peer }: { readonly peer: Peer }): ReactNode {
  const text = useText("peers");
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const close = (): void => setOpen(undefined);
  return (
    <>
      <Head peer={peer} onOpen={setOpen} />
      <PeerAlarms peer={peer} />
      <Section title={text.trust} note={<StandingBadge standing={standingOf(peer)} />}>
        <TrustPart peer={peer} />
      </Section>
      <ExchangePart peer={peer} />
      <CardPart peer={peer} />
      <Section title={text.team}>
        <ProfileFacts profile={peer.profile} empty={text.profileNone} />
      </Section>
      <NotePart peer={peer} />
      <PeerKeys peer={peer} />
      <PeerHistory peer={peer} />
      {open === "compare" && <CeremonyDialog peer={peer} onClose={close} />}
      {open === "withdraw" && <WithdrawDialog peer={peer} onClose={close} />}
    </>
  );
}

function Head({
  peer,
  onOpen,
}: {
  readonly peer: Peer;
  readonly onOpen: (open: Open) => void;
}): ReactNode {
  const text = useText("peers");
  const countryName = useCountryName();
  const commands = useHeadCommands(peer, onOpen);
  const { name, countryCode, trust, warnings } = peer;
  const standing = standingOf(peer);
  return (
    <header className={classes.head}>
      <div className={classes.titleLine}>
        <h2>
          <SafeText text={name} />
        </h2>
        <StandingBadge standing={standing} />
        <span className="wp-dim">
          {countryName(countryCode)} ({countryCode})
        </span>
      </div>
      <p className={trust === "verified" ? "wp-dim" : undefined}>{text.standingText[standing]}</p>
      <div className={classes.actions}>
        {commands.map((command, at) => (
          <CommandButton
            key={command.id}
            command={command}
            isPrimary={at === 0 && trust !== "verified"}
          />
        ))}
      </div>
      {warnings.length > 0 && <ExpiryWarnings warnings={warnings} />}
    </header>
  );
}

function useHeadCommands(peer: Peer, onOpen: (open: Open) => void): readonly Command[] {
  const text = useText("peers");
  const { client } = useApi();
  const { show } = useToasts();
  const change = useKeyChange();
  const isTold = peer.ceremony.theyComparedAt !== null;
  const tell = async (): Promise<void> => {
    const done = await change({
      call: () => client.peers.setTheyCompared({ id: peer.id, haveCompared: !isTold }),
      done: () => (isTold ? text.theyComparedTaken : text.theyComparedKept),
    });
    if (!done.ok) show({ kind: "failed", text: done.error });
  };
  const commands: readonly Command[] = [
    { id: "peer.compare", label: text.compare, keys: "v", run: () => onOpen("compare") },
    {
      id: "peer.they-compared",
      label: isTold ? text.theyComparedUndo : text.theyCompared,
      keys: "t",
      run: () => void tell(),
    },
    {
      id: "peer.withdraw",
      label: text.withdraw,
      keys: "shift+w",
      run: () => onOpen("withdraw"),
      isDisabled: peer.revokedAt !== null,
    },
  ];
  useCommands(text.detailTitle, commands);
  return commands;
}
