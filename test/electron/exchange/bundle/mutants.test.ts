import { describe, expect, it } from "vitest";

import type { BundleContent } from "../../../../electron/exchange/bundle/write-bundle.ts";
import { formatKeyId } from "../../../../electron/exchange/minisign/minisign-text.ts";
import { deviceKeyId } from "../../../../electron/exchange/minisign/sign.ts";
import { LOWEST_FLOOR } from "../../../../shared/exchange/bundle/admit.ts";
import { canonicalJson } from "../../../../shared/vault/canonical-json.ts";
import { ok } from "../../../../shared/result.ts";
import { chanceFrom } from "../../../helpers/power-cut-disk.ts";
import { newParty, openBytes, streamOfLines, writtenBytes } from "./bundle-kit.ts";
import { membersOf, openForForging, parseMembers, resigned, sealedFor } from "./forge.ts";
import { cuts, drawnMutants, flippedBits, judgeMutants, type Mutant } from "./mutants.ts";

/** Set by the soak run: a number of drawn mutants, or `all` for every bit and every cut of every bundle on top. */
const ASKED = process.env["WATCHPOST_BUNDLE_MUTANTS"] ?? "2500";
const SEED = Number(process.env["WATCHPOST_BUNDLE_SEED"] ?? "20261126");
const COUNT = ASKED === "all" ? 100_000 : Number(ASKED);
/** In the short run, one in so many bits and cuts. */
const STRIDE = ASKED === "all" ? 1 : 97;

const alice = await newParty();
const bob = await newParty();
const carol = await newParty();
const mallory = await newParty();
const NAMES_MALLORY = `"deviceKeyId":"${formatKeyId(deviceKeyId(mallory.key.publicKey))}"`;

const noRecords: Partial<BundleContent> = {
  changes: streamOfLines([]),
  blobs: [],
  summary: () => ({ counts: {}, tlpCeiling: "TLP:CLEAR" }),
};

/** Three real ones: records and evidence, a receipt, and one for two organisations. */
const bundles = [
  await writtenBytes(alice, [bob]),
  await writtenBytes(alice, [bob], { draft: { purpose: "receipt" }, content: noRecords }),
  await writtenBytes(alice, [bob, carol], { content: { blobs: [] } }),
];
const hybrids = [
  await writtenBytes(alice, [bob], { kind: "hybrid" }),
  await writtenBytes(alice, [bob], { kind: "hybrid", content: { blobs: [] } }),
];

const openAsBob = async (bytes: Buffer) => openBytes(bytes, bob, [alice]);

function* strided(mutants: Iterable<Mutant>, stride = STRIDE): Generator<Mutant> {
  let at = 0;
  for (const mutant of mutants) {
    if (at % stride === 0) yield mutant;
    at += 1;
  }
}

function* ofEach(make: (bundle: Buffer) => Iterable<Mutant>): Generator<Mutant> {
  for (const bundle of bundles) yield* make(bundle);
}

describe("changed bundles", () => {
  it("are the changed ones of bundles that are accepted", async () => {
    const untouched = bundles.concat(hybrids).map((bytes) => ({ name: "untouched", bytes }));
    const verdict = await judgeMutants(untouched, openAsBob);
    expect(verdict.accepted).toHaveLength(5);
  });

  it("by one bit are all refused", async () => {
    const verdict = await judgeMutants(strided(ofEach(flippedBits)), openAsBob);
    expect(verdict.accepted).toEqual([]);
    expect(verdict.misnamed).toEqual([]);
    expect(verdict.total).toBeGreaterThan(1_400);
    // Header, payload and what only looks like somebody else's: each is met.
    for (const reason of ["altered", "not-for-us", "header-malformed", "not-a-bundle"]) {
      expect(verdict.reasons.get(reason)).toBeGreaterThan(0);
    }
  });

  it("cut anywhere are all called incomplete", async () => {
    const verdict = await judgeMutants(strided(ofEach(cuts), Math.min(STRIDE, 13)), openAsBob);
    expect(verdict.accepted).toEqual([]);
    expect(verdict.misnamed).toEqual([]);
    expect([...verdict.reasons.keys()]).toEqual(["incomplete"]);
    expect(verdict.total).toBeGreaterThan(1_400);
  });

  it(`in any way, ${ASKED} of them by seed ${String(SEED)}, are all refused`, async () => {
    const mutants = drawnMutants(bundles, COUNT, chanceFrom(SEED));
    const verdict = await judgeMutants(mutants, openAsBob);
    expect(verdict.total).toBe(COUNT);
    expect(verdict.accepted).toEqual([]);
    expect(verdict.misnamed).toEqual([]);
  });

  it("for hybrid recipients are refused as well", async () => {
    const count = Math.min(5_000, Math.ceil(COUNT / 20));
    const mutants = drawnMutants(hybrids, count, chanceFrom(SEED + 1));
    const verdict = await judgeMutants(mutants, openAsBob);
    expect(verdict.accepted).toEqual([]);
    expect(verdict.misnamed).toEqual([]);
  });
});

describe("bundles signed again with another key", () => {
  /** Changed in the manifest, signed by Mallory, encrypted to Bob: genuine in everything but the signature. */
  async function forgeries(): Promise<readonly Mutant[]> {
    const [genuine = Buffer.alloc(0)] = bundles;
    const { archive } = await openForForging(genuine, bob.identities.x25519);
    expect(membersOf(archive)).toHaveLength(4);
    const changes = [
      { bundleId: "0192f0c1-1111-4000-8000-0000000000ff" },
      { notAfter: "2030-01-01T00:00:00.000Z" },
      { journal: { basis: 0, upper: 99 } },
      { tlpCeiling: "TLP:CLEAR" },
      { revocations: ["another"] },
    ];
    return Promise.all(
      changes.map(async (change) => {
        const forged = resigned(archive, mallory.key, (manifest) => {
          const text = canonicalJson({ ...manifest, ...change });
          return parseMembers(Buffer.from(text.replace(/"deviceKeyId":"\w+"/, NAMES_MALLORY)));
        });
        const bytes = await sealedFor(forged, [bob.identities.x25519.recipient]);
        return { name: JSON.stringify(change), bytes };
      }),
    );
  }

  it("are all refused", async () => {
    const verdict = await judgeMutants(await forgeries(), openAsBob);
    expect(verdict.accepted).toEqual([]);
    expect([...verdict.reasons]).toEqual([["signer-refused", 5]]);
  });

  it("would be accepted, and reported here, by a reader that asks nobody who may sign", async () => {
    const askTrust = async () => ok({ publicKey: mallory.key.publicKey, floor: LOWEST_FLOOR });
    const verdict = await judgeMutants(await forgeries(), async (bytes) =>
      openBytes(bytes, bob, [], { askTrust }),
    );
    expect(verdict.accepted.length).toBeGreaterThan(0);
  });
});
