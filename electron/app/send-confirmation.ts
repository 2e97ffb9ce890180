import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type {
  CheckRequest,
  EditedSending,
  PlayRequest,
  SendRequest,
} from '../../shared/contract/arguments.ts';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import type { SendTarget } from '../../shared/dispatches.ts';
import { serverWarningTexts, shortened } from './address-text.ts';
import type { Inspector } from './inspector-process.ts';
import { readLinkAddress } from './link-address.ts';
import type { NativeTexts } from './texts.ts';

/** The buttons by index; the last is the default, and Escape chooses it. */
const buttons = { send: 0, cancel: 1 } as const;

/** The calls by which the window sends. */
export interface ConfirmedSending {
  readonly 'send.start': (request: SendRequest) => Promise<ReturnType<AppCalls['send.start']>>;
  /** Checks a server of the user: a real one may send what it gets. */
  readonly 'check.start': (request: CheckRequest) => Promise<ReturnType<AppCalls['check.start']>>;
  readonly 'plays.start': (request: PlayRequest) => Promise<ReturnType<AppCalls['plays.start']>>;
  readonly 'send.edited': (request: EditedSending) => Promise<ReturnType<AppCalls['send.edited']>>;
}

/**
 * Sends for the window. A page that was taken over could send everything that was captured to its owner, so the user
 * confirms each new server in a native dialog, which no page can draw or press. A server is an origin: scheme, host and
 * port. Those of the destinations and our own need no question, because the user chose them; a confirmed one needs none
 * until the app ends. There is one question at a time: another sending is declined meanwhile.
 */
export function createSendConfirmation(
  ourWindow: () => BrowserWindow | null,
  inspector: Pick<Inspector, 'call'>,
  texts: NativeTexts,
): ConfirmedSending {
  const confirmed = new Set<string>();
  let asking = false;

  /** Whether the target may be sent to. An address that is not an http or https URL may be, because the inspector refuses it and says why. */
  async function isAllowed(target: SendTarget | { readonly url: string }): Promise<boolean> {
    if (!('url' in target)) return true;
    const url = URL.parse(target.url);
    if (url === null || !/^https?:$/.test(url.protocol)) return true;
    const { origin } = url;
    if (confirmed.has(origin)) return true;
    if ((await inspector.call('send.origins')).includes(origin)) return true;
    const isConfirmed = await ask(target.url);
    if (isConfirmed) confirmed.add(origin);
    return isConfirmed;
  }

  async function ask(url: string): Promise<boolean> {
    const window = ourWindow();
    const address = readLinkAddress(url);
    if (asking || window === null || address === null) return false;
    asking = true;
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        title: texts.send.title,
        message: texts.send.message.replace('{target}', () => shortened(new URL(url).origin)),
        detail: [
          shortened(address.href),
          ...serverWarningTexts(address.warnings, texts.link),
          texts.send.what,
        ].join('\n\n'),
        buttons: [texts.send.send, texts.send.cancel],
        defaultId: buttons.cancel,
        cancelId: buttons.cancel,
        noLink: true,
        normalizeAccessKeys: false,
      });
      return response === buttons.send;
    } finally {
      asking = false;
    }
  }

  const declined = () => ({ ok: false, fault: 'declined', detail: texts.send.declined }) as const;
  return {
    'send.start': async (request) =>
      (await isAllowed(request.target)) ? inspector.call('send.start', request) : declined(),
    'send.edited': async (request) =>
      (await isAllowed(request.target)) ? inspector.call('send.edited', request) : declined(),
    'plays.start': async (request) =>
      (await isAllowed(request.target)) ? inspector.call('plays.start', request) : declined(),
    'check.start': async (request) =>
      (await isAllowed(request)) ? inspector.call('check.start', request) : declined(),
  };
}
