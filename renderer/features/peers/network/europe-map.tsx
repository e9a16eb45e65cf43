import { useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { useNow } from "../../../i18n/use-now.ts";
import classes from "../peers.module.css";
import { useCountryName } from "../use-country-name.ts";
import { COUNTRY_OUTLINES, GROUND_PATH, MAP_HEIGHT, MAP_WIDTH } from "./europe-outlines-data.ts";
import { markTowards } from "./rows.ts";
import type { Direction, MapMark, NetworkPlace } from "./rows.ts";

export interface EuropeMapProps {
  readonly places: readonly NetworkPlace[];
  readonly ownCode: string | undefined;
  readonly activeCode: string | undefined;
  readonly onActive: (code: string) => void;
  readonly onOpen: (code: string) => void;
}

interface PlaceMark extends MapMark {
  readonly place: NetworkPlace;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

const OUTLINE_OF = new Map(COUNTRY_OUTLINES.map((outline) => [outline.code, outline]));

/**
 * Countries with peers and the way to each of them. One tab stop: the arrow keys lead to the next mark, Enter opens. What the
 * colours say stands beside the map in words.
 */
export function EuropeMap(props: EuropeMapProps): ReactNode {
  const { places, ownCode, activeCode, onActive, onOpen } = props;
  const text = useText("network");
  const marks = places.flatMap((place): PlaceMark[] => {
    const outline = OUTLINE_OF.get(place.code);
    return outline ? [{ code: place.code, x: outline.x, y: outline.y, place }] : [];
  });
  const own = ownCode === undefined ? undefined : OUTLINE_OF.get(ownCode);
  const stateOf = new Map(places.map(({ code, state }) => [code, state]));
  const outside = places.filter(({ code }) => !OUTLINE_OF.has(code));
  return (
    <figure className={classes.mapFrame}>
      <svg
        className={classes.map}
        viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
        role="group"
        aria-label={text.mapLabel}
      >
        <path className={classes.ground} d={GROUND_PATH} aria-hidden="true" />
        {COUNTRY_OUTLINES.map(({ code, path }) => (
          <path
            key={code}
            className={classes.country}
            d={path}
            data-state={stateOf.get(code)}
            data-own={code === ownCode || undefined}
            data-active={code === activeCode || undefined}
            aria-hidden="true"
          />
        ))}
        {own && <Ways from={own} marks={marks} />}
        <Marks marks={marks} activeCode={activeCode} onActive={onActive} onOpen={onOpen} />
        {own && !stateOf.has(own.code) && (
          <text className={classes.ownMark} x={own.x} y={own.y + 5} aria-hidden="true">
            {text.us}
          </text>
        )}
      </svg>
      <MapCaption places={places} activeCode={activeCode} outside={outside} />
    </figure>
  );
}

/** A line to each peer's country; broken where nothing went or came yet, or something waits. */
function Ways({
  from,
  marks,
}: {
  readonly from: MapMark;
  readonly marks: readonly PlaceMark[];
}): ReactNode {
  return (
    <g aria-hidden="true">
      {marks.map(({ code, x, y, place }) => (
        <line
          key={code}
          className={classes.way}
          data-state={place.state}
          x1={from.x}
          y1={from.y}
          x2={x}
          y2={y}
        />
      ))}
    </g>
  );
}

function Marks(props: {
  readonly marks: readonly PlaceMark[];
  readonly activeCode: string | undefined;
  readonly onActive: (code: string) => void;
  readonly onOpen: (code: string) => void;
}): ReactNode {
  const { marks, activeCode, onActive, onOpen } = props;
  const group = useRef<SVGGElement>(null);
  const describe = useDescribePlace();
  const stop = marks.find(({ code }) => code === activeCode) ?? marks[0];
  const onKeyDown = (event: KeyboardEvent, mark: PlaceMark): void => {
    const direction = ARROWS[event.key];
    if (event.key === "Enter" || event.key === " ") onOpen(mark.code);
    else if (direction !== undefined) {
      const next = markTowards(marks, mark, direction);
      if (next === undefined) return;
      onActive(next.code);
      group.current?.querySelector<SVGGElement>(`[data-code="${next.code}"]`)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <g ref={group}>
      {marks.map((mark) => (
        <g
          key={mark.code}
          className={classes.mark}
          data-code={mark.code}
          data-state={mark.place.state}
          data-active={mark.code === activeCode || undefined}
          role="button"
          tabIndex={mark === stop ? 0 : -1}
          aria-label={describe(mark.place)}
          onFocus={() => onActive(mark.code)}
          onClick={() => onActive(mark.code)}
          onDoubleClick={() => onOpen(mark.code)}
          onKeyDown={(event) => onKeyDown(event, mark)}
        >
          <rect x={mark.x - 24} y={mark.y - 15} width={48} height={30} rx={15} />
          <text x={mark.x} y={mark.y + 6}>
            {mark.place.peers.length > 1 ? `${mark.code} ${mark.place.peers.length}` : mark.code}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The chosen country in words, and the peers that the map has no place for. */
function MapCaption({
  places,
  activeCode,
  outside,
}: {
  readonly places: readonly NetworkPlace[];
  readonly activeCode: string | undefined;
  readonly outside: readonly NetworkPlace[];
}): ReactNode {
  const text = useText("network");
  const format = useFormat();
  const describe = useDescribePlace();
  const place = places.find(({ code }) => code === activeCode);
  return (
    <figcaption className={classes.mapCaption}>
      <span aria-live="polite">{place ? describe(place) : text.chooseOne}</span>
      {outside.length > 0 && (
        <span className="wp-dim">
          {text.outside(format.list(outside.flatMap(({ peers }) => peers.map(({ name }) => name))))}
        </span>
      )}
    </figcaption>
  );
}

function useDescribePlace(): (place: NetworkPlace) => string {
  const text = useText("network");
  const format = useFormat();
  const nowMs = useNow();
  const countryName = useCountryName();
  return ({ code, peers, state, lastExchangeAt, waiting }) =>
    text.place({
      country: countryName(code),
      peers: format.list(peers.map(({ name }) => name)),
      state: text.states[state],
      last: lastExchangeAt === null ? null : format.relative(lastExchangeAt, nowMs),
      waiting: format.number(waiting),
      hasWaiting: waiting > 0,
    });
}
