import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { Fact, Facts } from "../../cases/layout/facts.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { Group } from "./parts.tsx";
import classes from "./settings.module.css";
import type { CheckResult } from "./use-vault-work.ts";

/** What this vault is, and how much is in it. */
export function VaultFacts(): ReactNode {
  const text = useText("settings");
  const format = useFormat();
  const { query } = useApi();
  const info = useQuery(query.vault.info.queryOptions());
  const state = useQueryState(info, () => false, { title: text.facts });
  const slots: Readonly<Record<string, string>> = text.slots;
  return (
    <Group title={text.facts}>
      <FourState state={state}>
        {info.data && (
          <div className={classes.facts}>
            <Facts>
              <Fact name={text.factName}>{info.data.vault.name}</Fact>
              <Fact name={text.factKind}>{text.factKinds[info.data.vault.kind]}</Fact>
              <Fact name={text.factCreated}>{format.exactUtc(info.data.vault.createdAt)}</Fact>
              <Fact name={text.factWords}>
                <span className="wp-mono">{info.data.vault.fingerprintWords}</span>
              </Fact>
              <Fact name={text.factSlots}>
                {format.list(info.data.slots.map((slot) => slots[slot] ?? slot))}
              </Fact>
              <Fact name={text.factKdf}>
                {text.factKdfValue(
                  info.data.kdf.algorithm,
                  format.bytes(info.data.kdf.memoryKib * 1_024),
                  format.number(info.data.kdf.passes),
                )}
              </Fact>
              <Fact name={text.factSize}>{format.bytes(info.data.sizeBytes)}</Fact>
              <Fact name={text.factSchema}>{format.number(info.data.schemaVersion)}</Fact>
              <Fact name={text.factReplica}>
                <code>{info.data.replicaId}</code>
              </Fact>
              <Fact name={text.factOrganisation}>
                <code>{info.data.organisationId}</code>
              </Fact>
            </Facts>
            <Counts counts={info.data.counts} />
          </div>
        )}
      </FourState>
    </Group>
  );
}

function Counts({ counts }: { readonly counts: Readonly<Record<string, number>> }): ReactNode {
  const text = useText("settings");
  const format = useFormat();
  const names: Readonly<Record<string, string>> = text.countNames;
  return (
    <table className={classes.counts}>
      <caption>{text.counts}</caption>
      <tbody>
        {Object.entries(counts).map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{names[name] ?? name}</th>
            <td>{format.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The verdict of a check, with each problem. */
export function CheckOutcome({ result }: { readonly result: CheckResult }): ReactNode {
  const text = useText("settings");
  return (
    <div className={classes.outcome} data-ok={result.isOk || undefined} role="status">
      <strong>{result.isOk ? text.checkOk : text.checkBad(result.problems.length)}</strong>
      {!result.isOk && (
        <>
          <p>{text.checkBadText}</p>
          <ul>
            {result.problems.map(({ kind, detail }, at) => (
              // The same problem may be found twice; the list never changes.
              <li key={at}>
                <code>{kind}</code> <SafeText text={detail} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
