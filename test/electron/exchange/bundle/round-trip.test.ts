import { randomBytes } from "node:crypto";

import { describe, expect, it } from "vitest";

import { nodeFiles } from "../../../../electron/files/node-files.ts";
import { writeBundle } from "../../../../electron/exchange/bundle/write-bundle.ts";
import type { BundleProgress } from "../../../../electron/exchange/bundle/bundle-environment.ts";
import { locateSealer } from "../../../../electron/exchange/age/locate-sealer.ts";
import { systemRandom } from "../../../../electron/crypto/random.ts";
import { openBundle } from "../../../../electron/exchange/bundle/open-bundle.ts";
import { paddedSizeBytes } from "../../../../shared/exchange/bundle/padded-size.ts";
import { ROOT } from "../../../helpers/cli.ts";
import { memoryFiles } from "../../../helpers/memory-files.ts";
import { temporaryDirectory, valueOf } from "../../../helpers/vault.ts";
import {
  contentOf,
  contentsOf,
  draftOf,
  environmentOf,
  EVIDENCE,
  EVIDENCE_SHA256,
  LINES,
  newParty,
  openBytes,
  piecesOf,
  sha256Of,
  streamOfLines,
  trusting,
  writtenBytes,
} from "./bundle-kit.ts";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const alice = await newParty();
const bob = await newParty();
const carol = await newParty();

describe("a bundle", () => {
  it.each(["x25519", "hybrid"] as const)(
    "to %s recipients gives each of them what went in",
    async (kind) => {
      const bytes = await writtenBytes(alice, [bob, carol], { kind });
      for (const reader of [bob, carol]) {
        const bundle = valueOf(await openBytes(bytes, reader, [alice]));
        expect(await contentsOf(bundle)).toEqual({
          lines: LINES,
          blobs: { [EVIDENCE_SHA256]: EVIDENCE },
        });
        expect(bundle.manifest.recipients.kind).toBe(kind);
        expect(bundle.sizeBytes).toBe(bytes.length);
        await bundle.close();
      }
    },
  );

  it("says in its manifest what is in it", async () => {
    const memory = memoryFiles();
    const draft = draftOf(alice, [carol, bob]);
    const written = valueOf(
      await writeBundle(environmentOf(memory.files), {
        path: "/out/x.age",
        draft,
        content: contentOf(),
        key: alice.key,
        spoolDirectory: "/vault",
        afterwards: "read-back",
      }),
    );
    const bytes = memory.contents.get("/out/x.age") ?? Buffer.alloc(0);
    expect(written).toMatchObject({ sizeBytes: bytes.length, sha256: sha256Of(bytes) });
    const bundle = valueOf(await openBytes(bytes, bob, [alice]));
    const { manifest } = bundle;
    expect(manifest).toEqual(written.manifest);
    expect(bundle.manifestSha256).toBe(written.manifestSha256);
    expect(manifest.bundleId).toBe(draft.bundleId);
    expect(manifest.counts).toEqual({ incident: { "TLP:GREEN": 2 }, note: { "TLP:AMBER": 1 } });
    expect(manifest.limits).toEqual({
      expandedSizeBytes: Buffer.byteLength(`${LINES.join("\n")}\n`),
      lineCount: 4,
      recordCount: 3,
      blobsSizeBytes: EVIDENCE.length,
    });
    expect(manifest.recipients.stanzaCount).toBe(4);
    expect(manifest.recipients.listed.map(({ organisationId }) => organisationId)).toEqual(
      [bob, carol].map(({ organisationId }) => organisationId).toSorted(),
    );
    await bundle.close();
  });

  it("without records and evidence, as a receipt is, still has its place for changes", async () => {
    const bytes = await writtenBytes(alice, [bob], {
      draft: { purpose: "receipt" },
      content: {
        changes: streamOfLines([]),
        blobs: [],
        summary: () => ({ counts: {}, tlpCeiling: "TLP:CLEAR" }),
      },
    });
    const bundle = valueOf(await openBytes(bytes, bob, [alice]));
    expect(await contentsOf(bundle)).toEqual({ lines: [], blobs: {} });
    await bundle.close();
  });

  it("puts evidence in once, sorted, hashed if nobody had", async () => {
    const pieces = Array.from({ length: 5 }, (_, at) => Buffer.alloc(at * 40_000, String(at)));
    const blobs = [...pieces, ...pieces].map((piece, at) => ({
      sha256: at % 2 === 0 ? sha256Of(piece) : null,
      sizeBytes: piece.length,
      open: () => piecesOf(piece, 7_919),
    }));
    const bytes = await writtenBytes(alice, [bob], { content: { blobs } });
    const bundle = valueOf(await openBytes(bytes, bob, [alice]));
    const contents = await contentsOf(bundle);
    expect(Object.keys(contents.blobs)).toEqual(pieces.map(sha256Of).toSorted());
    for (const piece of pieces) expect(contents.blobs[sha256Of(piece)]).toEqual(piece);
    expect(bundle.blob("00".repeat(32))).toBeUndefined();
    await bundle.close();
  });

  it("carries many and long lines", async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, at) => `${String(at)} ünïcode ${"x".repeat(at % 97)}`,
    );
    lines.push("long ".repeat(500_000));
    const bytes = await writtenBytes(alice, [bob], { content: { changes: streamOfLines(lines) } });
    const bundle = valueOf(await openBytes(bytes, bob, [alice]));
    const found: string[] = [];
    for await (const line of bundle.lines()) found.push(line);
    expect(found).toEqual(lines);
    await bundle.close();
  });

  it("can be read from more than once, and in part", async () => {
    const bytes = await writtenBytes(alice, [bob]);
    const bundle = valueOf(await openBytes(bytes, bob, [alice]));
    for await (const line of bundle.lines()) {
      expect(line).toBe(LINES[0]);
      break;
    }
    expect((await contentsOf(bundle)).lines).toEqual(LINES);
    await bundle.close();
  });

  it("has a padded size, whatever is in it", async () => {
    for (const size of [0, 100, 5_000, 70_001, 300_000]) {
      const content = randomBytes(size);
      const blobs = [{ sha256: null, sizeBytes: size, open: () => piecesOf(content, 65_536) }];
      const bytes = await writtenBytes(alice, [bob], { content: { blobs } });
      const bundle = valueOf(await openBytes(bytes, bob, [alice]));
      const { archiveSizeBytes } = bundle.manifest;
      expect(archiveSizeBytes).toBe(paddedSizeBytes(archiveSizeBytes));
      expect(bytes.length).toBeGreaterThan(archiveSizeBytes);
      await bundle.close();
    }
  });

  it("never has the same bytes twice, not even for the same content", async () => {
    const draft = draftOf(alice, [bob]);
    const one = await writtenBytes(alice, [bob], { draft });
    const two = await writtenBytes(alice, [bob], { draft });
    expect(one.length).toBe(two.length);
    expect(one.equals(two)).toBe(false);
    // Past the version line the files share only what the form of a header gives.
    expect(one.subarray(300).equals(two.subarray(300))).toBe(false);
  });

  it("shows nothing of what is in it, from whom or for whom", async () => {
    const bytes = await writtenBytes(alice, [bob]);
    const clear = [
      alice.organisationId,
      bob.organisationId,
      bob.identities.x25519.recipient,
      LINES[1] ?? "",
      EVIDENCE_SHA256,
      "manifest",
      "watchpost",
    ];
    expect(clear.filter((text) => bytes.includes(text))).toEqual([]);
  });
});

describe("a large bundle on a disk, sealed in threads", () => {
  it("goes through files and back, reports its progress, and leaves nothing else", async () => {
    const directory = temporaryDirectory();
    const path = join(directory, "large.age");
    const failOnReport = (cause: unknown): void => {
      throw cause;
    };
    const environment = {
      files: nodeFiles,
      random: systemRandom,
      threads: locateSealer(`${ROOT}electron`, failOnReport),
    };
    const evidence = randomBytes(20_000_000);
    const steps: BundleProgress[] = [];
    const onProgress = (step: BundleProgress): void => {
      steps.push(step);
    };
    const written = valueOf(
      await writeBundle(environment, {
        path,
        draft: draftOf(alice, [bob]),
        content: contentOf({
          blobs: [
            { sha256: null, sizeBytes: evidence.length, open: () => piecesOf(evidence, 1 << 20) },
          ],
        }),
        key: alice.key,
        spoolDirectory: directory,
        afterwards: "read-back",
        onProgress,
      }),
    );
    expect(readdirSync(directory)).toEqual(["large.age"]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(written.sha256).toBe(sha256Of(readFileSync(path)));
    expect(new Set(steps.map(({ phase }) => phase))).toEqual(
      new Set(["collect", "seal", "verify"]),
    );
    const sealed = steps.filter(({ phase }) => phase === "seal");
    expect(sealed.at(-1)).toEqual({
      phase: "seal",
      doneBytes: written.manifest.archiveSizeBytes,
      totalBytes: written.manifest.archiveSizeBytes,
    });
    const bundle = valueOf(
      await openBundle(environment, {
        source: await nodeFiles.openForReading(path),
        path,
        identities: [bob.identities.x25519],
        audience: {
          organisationId: bob.organisationId,
          vaultKind: "real",
          exerciseId: null,
          now: "2026-11-26T08:00:00.000Z",
        },
        askTrust: trusting(alice),
      }),
    );
    expect((await contentsOf(bundle)).blobs[sha256Of(evidence)]?.equals(evidence)).toBe(true);
    await bundle.close();
  });
});
