import type { importsContract } from "../../../shared/contract/imports.ts";
import { FORMAT_ITEMS } from "../../../shared/formats/registry.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { listMappings, removeMapping, saveMapping } from "../../services/imports/mappings.ts";
import type { ImportProgress } from "../../services/imports/imports.ts";
import { previewUpload } from "../../services/imports/preview-table.ts";
import type { Upload } from "../../services/uploads/uploads.ts";
import type { DeskSession } from "../desk-session.ts";
import { progressStream } from "../progress-stream.ts";
import { createWithVault } from "./with-vault.ts";

export function importsHandlers(session: DeskSession): Handlers<typeof importsContract> {
  const withVault = createWithVault(session);
  return {
    start: ({ uploadIds, options }, { signal }) =>
      progressStream(async (report: (progress: ImportProgress) => void) => {
        const desk = session.require();
        if (!desk.ok) return desk;
        const { imports, uploads, signal: lock } = desk.value.services;
        const files: Upload[] = [];
        for (const uploadId of uploadIds) {
          const upload = uploads.get(uploadId);
          if (!upload.ok) return upload;
          files.push(upload.value);
        }
        const run = await imports.run(files, options, report, AbortSignal.any([signal, lock]));
        uploads.forget(uploadIds);
        return run;
      }, hasResult),
    list: withVault(({ imports }, { limit, after }) => {
      const page = imports.list(limit, after);
      return ok({ items: page.items.map(({ files: _files, ...run }) => run), next: page.next });
    }),
    get: withVault(({ imports }, { id }) => imports.get(id)),
    mark: withVault(({ imports }, { id, tlp, pap }) => imports.mark(id, { tlp, pap })),
    formats: () =>
      ok({ items: FORMAT_ITEMS.map(({ name, item }) => ({ name, title: name, item })) }),
    previewTable: withVault(({ uploads, importContext }, { uploadId }) =>
      previewUpload(importContext, uploads, uploadId),
    ),
    mappings: {
      list: withVault(({ importContext }) =>
        ok({ items: [...listMappings(importContext.database.read)] }),
      ),
      save: withVault(({ importContext }, mapping) => saveMapping(importContext, mapping)),
      remove: withVault(({ importContext }, { id }) => removeMapping(importContext, id)),
    },
  };
}

/** The result of a file is told once: the window lists each. */
function hasResult({ finished }: ImportProgress): boolean {
  return finished !== null;
}
