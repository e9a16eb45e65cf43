import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconInbox } from "../../ui/icons.ts";

/** Intake queue: what came in, and what becomes of it. */
export const triageFeature: FeatureDefinition = {
  id: "triage",
  routes: [
    {
      path: PATHS.triage,
      title: (texts) => texts.triage.title,
      load: () => import("./triage-screen.tsx").then((module) => module.TriageScreen),
    },
    {
      path: PATHS.report,
      title: (texts) => texts.triage.reportTitle,
      load: () => import("./report-screen.tsx").then((module) => module.ReportScreen),
    },
  ],
  navigation: { title: (texts) => texts.triage.title, icon: IconInbox, keys: "g t" },
  globalActions: () => [
    {
      id: "triage.new-phone",
      label: (texts) => texts.triage.formPhone,
      to: PATHS.triage,
      search: { new: "phone" },
    },
    {
      id: "triage.new-notice",
      label: (texts) => texts.triage.formNotice,
      to: PATHS.triage,
      search: { new: "voluntary-notice" },
    },
    {
      id: "triage.new-near-miss",
      label: (texts) => texts.triage.formNearMiss,
      to: PATHS.triage,
      search: { new: "near-miss" },
    },
  ],
};
