import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { KeyCaps } from "./key-caps.tsx";
import type { ShortcutScope } from "./registry.ts";
import classes from "./shortcut-help.module.css";

export interface ShortcutHelpProps {
  readonly isOpen: boolean;
  /** The scopes that answered when the help was asked for: the dialog itself holds them all back. */
  readonly scopes: readonly ShortcutScope[];
  readonly onClose: () => void;
}

/** Lists the keys of the screen, those of the innermost part first. */
export function ShortcutHelp({ isOpen, scopes, onClose }: ShortcutHelpProps): ReactNode {
  const text = useText("commonUi");
  return (
    <Dialog isOpen={isOpen} title={text.shortcutsTitle} onClose={onClose} width="large">
      <div className={classes.scopes}>
        {scopes
          .filter((scope) => scope.bindings.length > 0)
          .map((scope, at) => (
            <section key={`${scope.name}-${at}`} className={classes.scope}>
              <h3>{scope.name}</h3>
              <dl className={classes.list}>
                {scope.bindings.map((binding) => (
                  <div key={binding.keys} className={classes.line}>
                    <dt>
                      <KeyCaps keys={binding.keys} />
                    </dt>
                    <dd>{binding.label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  );
}
