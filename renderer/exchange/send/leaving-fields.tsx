import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { ReleaseField, ReleaseRow } from "../../../shared/contract/exchange-release.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { useWords } from "../use-words.ts";
import { orderFor } from "./choices.ts";
import classes from "./send.module.css";
import type { PeerRelease, Sending } from "./use-send.ts";

export interface LeavingFieldsProps {
  readonly sending: Sending;
  readonly release: PeerRelease;
  readonly row: ReleaseRow;
}

/** What leaves of one record, field by field; a field can be kept from this peer for good. */
export function LeavingFields({ sending, release, row }: LeavingFieldsProps): ReactNode {
  const { query } = useApi();
  const { peer, choice } = release;
  const incidentIds = sending.incidents.map(({ id }) => id);
  const { kind, id } = row;
  const { data } = useQuery(
    query.bundles.previewRecord.queryOptions({
      input: { ...orderFor(peer.id, incidentIds, choice), record: { kind, id } },
    }),
  );
  const leaveOut = (field: string): void =>
    sending.change(peer.id, {
      fieldsOut: [...choice.fieldsOut, `${kind}.${field}`],
      redToken: null,
    });
  return (
    // Long content must be scrollable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className={classes.fields} tabIndex={0} role="group" aria-label={row.title}>
      <table className={classes.table}>
        <tbody>
          {data?.fields.map((field) => (
            <FieldRow
              key={field.field}
              kind={kind}
              field={field}
              onLeaveOut={() => leaveOut(field.field)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FieldRow({
  kind,
  field,
  onLeaveOut,
}: {
  readonly kind: string;
  readonly field: ReleaseField;
  readonly onLeaveOut: () => void;
}): ReactNode {
  const text = useText("exchange");
  const words = useWords();
  const format = useFormat();
  const { removed } = field;
  return (
    <tr>
      <th scope="row">{words.field(field.field)}</th>
      <td>
        <SafeText text={words.value(kind, field.field, field.value)} keepsLines />
        {removed.length > 0 && (
          <span className="wp-dim">
            {" "}
            {text.sendRemoved} <SafeText text={format.list(removed)} />
          </span>
        )}
      </td>
      <td className={classes.act}>
        <Button
          type="button"
          size="compact-xs"
          variant="subtle"
          aria-label={`${text.sendFieldOutShort}: ${text.sendFieldOut(words.field(field.field))}`}
          title={text.sendFieldOut(words.field(field.field))}
          onClick={onLeaveOut}
        >
          {text.sendFieldOutShort}
        </Button>
      </td>
    </tr>
  );
}
