import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOrganisationKey } from "../../electron/openpgp/organisation-key.ts";
import { publishSite, type PublishOrder } from "../../electron/publishing/publish-site.ts";
import { webFiles } from "../../electron/publishing/web-files.ts";
import { csafDocument } from "../helpers/csaf-documents.ts";
import type { BenchRow } from "./bench.ts";

const ADVISORIES = 1_000;
const FIRST_LIMIT_MS = 60_000;
const UNCHANGED_LIMIT_MS = 3_000;

/** A site of a thousand advisories, and the same once more without a change (issue 4, section 6). */
export async function benchPublishing(): Promise<readonly BenchRow[]> {
  const directory = await mkdtemp(join(tmpdir(), "wp-bench-site-"));
  const nowMs = Date.now();
  const key = await createOrganisationKey(
    { name: "CERT-XX", email: "cert@example.org" },
    { nowMs, validDays: 300 },
  );
  const order: PublishOrder = {
    directory,
    documents: Array.from({ length: ADVISORIES }, (_, index) => ({
      source: String(index),
      bytes: csafDocument(`XX-2026-${String(index)}`),
    })),
    settings: {
      baseUrl: "https://cert.example",
      protectedUrl: "https://members.cert.example",
      organisation: "CERT-XX",
      publisher: { category: "coordinator", namespace: "https://cert.example" },
      contact: "mailto:cert@example.org",
      language: "en",
      guides: [],
    },
  };
  const run = async (what: string, limitMs: number): Promise<BenchRow> => {
    const startMs = performance.now();
    const published = await publishSite({ port: webFiles, key, nowMs }, order);
    const tookMs = performance.now() - startMs;
    const written = published.ok ? published.value.written.length : 0;
    return {
      what,
      measured: `${(tookMs / 1000).toFixed(1)} s, ${String(written)} files written`,
      bound: `${String(limitMs / 1000)} s`,
      isMet: published.ok && tookMs <= limitMs,
    };
  };
  try {
    return [
      await run("publish a site of 1,000 advisories", FIRST_LIMIT_MS),
      await run("publish it again, unchanged", UNCHANGED_LIMIT_MS),
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
