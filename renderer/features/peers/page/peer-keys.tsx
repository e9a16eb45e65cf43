import { ActionIcon } from "@mantine/core";
import type { ReactNode } from "react";

import type { Peer } from "../../../../shared/contract/peers.ts";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { useCopy } from "../../../ui/clipboard/use-copy.ts";
import { ICON, IconCopy } from "../../../ui/icons.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import classes from "../peers.module.css";

type Key = Peer["keys"][number];

/** Keys and laptops of a peer, with the forms that other tools take. */
export function PeerKeys({ peer }: { readonly peer: Peer }): ReactNode {
  const text = useText("peers");
  const format = useFormat();
  return (
    <Section title={text.keys} note={format.number(peer.keys.length)} fold="closed">
      <KeyTable keys={peer.keys.filter(({ purpose }) => purpose !== "device")} />
      <h3 className={classes.subhead}>{text.devices}</h3>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text.device}</th>
            <th scope="col">{text.colUntil}</th>
            <th scope="col">minisign</th>
          </tr>
        </thead>
        <tbody>
          {peer.devices.map(({ id, name, validUntil, minisign, isRevoked }) => (
            <tr key={id}>
              <th scope="row">
                <SafeText text={name} />
              </th>
              <td>
                {isRevoked ? (
                  <StatusBadge tone="failed" label={text.deviceRevoked} />
                ) : (
                  validUntil !== null && format.date(validUntil)
                )}
              </td>
              <td>
                <KeyValue name={name} value={minisign} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Keys by purpose. */
export function KeyTable({ keys }: { readonly keys: readonly Key[] }): ReactNode {
  const text = useText("peers");
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{text.purpose}</th>
          <th scope="col">{text.epoch}</th>
          <th scope="col">{text.publicKey}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ purpose, epoch, publicKey, minisign }) => (
          <tr key={publicKey}>
            <th scope="row">{text.purposes[purpose]}</th>
            <td>{epoch}</td>
            <td>
              <KeyValue name={text.purposes[purpose]} value={minisign ?? publicKey} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A key, cut off where it is long, with the whole of it to copy. */
function KeyValue({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  const text = useText("peers");
  const copy = useCopy();
  return (
    <span className={classes.keyValue}>
      <code title={value.length > 200 ? value.slice(0, 200) : value} translate="no">
        {value}
      </code>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={text.copyKey(name)}
        title={text.copyKey(name)}
        onClick={() => copy(value, text.keyCopied)}
      >
        <IconCopy {...ICON} />
      </ActionIcon>
    </span>
  );
}
