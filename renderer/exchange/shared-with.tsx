import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { IncidentDisclosure } from "../../shared/contract/exchange.ts";
import { useApi } from "../api.ts";
import { Section } from "../cases/layout/section.tsx";
import { useRefresh } from "../cases/use-change.ts";
import { useText } from "../i18n/text-context.ts";
import { useFormat } from "../i18n/use-format.ts";
import { SafeText } from "../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../ui/marking/marking-chip.tsx";
import { TimeText } from "../ui/time/time-text.tsx";
import { useToasts } from "../ui/toasts/toast-context.ts";
import { useFailureText } from "../use-failure-text.ts";
import classes from "./shared-with.module.css";
import { usePeers } from "./use-peers.ts";

/** Who has something of an incident, what and since when; and whether its changes go there by themselves. */
export function SharedWith({ incidentId }: { readonly incidentId: string }): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const { query } = useApi();
  const { data, error } = useQuery(
    query.disclosures.ofIncident.queryOptions({ input: { incidentId } }),
  );
  const { describe } = useFailureText();
  const items = data?.items ?? [];
  return (
    <Section
      title={text.sharedWith}
      {...(items.length === 0 ? {} : { note: format.number(items.length) })}
    >
      {error !== null && <p role="alert">{describe(error)}</p>}
      {data !== undefined && items.length === 0 && <p className="wp-dim">{text.sharedNone}</p>}
      <ul className={classes.holders}>
        {items.map((line) => (
          <Holder key={line.organisationId} incidentId={incidentId} line={line} />
        ))}
      </ul>
    </Section>
  );
}

function Holder({
  incidentId,
  line,
}: {
  readonly incidentId: string;
  readonly line: IncidentDisclosure;
}): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const { nameOf } = usePeers();
  const setKeptUp = useSetKeptUp(incidentId, line.organisationId);
  const { organisationId, tlp, countByKind, since, undeliveredCount, isKeptUp } = line;
  const count = Object.values(countByKind).reduce((sum, one) => sum + one, 0);
  return (
    <li className={classes.holder}>
      <span className={classes.line}>
        <strong>
          <SafeText text={nameOf(organisationId)} />
        </strong>
        {tlp !== null && <MarkingChip tlp={tlp} />}
      </span>
      <span className="wp-meta">
        {text.records(count, format.number(count))} · {text.colSince.toLowerCase()}{" "}
        <TimeText iso={since} /> ·{" "}
        {undeliveredCount === 0
          ? text.delivered
          : text.undelivered(undeliveredCount, format.number(undeliveredCount))}
      </span>
      <span className={classes.line}>
        <span className="wp-meta">{isKeptUp ? text.sharedKeptUp : text.sharedStopped}</span>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${isKeptUp ? text.sharedStop : text.sharedStart}: ${nameOf(organisationId)}`}
          onClick={() => void setKeptUp(!isKeptUp)}
        >
          {isKeptUp ? text.sharedStop : text.sharedStart}
        </Button>
      </span>
    </li>
  );
}

function useSetKeptUp(
  incidentId: string,
  organisationId: string,
): (isKeptUp: boolean) => Promise<void> {
  const text = useText("exchange");
  const { client } = useApi();
  const refresh = useRefresh();
  const { show } = useToasts();
  const { describe } = useFailureText();
  return async (isKeptUp) => {
    const order = { peerIds: [organisationId], incidentIds: [incidentId] };
    try {
      await (isKeptUp ? client.folders.share(order) : client.folders.stop(order));
      await refresh();
      show({ kind: "done", text: isKeptUp ? text.sharedStartDone : text.sharedStopDone });
    } catch (error) {
      show({ kind: "failed", text: describe(error) });
    }
  };
}
