import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { BackButton, FormFailure } from "./form-parts.tsx";
import classes from "./start.module.css";

export interface StartFormProps {
  readonly title: string;
  readonly intro?: string;
  /** On the button that does it. */
  readonly act: string;
  /** Said beside the button while it is done. */
  readonly busyText: string;
  readonly isBusy: boolean;
  /** Why the last try failed, unless a field says it. */
  readonly failure: string | undefined;
  readonly onBack: () => void;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}

/** The frame of a form of the start screens: the way back, fields, what went wrong, one button. */
export function StartForm(props: StartFormProps): ReactNode {
  const { title, intro, act, busyText, isBusy, failure, onBack, onSubmit, children } = props;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <BackButton onBack={onBack} />
      <h1>{title}</h1>
      {intro !== undefined && <p className="wp-dim">{intro}</p>}
      {children}
      <FormFailure message={failure} />
      <div className={classes.actions}>
        <Button type="submit" loading={isBusy}>
          {act}
        </Button>
        <span className="wp-dim" role="status">
          {isBusy ? busyText : ""}
        </span>
      </div>
    </form>
  );
}
