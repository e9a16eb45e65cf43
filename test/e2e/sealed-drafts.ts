import type { Page } from "@playwright/test";

/** Bytes that the window has sealed into the browser's database so far: they grow when a draft has reached it. */
export function sealedBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const opening = indexedDB.open("watchpost-drafts");
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", () => reject(new Error("the drafts do not open")));
    });
    const reading = database.transaction("rows").objectStore("rows").getAll();
    const rows = await new Promise<readonly unknown[]>((resolve) => {
      reading.addEventListener("success", () => resolve(reading.result));
    });
    database.close();
    return rows.reduce<number>((sum, row) => {
      const sealed: unknown = Reflect.get(Object(row), "sealed");
      return sum + (sealed instanceof Uint8Array ? sealed.byteLength : 0);
    }, 0);
  });
}
