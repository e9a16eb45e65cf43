import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";

import { LANGUAGE_NAMES, LANGUAGES } from "../../../shared/text/index.ts";
import { useConnectionState } from "../../api.ts";
import { useDeskSettings } from "../../desk-settings.tsx";
import { useLanguage, useText } from "../../i18n/text-context.ts";
import { ICON, IconShieldLock } from "../../ui/icons.ts";
import classes from "./start.module.css";

/** The frame of the start screens: who this is on the left, what to do on the right. */
export function StartLayout({ children }: { readonly children: ReactNode }): ReactNode {
  const text = useText("start");
  const app = useText("app");
  const { language } = useLanguage();
  const { change } = useDeskSettings();
  return (
    <div className={classes.page}>
      <header className={classes.side}>
        <div className={classes.brand}>
          <IconShieldLock size={28} stroke={1.5} aria-hidden="true" />
          <span>{app.product}</span>
        </div>
        <p className={classes.tagline}>{text.tagline}</p>
        <p className="wp-dim">{text.offline}</p>
        <div className={classes.sideFoot}>
          <Installation />
          <SegmentedControl
            fullWidth
            aria-label={text.language}
            value={language}
            data={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] }))}
            onChange={(value) => {
              const chosen = LANGUAGES.find((code) => code === value);
              if (chosen) change({ language: chosen });
            }}
          />
        </div>
      </header>
      <main className={classes.main}>
        <div className={classes.content}>{children}</div>
      </main>
    </div>
  );
}

/** The phrase of this installation: an impostor page cannot know it (threats B7 row 114). */
function Installation(): ReactNode {
  const text = useText("start");
  const connection = useConnectionState();
  const phrase = connection.kind === "open" ? connection.installationPhrase : undefined;
  if (phrase === undefined) return null;
  return (
    <div className={classes.installation}>
      <span className="wp-meta">{text.installation}</span>
      <strong className={classes.phrase} translate="no">
        {phrase}
      </strong>
      <span className="wp-meta">{text.installationHint}</span>
    </div>
  );
}

/** Icon for a choice or a vault, in one size. */
export const START_ICON = { ...ICON, size: 22 } as const;
