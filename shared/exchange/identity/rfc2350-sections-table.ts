/**
 * The sections of a team description by RFC 2350 (facts 10), in its order and under its numbers. 2.1 (name of the team) and
 * the country come from the vault's settings; 2.8 (keys) is the card itself.
 */
export const RFC2350_SECTIONS = [
  { section: "1.1", field: "lastUpdate" },
  { section: "1.2", field: "distributionList" },
  { section: "1.3", field: "documentLocation" },
  { section: "2.2", field: "address" },
  { section: "2.3", field: "timeZone" },
  { section: "2.4", field: "telephone" },
  { section: "2.5", field: "facsimile" },
  { section: "2.6", field: "otherTelecommunication" },
  { section: "2.7", field: "mail" },
  { section: "2.8", field: "publicKeys" },
  { section: "2.9", field: "teamMembers" },
  { section: "2.10", field: "otherInformation" },
  { section: "2.11", field: "customerContact" },
  { section: "3.1", field: "mission" },
  { section: "3.2", field: "constituency" },
  { section: "3.3", field: "sponsorship" },
  { section: "3.4", field: "authority" },
  { section: "4.1", field: "incidentTypes" },
  { section: "4.2", field: "cooperation" },
  { section: "4.3", field: "communication" },
  { section: "5.1", field: "incidentResponse" },
  { section: "5.1.1", field: "triage" },
  { section: "5.1.2", field: "coordination" },
  { section: "5.1.3", field: "resolution" },
  { section: "5.2", field: "proactive" },
  { section: "6", field: "reportingForms" },
  { section: "7", field: "disclaimers" },
] as const;

export type Rfc2350Field = (typeof RFC2350_SECTIONS)[number]["field"];
