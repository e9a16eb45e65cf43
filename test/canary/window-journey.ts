import type { Page } from "@playwright/test";
import type { RunningHost } from "../helpers/host.ts";
import { openDeskWindow, unlock } from "../helpers/window.ts";
import type { CanarySource } from "./planted-files.ts";

export interface WindowJourney {
  readonly startHost: () => RunningHost;
  readonly profile: string;
  readonly temporary: string;
  readonly passphrase: string;
}

/**
 * A day at the window with two accidents: the core is killed under an open draft, then the host itself. Secrets are
 * typed into searches, the fast form (left as a draft), notes and the palette, and shown on every screen.
 */
export async function walkWindow(journey: WindowJourney, source: CanarySource): Promise<void> {
  const host = journey.startHost();
  const window = await open(journey, host);
  const { page } = window;
  await unlock(page, journey.passphrase);
  await visitEveryScreen(page);
  await typeSecrets(page, source);
  process.kill(host.corePid(), "SIGKILL");
  await page.getByLabel("Passphrase", { exact: true }).waitFor({ timeout: 20_000 });
  await unlock(page, journey.passphrase);
  await typeSecrets(page, source);
  // The tab is gone with its draft, the way a crash takes it.
  await page.goto("about:blank");
  await window.close();
  await host.kill();
  const again = journey.startHost();
  const second = await open(journey, again);
  await unlock(second.page, journey.passphrase);
  await visitEveryScreen(second.page);
  await second.close();
  await again.stop();
}

async function open(journey: WindowJourney, host: RunningHost) {
  return openDeskWindow({
    url: await host.newUrl(),
    profile: journey.profile,
    env: { TMPDIR: journey.temporary },
  });
}

async function visitEveryScreen(page: Page): Promise<void> {
  const links = page.getByRole("navigation").first().getByRole("link");
  const count = await links.count();
  for (let index = 0; index < count; index += 1) {
    await links.nth(index).click();
    await page.waitForTimeout(400);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(400);
    await page.keyboard.press("Escape");
  }
}

async function typeSecrets(page: Page, source: CanarySource): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(source.next(), { delay: 1 });
  await page.waitForTimeout(300);
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type(source.next(), { delay: 1 });
  await page.keyboard.press("Enter");
  await page.waitForTimeout(600);
  // Whatever form the screen offers: each text box gets a secret and is left as it is, unsaved.
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.waitForTimeout(500);
  for (const box of await page.getByRole("textbox").all()) {
    if (await box.isEditable().catch(() => false)) await box.fill(source.next());
  }
  await page.waitForTimeout(1_200);
}
