import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { profilePrefix, removeLeftProfiles } from "../../../electron/host/left-profiles.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "left-profiles-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function pidOfTheDead(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

async function makeProfile(name: string): Promise<void> {
  await mkdir(join(folder, name, "Default"), { recursive: true });
  await writeFile(join(folder, name, "Default", "History"), "history");
}

test("the profile of a host that was killed is removed, that of a running one stays", async () => {
  const [left, running] = [
    `${profilePrefix(await pidOfTheDead())}abc`,
    `${profilePrefix(process.pid)}abc`,
  ];
  await makeProfile(left);
  await makeProfile(running);
  await removeLeftProfiles(folder);
  expect(await readdir(folder)).toEqual([running]);
});

test("nothing else in the folder is touched, nor what a planted link points to", async () => {
  const dead = await pidOfTheDead();
  await makeProfile("precious");
  await symlink(join(folder, "precious"), join(folder, `${profilePrefix(dead)}link`));
  await writeFile(join(folder, `${profilePrefix(dead)}file`), "");
  await makeProfile("watchpost-window-other");
  await removeLeftProfiles(folder);
  expect((await readdir(folder)).toSorted()).toEqual(
    [
      "precious",
      "watchpost-window-other",
      `${profilePrefix(dead)}file`,
      `${profilePrefix(dead)}link`,
    ].toSorted(),
  );
  expect(await readdir(join(folder, "precious", "Default"))).toEqual(["History"]);
});
