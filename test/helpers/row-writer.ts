// Run by kill.test.ts as a process of its own: commits one row after the other and tells each number after its commit.
import { writeSync } from "node:fs";

import { openDatabase } from "../../electron/storage/open.ts";

const [path = "", first = "1"] = process.argv.slice(2);
const opened = openDatabase({
  path,
  key: Uint8Array.from({ length: 32 }, (_, index) => index),
  mode: "existing",
});
if (!opened.ok) throw new Error(opened.error.kind);
for (let id = Number(first); ; id += 1) {
  opened.value.transaction((write) => {
    write.run("INSERT INTO note (id, text) VALUES (?, ?)", [id, "x".repeat((id * 37) % 3000)]);
    write.run("UPDATE note SET text = text || '.' WHERE id = ?", [Math.max(1, id - 5)]);
  });
  writeSync(1, `${String(id)}\n`);
}
