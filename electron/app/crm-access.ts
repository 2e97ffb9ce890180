import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import { shownInLine } from '../../shared/hidden-characters.ts';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import type { Handlers } from '../../shared/contract/call.ts';
import { createCrmTokenVault } from './crm-tokens.ts';
import type { Inspector } from './inspector-process.ts';
import { systemSafe } from './system-safe.ts';
import type { NativeTexts } from './texts.ts';

type CrmCalls = Pick<
  AppCalls,
  'crm.tokens' | 'crm.giveToken' | 'crm.forgetToken' | 'crm.forgetTokens' | 'crm.call'
>;

/** The calls by which the window gives tokens of the CRM and calls its API. */
export interface CrmAccess {
  readonly calls: Handlers<CrmCalls>;
  readonly forgetTokens: () => void;
}

interface CrmAccessParts {
  readonly ourWindow: () => BrowserWindow | null;
  readonly inspector: Pick<Inspector, 'call'>;
  readonly texts: NativeTexts;
  readonly dataDir: string;
  /** Receives secrets that no log may contain. */
  readonly hide: (secrets: readonly string[]) => void;
}

/** The buttons by index; the last is the default, and Escape chooses it. */
const buttons = { call: 0, cancel: 1 } as const;

/**
 * Tokens stay in this process: the window gives one and never gets one, and the inspector gets one for the length of a call.
 * A page that was taken over could call with a token of an earlier start, so the user confirms its first use in a native
 * dialog, which no page can draw or press. One that was given since the start needs no question: who pasted it wants to call.
 */
export function createCrmAccess(parts: CrmAccessParts): CrmAccess {
  const { ourWindow, inspector, texts, dataDir, hide } = parts;
  const vault = createCrmTokenVault({ dataDir, safe: systemSafe, hide });
  let isAsking = false;

  async function isAllowed(key: string): Promise<boolean> {
    const window = ourWindow();
    if (isAsking || window === null) return false;
    isAsking = true;
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        title: texts.crm.title,
        message: texts.crm.message,
        detail: texts.crm.detail.replace('{key}', () => shownInLine(key)),
        buttons: [texts.crm.call, texts.crm.cancel],
        defaultId: buttons.cancel,
        cancelId: buttons.cancel,
        noLink: true,
        normalizeAccessKeys: false,
      });
      if (response !== buttons.call) return false;
      vault.confirm(key);
      return true;
    } finally {
      isAsking = false;
    }
  }

  return {
    forgetTokens: vault.forgetAll,
    calls: {
      'crm.tokens': vault.list,
      'crm.giveToken': vault.give,
      'crm.forgetToken': ({ key }) => vault.forget(key),
      'crm.forgetTokens': vault.forgetAll,
      'crm.call': async ({ token: key, ...ask }) => {
        if (ask.secret !== null) hide([ask.secret]);
        const found = key === null ? null : vault.use(key);
        if (key !== null && found === null)
          return { ok: false, fault: 'no-token', detail: 'That token is not here any more.' };
        if (key !== null && found?.isConfirmed === false && !(await isAllowed(key)))
          return { ok: false, fault: 'declined', detail: texts.crm.declined };
        const token = found?.token ?? null;
        const { sent, received } = await inspector.call('crm.call', { ...ask, token });
        // A token that names no location can't be kept, and the answer was shown all the same.
        if (received !== null) vault.give({ ...received, stores: false });
        return sent;
      },
    },
  };
}
