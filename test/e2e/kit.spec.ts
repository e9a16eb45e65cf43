import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Page } from "@playwright/test";
import { z } from "zod";
import { expect, makeVault, test, type TestDesk } from "./desk.ts";
import { findBrowser } from "../../electron/host/open-window.ts";
import { startCanaryServer } from "../helpers/canary-server.ts";
import { hostileMarkup } from "./hostile-markup.ts";

const SHOTS = process.env["WATCHPOST_SHOTS"];
const made = z.object({ kit: z.string(), passphrase: z.string(), tlp: z.string() });
const created = z.object({ number: z.string() });
const taken = z.object({ reportNumber: z.string(), answers: z.int(), before: z.int() });
const refused = z.object({ error: z.object({ kind: z.string(), why: z.string() }) });

const HOSTILE_TITLE = "<img src=x onerror=alert(1)> </script><script>alert(2)</script>";
/** A question holds at most 1,000 characters, and a kit 20 further ones. */
const QUESTIONS = 20;

/** The corpus in as many questions as a kit takes. */
function inQuestions(markup: readonly string[]): readonly string[] {
  return markup
    .filter((text) => text.length <= 1_000 && !text.startsWith("-"))
    .slice(0, QUESTIONS)
    .flatMap((text) => ["--question", text]);
}

async function newIncident(desk: TestDesk, title: string): Promise<string> {
  const kind = ["--class", 'rsit:availability="ddos"', "--tlp", "AMBER"];
  return created.parse(await desk.cli(["incident", "create", "--title", title, ...kind])).number;
}

/** Opens a kit as a victim does: a file, no network, on a telephone. Counts every request that is not the file itself. */
async function openKit(file: string, colorScheme: "light" | "dark", hasNetwork: boolean) {
  const executablePath = await findBrowser({
    environment: process.env,
    platform: process.platform,
  });
  if (executablePath === null) throw new Error("no browser of the Chromium family");
  // Chromium does not run its sandbox as root, which tests in containers are.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, headless: true, args });
  const context = await browser.newContext({
    colorScheme,
    acceptDownloads: true,
    viewport: { width: 360, height: 740 },
  });
  await context.setOffline(!hasNetwork);
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) asked.push(request.url());
  });
  page.on("dialog", (dialog) => {
    asked.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(file).href);
  return { page, asked, complaints, end: () => browser.close() };
}

async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect.soft(violations.map(({ id }) => id)).toEqual([]);
  const widths = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect.soft(widths[0], "nothing stands out to the side").toBeLessThanOrEqual(widths[1] ?? 0);
  if (SHOTS !== undefined) {
    await page.screenshot({ path: join(SHOTS, `kit-${name}.png`), fullPage: true });
  }
}

for (const [colorScheme, hasNetwork] of [
  ["light", true],
  ["dark", false],
] as const) {
  test(`a victim opens the kit, answers, and the answers come back once; nothing is asked of any network, ${colorScheme}`, async ({
    desk,
  }) => {
    test.setTimeout(150_000);
    await makeVault(desk);
    const number = await newIncident(desk, HOSTILE_TITLE);
    const file = join(desk.root, "kit.html");
    const create = ["kit", "create", "--incident", number, "--language", "de", "--out", file];
    const canary = await startCanaryServer();
    const questions = inQuestions(hostileMarkup(canary.origin));
    const kit = made.parse(await desk.cli([...create, ...questions]));
    expect(kit.passphrase.split(" ")).toHaveLength(8);
    const text = await readFile(file, "utf8");
    expect(text).not.toContain(number);
    expect(text).not.toContain(kit.passphrase);

    const { page, asked, complaints, end } = await openKit(file, colorScheme, hasNetwork);
    await look(page, `locked-${colorScheme}`);
    await page.getByLabel("Passphrase").fill("wrong words");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").first()).toContainText("Das hat nicht geöffnet");
    await page.getByLabel("Passphrase").fill(`  ${kit.passphrase.toUpperCase()} `);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Was zu tun ist" })).toBeFocused({
      timeout: 60_000,
    });
    await expect(page.locator("#sheet")).toContainText(number);
    await expect(page.locator("#sheet")).toContainText("<img src=x onerror=alert(1)>");
    expect(await page.locator("#sheet img, #sheet script, #sheet a").count()).toBe(0);
    await look(page, `opened-${colorScheme}`);
    await page.getByLabel("Was haben Sie schon getan?").fill("Kabel gezogen <b>ä</b>");
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Antworten in eine Datei versiegeln" }).click();
    const answers = join(desk.root, "answers.wpanswers");
    await (await waiting).saveAs(answers);
    await expect(page.locator("#sealed")).toContainText("Nur der Absender");
    expect(await readFile(answers, "utf8")).not.toContain("Kabel");
    expect([...asked, ...canary.contacts]).toEqual([]);
    canary.close();
    expect(complaints).toEqual([]);
    await end();

    await expectRefusals(desk, answers, file);
    expect(taken.parse(await desk.cli(["kit", "import", answers]))).toMatchObject({
      answers: 1,
      before: 0,
    });
    const report = JSON.stringify(await desk.cli(["report", "list"]));
    expect(report).toContain(`Antworten aus dem Hilfspaket zu ${number}`);
    const twice = await desk.cli(["kit", "import", answers]);
    expect(refused.parse(twice).error).toMatchObject({
      kind: "kit-refused",
      why: "taken-in-before",
    });
  });
}

/** None of these changes anything. */
async function expectRefusals(desk: TestDesk, answers: string, kitFile: string): Promise<void> {
  const other = await newIncident(desk, "Another case");
  const whole = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(await readFile(answers, "utf8")));
  const data = z.string().parse(whole["data"]);
  const turned = { ...whole, data: `${data.startsWith("A") ? "B" : "A"}${data.slice(1)}` };
  const unknown = { ...whole, kit: "01930000-0000-7000-8000-000000000000" };
  const write = async (name: string, content: unknown): Promise<string> => {
    const path = join(desk.root, name);
    await writeFile(path, JSON.stringify(content));
    return path;
  };
  const cases = [
    [[answers, "--incident", other], "other-case"],
    [[await write("altered", turned)], "altered"],
    [[await write("unknown", unknown)], "unknown-kit"],
    [[await write("nothing", { hello: 1 })], "not-a-return"],
    [[kitFile], "is-a-kit"],
  ] as const;
  for (const [words, why] of cases) {
    const run = await desk.cli(["kit", "import", ...words]);
    expect(refused.parse(run).error).toMatchObject({ kind: "kit-refused", why });
  }
}
