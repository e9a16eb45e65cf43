import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test } from "./desk.ts";
import type { TestDesk } from "./desk.ts";
import { settled } from "./screens.ts";

const HASHES = [
  "12:2UtWdEOB2JW6oapGVntBIMEQFeTfK7olfjCWYtDph9S/T3rOZXV3m1F0NuRvBCC7:NgT6oapGVtjEQFeW0llsDp7GCW1SNeB",
  "12:2UtWdEOB2JW6oapGVntBIMEQFeTfK7NnglfjCWYtDph9S/T3r2pJTV3m1F0NuRvz:NgT6oapGVtjEQFeWJgllsDp7GuJ5W1Sc",
];

/** Two incidents whose droppers are variants of each other. */
async function makeIncidents(desk: TestDesk): Promise<void> {
  for (const [index, hash] of HASHES.entries()) {
    const Attribute = [
      { type: "ssdeep", category: "Payload delivery", value: hash },
      { type: "domain", category: "Network activity", value: `c2-${String(index)}.example` },
    ];
    const Event = { info: `Dropper ${String(index + 1)}`, date: "2026-11-20", Attribute };
    const file = await desk.write(`event-${String(index)}.json`, JSON.stringify({ Event }));
    await desk.cli(["import", file]);
  }
}

async function addEvent(page: Page, title: string, time: string, phase?: string): Promise<void> {
  await page.keyboard.press("n");
  const form = page.getByRole("form", { name: "Add an event" });
  await form.getByLabel("What happened").fill(title);
  await form.getByRole("textbox", { name: /^When/ }).fill(time);
  if (phase !== undefined) {
    await form.getByRole("combobox", { name: "Phase of the attack" }).click();
    await page.getByRole("option", { name: phase }).click();
  }
  await form.getByRole("button", { name: "Add an event" }).click();
  await expect(form).toHaveCount(0);
}

async function seriousFindings(page: Page): Promise<readonly string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`events are grouped by phase and observable, and files alike connect incidents, in the ${colorScheme} theme`, async ({
    desk,
  }, info) => {
    test.setTimeout(90_000);
    await makeVault(desk);
    await makeIncidents(desk);
    const { page, complaints } = await desk.openWindow(desk.startHost(), { colorScheme });
    await unlock(page);
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await page.getByRole("heading", { level: 1, name: "Incidents" }).waitFor();
    await settled(page);
    await page.keyboard.press("Enter");
    await page.getByRole("tabpanel", { name: "Overview" }).waitFor();
    await page.getByRole("tab", { name: /^Overview/ }).focus();
    await page.keyboard.press("ArrowLeft");
    await expect(page.getByRole("tab", { name: /^Clocks/ })).toBeFocused();
    await page.keyboard.press("2");
    await page.getByRole("tabpanel", { name: "Timeline" }).waitFor();
    await addEvent(
      page,
      "Files left for c2-1[.]example",
      "2026-11-20 10:00",
      "Actions on objectives",
    );
    await addEvent(page, "Mail opened", "2026-11-20 09:00", "Delivery");
    await addEvent(page, "Helpdesk was called", "2026-11-20 11:00");
    await page.keyboard.press("v");
    const rows = page.getByRole("grid", { name: "Timeline" }).getByRole("row");
    await expect(rows.nth(1)).toContainText("Delivery");
    await expect(rows.nth(2)).toContainText("Actions on objectives");
    await expect(rows.nth(3)).toContainText("no phase");
    expect.soft(await seriousFindings(page), "by phase").toEqual([]);
    await page.screenshot({ path: info.outputPath("phase.png") });
    await page.keyboard.press("v");
    await expect(rows.nth(1)).toContainText("c2-1[.]example");
    await expect(rows.nth(2)).toContainText("names none");
    await page.screenshot({ path: info.outputPath("observable.png") });
    await page.keyboard.press("8");
    await page.getByText("ssdeep 88 of 100").waitFor();
    expect.soft(await seriousFindings(page), "related").toEqual([]);
    await page.screenshot({ path: info.outputPath("related.png") });
    expect(complaints).toEqual([]);
  });
}
