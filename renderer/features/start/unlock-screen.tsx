import { useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { Choices } from "./first-run.tsx";
import classes from "./start.module.css";
import { UnlockForm } from "./unlock-form.tsx";
import { VaultList } from "./vault-list.tsx";
import { vaultToUnlock } from "./views.ts";
import type { ClosedState, StartView } from "./views.ts";

export interface UnlockScreenProps {
  readonly state: ClosedState;
  readonly onView: (view: StartView) => void;
}

/** The vaults of this computer, and the passphrase of the chosen one. */
export function UnlockScreen({ state, onView }: UnlockScreenProps): ReactNode {
  const text = useText("start");
  const [chosenName, setChosenName] = useState<string | undefined>(undefined);
  const vault = vaultToUnlock(state, chosenName);
  return (
    <>
      {state.phase === "locked" && state.why !== null && <LockedWhy why={state.why} />}
      {vault && (
        <UnlockForm
          key={vault.name}
          vault={vault}
          onForgot={() => onView({ kind: "recover", vault })}
        />
      )}
      {state.vaults.length > 1 && (
        <VaultList
          vaults={state.vaults}
          chosenName={vault?.name}
          onChoose={({ name }) => setChosenName(name)}
        />
      )}
      <section className={classes.more} aria-labelledby="more-choices">
        <h2 id="more-choices">{text.moreChoices}</h2>
        <Choices onView={onView} />
      </section>
    </>
  );
}

/** Why the vault is locked: nobody should have to wonder. */
function LockedWhy({ why }: { readonly why: string }): ReactNode {
  const text = useText("start");
  const known: Readonly<Record<string, string>> = text.lockedWhy;
  return (
    <p className={classes.why} role="status">
      {known[why] ?? text.lockedOther} <span className="wp-dim">{text.lockedSaved}</span>
    </p>
  );
}
