import { builtinModules } from "node:module";
import { posix } from "node:path";
import type { Import } from "./read-imports.ts";

/** Where an import leads: a file of the project (path from its root) or a package. */
type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "node" }
  | { readonly kind: "package"; readonly name: string };

type Layer = {
  readonly folder: string;
  /** Folders of the project that it may import. */
  readonly folders: readonly string[];
  readonly mayUseNode: boolean;
  readonly mayUsePackage: (name: string) => boolean;
};

/** Pure libraries: no I/O, the same in Node and in a window. */
const PURE_PACKAGES = [
  "zod",
  "@orpc/contract",
  "tldts",
  "markdown-it",
  "postal-mime",
  "ae-cvss-calculator",
];
/** What makes up a window: React and what stands on it. */
const WINDOW_PACKAGES =
  /^(?:react|react-dom|dexie|get-nonce|@mantine\/.+|@tanstack\/.+|@tabler\/.+|@fontsource\/.+|@orpc\/tanstack-query)$/;
/** What reaches disk, network, keys or the operating system. */
const TRUSTED_PACKAGES =
  /^(?:electron|electron-store|better-sqlite3-multiple-ciphers|sodium-native|ws|commander|@orpc\/server|@nats-io\/.+)$/;

const LAYERS: readonly Layer[] = [
  {
    folder: "shared",
    folders: ["shared"],
    mayUseNode: false,
    mayUsePackage: (name) => PURE_PACKAGES.includes(name),
  },
  {
    folder: "electron",
    // The program's own version stands in package.json and nowhere else.
    folders: ["electron", "shared", "package.json"],
    mayUseNode: true,
    // Fonts are drawn in windows, and embedded in the PDF files that are made here.
    mayUsePackage: (name) => !WINDOW_PACKAGES.test(name) || name.startsWith("@fontsource/"),
  },
  {
    folder: "renderer",
    folders: ["renderer", "shared"],
    mayUseNode: false,
    mayUsePackage: (name) => !TRUSTED_PACKAGES.test(name),
  },
];

/** Files that run inside Electron; anywhere else its package would download a binary when loaded. */
const INSIDE_ELECTRON = /^electron\/(?:main\.ts|preload\.ts|shell\/)/;
const FILE_ENDINGS = /\.(?:ts|tsx|mjs|css|json|svg|png|woff2)(?:\?\w+)?$/;

/**
 * Says what is wrong with one import of one file; undefined where the layering allows it.
 * @param from path of the importing file from the project's root, with slashes
 */
export function judgeImport(from: string, imported: Import): string | undefined {
  const layer = LAYERS.find(({ folder }) => from.startsWith(`${folder}/`));
  if (layer === undefined) return undefined;
  const target = resolveTarget(from, imported.specifier);
  switch (target.kind) {
    case "file":
      return judgeFile(layer, from, target.path);
    case "node":
      if (!layer.mayUseNode) return `${layer.folder}/ must not use Node`;
      return imported.specifier.startsWith("node:") ? undefined : "write it with node: in front";
    case "package":
      return judgePackage(layer, from, target.name, imported.isTypeOnly);
  }
}

function judgeFile(layer: Layer, from: string, path: string): string | undefined {
  if (!FILE_ENDINGS.test(path)) return "a relative import needs its file ending";
  if (!layer.folders.some((folder) => path === folder || path.startsWith(`${folder}/`))) {
    return `${layer.folder}/ may import only ${layer.folders.map((folder) => `${folder}/`).join(" and ")}`;
  }
  return judgeWithinRenderer(from, path);
}

/** Features meet in renderer/app alone, and renderer/ui knows neither of them. */
function judgeWithinRenderer(from: string, path: string): string | undefined {
  const importer = featureOf(from);
  const imported = featureOf(path);
  if (importer !== undefined && imported !== undefined && importer !== imported) {
    return "a feature must not import another feature";
  }
  if (importer !== undefined && path.startsWith("renderer/app/")) {
    return "a feature must not import renderer/app";
  }
  if (from.startsWith("renderer/ui/") && /^renderer\/(?:app|features)\//.test(path)) {
    return "renderer/ui must not import screens";
  }
  return undefined;
}

function judgePackage(
  layer: Layer,
  from: string,
  name: string,
  isTypeOnly: boolean,
): string | undefined {
  if (name === "electron" && layer.folder === "electron") {
    if (isTypeOnly || INSIDE_ELECTRON.test(from)) return undefined;
    return "outside Electron's own entry files 'electron' is for `import type` only";
  }
  return layer.mayUsePackage(name) ? undefined : `${layer.folder}/ must not use this package`;
}

function featureOf(path: string): string | undefined {
  return /^renderer\/features\/([^/]+)\//.exec(path)?.[1];
}

function resolveTarget(from: string, specifier: string): Target {
  if (specifier.startsWith(".")) {
    return { kind: "file", path: posix.join(posix.dirname(from), specifier) };
  }
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) return { kind: "node" };
  const parts = specifier.split("/");
  return {
    kind: "package",
    name: parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/"),
  };
}
