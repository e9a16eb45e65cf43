import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk, startCli } from "../helpers/cli.ts";
import type { Desk } from "../helpers/cli.ts";
import { demonstration, incidentPage, seeded, served, vaultInfo } from "./shapes.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await createDesk();
});

afterAll(() => desk.dispose());

test("seed makes the load asked for, the same for the same seed", async () => {
  const size = ["--incidents", "200", "--observables", "3000", "--seed", "7"];
  const made = await desk.get(seeded, ["seed", ...size]);
  expect(made).toMatchObject({ incidents: 200 });
  const info = await desk.get(vaultInfo, ["vault", "info"]);
  expect(info.counts["incidents"]).toBe(200);
  expect(info.counts["observables"]).toBe(made.observables);
  expect(made.observables).toBeGreaterThan(2_900);
  const other = await createDesk();
  await other.get(seeded, ["seed", ...size]);
  const titles = async (one: Desk) =>
    (await one.get(incidentPage, ["incident", "list", "--sort", "number"])).items.map(
      ({ number, title }) => `${number} ${title}`,
    );
  expect(await titles(other)).toEqual(await titles(desk));
  await other.dispose();
});

test("demo makes two vaults that open with the passphrases told", async () => {
  const run = await startCli(["demo", desk.path("demo"), "--json"], { env: desk.env }).finished;
  const { vaults } = demonstration.parse(run.json());
  expect(vaults).toHaveLength(2);
  for (const { dir, passphrase } of vaults) {
    const list = await startCli(
      ["incident", "list", "--vault", dir, "--passphrase-file", "-", "--json"],
      { env: desk.env, stdin: passphrase },
    ).finished;
    expect(incidentPage.parse(list.json()).items.length).toBeGreaterThan(3);
  }
});

test("serve prints one line with address and process id, answers on the loopback only, and ends", async () => {
  const running = startCli(["serve", "--no-open", "--json"], { env: desk.env, keepsStdin: true });
  let text = "";
  running.child.stdout?.on("data", (part: string) => (text += part));
  await expect.poll(() => text.includes("\n"), { timeout: 15_000 }).toBe(true);
  const { url, pid } = served.parse(JSON.parse(text));
  expect(url).toMatch(/^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost):\d+\/#/);
  const status = await new Promise((resolve, reject) => {
    request(url, { headers: AS_TYPED }, (answer) => resolve(answer.statusCode))
      .once("error", reject)
      .end();
  });
  expect(status).toBe(200);
  process.kill(pid, "SIGTERM");
  expect((await running.finished).code).toBe(0);
});

/** What a browser sends for an address that was typed or opened by a program. */
const AS_TYPED = {
  "sec-fetch-site": "none",
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "document",
};
