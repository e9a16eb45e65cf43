import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import {
  bundleFor,
  exchangingDesk,
  resultOf,
  uploaded,
  type ExchangingDesk,
} from "../electron/services/exchange/two-desks.ts";
import { expect, test as base } from "./desk.ts";
import { disagree, openExchangeScene } from "./exchange-desks.ts";
import { leaveText, settled } from "./screens.ts";

const test = base.extend<{ readonly theirs: ExchangingDesk }>({
  // Playwright wants a pattern here, also where no other fixture is used.
  // oxlint-disable-next-line no-empty-pattern
  theirs: async ({}, provide) => {
    const theirs = await exchangingDesk("CERT-YY");
    await provide(theirs);
    await theirs.test.end();
  },
});

/** Findings of axe on what is shown now, in both themes. */
async function findings(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    await settled(page);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
      .options({ resultTypes: ["violations"] })
      .analyze();
    for (const { id, nodes } of violations)
      found.push(...nodes.map((node) => `${colorScheme}: ${id}: ${node.html.slice(0, 200)}`));
  }
  return found;
}

/** Drops files on whatever screen is open. */
async function dropFiles(
  page: Page,
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
): Promise<void> {
  const contents = files.map(
    ([name, bytes]) => [name, Buffer.from(bytes).toString("base64")] as const,
  );
  await page.evaluate((given) => {
    // Files that a script adds have no entries; those of a real drop have, and nothing else is different.
    DataTransferItem.prototype.webkitGetAsEntry = function entryOf() {
      const file = this.getAsFile();
      if (file === null) return null;
      const facts = {
        isFile: true,
        isDirectory: false,
        name: file.name,
        fullPath: `/${file.name}`,
      };
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `readDrop` reads of an entry
      return { ...facts, file: (done: (file: File) => void) => done(file) } as never;
    };
    const transfer = new DataTransfer();
    for (const [name, base64] of given) {
      const bytes = Uint8Array.from(atob(base64), (one) => one.codePointAt(0) ?? 0);
      transfer.items.add(new File([bytes], name));
    }
    const event = { dataTransfer: transfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent("drop", event));
  }, contents);
}

function rowOf(page: Page, fileName: string): Locator {
  return page.getByRole("grid", { name: "Bundles that came" }).getByRole("row", { name: fileName });
}

async function openExchange(page: Page, key: string): Promise<void> {
  await leaveText(page);
  await page.keyboard.press("g");
  await page.keyboard.press("x");
  await page.getByRole("navigation", { name: "Parts of the exchange" }).waitFor();
  await page.keyboard.press(key);
}

/** By keyboard alone: b shows what goes, Enter does it; the same file then asks to be taken in again. */
async function rollBackAndTakeAgain(page: Page, bytes: Uint8Array): Promise<void> {
  await page.keyboard.press("5");
  const bundles = page.getByRole("grid", { name: "Bundles that went and came" });
  await expect(bundles).toContainText("taken in");
  await page.keyboard.press("b");
  const dialog = page.getByRole("dialog", { name: "Roll back bundle 1 of CERT-YY" });
  await expect(dialog.getByRole("grid", { name: "What comes of its records" })).toContainText(
    "Phishing wave at banks",
  );
  await expect(dialog.getByRole("status")).toHaveText("1 goes");
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Roll back" }).focus();
  await page.keyboard.press("Enter");
  await expect(bundles).toContainText("rolled back");
  await expect(page.getByRole("button", { name: /^Take in again/ })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("1");
  await dropFiles(page, [["again.age", bytes]]);
  await rowOf(page, "again.age").click();
  await expect(page.getByText(/^This bundle was rolled back here on/)).toBeVisible();
  await page.getByRole("button", { name: /^Take in again/ }).waitFor();
  await page.keyboard.press("a");
  await expect(rowOf(page, "again.age")).toContainText("taken in");
}

async function openIncident(page: Page): Promise<void> {
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByRole("heading", { name: "Incidents", level: 1 }).waitFor();
  await page.getByRole("grid", { name: "Incidents" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Relay abuse at a hospital", level: 1 }).waitFor();
}

test("an incident is sent: what leaves and what stays is shown, TLP:RED only to named persons and confirmed twice", async ({
  desk,
  theirs,
}) => {
  const { window } = await openExchangeScene(desk, theirs);
  const { page, complaints } = window;
  await openIncident(page);
  await page.keyboard.press("Shift+S");
  const dialog = page.getByRole("dialog", { name: /^Send CERT-XX-/ });
  await dialog.getByRole("checkbox", { name: "CERT-YY" }).focus();
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("status")).toContainText("2 records with");
  await expect(dialog.getByRole("status")).toContainText("1 item stays");
  const leaves = dialog.getByRole("grid", { name: "Leaves" });
  await expect(leaves).toContainText("may go to an organisation that is named for the incident");
  await expect(dialog.getByRole("row", { name: /Description/ })).toContainText(
    "First seen at 06:40",
  );
  await dialog.getByRole("button", { name: /^Stays/ }).click();
  await expect(dialog.getByRole("row", { name: /insider/ })).toContainText("named one by one");
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole("combobox", { name: "Persons at CERT-YY" }).fill("B. Reader");
  await page.keyboard.press("Enter");
  const confirm = dialog.getByRole("checkbox", { name: /I confirm a second time/ });
  await confirm.waitFor();
  await dialog.getByRole("button", { name: "Write 1 bundle" }).click();
  await expect(dialog.getByRole("alert")).toContainText("second confirmation");
  await confirm.focus();
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("status")).toContainText("3 records with");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Write 1 bundle" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^watchpost-[0-9a-z]+\.age$/);
  await expect(dialog.getByRole("status")).toContainText("1 bundle was written");
  const bytes = await readFile(await file.path());
  const came = await resultOf(theirs.client.bundles.apply(await uploaded(theirs, bytes)));
  expect(came.counts).toMatchObject({ new: 3, refused: 0 });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: /^Shared with/ })).toContainText("CERT-YY");
  expect(complaints).toEqual([]);
});

test("a bundle that was dropped is verified, shown, taken in; others are refused or wait in quarantine", async ({
  desk,
  theirs,
}) => {
  const { window, ours } = await openExchangeScene(desk, theirs);
  const { page, complaints } = window;
  const { id } = await theirs.client.incidents.create({
    title: "Phishing wave at banks",
    tlp: "TLP:GREEN",
  });
  const good = await bundleFor(theirs, ours, id);
  const stranger = await exchangingDesk("CERT-ZZ");
  await stranger.client.peers.add({ text: ours.card });
  await stranger.client.peers.confirm({ id: ours.id, spoken: ours.words });
  const made = await stranger.client.incidents.create({ title: "Other", tlp: "TLP:GREEN" });
  const strange = await bundleFor(stranger, ours, made.id);
  await stranger.test.end();
  await dropFiles(page, [
    ["good.age", good],
    ["strange.age", strange],
    ["broken.age", good.subarray(0, 900)],
    ["picture.age", Buffer.from("not sealed")],
  ]);
  const list = page.getByRole("grid", { name: "Bundles that came" });
  await expect(list.getByText("waits for you")).toBeVisible();
  await expect(list.getByText("in quarantine")).toBeVisible();
  await expect(list.getByText("refused")).toHaveCount(2);
  await rowOf(page, "strange.age").click();
  await expect(page.getByRole("alert")).toContainText("there is no card of this organisation here");
  await expect(page.getByText("Says it is from (not proven)")).toBeVisible();
  await page.keyboard.press("r");
  const discard = page.getByRole("dialog", { name: "Discard the bundle" });
  await discard.getByRole("button", { name: "Discard" }).click();
  await expect(rowOf(page, "strange.age")).toHaveCount(0);
  await rowOf(page, "broken.age").click();
  await expect(page.getByRole("alert")).toContainText("incomplete");
  await rowOf(page, "good.age").click();
  await expect(page.getByRole("heading", { name: "CERT-YY", level: 2 })).toBeVisible();
  await expect(page.getByRole("grid", { name: "What it brings" })).toContainText(
    "Phishing wave at banks",
  );
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("a");
  await expect(list.getByText("taken in")).toBeVisible();
  await rollBackAndTakeAgain(page, good);
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  const incidents = page.getByRole("grid", { name: "Incidents" });
  await expect(incidents).toContainText("Phishing wave at banks");
  await incidents.focus();
  for (const key of ["x", "j", "x", "Shift+S"]) await page.keyboard.press(key);
  const bulk = page.getByRole("dialog", { name: "Send 2 incidents" });
  await bulk.getByRole("checkbox", { name: "CERT-YY" }).check();
  await expect(bulk.getByRole("status")).toContainText("3 records with");
  expect(complaints).toEqual([]);
});

test("records without a mark are left out, wait in quarantine and are taken in from there", async ({
  desk,
  theirs,
}) => {
  const { window, ours } = await openExchangeScene(desk, theirs);
  const { page, complaints } = window;
  const { id } = await theirs.client.incidents.create({ title: "Botnet", tlp: "TLP:GREEN" });
  await theirs.client.notes.add({ incidentId: id, draft: { text: "Sinkholed at noon." } });
  await dropFiles(page, [["botnet.age", await bundleFor(theirs, ours, id)]]);
  await rowOf(page, "botnet.age").click();
  const records = page.getByRole("grid", { name: "What it brings" });
  await expect(records.getByRole("row", { selected: true })).toHaveCount(2);
  await records.getByRole("row", { name: /Sinkholed/ }).click();
  await records.focus();
  await page.keyboard.press("x");
  await expect(records.getByRole("row", { selected: true })).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^Take in what is marked/ })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("a");
  const list = page.getByRole("grid", { name: "Bundles that came" });
  await expect(list.getByText("taken in")).toBeVisible();
  await expect(records).toContainText("left out");
  await list.getByRole("row", { name: /in quarantine/ }).click();
  await expect(page.getByRole("alert")).toContainText("were left out when the rest was taken in");
  await page.keyboard.press("c");
  await expect(records.getByRole("row", { name: /Sinkholed/ })).toContainText("new");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("a");
  await expect(list.getByText("taken in")).toHaveCount(2);
  expect(complaints).toEqual([]);
});

test("a circle is made by keyboard and chooses its peers in the send dialog", async ({
  desk,
  theirs,
}) => {
  const { window } = await openExchangeScene(desk, theirs);
  const { page, complaints } = window;
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("heading", { name: "Peers", level: 1 }).waitFor();
  await page.keyboard.press("5");
  await expect(page.getByText("No circles yet")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "New circle" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Partners");
  await dialog.getByRole("combobox", { name: "CERT-YY" }).selectOption("in it, hidden");
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).click();
  const circles = page.getByRole("grid", { name: "Sharing circles" });
  await expect(circles).toContainText("Partners");
  await circles.getByRole("row", { name: /Partners/ }).dblclick();
  await expect(page.getByRole("listitem").filter({ hasText: "CERT-YY" })).toContainText("hidden");
  expect(await findings(page)).toEqual([]);
  await openIncident(page);
  await page.keyboard.press("Shift+S");
  const send = page.getByRole("dialog", { name: /^Send CERT-XX-/ });
  await send.getByRole("checkbox", { name: "Circle Partners" }).check();
  await expect(send.getByRole("checkbox", { name: "CERT-YY" })).toBeChecked();
  await expect(send.getByRole("status")).toContainText("2 records with");
  expect(await findings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a stick is looked at, written with one confirmation, and called safe to remove", async ({
  desk,
  theirs,
}) => {
  const { window, ours } = await openExchangeScene(desk, theirs, {
    before: async ({ client }, incidentId) => {
      await client.folders.share({ peerIds: [theirs.id], incidentIds: [incidentId] });
    },
  });
  const { page, complaints } = window;
  const stick = join(desk.root, "stick");
  await mkdir(stick);
  const { id } = await theirs.client.incidents.create({ title: "Phishing wave", tlp: "TLP:GREEN" });
  await theirs.client.folders.share({ peerIds: [ours.id], incidentIds: [id] });
  await resultOf(theirs.client.folders.run({ directory: stick }));
  await writeFile(join(stick, "holiday.age"), "age-encryption.org/v1\n-> X25519 broken\n");
  await openExchange(page, "2");
  await page.getByRole("textbox", { name: "Folder" }).fill(stick);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "There for us" })).toContainText("1 new");
  await expect(page.getByRole("region", { name: "Due to peers" })).toContainText("2 records");
  await expect(page.getByText("holiday.age")).toBeVisible();
  expect(await readdir(stick)).toHaveLength(2);
  expect(await findings(page)).toEqual([]);
  await leaveText(page);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Exchange now/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Safe to remove" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const came = await resultOf(theirs.client.folders.run({ directory: stick }));
  expect(came.received.map(({ arrival }) => arrival.sender.name)).toEqual(["CERT-XX"]);
  await openExchange(page, "5");
  const bundles = page.getByRole("grid", { name: "Bundles that went and came" });
  await expect(bundles.getByRole("row")).toHaveCount(3);
  await openExchange(page, "6");
  await expect(page.getByRole("grid", { name: "What the peer has" })).toContainText(
    "Relay abuse at a hospital",
  );
  await expect(page.getByRole("region", { name: /^Its records/ })).toContainText(
    "Seen at the gateway",
  );
  expect(await findings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("proposals and conflicts are settled by keyboard", async ({ desk, theirs }) => {
  const { window } = await openExchangeScene(desk, theirs, {
    before: disagree(theirs),
  });
  const { page, complaints } = window;
  await openExchange(page, "3");
  const proposals = page.getByRole("grid", { name: "Proposals of peers" });
  await expect(proposals.getByRole("row")).toHaveCount(3);
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await expect(proposals.getByRole("row")).toHaveCount(2);
  await page.keyboard.press("r");
  await expect(page.getByText("No peer proposes anything")).toBeVisible();
  await page.keyboard.press("4");
  await page.getByRole("group", { name: "The texts side by side" }).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("t");
  const result = page.getByRole("textbox", { name: "The text that is to stand" });
  await expect(result).toHaveValue("Joint text.\nSeen from YY.");
  await result.fill("Joint text.\nSeen from XX and YY.");
  await leaveText(page);
  await page.keyboard.press("a");
  await expect(page.getByText("No conflict is open")).toBeVisible();
  expect(complaints).toEqual([]);
});
