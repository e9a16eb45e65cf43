import { Button } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { Texts } from "../../../../shared/text/index.ts";
import {
  isHeld,
  useReceiveSession,
  type ReceivedBundle,
} from "../../../exchange/receive-session.tsx";
import { choiceOf, isNothingChosen } from "../../../exchange/record-choice.ts";
import { isTakenOut, useReceive } from "../../../exchange/use-receive.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { arraySource } from "../../../ui/grid/row-source.ts";
import { FileDrop } from "../../../ui/file-drop/file-drop.tsx";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import { Empty } from "../../../ui/states/four-state.tsx";
import classes from "../exchange.module.css";
import { useBundleChooser } from "../use-bundle-chooser.tsx";
import { DiscardDialog } from "./discard-dialog.tsx";
import { ReceivedDetail } from "./received-detail.tsx";
import { receivedColumns } from "./received-columns.tsx";

/** Bundles that came: verified and shown before anything is taken in. */
export function ReceivePart(): ReactNode {
  const text = useText("exchange");
  const bundleText = useText("bundles");
  const { items, dropped, drop } = useReceiveSession();
  const receiving = useReceive();
  const [active, setActive] = useState(0);
  const [hasDetail, setDetail] = useState(false);
  const source = useMemo(() => arraySource(items), [items]);
  const columns = useMemo(() => receivedColumns(text, bundleText), [bundleText, text]);
  const bundle = items[Math.min(active, items.length - 1)];
  const { receive } = receiving;
  const [discarding, setDiscarding] = useState<ReceivedBundle>();
  // What the vault keeps goes only after a confirmation; of an upload the sender's file is still there.
  const reject = (one: ReceivedBundle): void =>
    isHeld(one) ? setDiscarding(one) : receiving.reject(one);
  const { choose, input } = useBundleChooser(text.receiveChoose, receive);
  // Files that were dropped on another screen are taken up once, here; no cleanup, since they are gone then.
  useEffect(() => {
    if (dropped.length === 0) return;
    drop([]);
    receive(dropped);
  }, [drop, dropped, receive]);
  useCommands(text.part.receive, [
    { id: "exchange.choose", label: text.receiveChoose, keys: "o", run: choose },
    {
      id: "exchange.accept",
      label: acceptLong(bundle, text, bundleText),
      keys: "a",
      isDisabled:
        bundle?.state.kind !== "ready" || !bundle.state.arrival.mayApply || isNothingChosen(bundle),
      run: () => bundle && receiving.accept(bundle),
    },
    {
      id: "exchange.reject",
      label: bundle !== undefined && isHeld(bundle) ? bundleText.discard : text.rejectLong,
      keys: "r",
      isDisabled: bundle === undefined || bundle.state.kind === "checking",
      run: () => bundle && reject(bundle),
    },
    {
      id: "exchange.check",
      label: text.checkAgain,
      keys: "c",
      isDisabled: bundle?.state.kind !== "quarantined",
      run: () => bundle && receiving.checkAgain(bundle),
    },
  ]);
  return (
    <FileDrop onFiles={receive}>
      <MasterDetail
        name="exchange-receive"
        initialShare={0.36}
        hasDetail={hasDetail && bundle !== undefined}
        onBack={() => setDetail(false)}
        list={
          <div className={classes.view}>
            <div className={classes.tools}>
              <span className="wp-dim">{text.receiveHint}</span>
              <Button variant="default" rightSection={<KeyCaps keys="o" />} onClick={choose}>
                {text.receiveChoose}
              </Button>
              {input}
              {discarding?.held && (
                <DiscardDialog
                  held={discarding.held}
                  onDiscarded={() => receiving.remove(discarding.key)}
                  onClose={() => setDiscarding(undefined)}
                />
              )}
            </div>
            <div className={classes.grid}>
              {items.length === 0 ? (
                <Empty title={text.receiveEmptyTitle} text={text.receiveEmptyText} />
              ) : (
                <DataGrid
                  label={text.receiveList}
                  source={source}
                  columns={columns}
                  keyOf={keyOf}
                  activeIndex={Math.min(active, items.length - 1)}
                  onActiveChange={setActive}
                  onOpen={() => setDetail(true)}
                  keys="screen"
                />
              )}
            </div>
          </div>
        }
        detail={<ReceivedDetail bundle={bundle} receiving={receiving} onReject={reject} />}
      />
    </FileDrop>
  );
}

function acceptLong(
  bundle: ReceivedBundle | undefined,
  text: Texts["exchange"],
  bundles: Texts["bundles"],
): string {
  if (bundle !== undefined && choiceOf(bundle) !== undefined) return bundles.takeChosen;
  return isTakenOut(bundle) ? bundles.takeAgain : text.acceptLong;
}

function keyOf({ key }: ReceivedBundle): string {
  return String(key);
}
