import { createTheme } from "@mantine/core";
import type { CSSVariablesResolver, MantineColorsTuple } from "@mantine/core";

const ACCENT = [
  "#eef4fd",
  "#d9e6fa",
  "#b8d1f7",
  "#9fc4f9",
  "#8cb8f8",
  "#5a92e2",
  "#3a76cd",
  "#2b64b8",
  "#1d57ab",
  "#174688",
] as const satisfies MantineColorsTuple;

const GREY = [
  "#f5f6f8",
  "#eef1f5",
  "#e3e6ea",
  "#cbd0d7",
  "#aab2bd",
  "#7c8592",
  "#4f5864",
  "#434b56",
  "#2f363f",
  "#1a1e24",
] as const satisfies MantineColorsTuple;

const DARK = [
  "#e3e7ec",
  "#c5ccd5",
  "#a7b0bc",
  "#8f99a6",
  "#3a424d",
  "#2e353e",
  "#22272e",
  "#1a1e23",
  "#16191e",
  "#101316",
] as const satisfies MantineColorsTuple;

const FAILED = [
  "#fdf0f2",
  "#fadde2",
  "#f4b8c2",
  "#ff9fad",
  "#ff8b9c",
  "#dd5069",
  "#c32e4c",
  "#b31d3f",
  "#a31535",
  "#7c0f28",
] as const satisfies MantineColorsTuple;

/**
 * The kit's density and palette (look.md "Craft"): one type scale, one 4 px scale, one radius, one shadow.
 * `red` is only the colour of failures and of actions that destroy; severities and TLP have colours of their own.
 */
export const mantineTheme = createTheme({
  fontFamily: "var(--wp-font-sans)",
  fontFamilyMonospace: "var(--wp-font-mono)",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.8125rem", lg: "0.9375rem", xl: "1.25rem" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.45", lg: "1.4", xl: "1.3" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "4px", sm: "4px", md: "4px", lg: "4px", xl: "4px" },
  defaultRadius: "sm",
  shadows: {
    xs: "var(--wp-shadow)",
    sm: "var(--wp-shadow)",
    md: "var(--wp-shadow)",
    lg: "var(--wp-shadow)",
    xl: "var(--wp-shadow)",
  },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.25rem", lineHeight: "1.3" },
      h2: { fontSize: "0.9375rem", lineHeight: "1.4" },
      h3: { fontSize: "0.8125rem", lineHeight: "1.45" },
      h4: { fontSize: "0.8125rem", lineHeight: "1.45" },
      h5: { fontSize: "0.8125rem", lineHeight: "1.45" },
      h6: { fontSize: "0.8125rem", lineHeight: "1.45" },
    },
  },
  primaryColor: "accent",
  primaryShade: { light: 8, dark: 7 },
  colors: { accent: ACCENT, gray: GREY, dark: DARK, red: FAILED },
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    ...sizedXs(
      "TextInput",
      "PasswordInput",
      "Textarea",
      "Select",
      "MultiSelect",
      "NativeSelect",
      "NumberInput",
    ),
    ...sizedXs(
      "Checkbox",
      "Radio",
      "Switch",
      "SegmentedControl",
      "Button",
      "ActionIcon",
      "CloseButton",
      "FileInput",
    ),
    ...sizedXs("TagsInput", "Autocomplete", "JsonInput", "Fieldset", "Badge", "Loader"),
    Tooltip: {
      defaultProps: {
        openDelay: 350,
        closeDelay: 50,
        transitionProps: { duration: 100 },
        withinPortal: true,
      },
    },
    Menu: {
      defaultProps: { shadow: "sm", transitionProps: { duration: 80 }, position: "bottom-start" },
    },
    Popover: { defaultProps: { shadow: "sm", transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 100 },
        overlayProps: { backgroundOpacity: 0.35 },
        padding: "lg",
      },
    },
  },
});

/** Points the kit's own variables at our tokens, so that both always show the same greys and contrast. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: { "--input-height-xs": "28px" },
  light: OUR_COLOURS,
  dark: OUR_COLOURS,
});

/** Given for each theme: what the kit sets for a theme goes before what is set for all. Our tokens know the theme. */
const OUR_COLOURS = {
  "--mantine-color-body": "var(--wp-surface)",
  "--mantine-color-text": "var(--wp-ink)",
  "--mantine-color-dimmed": "var(--wp-ink-dim)",
  "--mantine-color-placeholder": "var(--wp-ink-dim)",
  "--mantine-color-anchor": "var(--wp-accent)",
  "--mantine-color-error": "var(--wp-failed)",
  "--mantine-color-default-border": "var(--wp-control)",
} as const;

function sizedXs(
  ...names: readonly string[]
): Record<string, { readonly defaultProps: { readonly size: "xs" } }> {
  return Object.fromEntries(names.map((name) => [name, { defaultProps: { size: "xs" as const } }]));
}
