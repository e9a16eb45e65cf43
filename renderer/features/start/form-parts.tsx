import { Button } from "@mantine/core";
import { useId } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { ICON, IconAlertTriangle, IconArrowLeft } from "../../ui/icons.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { useShortcuts } from "../../ui/shortcuts/use-shortcuts.ts";
import classes from "./start.module.css";

/** The way back to the first start screen, also by Escape. */
export function BackButton({ onBack }: { readonly onBack: () => void }): ReactNode {
  const text = useText("start");
  useShortcuts(text.scope, [
    { keys: "Escape", label: text.back, run: onBack, isActiveInText: true },
  ]);
  return (
    <Button
      className={classes.backButton ?? ""}
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconArrowLeft {...ICON} />}
      rightSection={<KeyCaps keys="Escape" />}
      onClick={onBack}
    >
      {text.back}
    </Button>
  );
}

/** What kept the last try from going well, beside the button that tries. */
export function FormFailure({ message }: { readonly message: string | undefined }): ReactNode {
  if (message === undefined) return null;
  return (
    <p role="alert" className={classes.failure}>
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <span>{message}</span>
    </p>
  );
}

/** A titled group of fields. */
export function FieldGroup({
  title,
  columns = 1,
  children,
}: {
  readonly title: string;
  readonly columns?: 1 | 2;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={classes.fields} data-columns={columns}>
        {children}
      </div>
    </section>
  );
}

/** Progress of long work with its numbers and the way to cancel it. */
export function WorkProgress(props: {
  readonly label: string;
  readonly share: number | undefined;
  readonly amount: string;
  readonly onCancel?: () => void;
}): ReactNode {
  const { label, share, amount, onCancel } = props;
  const common = useText("commonUi");
  return (
    <div className={classes.work} role="status">
      <div className={classes.workLine}>
        <span>{label}</span>
        <span className="wp-dim">{amount}</span>
      </div>
      <progress
        className={classes.progress}
        aria-label={label}
        {...(share === undefined ? {} : { value: share, max: 1 })}
      />
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {common.cancel}
        </Button>
      )}
    </div>
  );
}
