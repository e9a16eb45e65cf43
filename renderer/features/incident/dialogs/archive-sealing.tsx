import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { NewPassphrase, type NewPassphraseValue } from "../../../passphrase/new-passphrase.tsx";
import { CheckField, SelectField } from "../../../ui/fields/fields.tsx";
import classes from "./dialogs.module.css";

/** How an archive is to be sealed, as far as it was filled in. */
export interface SealingForm {
  readonly kind: "passphrase" | "peers";
  readonly passphrase: NewPassphraseValue;
  readonly peerIds: readonly string[];
}

/** A passphrase, or the peers who may open it. */
export function ArchiveSealing({
  form,
  onChange,
}: {
  readonly form: SealingForm;
  readonly onChange: (form: SealingForm) => void;
}): ReactNode {
  const text = useText("archives");
  return (
    <>
      <SelectField
        label={text.sealing}
        value={form.kind}
        options={[
          { value: "passphrase", label: text.sealPassphrase },
          { value: "peers", label: text.sealPeers },
        ]}
        onChange={(kind) => kind && onChange({ ...form, kind })}
        hasFocus
      />
      {form.kind === "passphrase" ? (
        <NewPassphrase
          value={form.passphrase}
          isStrict={false}
          onChange={(passphrase) => onChange({ ...form, passphrase })}
        />
      ) : (
        <PeerChoice chosen={form.peerIds} onChange={(peerIds) => onChange({ ...form, peerIds })} />
      )}
    </>
  );
}

function PeerChoice({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (peerIds: readonly string[]) => void;
}): ReactNode {
  const text = useText("archives");
  const { query } = useApi();
  const peers = useQuery(query.peers.list.queryOptions());
  const usable = (peers.data?.items ?? []).filter(
    ({ trust, revokedAt }) => trust !== "unknown" && revokedAt === null,
  );
  if (peers.isSuccess && usable.length === 0) return <p role="status">{text.peersNone}</p>;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.groupHead}>{text.peers}</legend>
      {usable.map(({ id, name, countryCode }) => (
        <CheckField
          key={id}
          label={`${name} (${countryCode})`}
          value={chosen.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}
