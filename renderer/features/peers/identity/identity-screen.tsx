import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import type { Identity } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useRefresh } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { PATHS } from "../../../places.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import { ExpiryWarnings } from "../expiry-warnings.tsx";
import { DigitGrid, HexFingerprint, WordGrid } from "../fingerprint-view.tsx";
import { KeyTable } from "../page/peer-keys.tsx";
import classes from "../peers.module.css";
import { ProfileFacts } from "../profile-facts.tsx";
import { SectionFrame } from "../sections.tsx";
import { useCountryName } from "../use-country-name.ts";
import { CardDialog } from "./card-dialog.tsx";
import { ProfileDialog } from "./profile-dialog.tsx";
import { ReplaceKeyDialog } from "./replace-key-dialog.tsx";

const addressSchema = z.object({ card: z.coerce.string().optional() });

/** Who we are to others: fingerprint to read out, card to hand out, keys, team description. */
export function IdentityScreen(): ReactNode {
  const text = useText("identity");
  const { query } = useApi();
  const identity = useQuery(query.identity.show.queryOptions());
  const state = useQueryState(identity, () => false, { title: text.title });
  return (
    <SectionFrame section="identity" title={text.title}>
      <div className={classes.page}>
        <FourState state={state}>{identity.data && <Content identity={identity.data} />}</FourState>
      </div>
    </SectionFrame>
  );
}

type Open = "profile" | "keys";

function Content({ identity }: { readonly identity: Identity }): ReactNode {
  const text = useText("identity");
  const navigate = useNavigate();
  const { card } = addressSchema.parse(useSearch({ strict: false }));
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const refresh = useRefresh();
  const setCard = (isOpen: boolean): void => {
    void navigate({ to: PATHS.identity, search: isOpen ? { card: "1" } : {}, replace: true });
    // Handing it out may have issued a new one.
    if (!isOpen) void refresh();
  };
  const commands: readonly Command[] = [
    { id: "identity.card", label: text.handOut, keys: "c", run: () => setCard(true) },
    { id: "identity.profile", label: text.editProfile, keys: "e", run: () => setOpen("profile") },
    { id: "identity.keys", label: text.replaceKey, keys: "shift+r", run: () => setOpen("keys") },
  ];
  useCommands(text.title, commands);
  const close = (): void => setOpen(undefined);
  return (
    <>
      <Head identity={identity} commands={commands} />
      <div className={classes.twoColumns}>
        <Section title={text.words}>
          <p className="wp-meta">{text.wordsHint}</p>
          <WordGrid label={text.words} words={identity.words} />
        </Section>
        <Section title={text.digits}>
          <p className="wp-meta">{text.digitsHint}</p>
          <DigitGrid label={text.digits} digits={identity.digits} />
        </Section>
      </div>
      <Section title={text.profile} note="RFC 2350">
        <ProfileFacts profile={identity.profile} empty={text.profileEmpty} />
      </Section>
      <Section title={text.keys}>
        <KeyTable keys={identity.keys} />
        <Revocations identity={identity} />
      </Section>
      {card !== undefined && <CardDialog onClose={() => setCard(false)} />}
      {open === "profile" && <ProfileDialog profile={identity.profile} onClose={close} />}
      {open === "keys" && <ReplaceKeyDialog identity={identity} onClose={close} />}
    </>
  );
}

function Head({
  identity,
  commands,
}: {
  readonly identity: Identity;
  readonly commands: readonly Command[];
}): ReactNode {
  const text = useText("identity");
  const peers = useText("peers");
  const format = useFormat();
  const countryName = useCountryName();
  const { name, countryCode, kind, card, holdsRootKey, fingerprint, device, warnings } = identity;
  return (
    <header className={classes.head}>
      <div className={classes.titleLine}>
        <h2>
          <SafeText text={name} />
        </h2>
        <span className="wp-dim">
          {countryName(countryCode)} ({countryCode}) · {peers.kinds[kind]}
        </span>
      </div>
      <div className={classes.actions}>
        {commands.map((command, at) => (
          <CommandButton key={command.id} command={command} isPrimary={at === 0} />
        ))}
      </div>
      {warnings.length > 0 && <ExpiryWarnings warnings={warnings} />}
      <Facts>
        <Fact name={text.card}>
          {card === null
            ? text.cardNone
            : text.cardIssued(
                String(card.issue),
                format.date(card.issuedAt),
                format.date(card.expiresAt),
              )}
        </Fact>
        <Fact name={text.thisDevice}>
          <SafeText text={device.name} /> · {holdsRootKey ? text.holdsRootKey : text.lacksRootKey}
        </Fact>
        <Fact name={text.fingerprint}>
          <HexFingerprint fingerprint={fingerprint} />
        </Fact>
      </Facts>
    </header>
  );
}

function Revocations({ identity: { revocations } }: { readonly identity: Identity }): ReactNode {
  const text = useText("identity");
  const peers = useText("peers");
  const format = useFormat();
  if (revocations.length === 0) return null;
  return (
    <>
      <h3 className={classes.subhead}>{text.revocations}</h3>
      <ul className={classes.effects}>
        {revocations.map(({ number, target, reason, revokedAt, compromisedSince }) => (
          <li key={number}>
            {format.date(revokedAt)} · {text.revocationTargets[target]} ·{" "}
            {peers.revocationReasons[reason]}
            {compromisedSince !== null &&
              ` · ${peers.compromisedSince(format.exactUtc(compromisedSince))}`}
          </li>
        ))}
      </ul>
    </>
  );
}
