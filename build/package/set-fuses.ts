import { join } from "node:path";
import { flipFuses } from "@electron/fuses";
import type { AfterPackContext } from "electron-builder";
import { FUSES } from "./fuses.ts";

/** Called by electron-builder for each unpacked program, before it is signed. */
export default async function setFuses(context: AfterPackContext): Promise<void> {
  await flipFuses(programPath(context), FUSES);
}

function programPath({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const { productFilename } = packager.appInfo;
  switch (electronPlatformName) {
    case "darwin":
      return join(appOutDir, `${productFilename}.app`);
    case "win32":
      return join(appOutDir, `${productFilename}.exe`);
    default:
      return join(appOutDir, packager.config.linux?.executableName ?? productFilename);
  }
}
