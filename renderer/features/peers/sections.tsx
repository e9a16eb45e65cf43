import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { PATHS } from "../../places.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { digitOf } from "../../ui/tab-strip/tab-keys.ts";
import { PlaceTabs } from "../../ui/tab-strip/tab-strip.tsx";

export type Section = "peers" | "network" | "identity" | "devices" | "circles";

const SECTIONS: readonly Section[] = ["peers", "network", "identity", "devices", "circles"];

export interface SectionFrameProps {
  readonly section: Section;
  readonly title: string;
  readonly children: ReactNode;
}

/** What the screens about peers have in common: the way from one to the other, 1 to 5. */
export function SectionFrame({ section, title, children }: SectionFrameProps): ReactNode {
  const text = useText("peers");
  const navigate = useNavigate();
  useCommands(
    text.title,
    SECTIONS.map((name, at) => ({
      id: `peers.section-${name}`,
      label: `${text.title}: ${text.sections[name]}`,
      keys: digitOf(at),
      run: () => void navigate({ to: PATHS[name] }),
    })),
  );
  return (
    <>
      <h1 className="wp-hidden">{title}</h1>
      <PlaceTabs
        label={text.sectionsLabel}
        items={SECTIONS.map((name) => ({ name, label: text.sections[name] }))}
        current={section}
        renderPlace={(name, element) => (
          // The directory is the beginning of all these addresses.
          <Link key={name} to={PATHS[name]} activeOptions={{ exact: true }} {...element} />
        )}
      />
      {children}
    </>
  );
}
