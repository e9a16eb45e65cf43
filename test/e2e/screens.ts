import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

export interface Screen {
  readonly name: string;
  /** Brings the screen up from anywhere in an open vault, by keyboard. */
  readonly open: (page: Page) => Promise<void>;
  /** Goes deeper, by keyboard: opens a row, finds something. Absent where nothing lies below. */
  readonly openRow?: (page: Page) => Promise<void>;
}

/** Goes to a place by its two keys and waits for its heading. */
function place(name: string, key: string, openRow?: Screen["openRow"]): Screen {
  return {
    name,
    open: async (page) => {
      await leaveText(page);
      await page.keyboard.press("g");
      await page.keyboard.press(key);
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await settled(page);
    },
    ...(openRow === undefined ? {} : { openRow }),
  };
}

/** The second row opened; `shows` is what only an opened row has on the screen. */
function rowShows(role: "heading" | "tabpanel" | "region", shows: string): Screen["openRow"] {
  return async (page) => {
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole(role, { name: shows }).first().waitFor();
    await settled(page);
  };
}

export const PLACES: readonly Screen[] = [
  place("Triage", "t", rowShows("heading", "Facts")),
  place("Incidents", "i", rowShows("tabpanel", "Overview")),
  place("Due", "d"),
  place("Notifications", "n"),
  place("Constituents", "c"),
  place("Observables", "o", rowShows("heading", "Used in")),
  place("Search", "f", async (page) => {
    await page.keyboard.type("blog");
    await page.getByRole("option").first().waitFor();
    await settled(page);
  }),
  place("Imports", "m", rowShows("region", "Ledger")),
  place("Exchange", "x"),
  place("Journal", "j", rowShows("heading", "Changes")),
  place("Settings", "s"),
];

/** Escape closes what lies above a screen, and leads out of a text box before single keys mean anything. */
export async function leaveText(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("input:focus, textarea:focus")).toHaveCount(0);
}

/** Waits until nothing on the screen is still loading, coming or going: then a picture or a check sees what stays. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(async () => {
    const ends = document.getAnimations().map(({ finished }) => finished);
    // One that was taken out half-way never ends: a second is longer than any of ours.
    const isLongEnough = new Promise((resolve) => setTimeout(resolve, 1_000));
    await Promise.race([Promise.allSettled(ends), isLongEnough]);
  });
}
