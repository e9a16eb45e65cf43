import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import {
  exchangingDesk,
  resultOf,
  type ExchangingDesk,
} from "../electron/services/exchange/two-desks.ts";
import { expect, test as base } from "./desk.ts";
import { openExchangeScene } from "./exchange-desks.ts";
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

test("what a peer calls back or asks is answered, and ours is called back and asked from its incident", async ({
  desk,
  theirs,
}) => {
  const stick = join(desk.root, "stick");
  await mkdir(stick);
  const { window } = await openExchangeScene(desk, theirs, {
    before: async (ours, incidentId) => {
      const meet = async (): Promise<void> => {
        for (const { client } of [theirs, ours, theirs])
          await resultOf(client.folders.run({ directory: stick }));
      };
      await ours.client.folders.share({ peerIds: [theirs.id], incidentIds: [incidentId] });
      const ids: string[] = [];
      for (const title of ["Phishing wave at banks", "Leak at a school"])
        ids.push((await theirs.client.incidents.create({ title, tlp: "TLP:GREEN" })).id);
      await theirs.client.folders.share({ peerIds: [ours.id], incidentIds: ids });
      await meet();
      for (const id of ids)
        await theirs.client.recalls.create({
          kind: "recall",
          refs: [{ kind: "incident", id }],
          peerIds: [ours.id],
          reason: "Names a source.",
        });
      await theirs.client.requests.ask({
        peerId: ours.id,
        incidentId: ids[1] ?? "",
        text: "Who runs the relay?",
        dueAt: new Date(Date.now() + 86_400_000).toISOString(),
      });
      await meet();
    },
  });
  const { page, complaints } = window;
  await leaveText(page);
  for (const key of ["g", "x"]) await page.keyboard.press(key);
  await page.getByRole("navigation", { name: "Parts of the exchange" }).waitFor();
  await page.keyboard.press("7");
  const list = page.getByRole("grid", { name: "Recalls, corrections and expiries" });
  await expect(list.getByText("open")).toHaveCount(2);
  const records = page.getByRole("region", { name: /^Its records/ });
  await expect(records).toContainText("Leak at a school");
  expect(await findings(page)).toEqual([]);

  await page.keyboard.press("r");
  const refusing = page.getByRole("dialog", { name: "Refuse: Recall from CERT-YY" });
  await refusing.getByRole("textbox", { name: "Reason" }).fill("Needed in court.");
  await refusing.getByRole("button", { name: "Refuse" }).click();
  await expect(list.getByText("refused")).toBeVisible();
  await page.keyboard.press("j");
  await expect(records).toContainText("Phishing wave at banks");
  await page.keyboard.press("a");
  const confirming = page.getByRole("dialog", { name: "Confirm: Recall from CERT-YY" });
  await expect(confirming).toContainText("1 record will be removed from this vault");
  await expect(confirming).toContainText("Phishing wave at banks");
  await confirming.getByRole("button", { name: "Remove and confirm" }).click();
  await expect(list.getByText("confirmed")).toBeVisible();
  await expect(records).toContainText("not here");

  await page.keyboard.press("8");
  const questions = page.getByRole("grid", { name: "Requests for information" });
  await expect(questions).toContainText("Who runs the relay?");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("a");
  const answering = page.getByRole("dialog", { name: "Answer: Who runs the relay?" });
  await answering.getByRole("textbox", { name: "Text" }).fill("A hoster.");
  await answering.getByRole("button", { name: "Write" }).click();
  await expect(questions.getByText("answered")).toBeVisible();
  await expect(page.getByRole("region", { name: "What was written" })).toContainText("A hoster.");

  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByRole("row", { name: /Relay abuse at a hospital/ }).dblclick();
  await page.getByRole("heading", { name: "Relay abuse at a hospital", level: 1 }).waitFor();
  await page.keyboard.press("Shift+X");
  const asking = page.getByRole("dialog", { name: /^Call back CERT-XX-/ });
  await expect(asking.getByRole("checkbox", { name: "CERT-YY" })).toBeChecked();
  await asking.getByRole("textbox", { name: "Reason" }).fill("Wrong victim.");
  await asking.getByRole("button", { name: "Write the notices" }).click();
  await expect(page.getByText("1 notice is written")).toBeVisible();
  await page.keyboard.press("Shift+Q");
  const question = page.getByRole("dialog", { name: /^Ask a peer about CERT-XX-/ });
  await question.getByRole("textbox", { name: "Question" }).fill("Whose invoices are they?");
  await question.getByRole("textbox", { name: "Answer by" }).fill("2099-12-01");
  await question.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("The question is written")).toBeVisible();
  await leaveText(page);
  for (const key of ["g", "x"]) await page.keyboard.press(key);
  await expect(questions.getByText("ours")).toBeVisible();
  await page.keyboard.press("7");
  await expect(page.getByRole("heading", { name: "Recall to CERT-YY", level: 2 })).toBeVisible();
  await expect(page.getByText("goes with the next bundle").last()).toBeVisible();
  await page.keyboard.press("w");
  await expect(list.getByText("ours")).toHaveCount(0);
  expect(complaints).toEqual([]);
});
