/** Whether Command takes the place of Ctrl. */
export const PLATFORM: "mac" | "other" = navigator.userAgent.includes("Macintosh")
  ? "mac"
  : "other";
