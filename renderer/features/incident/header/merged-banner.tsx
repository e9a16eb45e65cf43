import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { ICON, IconArrowMerge } from "../../../ui/icons.ts";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import classes from "../incident.module.css";

export interface MergedBannerProps {
  readonly into: string;
  readonly onUnmerge: () => void;
}

/** Says that work goes on elsewhere, and offers the way back. */
export function MergedBanner({ into, onUnmerge }: MergedBannerProps): ReactNode {
  const text = useText("incident");
  const { query } = useApi();
  const target = useQuery(query.incidents.get.queryOptions({ input: { id: into } }));
  return (
    <div className={classes.banner} role="status">
      <IconArrowMerge {...ICON} />
      <span>{text.mergedBanner}</span>
      <Link to={addressOf("incident", into)}>
        {target.data === undefined ? text.mergedOpen : `${target.data.number} ${target.data.title}`}
      </Link>
      <Button
        variant="default"
        size="compact-sm"
        rightSection={<KeyCaps keys="shift+u" />}
        onClick={onUnmerge}
      >
        {text.unmerge}
      </Button>
    </div>
  );
}
