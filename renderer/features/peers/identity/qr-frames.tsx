import { ActionIcon, Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";

import type { Client } from "../../../../shared/contract/index.ts";
import { useText } from "../../../i18n/text-context.ts";
import { ICON, IconChevronLeft, IconChevronRight } from "../../../ui/icons.ts";
import classes from "../peers.module.css";

type Frames = Awaited<ReturnType<Client["identity"]["exportCard"]>>["frames"];

/** Long enough for a camera to catch one, short enough for nobody to wait. */
const STEP_MS = 1_500;

/** The QR codes of the card, one at a time; they run by themselves only when asked to. Any order will do for the reader. */
export function QrFrames({ frames }: { readonly frames: Frames }): ReactNode {
  const text = useText("identity");
  const [at, setAt] = useState(0);
  const [isRunning, setRunning] = useState(false);
  const { length } = frames;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setAt((now) => (now + 1) % length), STEP_MS);
    return () => clearInterval(timer);
  }, [isRunning, length]);
  const frame = frames[at];
  if (frame === undefined) return null;
  const step = (by: number): void => {
    setRunning(false);
    setAt((at + by + length) % length);
  };
  const { sizeModules, svgPath } = frame;
  return (
    <div className={classes.qr}>
      <svg
        className={classes.qrCode}
        viewBox={`0 0 ${sizeModules} ${sizeModules}`}
        role="img"
        aria-label={text.qrLabel(at + 1, length)}
        shapeRendering="crispEdges"
      >
        <path d={svgPath} />
      </svg>
      <div className={classes.titleLine}>
        <ActionIcon variant="default" aria-label={text.qrPrevious} onClick={() => step(-1)}>
          <IconChevronLeft {...ICON} />
        </ActionIcon>
        <span aria-live={isRunning ? "off" : "polite"}>{text.qrOf(at + 1, length)}</span>
        <ActionIcon variant="default" aria-label={text.qrNext} onClick={() => step(1)}>
          <IconChevronRight {...ICON} />
        </ActionIcon>
        <Button variant="default" aria-pressed={isRunning} onClick={() => setRunning(!isRunning)}>
          {isRunning ? text.qrStop : text.qrRun}
        </Button>
      </div>
      <p className="wp-meta">{text.qrHint}</p>
    </div>
  );
}
