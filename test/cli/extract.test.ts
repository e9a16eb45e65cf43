import { expect, test } from "vitest";
import { runCli } from "../helpers/cli.ts";
import { errorDocument, extracted } from "./shapes.ts";

const TEXT =
  "Beacon to hxxps://evil[.]example/a.php and 198[.]51[.]100[.]7, see CVE-2024-3094.\n" +
  "Dropper d41d8cd98f00b204e9800998ecf8427e mailed by mallory@evil[.]example";

test("indicators of standard input come refanged, with the place and the form they stood in", async () => {
  const { code, json, stderr } = await runCli(["extract", "--json"], { stdin: TEXT });
  const { items } = extracted.parse(json());
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(items.map(({ type, value }) => `${type} ${value}`)).toEqual(
    expect.arrayContaining([
      "url https://evil.example/a.php",
      "ip-dst 198.51.100.7",
      "vulnerability CVE-2024-3094",
      "md5 d41d8cd98f00b204e9800998ecf8427e",
      "email mallory@evil.example",
    ]),
  );
  for (const { offset, length, original } of items)
    expect(TEXT.slice(offset, offset + length)).toBe(original);
});

test("a file that is not there is refused with its path", async () => {
  const run = await runCli(["extract", "/nowhere/text.txt", "--json"]);
  expect(run.code).toBe(1);
  expect(errorDocument.parse(run.json()).error).toMatchObject({
    kind: "file-not-readable",
    path: "/nowhere/text.txt",
  });
});
