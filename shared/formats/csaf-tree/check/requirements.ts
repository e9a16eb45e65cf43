/** Requirements of CSAF 2.0 §7.1 that a provider's tree can meet, by number. */
export const REQUIREMENTS = {
  1: "documents are CSAF",
  2: "file names follow the id",
  3: "TLS",
  4: "TLP:CLEAR is free for everybody",
  5: "what is not TLP:CLEAR is protected",
  6: "no redirects",
  7: "provider-metadata.json",
  8: "security.txt names it",
  9: "it is at the well-known address",
  10: "DNS name csaf.data.security",
  11: "one folder for each year",
  12: "index.txt",
  13: "changes.csv",
  14: "directory listings",
  15: "ROLIE feed",
  16: "ROLIE service document",
  17: "ROLIE category document",
  18: "hashes",
  19: "signatures",
  20: "public OpenPGP key",
} as const;
export type Requirement = keyof typeof REQUIREMENTS;

/** What does not hold, and where. */
export interface SiteFinding {
  readonly requirement: Requirement;
  readonly path: string;
  readonly message: string;
}

export interface RequirementVerdict {
  readonly requirement: Requirement;
  readonly name: string;
  /** `absent`: there is nothing of it, which another requirement may stand in for. `server`: only the running server can tell. */
  readonly verdict: "met" | "failed" | "absent" | "server";
}

/** Asked of the server and the name service, not of files. */
const OF_THE_SERVER: readonly Requirement[] = [3, 6, 10, 14];

export function verdicts(
  findings: readonly SiteFinding[],
  present: ReadonlySet<Requirement>,
): readonly RequirementVerdict[] {
  return ALL.map((requirement) => {
    const isFailed = findings.some((finding) => finding.requirement === requirement);
    const verdict = OF_THE_SERVER.includes(requirement)
      ? "server"
      : isFailed
        ? "failed"
        : present.has(requirement)
          ? "met"
          : "absent";
    return { requirement, name: REQUIREMENTS[requirement], verdict };
  });
}

const ALL: readonly Requirement[] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
];
