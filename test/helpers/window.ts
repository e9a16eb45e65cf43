import { chromium } from "@playwright/test";
import type { BrowserContext, Page } from "@playwright/test";
import { findBrowser } from "../../electron/host/open-window.ts";
import { DESK_PASSPHRASE } from "./cli.ts";

export interface DeskWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the page and the console, and violations of its content security policy. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export interface WindowOptions {
  readonly url: string;
  readonly profile: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly colorScheme?: "light" | "dark";
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** An application window of the system's Chromium on the profile given, which stays when it closes. */
export async function openDeskWindow(options: WindowOptions): Promise<DeskWindow> {
  const executablePath = await findBrowser({
    environment: process.env,
    platform: process.platform,
  });
  if (executablePath === null)
    throw new Error("no browser of the Chromium family: apt-get install chromium");
  // Chromium does not run its sandbox as root, which tests in containers are.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath,
    headless: true,
    acceptDownloads: true,
    colorScheme: options.colorScheme ?? "light",
    viewport: options.viewport ?? { width: 1_440, height: 900 },
    env: { ...stringsOf(process.env), ...options.env },
    args: [...sandbox, ...(options.args ?? [])],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`page: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy|trusted/i.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  await page.goto(options.url);
  return { context, page, complaints, close: () => context.close() };
}

/** Types the passphrase of the vault that the window offers, and waits until a screen is there. */
export async function unlock(page: Page, passphrase: string = DESK_PASSPHRASE): Promise<void> {
  const box = page.getByLabel("Passphrase", { exact: true });
  await box.fill(passphrase);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation").first().waitFor({ timeout: 20_000 });
}

function stringsOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, text]],
    ),
  );
}
