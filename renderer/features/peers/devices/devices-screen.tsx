import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { Device } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { arraySource } from "../../../ui/grid/row-source.ts";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { useQueryState } from "../../../use-query-state.ts";
import classes from "../peers.module.css";
import { SectionFrame } from "../sections.tsx";
import { useKeyChange } from "../use-key-change.ts";
import { DeviceDetail } from "./device-detail.tsx";
import { deviceColumns } from "./columns.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { RevokeDeviceDialog } from "./revoke-device-dialog.tsx";
import { TakeFileDialog } from "./take-file-dialog.tsx";

type Open = "invite" | "revoke" | "update" | "rejoin";

/** Laptops of our own organisation, and what to do when one is lost. */
export function DevicesScreen(): ReactNode {
  const text = useText("devices");
  const format = useFormat();
  const { query } = useApi();
  const [active, setActive] = useState(0);
  const [hasDetail, setDetail] = useState(false);
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const devices = useQuery(query.devices.list.queryOptions());
  const { data } = devices;
  const source = useMemo(() => arraySource(data?.items ?? []), [data]);
  const columns = useMemo(() => deviceColumns(text, format), [text, format]);
  const state = useQueryState(devices, ({ items }) => items.length === 0, {
    title: text.emptyTitle,
    action: { label: text.invite, run: () => setOpen("invite") },
  });
  const device = source.rowAt(active);
  const commands = useDeviceCommands(device, setOpen);
  const close = (): void => setOpen(undefined);
  return (
    <SectionFrame section="devices" title={text.title}>
      <MasterDetail
        name="devices"
        initialShare={0.55}
        hasDetail={hasDetail && device !== undefined}
        onBack={() => setDetail(false)}
        list={
          <div className={classes.view}>
            <div className={classes.tools} role="toolbar" aria-label={text.tools}>
              {commands.map((command, at) => (
                <CommandButton key={command.id} command={command} isPrimary={at === 0} />
              ))}
            </div>
            <div className={classes.grid}>
              <FourState state={state}>
                <DataGrid
                  label={text.title}
                  source={source}
                  columns={columns}
                  keyOf={keyOf}
                  activeIndex={active}
                  onActiveChange={setActive}
                  onOpen={() => setDetail(true)}
                  keys="screen"
                />
              </FourState>
            </div>
          </div>
        }
        detail={device && <DeviceDetail key={device.id} device={device} />}
      />
      {open === "invite" && <InviteDialog onClose={close} count={source.rowCount} />}
      {open === "revoke" && device && <RevokeDeviceDialog device={device} onClose={close} />}
      {(open === "update" || open === "rejoin") && <TakeFileDialog what={open} onClose={close} />}
    </SectionFrame>
  );
}

function useDeviceCommands(
  device: Device | undefined,
  onOpen: (open: Open) => void,
): readonly Command[] {
  const text = useText("devices");
  const { client, connection } = useApi();
  const { show } = useToasts();
  const change = useKeyChange();
  const exportUpdate = async (): Promise<void> => {
    const done = await change({
      call: async () => {
        const { file, devices } = await client.devices.exportUpdate();
        return { devices, outcome: await connection.saveDownload(file.ticket, file.name) };
      },
      done: ({ devices }) => text.updateMade(devices.map(({ name }) => name)),
    });
    if (!done.ok) show({ kind: "failed", text: done.error });
    else if (done.value.outcome === "failed") show({ kind: "failed", text: text.saveFailed });
  };
  const commands: readonly Command[] = [
    { id: "devices.invite", label: text.invite, keys: "i", run: () => onOpen("invite") },
    {
      id: "devices.revoke",
      label: text.revoke,
      keys: "shift+w",
      run: () => onOpen("revoke"),
      isDisabled: device === undefined || device.isThis || device.status === "revoked",
    },
    {
      id: "devices.export-update",
      label: text.exportUpdate,
      keys: "e",
      run: () => void exportUpdate(),
    },
    { id: "devices.take-update", label: text.takeUpdate, keys: "u", run: () => onOpen("update") },
    { id: "devices.rejoin", label: text.rejoin, keys: "shift+j", run: () => onOpen("rejoin") },
  ];
  useCommands(text.title, commands);
  return commands;
}

function keyOf({ id }: Device): string {
  return id;
}
