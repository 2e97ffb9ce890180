import type { BrowserWindow } from 'electron';
import { clipboard, dialog, shell } from 'electron';
import type { UrlWarning } from '../../shared/url-warnings.ts';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import { shownInLine } from '../../shared/hidden-characters.ts';
import type { LinkAddress } from './link-address.ts';
import { readLinkAddress } from './link-address.ts';
import type { NativeTexts } from './texts.ts';
import { shortText } from '../../shared/cut-text.ts';

/** Characters of an address that a native dialog shows; more could make it higher than the screen. */
const shownCharacters = 600;

/** The buttons by index; the last is the default, and Escape chooses it. */
const buttons = { open: 0, copy: 1, cancel: 2 } as const;

type LinkOutcome = ReturnType<AppCalls['link.open']>;

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
): (url: string) => Promise<LinkOutcome> {
  let asking = false;
  return async (url) => {
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

function warningText(warning: UrlWarning, link: NativeTexts['link']): string {
  switch (warning.code) {
    case 'user-name':
      return link.userName.replace('{name}', () => shortened(warning.name));
    case 'look-alike':
      return (warning.like === null ? link.mixedLetters : link.lookAlike)
        .replace('{shown}', () => shortened(warning.shown))
        .replace('{like}', () => shortened(warning.like ?? ''));
    case 'international':
      return link.looksLike.replace('{host}', () => shortened(warning.shown));
    case 'number':
      return link.number.replace('{host}', () => shortened(warning.host));
    case 'scheme':
      return shortened(warning.scheme);
  }
}

/** A sender's text as a native dialog may show it: short, on one line, with hidden characters made visible. */
function shortened(text: string): string {
  return shownInLine(shortText(text, shownCharacters));
}
