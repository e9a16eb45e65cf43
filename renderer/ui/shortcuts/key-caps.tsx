import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { keyCaps } from "./keys.ts";
import type { KeyCombination } from "./keys.ts";
import classes from "./key-caps.module.css";
import { PLATFORM } from "./platform.ts";

/** Draws keys as caps. Hidden from assistive technology where the button says them by `aria-keyshortcuts`. */
export function KeyCaps({ keys }: { readonly keys: KeyCombination }): ReactNode {
  const text = useText("commonUi");
  return (
    <span className={classes.caps}>
      {keyCaps(keys, PLATFORM).map((step, index) => (
        <span key={step.join("+")} className={classes.step}>
          {index > 0 && <span className={classes.then}>{text.shortcutThen}</span>}
          {step.map((cap) => (
            <kbd key={cap} className={classes.cap}>
              {cap}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
