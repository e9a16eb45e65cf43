import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";
import type { ReactNode } from "react";

import { splitBundles, useReceiveSession } from "../../exchange/receive-session.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useImportSession } from "../../imports/import-session.tsx";
import { PATHS } from "../../places.ts";
import { readDrop } from "../../ui/file-drop/picked-file.ts";
import classes from "./frame.module.css";

/**
 * Bundles dropped where no part of a screen takes them go to the exchange, other files to the import screen. A drop that nobody took would make the
 * browser leave the window for the file.
 */
export function DropAnywhere(): ReactNode {
  const text = useText("commonUi");
  const navigate = useNavigate();
  const { stage } = useImportSession();
  const { drop } = useReceiveSession();
  const [isOver, setOver] = useState(false);
  const onDrop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    if (event.defaultPrevented || !event.dataTransfer) return;
    event.preventDefault();
    void readDrop(event.dataTransfer).then((picked) => {
      const { bundles, others } = splitBundles(picked.files);
      if (bundles.length > 0) {
        drop(bundles);
        void navigate({ to: PATHS.exchange, search: { part: "receive" } });
      }
      if (others.length === 0 && (bundles.length > 0 || picked.skippedCount === 0)) return;
      stage({ ...picked, files: others });
      if (bundles.length > 0) return;
      void navigate({ to: PATHS.imports });
    });
  });
  const onOver = useEffectEvent((event: DragEvent) => {
    const isTaken = event.defaultPrevented;
    setOver(!isTaken && carriesFiles(event));
    if (!isTaken) event.preventDefault();
  });
  useEffect(() => {
    const over = (event: DragEvent): void => onOver(event);
    const drop = (event: DragEvent): void => onDrop(event);
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    window.addEventListener("dragleave", leave);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
      window.removeEventListener("dragleave", leave);
    };
  }, []);
  return isOver ? <div className={classes.dropCurtain}>{text.dropLet}</div> : null;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") === true;
}
