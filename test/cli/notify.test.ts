import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { dataPath } from "../helpers/data.ts";
import { createDesk, type Desk } from "../helpers/cli.ts";

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;

let desk: Desk;
let report: string;

const items = z.object({ items: z.array(z.object({ id: z.string() })) });
const batch = z.object({
  ids: z.array(z.string()),
  messages: z.array(
    z.object({
      token: z.string(),
      language: z.string(),
      rows: z.array(z.object({ value: z.string(), port: z.string(), entry: z.string() })),
      contactSteps: z.array(z.object({ text: z.string() })),
    }),
  ),
  unmatched: z.array(z.object({ value: z.string() })),
});

beforeAll(async () => {
  desk = await createDesk("CERT-XX");
  const register = await desk.write(
    "register.csv",
    [
      "name,country,sector,kind,ranges,contact_role,contact_name,contact_mail,contact_language",
      "Téléphonie,TW,digital-infrastructure,essential,36.236.0.0/16,abuse,Ann Net,abuse@net.example,fr",
    ].join("\n"),
  );
  await desk.run(["constituent", "import", register]);
  await desk.run(["import", dataPath("intelmq/shadowserver-2023/scan_adb.csv"), "--tlp", "AMBER"]);
  report = (await desk.get(items, ["report", "list"])).items[0]?.id ?? "";
}, SEVERAL_COMMANDS_MS);

afterAll(() => desk.dispose());

test(
  "a Shadowserver feed is drafted, written out by an explicit choice, and its answer found by the thread",
  async () => {
    const drafted = await desk.get(batch, ["notify", "draft", "--report", report]);
    expect(drafted.messages.map(({ language, rows }) => [language, rows])).toMatchObject([
      ["fr", [{ value: "36.236.108.107", port: "5555", entry: "36.236.0.0/16" }]],
    ]);
    expect(drafted.messages[0]?.contactSteps[0]?.text).toBe("Written to: Ann Net (abuse)");
    expect(drafted.unmatched.map(({ value }) => value)).toContain("36.239.124.210");
    const folder = join(desk.vault, "..", "out");
    expect((await desk.run(["notify", "export", "--out", folder])).code).toBe(2);
    const refused = await desk.run(["notify", "export", "--out", folder, "--plain"]);
    expect([refused.code, refused.stderr + refused.stdout]).toEqual([
      1,
      expect.stringContaining("senderMail"),
    ]);
    await desk.run(["notify", "configure", "--from", "cert@cert.example"]);
    const done = await desk.run(["notify", "export", "--out", folder, "--plain", "--courier"]);
    expect(done.json()).toMatchObject({ exported: 1, held: [], isSealed: false });
    const [token] = drafted.messages.map((message) => message.token);
    expect(readdirSync(folder).toSorted()).toEqual([
      `001-${token ?? ""}`,
      `001-${token ?? ""}.eml`,
      "index.csv",
    ]);
    const mail = readFileSync(join(folder, `001-${token ?? ""}.eml`), "utf8");
    const reply = await desk.write(
      "reply.eml",
      `From: abuse@net.example\r\nTo: cert@cert.example\r\nSubject: AW: done\r\nMessage-ID: <1@net.example>\r\nIn-Reply-To: ${/^Message-ID: (.*)$/m.exec(mail)?.[1]?.trim() ?? ""}\r\n\r\nClosed.\r\n`,
    );
    await desk.run(["import", reply, "--tlp", "AMBER"]);
    const reports = await desk.get(items, ["report", "list"]);
    const answer = reports.items.find(({ id }) => id !== report)?.id ?? "";
    const noted = await desk.run(["notify", "answer", answer]);
    expect(noted.json()).toMatchObject({ by: "header", notification: { token } });
    const status = await desk.run(["notify", "status", "--report", report]);
    expect(status.json()).toMatchObject({
      total: 1,
      items: [{ state: "answered", token }],
      bySector: [{ name: "digital-infrastructure", count: 1 }],
    });
  },
  SEVERAL_COMMANDS_MS,
);
