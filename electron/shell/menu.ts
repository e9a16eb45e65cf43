import type { MenuItemConstructorOptions } from "electron";

/**
 * The menu: none, but what macOS needs for copy and paste and to quit. No role that reloads, zooms by accident or
 * opens developer tools; in a checkout they open from the view menu.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  isRelease: boolean,
): readonly MenuItemConstructorOptions[] {
  const edit: MenuItemConstructorOptions = {
    role: "editMenu",
    submenu: [
      { role: "undo" },
      { role: "redo" },
      { type: "separator" },
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      { role: "selectAll" },
    ],
  };
  const mac: readonly MenuItemConstructorOptions[] = [
    {
      role: "appMenu",
      submenu: [{ role: "about" }, { type: "separator" }, { role: "hide" }, { role: "quit" }],
    },
    edit,
    { role: "windowMenu", submenu: [{ role: "minimize" }, { role: "close" }] },
  ];
  const developer: MenuItemConstructorOptions = {
    label: "Developer",
    submenu: [{ role: "toggleDevTools" }],
  };
  return [...(platform === "darwin" ? mac : []), ...(isRelease ? [] : [developer])];
}
