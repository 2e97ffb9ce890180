import type { BrowserWindow } from 'electron';
import { clipboard, dialog, shell } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import { shortened, warningText } from './address-text.ts';
import type { LinkAddress } from './link-address.ts';
import { readLinkAddress } from './link-address.ts';
import type { NativeTexts } from './texts.ts';

/** The buttons by index; the last is the default, and Escape chooses it. */
const buttons = { open: 0, copy: 1, cancel: 2 } as const;

type LinkOutcome = ReturnType<AppCalls['link.open']>;

interface Links {
  /** For the page, which shows why an address was not opened. Rejects when no program opens it. */
  readonly open: (url: string) => Promise<LinkOutcome>;
  /** For a link in a frame or a menu: why it was not opened is shown in a dialog. */
  readonly openShown: (url: string) => void;
}

/**
 * Opens a link outside the app, after a question that shows its real address. There is one question at a time: another
 * link is declined meanwhile.
 *
 * @param namedBy the other site that the words of a mail's link name, if any.
 */
export function createLinks(
  ourWindow: () => BrowserWindow | null,
  texts: NativeTexts,
  namedBy: (href: string) => string | null,
): Links {
  let asking = false;

  async function open(url: string): Promise<LinkOutcome> {
    const address = readLinkAddress(url);
    if (address === null) return 'refused';
    const window = ourWindow();
    if (asking || window === null) return 'declined';
    asking = true;
    try {
      return await ask(window, address, namedBy(address.href), texts);
    } finally {
      asking = false;
    }
  }

  return {
    open,
    openShown: (url) =>
      void open(url).catch((error: unknown) =>
        dialog.showErrorBox(texts.link.failed, shortened((error as Error).message)),
      ),
  };
}

async function ask(
  window: BrowserWindow,
  address: LinkAddress,
  named: string | null,
  texts: NativeTexts,
): Promise<LinkOutcome> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: texts.link.title,
    message: texts.link.message.replace('{target}', () => shortened(address.target)),
    detail: detailOf(address, named, texts),
    buttons: [texts.link.open, texts.link.copy, texts.link.cancel],
    defaultId: buttons.cancel,
    cancelId: buttons.cancel,
    noLink: true,
    normalizeAccessKeys: false,
  });
  if (response === buttons.copy) await clipboard.writeText(address.href);
  if (response !== buttons.open) return 'declined';
  await shell.openExternal(address.href);
  return 'opened';
}

function detailOf(
  { href, warnings }: LinkAddress,
  named: string | null,
  texts: NativeTexts,
): string {
  const { link } = texts;
  const lines = [shortened(href)];
  if (named !== null) lines.push(link.named.replace('{named}', () => shortened(named)));
  for (const warning of warnings) lines.push(warningText(warning, link));
  return lines.join('\n\n');
}
