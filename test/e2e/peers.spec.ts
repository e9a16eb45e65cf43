import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { DESK_PASSPHRASE, runCli } from "../helpers/cli.ts";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test } from "./desk.ts";
import type { TestDesk } from "./desk.ts";
import { leaveText, settled } from "./screens.ts";

const cardSchema = z.object({ words: z.string(), issue: z.int() });

/** Another organisation with a vault of its own: its first card, and the next one, which replaces it. */
interface Partner {
  readonly oldCard: string;
  readonly newCard: string;
  readonly words: readonly string[];
}

async function makePartner(desk: TestDesk, name: string, countryCode: string): Promise<Partner> {
  const vault = join(desk.root, name);
  const access = ["--vault", vault, "--passphrase-file", join(desk.root, "passphrase"), "--json"];
  const run = async (args: readonly string[]): Promise<unknown> =>
    (await runCli(args, { env: { WATCHPOST_HOME: join(desk.root, "partners") } })).json();
  await run([
    "vault",
    "create",
    vault,
    "--org",
    name,
    "--country",
    countryCode,
    ...access.slice(2),
  ]);
  const [oldCard, newCard] = ["old", "new"].map((age) => join(desk.root, `${name}-${age}.wpcard`));
  if (oldCard === undefined || newCard === undefined) throw new Error();
  const first = cardSchema.parse(await run(["peer", "card", "--out", oldCard, ...access]));
  await run(["identity", "profile", "--set", "mail=cert@example.org", ...access]);
  await run(["peer", "card", "--out", newCard, ...access]);
  return { oldCard, newCard, words: first.words.split(" ") };
}

/** Rules that axe finds broken: all of them in the light theme, contrast in the dark one, which changes nothing else. */
async function findings(
  page: Page,
  part: "screen" | "dialog" = "screen",
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
    if (part === "dialog") axe.include("[role=dialog]");
    if (colorScheme === "dark") axe.withRules(["color-contrast"]);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ html }) => `${colorScheme}: ${id}: ${html.slice(0, 120)}`));
    }
  }
  return found;
}

async function openPeers(page: Page): Promise<void> {
  await leaveText(page);
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("heading", { name: "Peers", level: 1 }).waitFor();
}

test("a card is shown before it is taken in, its words are heard and typed, and an old one alarms", async ({
  desk,
}) => {
  test.setTimeout(150_000);
  await makeVault(desk);
  const partner = await makePartner(desk, "CERT-LU", "LU");
  const { page, complaints } = await desk.openWindow(desk.startHost(), {
    viewport: { width: 1_280, height: 800 },
  });
  page.setDefaultTimeout(15_000);
  await unlock(page);
  await openPeers(page);
  await page.getByRole("heading", { name: "No peers yet" }).waitFor();
  expect.soft(await findings(page), "empty").toEqual([]);

  // The card is read and shown; only then it is taken in.
  const dialog = page.getByRole("dialog");
  await page.keyboard.press("a");
  await dialog.locator("input[type=file]").setInputFiles(partner.newCard);
  await expect(dialog.getByText("A new peer.")).toBeVisible();
  await expect(dialog.getByText("cert@example.org", { exact: true })).toBeVisible();
  expect.soft(await findings(page, "dialog"), "inspected card").toEqual([]);
  await dialog.getByRole("button", { name: "Add as known" }).focus();
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  const row = page.getByRole("row", { name: /CERT-LU/ });
  await expect(row).toContainText("Known");
  await expect(page.getByText(partner.words.slice(0, 3).join(""))).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Words of the fingerprint" })).toHaveCount(0);
  expect.soft(await findings(page), "known peer").toEqual([]);

  await compareWords(page, partner.words);
  await expect(row).toContainText("Verified");
  await expect(
    page.getByText("Compared by words, by phone", { exact: false }).first(),
  ).toBeVisible();
  await expect(page.getByRole("list", { name: "Words of the fingerprint" })).toBeVisible();
  await expect(page.getByText("Compared there").locator("xpath=..")).not.toContainText("not told");

  // The card before that one comes back.
  await page.keyboard.press("a");
  await dialog.locator("input[type=file]").setInputFiles(partner.oldCard);
  await expect(dialog.getByRole("alert")).toContainText("ALARM: older than the pinned card");
  expect.soft(await findings(page, "dialog"), "alarm").toEqual([]);
  await dialog.getByRole("button", { name: "Refuse, and keep the alarm" }).click();
  await expect(page.getByRole("region", { name: "1 open alarm" })).toContainText("ALARM");
  await expect(row).toContainText("Verified");
  await page.keyboard.press("2");
  await page.getByRole("heading", { name: "Map of the network", level: 1 }).waitFor();
  const sections = page.getByRole("navigation", { name: "Parts of the peers" });
  await expect(sections.locator("[aria-current=page]")).toHaveText(/^Map/);
  const mark = page.getByRole("button", { name: "Luxembourg: CERT-LU, Alarm" });
  await mark.focus();
  expect.soft(await findings(page), "map").toEqual([]);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Looked into…" }).click();
  await page.keyboard.type("They sent the wrong attachment");
  await dialog.getByRole("button", { name: "Mark as looked into" }).click();
  await dialog.waitFor({ state: "hidden" });
  await expect(page.getByText("They sent the wrong attachment")).toBeVisible();

  await page.keyboard.press("Shift+W");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Stick was stolen");
  await dialog.getByRole("checkbox", { name: "Somebody else may have had the key" }).check();
  await dialog.getByRole("textbox", { name: "Since when" }).fill("2026-01-01");
  expect.soft(await findings(page, "dialog"), "withdraw").toEqual([]);
  await dialog.getByRole("button", { name: "Withdraw trust" }).click();
  await dialog.waitFor({ state: "hidden" });
  await expect(row).toContainText("Withdrawn");
  expect(complaints).toEqual([]);
});

/** Types what was heard, first with two slips: they are named, nothing changes, and only they are typed anew. */
async function compareWords(page: Page, words: readonly string[]): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Compare fingerprints with CERT-LU" });
  const slip = words.includes("winter") ? "zebra" : "winter";
  await page.keyboard.press("v");
  await dialog.waitFor();
  await page.keyboard.type(words.with(4, slip).with(11, slip).join(" "));
  await dialog.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("how you speak");
  await dialog.getByRole("combobox", { name: "How do you speak" }).click();
  await page.getByRole("option", { name: "By phone" }).click();
  await dialog.getByRole("checkbox", { name: "They say that ours is right" }).check();
  await dialog.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(dialog.getByText("Words 5, 12 differ.")).toBeVisible();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was changed");
  expect.soft(await findings(page, "dialog"), "ceremony").toEqual([]);
  for (const at of [4, 11]) {
    await dialog.getByRole("button", { name: `Word ${at + 1}: ${slip} differs` }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type(words[at] ?? "");
  }
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
}

test("our card is handed out in three forms, and a second laptop joins by file and words", async ({
  desk,
}) => {
  test.setTimeout(150_000);
  await makeVault(desk);
  const { page, complaints } = await desk.openWindow(desk.startHost(), {
    viewport: { width: 1_280, height: 800 },
  });
  page.setDefaultTimeout(15_000);
  await unlock(page);
  await openPeers(page);
  await page.keyboard.press("3");
  await page.getByRole("heading", { name: "Our identity", level: 1 }).waitFor();
  const words = page.getByRole("list", { name: "As words" }).getByRole("listitem");
  await expect(words).toHaveCount(16);
  const before = await words.allInnerTexts();
  expect.soft(await findings(page), "identity").toEqual([]);
  const dialog = page.getByRole("dialog");
  await page.keyboard.press("e");
  await dialog.getByRole("textbox", { name: "2.4 Telephone" }).fill("+352 247 88960");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("+352 247 88960")).toBeVisible();

  await page.keyboard.press("c");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save the file" }).click();
  expect((await download).suggestedFilename()).toBe("cert-xx.wpcard");
  await dialog.getByText("Text for a mail").click();
  await expect(dialog.getByText("BEGIN WATCHPOST PEER CARD")).toBeVisible();
  await dialog.getByText("QR codes").click();
  await expect(dialog.getByRole("img", { name: /^QR code 1 of \d+ of our card$/ })).toBeVisible();
  expect.soft(await findings(page, "dialog"), "QR codes").toEqual([]);
  await page.keyboard.press("Escape");

  await page.keyboard.press("Shift+R");
  await dialog.getByRole("radio", { name: "Organisation’s key" }).check();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Yearly");
  await dialog.getByRole("button", { name: "Replace the organisation’s key" }).click();
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(() => words.allInnerTexts()).not.toEqual(before);

  await joinSecondLaptop(page);
  expect(complaints).toEqual([]);
});

/** Invites from the open vault, locks it, and sets a second vault up from the first screen. */
async function joinSecondLaptop(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await page.keyboard.press("4");
  await page.getByRole("heading", { name: "Our laptops", level: 1 }).waitFor();
  expect.soft(await findings(page), "laptops").toEqual([]);
  await page.keyboard.press("i");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Travel laptop");
  await page.keyboard.press("Enter");
  const code = dialog.getByRole("list", { name: "Words of the invitation" }).getByRole("listitem");
  await expect(code).toHaveCount(8);
  const spoken = (await code.allInnerTexts()).join(" ");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save the file" }).click();
  const invitation = await (await download).path();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: /Travel laptop/ })).toContainText("Invited");

  await leaveText(page);
  await page.getByRole("button", { name: "Lock" }).click();
  await page.getByLabel("Passphrase", { exact: true }).waitFor();
  await page.getByRole("button", { name: /Join our organisation/ }).click();
  await page.getByRole("heading", { name: "Join our organisation" }).waitFor();
  expect.soft(await findings(page), "join").toEqual([]);
  await page.locator("input[type=file]").setInputFiles(invitation);
  await page.getByLabel("Words of the invitation").fill(spoken);
  await page.getByLabel("Name of the vault").fill("travel");
  await page.getByLabel("Your name").fill("bob");
  const passphrases = page.locator("input[type=password]");
  await passphrases.nth(0).fill(DESK_PASSPHRASE);
  await passphrases.nth(1).fill(DESK_PASSPHRASE);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page
    .getByRole("heading", { name: "Write down the recovery code" })
    .waitFor({ timeout: 20_000 });
}
