import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./start.module.css";
import type { VaultEntry } from "./views.ts";

export interface VaultListProps {
  readonly vaults: readonly VaultEntry[];
  readonly chosenName: string | undefined;
  readonly onChoose: (vault: VaultEntry) => void;
}

/** The vaults of this computer; choosing one shows its words and its passphrase box. */
export function VaultList({ vaults, chosenName, onChoose }: VaultListProps): ReactNode {
  const text = useText("start");
  const format = useFormat();
  return (
    <section className={classes.more} aria-labelledby="vaults">
      <h2 id="vaults">{text.vaults}</h2>
      <ul className={classes.vaults}>
        {vaults.map((vault) => (
          <li key={vault.name}>
            <button
              type="button"
              className={classes.vault}
              aria-pressed={vault.name === chosenName}
              onClick={() => onChoose(vault)}
            >
              <strong>
                <SafeText text={vault.name} />
              </strong>
              <VaultKind kind={vault.kind} />
              <span className="wp-meta">{text.created(format.date(vault.createdAt))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether a vault holds real data or belongs to an exercise. */
export function VaultKind({ kind }: { readonly kind: VaultEntry["kind"] }): ReactNode {
  const text = useText("start");
  return (
    <span className={classes.kind} data-kind={kind}>
      {kind === "exercise" ? text.kindExercise : text.kindReal}
    </span>
  );
}
