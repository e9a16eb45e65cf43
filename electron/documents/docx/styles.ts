import { BorderStyle } from "docx";

/** Looks of the parts; sizes in half points, distances in twips. */
export const STYLES = {
  default: {
    heading1: {
      run: { bold: true, size: 40, color: "16191D" },
      paragraph: { spacing: { before: 60, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { bold: true, size: 25, color: "16191D" },
      paragraph: {
        spacing: { before: 400, after: 140 },
        keepNext: true,
        border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 2, color: "16191D" } },
      },
    },
  },
  paragraphStyles: [
    {
      id: "Text",
      name: "Watchpost Text",
      basedOn: "Normal",
      paragraph: { spacing: { after: 120 } },
    },
    { id: "Meta", name: "Watchpost Meta", basedOn: "Normal", run: { size: 18, color: "444444" } },
    { id: "Cell", name: "Watchpost Cell", basedOn: "Normal", run: { size: 18 } },
    {
      id: "Verbatim",
      name: "Watchpost Verbatim",
      basedOn: "Normal",
      run: { font: "Courier New", size: 18 },
      paragraph: { spacing: { after: 160 }, indent: { left: 160 } },
    },
  ],
} as const;
