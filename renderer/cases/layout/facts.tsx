import type { ReactNode } from "react";

import classes from "./layout.module.css";

/** A list of name and value. */
export function Facts({ children }: { readonly children: ReactNode }): ReactNode {
  return <dl className={classes.facts}>{children}</dl>;
}

export interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** One name with its value; nothing at all without a value. */
export function Fact({ name, children }: FactProps): ReactNode {
  if (children === null || children === undefined || children === "" || children === false)
    return null;
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
