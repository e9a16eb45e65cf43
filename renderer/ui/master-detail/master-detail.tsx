import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { ICON, IconArrowLeft } from "../icons.ts";
import { SplitPane } from "../split-pane/split-pane.tsx";
import classes from "./master-detail.module.css";

export interface MasterDetailProps {
  /** Under which the border is remembered. */
  readonly name: string;
  readonly list: ReactNode;
  readonly detail: ReactNode;
  /** Whether a record is chosen. In a narrow window it then takes the place of the list. */
  readonly hasDetail: boolean;
  /** Back to the list, in a narrow window. */
  readonly onBack: () => void;
  readonly initialShare?: number;
}

/** Below this there is no room for both parts side by side (look.md "Frame"). */
const NARROW_QUERY = "(width < 1100px)";

/** List and detail side by side; in a narrow window one at a time. The list stays mounted, so it keeps its place. */
export function MasterDetail(props: MasterDetailProps): ReactNode {
  const { name, list, detail, hasDetail, onBack, initialShare = 0.5 } = props;
  const text = useText("commonUi");
  const isNarrow = useMediaQuery(NARROW_QUERY, window.matchMedia(NARROW_QUERY).matches);
  if (!isNarrow)
    return <SplitPane name={name} first={list} second={detail} initialShare={initialShare} />;
  return (
    <>
      <div className={classes.page} hidden={hasDetail}>
        {list}
      </div>
      {hasDetail && (
        <div className={classes.page}>
          <div className={classes.back}>
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconArrowLeft {...ICON} />}
              onClick={onBack}
            >
              {text.backToList}
            </Button>
          </div>
          {detail}
        </div>
      )}
    </>
  );
}
