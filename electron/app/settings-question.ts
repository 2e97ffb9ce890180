import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import { settingsSchema, withChange } from '../../shared/settings.ts';
import type { SettingsChange } from '../../shared/settings.ts';
import { shortText } from '../../shared/cut-text.ts';
import { shownInLine } from '../../shared/hidden-characters.ts';
import { settingsRisks, type SettingsRisk } from '../../shared/settings-risks.ts';
import type { Inspector } from './inspector-process.ts';
import type { Texts } from './texts.ts';

/** Characters of a value, and values of one kind, that a native dialog can hold. */
const shownCharacters = 300;
const shownRisks = 8;

/** The buttons by place; the last is the default, and what Escape means. */
const buttons = { change: 0, cancel: 1 } as const;

type Outcome = ReturnType<AppCalls['settings.change']>;

export interface SettingsDoor {
  readonly change: (change: SettingsChange) => Promise<Outcome>;
  /** Path tokens that were in force may be brought back without a question. */
  readonly noteToken: (token: string | null) => void;
}

/**
 * The window's way to change settings. A page that was taken over may ask for anything, so what could lead messages or
 * requests elsewhere (`settingsRisks`) is confirmed in a native dialog, which no page can draw or press.
 * One question at a time: what comes meanwhile is declined.
 */
export function createSettingsDoor(
  ourWindow: () => BrowserWindow | null,
  inspector: Pick<Inspector, 'call'>,
  texts: Texts,
): SettingsDoor {
  const tokens = new Set<string | null>();
  let asking = false;

  async function isConfirmed(risks: readonly SettingsRisk[]): Promise<boolean> {
    const window = ourWindow();
    if (asking || window === null) return false;
    asking = true;
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        title: texts.settings.title,
        message: texts.settings.message,
        detail: risks
          .slice(0, shownRisks)
          .map((risk) => wordsOf(risk, texts))
          .join('\n\n'),
        buttons: [texts.settings.change, texts.settings.cancel],
        defaultId: buttons.cancel,
        cancelId: buttons.cancel,
        noLink: true,
        normalizeAccessKeys: false,
      });
      return response === buttons.change;
    } finally {
      asking = false;
    }
  }

  return {
    noteToken: (token) => tokens.add(token),
    change: async (change) => {
      const before = await inspector.call('settings.get');
      const after = settingsSchema.safeParse(withChange(before, change));
      // What is no settings at all is the inspector's to refuse.
      const risks = after.success ? settingsRisks(before, after.data, tokens) : [];
      if (risks.length > shownRisks || (risks.length > 0 && !(await isConfirmed(risks))))
        return { ok: false, fault: 'declined', detail: texts.settings.declined };
      return inspector.call('settings.change', change);
    },
  };
}

function wordsOf({ code, value }: SettingsRisk, { settings: words }: Texts): string {
  const cut = shownInLine(shortText(value ?? '', shownCharacters));
  const text = value === null ? words.everyPath : words[code];
  return text.replace('{value}', () => cut);
}
