import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { ObservableLink } from "../../../shared/model/observable.ts";
import { useText } from "../../i18n/text-context.ts";
import { addressOf } from "../../places.ts";
import { IndicatorText } from "../../ui/indicator/indicator-text.tsx";
import { warningOf } from "./observable-columns.tsx";
import { defanged } from "./display.ts";
import classes from "./observables.module.css";

/** The chosen observable with the way to copy it and to open it. */
export function ObservableCopy({ link }: { readonly link: ObservableLink }): ReactNode {
  const text = useText("cases");
  const warning = warningOf(link, text);
  return (
    <div className={classes.chosen}>
      <IndicatorText
        defanged={defanged(link.type, link.value)}
        original={link.value}
        {...(warning === undefined ? {} : { warning })}
      />
      <Link to={addressOf("observable", link.observableId)}>{text.obsOpen}</Link>
    </div>
  );
}
