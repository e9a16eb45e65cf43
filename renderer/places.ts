/**
 * Addresses of screens and records. Features link to each other by these and never import each other;
 * the routes in their `feature.ts` use the same patterns.
 */
export const PATHS = {
  triage: "/triage",
  report: "/triage/$reportId",
  incidents: "/incidents",
  incident: "/incidents/$incidentId",
  due: "/due",
  constituents: "/constituents",
  notifications: "/notifications",
  observables: "/observables",
  observable: "/observables/$observableId",
  search: "/search",
  imports: "/imports",
  importRun: "/imports/$runId",
  journal: "/journal",
  peers: "/peers",
  peer: "/peers/$peerId",
  network: "/peers/network",
  identity: "/peers/identity",
  devices: "/peers/devices",
  circles: "/peers/circles",
  exchange: "/exchange",
  guides: "/guides",
  settings: "/settings",
} as const;

/** Address of one record, for links, toasts and search hits. */
export function addressOf(kind: "incident" | "report" | "observable" | "peer", id: string): string {
  switch (kind) {
    case "incident":
      return `${PATHS.incidents}/${id}`;
    case "report":
      return `${PATHS.triage}/${id}`;
    case "observable":
      return `${PATHS.observables}/${id}`;
    case "peer":
      return `${PATHS.peers}/${id}`;
  }
}
