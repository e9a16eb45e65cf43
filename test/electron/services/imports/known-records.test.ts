import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";

let test: TestCore;
beforeEach(async () => {
  test = await startTestVault();
});
afterEach(() => test.end());

const EVENT = "5758ebf5-c898-48e6-9fe9-5665c0a83866";
const ATTRIBUTE = "5758ebf5-c898-48e6-9fe9-5665c0a83867";

/** What somebody else may send under ids that we know: other words, other values, other (lower, several, no) markings. */
const claims = fc.record({
  info: fc.constantFrom("Ours", "Theirs", ""),
  value: fc.constantFrom("198.51.100.7", "203.0.113.66"),
  timestamp: fc.constantFrom("1", "1767312000", "9999999999"),
  tags: fc.subarray(["tlp:clear", "tlp:white", "tlp:green", "tlp:red", "PAP:CLEAR", "ours"]),
  attributeTags: fc.subarray(["tlp:clear", "tlp:red"]),
  deleted: fc.boolean(),
});
type Claim = Parameters<Parameters<typeof claims.map>[0]>[0];

const eventOf = (claim: Claim): string =>
  JSON.stringify({
    Event: {
      uuid: EVENT,
      info: claim.info,
      date: "2026-01-02",
      timestamp: claim.timestamp,
      Tag: claim.tags.map((name) => ({ name })),
      Attribute: [
        {
          uuid: ATTRIBUTE,
          type: "ip-dst",
          category: "Network activity",
          to_ids: true,
          deleted: claim.deleted,
          value: claim.value,
          Tag: claim.attributeTags.map((name) => ({ name })),
        },
      ],
    },
  });

async function importEvent(name: string, claim: Claim): Promise<void> {
  const path = join(test.folder, name);
  writeFileSync(path, eventOf(claim));
  const offered = await test.core.local.offerFile(path);
  if (!offered.ok) throw new Error(offered.error.kind);
  const { uploadId } = offered.value;
  const stream = await test.core.client.imports.start({ uploadIds: [uploadId], options: {} });
  while ((await stream.next()).done !== true);
}

it(
  "an import never changes what is there, whatever ids and markings it claims (threats rows 36 and 38)",
  { timeout: 120_000 },
  async () => {
    const { client } = test.core;
    const ours = { ...BENIGN, tags: ["tlp:red", "PAP:RED", "ours"] };
    await importEvent("ours.json", ours);
    const [known] = (await client.incidents.list({})).items;
    if (known === undefined) throw new Error("nothing was imported");
    expect(known.tlp).toBe("TLP:RED");
    // All of it: the record, its reports, and the links to its observables with their own markings.
    const look = async () => ({
      incident: await client.incidents.get({ id: known.id }),
      observables: await client.observables.links({ subject: { kind: "incident", id: known.id } }),
      entries: (await client.journal.list({ subject: { kind: "incident", id: known.id } })).items,
    });
    const before = comparable(await look());
    let number = 0;
    await fc.assert(
      fc.asyncProperty(claims, async (claim) => {
        number += 1;
        await importEvent(`theirs-${String(number)}.json`, claim);
        expect(comparable(await look())).toEqual(before);
      }),
      { numRuns: 12 },
    );
    // The control: the imports did come in.
    expect((await client.incidents.list({ limit: 100 })).items.length).toBeGreaterThan(1);
  },
);

const BENIGN: Claim = {
  info: "Ours",
  value: "198.51.100.7",
  timestamp: "1767312000",
  tags: [],
  attributeTags: [],
  deleted: false,
};

/** In how many incidents a value stands is counted over all of them: it is not of the record. */
function comparable(found: unknown): unknown {
  return JSON.parse(
    JSON.stringify(found, (key, value: unknown) => (key === "incidentCount" ? undefined : value)),
  );
}
