import { useCallback, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";

import { loadTexts } from "../../shared/text/index.ts";
import type { Language, Texts } from "../../shared/text/index.ts";
import { TextContext } from "./text-context.ts";

export interface TextProviderProps {
  readonly initialLanguage: Language;
  readonly initialTexts: Texts;
  /** Told after a change has taken effect, to remember it. */
  readonly onLanguageChange?: (language: Language) => void;
  readonly children: ReactNode;
}

/** Holds the language of the window. The old texts stay until the new ones are there, so nothing flickers. */
export function TextProvider(props: TextProviderProps): ReactNode {
  const { initialLanguage, initialTexts, onLanguageChange, children } = props;
  const [state, setState] = useState({ language: initialLanguage, texts: initialTexts });

  const setLanguage = useCallback(
    (language: Language) => {
      void loadTexts(language).then((texts) => {
        setState({ language, texts });
        onLanguageChange?.(language);
      });
    },
    [onLanguageChange],
  );

  // No cleanup: the attribute always names the language that is shown (WCAG 3.1.1).
  useEffect(() => {
    document.documentElement.lang = state.language;
  }, [state.language]);

  const value = useMemo(() => ({ ...state, setLanguage }), [state, setLanguage]);
  return <TextContext value={value}>{children}</TextContext>;
}
