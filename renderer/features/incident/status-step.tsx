import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { needsReason, nextStatuses } from "../../../shared/domain/status/workflow.ts";
import type { Workflow } from "../../../shared/domain/status/workflow.ts";
import type { Result } from "../../../shared/result.ts";
import { ReasonDialog } from "../../cases/dialogs/reason-dialog.tsx";
import { useText } from "../../i18n/text-context.ts";
import { ICON, IconChevronDown } from "../../ui/icons.ts";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import type { StatusTone } from "../../ui/status/status-badge.tsx";

export interface StatusStepProps<S extends string> {
  readonly workflow: Workflow<S>;
  readonly status: S;
  readonly tones: Readonly<Record<S, StatusTone>>;
  readonly name: (status: S) => string;
  /** A reason is there already: it is not asked for again. */
  readonly hasReason?: boolean;
  readonly onStep: (status: S, reason: string) => Promise<Result<unknown, string>>;
}

/** The status of a part with the steps that its workflow allows; a reason is asked for where one is needed. */
export function StatusStep<S extends string>(props: StatusStepProps<S>): ReactNode {
  const { workflow, status, tones, name, hasReason = false, onStep } = props;
  const text = useText("incident");
  const [asked, setAsked] = useState<S | undefined>(undefined);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="compact-xs"
            title={text.statusChange}
            rightSection={<IconChevronDown {...ICON} size={12} />}
          >
            <StatusBadge tone={tones[status]} label={name(status)} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {nextStatuses(workflow, status).map((next) => (
            <Menu.Item
              key={next}
              onClick={() => {
                if (!hasReason && needsReason(workflow, status, next)) setAsked(next);
                else void onStep(next, "");
              }}
            >
              <StatusBadge tone={tones[next]} label={name(next)} />
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked !== undefined && (
        <ReasonDialog
          title={text.statusTo(name(asked))}
          act={text.statusTo(name(asked))}
          onAct={(reason) => onStep(asked, reason)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
