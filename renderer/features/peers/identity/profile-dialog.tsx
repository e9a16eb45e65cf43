import { useState } from "react";
import type { ReactNode } from "react";

import {
  MAX_PROFILE_CHARS,
  type Profile,
  type ProfilePatch,
} from "../../../../shared/exchange/identity/profile.ts";
import {
  RFC2350_SECTIONS,
  type Rfc2350Field,
} from "../../../../shared/exchange/identity/rfc2350-sections-table.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { TextAreaField, TextField } from "../../../ui/fields/fields.tsx";
import classes from "../peers.module.css";
import { useKeyChange } from "../use-key-change.ts";
import { profilePatch, profileTexts } from "./profile-form.ts";

/** A line is enough for these; the others are paragraphs. */
const SHORT: ReadonlySet<Rfc2350Field> = new Set([
  "lastUpdate",
  "timeZone",
  "telephone",
  "facsimile",
  "mail",
]);

/** The team description by RFC 2350, in its order; it goes out with the next card. */
export function ProfileDialog(props: {
  readonly profile: Profile;
  readonly onClose: () => void;
}): ReactNode {
  const { profile, onClose } = props;
  const text = useText("identity");
  const format = useFormat();
  const { client } = useApi();
  const change = useKeyChange();
  const [texts, setTexts] = useState(() => profileTexts(profile));
  const patch: ProfilePatch = profilePatch(profile, texts);
  return (
    <ActDialog
      title={text.profile}
      act={text.profileSave}
      width="large"
      isReady={Object.keys(patch).length > 0}
      missing={text.profileUnchanged}
      onAct={() =>
        change({
          call: () => client.identity.setProfile({ profile: patch }),
          done: () => text.profileSaved,
        })
      }
      onClose={onClose}
    >
      <p className="wp-dim">{text.profileHint(format.number(MAX_PROFILE_CHARS))}</p>
      <div className={classes.profileForm}>
        {RFC2350_SECTIONS.map(({ section, field }, at) => {
          const Field = SHORT.has(field) ? TextField : TextAreaField;
          return (
            <Field
              key={field}
              label={`${section} ${text.sections[field]}`}
              value={texts[field]}
              hasFocus={at === 0}
              {...(SHORT.has(field) ? {} : { minRows: 1 })}
              {...(field === "lastUpdate" ? { hint: text.lastUpdateHint } : {})}
              onChange={(value) => setTexts({ ...texts, [field]: value })}
            />
          );
        })}
      </div>
    </ActDialog>
  );
}
