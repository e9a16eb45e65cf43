import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import classes from "./frame.module.css";

/** The window has no session and cannot get one: says why nothing works, and what to do. */
export function ConnectionLost(): ReactNode {
  const text = useText("app");
  return (
    <main className={classes.lost}>
      <h1>{text.sessionLostTitle}</h1>
      <p>{text.sessionLostText}</p>
    </main>
  );
}
