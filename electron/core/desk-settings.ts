import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { deskSettingsSchema, type DeskSettings } from "../../shared/model/settings.ts";

/** Settings outside every vault: language, theme, density. They say nothing about any case. */
export interface DeskSettingsStore {
  readonly get: () => Promise<DeskSettings>;
  readonly set: (patch: DeskSettingsPatch) => Promise<DeskSettings>;
}

/** Settings to change; what is left out stays. */
export type DeskSettingsPatch = {
  readonly [K in keyof DeskSettings]?: DeskSettings[K] | undefined;
};

const DEFAULTS: DeskSettings = { language: "en", theme: "system", density: "normal" };

export function createDeskSettings(file: string): DeskSettingsStore {
  const get = async (): Promise<DeskSettings> => {
    const stored = deskSettingsSchema.partial().safeParse(await readJson(file));
    // Settings of a newer or damaged file are no reason not to start: what can't be read is at its default.
    return stored.success ? merge(DEFAULTS, stored.data) : DEFAULTS;
  };
  return {
    get,
    set: async (patch) => {
      const next = merge(await get(), patch);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(`${file}.new`, `${JSON.stringify(next)}\n`, { mode: 0o600 });
      await rename(`${file}.new`, file);
      return next;
    },
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function merge(base: DeskSettings, patch: DeskSettingsPatch): DeskSettings {
  return {
    language: patch.language ?? base.language,
    theme: patch.theme ?? base.theme,
    density: patch.density ?? base.density,
  };
}
