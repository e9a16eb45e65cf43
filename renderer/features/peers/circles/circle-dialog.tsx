import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import type { CircleView } from "../../../../shared/contract/circles.ts";
import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import classes from "../peers.module.css";
import { draftOf, fieldsOf, MEMBERSHIPS, type Membership } from "./membership.ts";

export interface CircleDialogProps {
  /** The one that is changed; undefined for a new one. */
  readonly circle: CircleView | undefined;
  readonly circles: readonly CircleView[];
  readonly peers: readonly PeerSummary[];
  readonly onClose: () => void;
}

/** A circle's name and who is in it, each shown to the others or hidden from them. */
export function CircleDialog({ circle, circles, peers, onClose }: CircleDialogProps): ReactNode {
  const text = useText("circles");
  const { client } = useApi();
  const change = useChange();
  const [draft, setDraft] = useState(() => draftOf(circle));
  const others = circles.filter(({ id }) => id !== circle?.id);
  const save = () => {
    const circleIds = new Set(others.map(({ id }) => id));
    const fields = fieldsOf(draft, circleIds, circle?.rules ?? []);
    return change({
      failure: "here",
      call: () =>
        client.circles.save(circle === undefined ? { fields } : { id: circle.id, fields }),
      done: () => text.saved(fields.name),
    });
  };
  const set = (id: string, membership: Membership): void =>
    setDraft({ ...draft, memberships: { ...draft.memberships, [id]: membership } });
  return (
    <ActDialog
      title={circle === undefined ? text.createTitle : text.editTitle(circle.name)}
      act={text.save}
      isReady={draft.name.trim() !== ""}
      missing={text.nameMissing}
      onAct={save}
      onClose={onClose}
    >
      <div className={classes.stack}>
        <TextInput
          label={text.colName}
          value={draft.name}
          maxLength={128}
          data-autofocus
          onChange={({ currentTarget: { value } }) => setDraft({ ...draft, name: value })}
        />
        <p className="wp-meta">{text.hiddenHint}</p>
        {[...peers, ...others].map(({ id, name }) => (
          <NativeSelect
            key={id}
            label={others.some((one) => one.id === id) ? text.circleNamed(name) : name}
            value={draft.memberships[id] ?? "out"}
            data={MEMBERSHIPS.map((value) => ({ value, label: text.memberships[value] }))}
            onChange={({ currentTarget: { value } }) =>
              set(id, MEMBERSHIPS.find((one) => one === value) ?? "out")
            }
          />
        ))}
      </div>
    </ActDialog>
  );
}
