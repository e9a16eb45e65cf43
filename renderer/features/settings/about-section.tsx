import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { Fact, Facts } from "../../cases/layout/facts.tsx";
import { useText } from "../../i18n/text-context.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { Group } from "./parts.tsx";
import classes from "./settings.module.css";

/** What this program is, and what it cannot do. */
export function AboutSection(): ReactNode {
  const text = useText("settings");
  const { query } = useApi();
  const about = useQuery(query.desk.about.queryOptions());
  const state = useQueryState(about, () => false, { title: text.about });
  return (
    <>
      <Group title={text.about}>
        <FourState state={state}>
          {about.data && (
            <Facts>
              <Fact name={text.version}>{about.data.version}</Fact>
              <Fact name={text.shell}>{text.shells[about.data.shell]}</Fact>
              <Fact name={text.platform}>{about.data.platform}</Fact>
              <Fact name={text.engine}>{about.data.sqlite}</Fact>
              <Fact name={text.licence}>{text.licenceText}</Fact>
            </Facts>
          )}
        </FourState>
      </Group>
      <Group title={text.outsideTitle} text={text.outsideText}>
        <ul className={classes.outside}>
          {text.outside.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {about.data?.shell === "host" && <li>{text.outsideBrowser}</li>}
        </ul>
      </Group>
    </>
  );
}
