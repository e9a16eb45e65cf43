import { Modal } from "@mantine/core";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import classes from "./dialog.module.css";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly width?: "small" | "medium" | "large";
  /** Buttons, the one that acts last. */
  readonly footer?: ReactNode;
  /** Enter in a field of the dialog, or the submit button of `footer`, calls this. */
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
}

const WIDTH_PX = { small: 400, medium: 560, large: 860 } as const;

/**
 * A dialog over the screen: Escape closes it, focus stays inside and returns to where it was. Keys of the screen
 * below do not work meanwhile. Only for what cannot be done in place (look.md "Craft").
 */
export function Dialog(props: DialogProps): ReactNode {
  const { isOpen, title, onClose, width = "medium", footer, onSubmit, children } = props;
  const text = useText("commonUi");
  useShortcuts(title, [], { isActive: isOpen, isExclusive: true });
  const body = (
    <>
      <div className={classes.body}>{children}</div>
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </>
  );
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={WIDTH_PX[width]}
      closeButtonProps={{ "aria-label": text.close }}
      attributes={{ header: { role: "presentation" } }}
    >
      {onSubmit ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {body}
        </form>
      ) : (
        body
      )}
    </Modal>
  );
}
