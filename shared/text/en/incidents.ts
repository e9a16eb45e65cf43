/** Words of the list of incidents and its dialogs. */
export const incidents = {
  title: "Incidents",
  listLabel: "Incidents",
  noneChosen: "No incident is chosen",
  actions: "Actions on this incident",
  open: "Open",
  emptyTitle: "No incident here",
  emptyText: "Incidents begin with an accepted report, or by hand (n).",
  goTriage: "Go to triage",

  laneOpen: "Open",
  laneNew: "New",
  laneMine: "Mine",
  laneUnassigned: "Unassigned",
  laneUnmarked: "Unmarked",
  laneWaiting: "Waiting",
  laneClosed: "Closed",
  laneEverything: "All",

  newIncident: "New incident",
  newShort: "New incident",
  create: "Create",
  created: (number: string) => `Created: ${number}`,
  titleLabel: "Title",
  titleMissing: "An incident needs a title.",

  close: "Close",
  closeTitle: (count: number) => (count === 1 ? "Close the incident" : `Close ${count} incidents`),
  closed: (count: number) => (count === 1 ? "Incident closed" : `${count} incidents closed`),

  merge: "Merge",
  mergeTitle: (count: number) =>
    count === 1 ? "Merge into another incident" : `Merge ${count} incidents`,
  mergeHint:
    "Everything moves into the incident that stays. The merge can be taken back at any time.",
  mergeInto: "Incident that stays",
  mergeReason: "Why they are the same",
  mergeTargetMissing: "Choose the incident that stays.",
  mergeReasonMissing: "Say why they are the same.",
  merged: (count: number) => (count === 1 ? "Incident merged" : `${count} incidents merged`),

  noOwner: "nobody assigned",

  description: "Description",
  facts: "Facts",
  occurred: "Occurred",
};
