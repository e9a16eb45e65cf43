import "../../../../renderer/trusted/no-eval.ts";
import "@mantine/core/styles.css";
import "../../../../renderer/theme/fonts.css";
import "../../../../renderer/theme/tokens.css";
import "../../../../renderer/theme/base.css";
import "../../../../renderer/theme/mantine.css";

import { MantineProvider } from "@mantine/core";
import { setNonce } from "get-nonce";
import { StrictMode, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";

import { TextProvider } from "../../../../renderer/i18n/text-provider.tsx";
import { mantineTheme, resolveCssVariables } from "../../../../renderer/theme/mantine-theme.ts";
import { cspNonce } from "../../../../renderer/trusted/nonce.ts";
import { installTrustedTypesPolicy } from "../../../../renderer/trusted/policy.ts";
import type { GridColumn } from "../../../../renderer/ui/grid/column.ts";
import { DataGrid } from "../../../../renderer/ui/grid/data-grid.tsx";
import { arraySource } from "../../../../renderer/ui/grid/row-source.ts";
import { countSelected, NOTHING_SELECTED } from "../../../../renderer/ui/grid/selection.ts";
import { SandboxedHtml } from "../../../../renderer/ui/html-mail/sandboxed-html.tsx";
import { MarkingChip } from "../../../../renderer/ui/marking/marking-chip.tsx";
import { CommandPalette } from "../../../../renderer/ui/palette/command-palette.tsx";
import { useCommands } from "../../../../renderer/ui/palette/use-commands.ts";
import { SeverityBadge } from "../../../../renderer/ui/severity/severity-badge.tsx";
import { ClipboardProvider } from "../../../../renderer/ui/clipboard/clipboard-provider.tsx";
import { ShortcutProvider } from "../../../../renderer/ui/shortcuts/shortcut-provider.tsx";
import { SplitPane } from "../../../../renderer/ui/split-pane/split-pane.tsx";
import { ToastProvider } from "../../../../renderer/ui/toasts/toast-provider.tsx";
import { TLP_LABELS } from "../../../../shared/domain/markings/tlp.ts";
import { SEVERITIES } from "../../../../shared/domain/severity/severity.ts";
import { loadTexts } from "../../../../shared/text/index.ts";

const ROW_COUNT = 100_000;

interface Row {
  readonly key: string;
  readonly at: number;
}

const ROWS: readonly Row[] = Array.from({ length: ROW_COUNT }, (_, at) => ({ key: `r${at}`, at }));

const COLUMNS: readonly GridColumn<Row>[] = [
  {
    id: "number",
    header: "Number",
    width: { px: 140 },
    isSortable: true,
    render: (row) => `N-${row.at}`,
  },
  {
    id: "title",
    header: "Title",
    width: { share: 1, minPx: 160 },
    render: (row) => `Title of row ${row.at}`,
  },
  {
    id: "tlp",
    header: "TLP",
    width: { px: 150 },
    render: (row) => <MarkingChip tlp={TLP_LABELS[row.at % 5] ?? null} />,
  },
  {
    id: "severity",
    header: "Severity",
    width: { px: 100 },
    render: (row) => <SeverityBadge severity={SEVERITIES[row.at % 4] ?? null} />,
  },
];

const keyOf = (row: Row): string => row.key;

/** Markup of the test, put into the page by it. */
const hostileHtml = new URLSearchParams(location.search).get("html") ?? "<p>Hello</p>";

function Page(): ReactNode {
  const [active, setActive] = useState(0);
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const [opened, setOpened] = useState("nothing");
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const source = useMemo(() => arraySource(ROWS), []);
  useCommands("Page", [
    {
      id: "page.palette",
      label: "Open the palette",
      keys: "ctrl+k",
      run: () => setPaletteOpen(true),
    },
    {
      id: "page.escalate",
      label: "Escalate the row",
      keys: "e",
      run: () => setOpened("escalated"),
    },
  ]);
  return (
    <main style={{ height: "100vh" }}>
      <h1 className="wp-hidden">Kit pieces</h1>
      <output data-testid="state">
        {`active ${active}, marked ${countSelected(selection, ROW_COUNT)}, opened ${opened}`}
      </output>
      <SplitPane
        name="page"
        first={
          <DataGrid
            label="Rows"
            source={source}
            columns={COLUMNS}
            keyOf={keyOf}
            activeIndex={active}
            onActiveChange={setActive}
            selection={selection}
            onSelectionChange={setSelection}
            onOpen={(row) => setOpened(row.key)}
          />
        }
        second={
          <div>
            <input aria-label="Text" />
            <SandboxedHtml html={hostileHtml} />
          </div>
        }
      />
      <CommandPalette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
    </main>
  );
}

installTrustedTypesPolicy();
setNonce(cspNonce());
const texts = await loadTexts("en");
const theme = new URLSearchParams(location.search).get("theme") === "dark" ? "dark" : "light";
const root = document.querySelector("#root");
if (!root) throw new Error("index.html has no element with the id root");
createRoot(root).render(
  <StrictMode>
    <TextProvider initialLanguage="en" initialTexts={texts}>
      <MantineProvider
        theme={mantineTheme}
        cssVariablesResolver={resolveCssVariables}
        forceColorScheme={theme}
        getStyleNonce={cspNonce}
      >
        <ShortcutProvider>
          <ToastProvider>
            <ClipboardProvider clearAfterSeconds={0} isOpen={false}>
              <Page />
            </ClipboardProvider>
          </ToastProvider>
        </ShortcutProvider>
      </MantineProvider>
    </TextProvider>
  </StrictMode>,
);
