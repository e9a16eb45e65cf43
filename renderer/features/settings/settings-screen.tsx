import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { z } from "zod";

import { assertNever } from "../../../shared/assert-never.ts";
import { useText } from "../../i18n/text-context.ts";
import { PATHS } from "../../places.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { useViewState } from "../../ui/view-state/view-state.ts";
import { AboutSection } from "./about-section.tsx";
import { DisplaySection } from "./display-section.tsx";
import { ListsSection } from "./lists-section.tsx";
import { OrganisationSection } from "./organisation-section.tsx";
import { ProtectionSection } from "./protection-section.tsx";
import { SECTIONS, sectionOf } from "./rows.ts";
import type { Section } from "./rows.ts";
import { ScoreSection } from "./score-section.tsx";
import classes from "./settings.module.css";
import { useSave } from "./use-save.ts";
import type { Save } from "./use-save.ts";
import { VaultSection } from "./vault-section.tsx";

const addressSchema = z.object({ section: z.string().optional() });

/** Settings by section; 1 to 7 choose one. */
export function SettingsScreen(): ReactNode {
  const text = useText("settings");
  const { labelled } = useText("commonUi");
  const navigate = useNavigate();
  const { section: asked } = addressSchema.parse(useSearch({ strict: false }));
  const [remembered, remember] = useViewState("settings.section", "display", isText);
  const section = sectionOf(asked ?? remembered);
  const save = useSave();
  const choose = (next: Section): void => {
    remember(next);
    void navigate({ to: PATHS.settings, search: { section: next }, replace: true });
  };
  useCommands(
    text.title,
    SECTIONS.map((name, at) => ({
      id: `settings.section-${name}`,
      label: labelled(text.title, text[name]),
      keys: String(at + 1),
      run: () => choose(name),
    })),
  );
  return (
    <div className={classes.screen}>
      <nav className={classes.nav} aria-label={text.sections}>
        <h1>{text.title}</h1>
        <ul>
          {SECTIONS.map((name, at) => (
            <li key={name}>
              <button
                type="button"
                className={classes.place}
                aria-current={name === section ? "page" : undefined}
                onClick={() => choose(name)}
              >
                {text[name]}
                <KeyCaps keys={String(at + 1)} />
              </button>
            </li>
          ))}
        </ul>
        <p className="wp-meta">{text.savesAtOnce}</p>
      </nav>
      <div className={classes.page}>
        <div className={classes.content}>
          <Content section={section} save={save} />
        </div>
      </div>
    </div>
  );
}

function Content({ section, save }: { readonly section: Section; readonly save: Save }): ReactNode {
  switch (section) {
    case "display":
      return <DisplaySection />;
    case "organisation":
      return <OrganisationSection save={save} />;
    case "protection":
      return <ProtectionSection save={save} />;
    case "score":
      return <ScoreSection save={save} />;
    case "lists":
      return <ListsSection />;
    case "vault":
      return <VaultSection />;
    case "about":
      return <AboutSection />;
    default:
      return assertNever(section);
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
