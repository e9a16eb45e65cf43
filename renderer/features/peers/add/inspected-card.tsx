import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { Client } from "../../../../shared/contract/index.ts";
import { useApi } from "../../../api.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { IconAlertTriangle, IconInfoCircle } from "../../../ui/icons.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { HexFingerprint } from "../fingerprint-view.tsx";
import classes from "../peers.module.css";
import { ProfileFacts } from "../profile-facts.tsx";
import { useCountryName } from "../use-country-name.ts";

export type Inspection = Awaited<ReturnType<Client["peers"]["inspect"]>>;

/** What a card says and what taking it in would do. Nothing is stored yet. */
export function InspectedCard({ inspected }: { readonly inspected: Inspection }): ReactNode {
  const text = useText("peers");
  const format = useFormat();
  const countryName = useCountryName();
  const { decision, name, countryCode, issue, expiresAt, fingerprint, profile } = inspected;
  return (
    <section className={classes.inspected} aria-label={text.inspected}>
      {decision === "alarm" ? (
        <CardAlarm inspected={inspected} />
      ) : (
        <p className={classes.decision} data-decision={decision}>
          <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
          <span>{text.decisions[decision]}</span>
        </p>
      )}
      <Facts>
        <Fact name={text.colName}>
          <strong>
            <SafeText text={name} />
          </strong>
        </Fact>
        <Fact name={text.colCountry}>
          {countryName(countryCode)} ({countryCode})
        </Fact>
        <Fact name={text.cardNumber}>{issue}</Fact>
        <Fact name={text.colUntil}>{format.date(expiresAt)}</Fact>
        <Fact name={text.colFingerprint}>
          <HexFingerprint fingerprint={fingerprint} />
        </Fact>
      </Facts>
      <ProfileFacts profile={profile} empty={text.profileNone} />
    </section>
  );
}

/** A card that contradicts the pinned one: said first, in words, with both keys beside each other. */
function CardAlarm({ inspected }: { readonly inspected: Inspection }): ReactNode {
  const text = useText("peers");
  const { query } = useApi();
  const pinned = useQuery(query.peers.get.queryOptions({ input: { id: inspected.id } }));
  const { alarm } = inspected;
  if (alarm === null) return null;
  return (
    <div role="alert" className={classes.alarm}>
      <h3 className={classes.alarmTitle}>
        <IconAlertTriangle size={20} stroke={1.8} aria-hidden="true" />
        {text.alarmTitles[alarm]}
      </h3>
      <p>{text.alarmText[alarm]}</p>
      {pinned.data && (
        <Facts>
          <Fact name={text.pinnedKey}>
            <HexFingerprint fingerprint={pinned.data.fingerprint} />
          </Fact>
          <Fact name={text.shownKey}>
            <HexFingerprint
              fingerprint={inspected.fingerprint}
              isOther={inspected.fingerprint !== pinned.data.fingerprint}
            />
          </Fact>
          <Fact name={text.pinnedIssue}>{pinned.data.issue}</Fact>
          <Fact name={text.shownIssue}>{inspected.issue}</Fact>
        </Facts>
      )}
      <p>
        <strong>{text.alarmNext}</strong>
      </p>
    </div>
  );
}
