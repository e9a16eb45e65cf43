const FILES = import.meta.glob<string>(["./page/kit.mjs", "./page/kit.css"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Program and style of a kit's page, as they stand in every kit. */
export const KIT_SCRIPT = `\n${FILES["./page/kit.mjs"] ?? ""}`;
export const KIT_STYLE = `\n${FILES["./page/kit.css"] ?? ""}`;
