import type { BrowserWindow } from 'electron';
import { clipboard, dialog, shell } from 'electron';
import type { UrlWarning } from '../../shared/url-warnings.ts';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import { shownInLine } from '../../shared/hidden-characters.ts';
import type { LinkAddress } from './link-address.ts';
import { readLinkAddress } from './link-address.ts';
import type { Texts } from './texts.ts';
import { shortText } from '../../shared/cut-text.ts';

/** Characters of an address that a native dialog can hold without growing off the screen. */
const shownCharacters = 600;

/** The buttons by place; the last is the default, and what Escape means. */
const buttons = { open: 0, copy: 1, cancel: 2 } as const;

type Outcome = ReturnType<AppCalls['link.open']>;

/**
 * Opens a link outside the app, after a question that shows where it really leads. One question at a time: a link
 * that comes meanwhile is declined.
 *
 * @param namedBy the other site that a mail's words name for an address, if any.
 */
export function createLinks(
  ourWindow: () => BrowserWindow | null,
  texts: Texts,
  namedBy: (href: string) => string | null,
): (url: string) => Promise<Outcome> {
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
  texts: Texts,
): Promise<Outcome> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: texts.link.title,
    message: texts.link.message.replace('{target}', () => cut(address.target)),
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

function detailOf({ href, warnings }: LinkAddress, named: string | null, texts: Texts): string {
  const { link } = texts;
  const lines = [cut(href)];
  if (named !== null) lines.push(link.named.replace('{named}', () => cut(named)));
  for (const warning of warnings) lines.push(sentenceOf(warning, link));
  return lines.join('\n\n');
}

function sentenceOf(warning: UrlWarning, link: Texts['link']): string {
  switch (warning.code) {
    case 'user-name':
      return link.userName.replace('{name}', () => cut(warning.name));
    case 'look-alike':
      return (warning.like === null ? link.mixedLetters : link.lookAlike)
        .replace('{shown}', () => cut(warning.shown))
        .replace('{like}', () => cut(warning.like ?? ''));
    case 'international':
      return link.looksLike.replace('{host}', () => cut(warning.shown));
    case 'number':
      return link.number.replace('{host}', () => cut(warning.host));
    case 'scheme':
      return cut(warning.scheme);
  }
}

/** A stranger's text in a question of ours: on one line, and with nothing hidden in it. */
function cut(text: string): string {
  return shownInLine(shortText(text, shownCharacters));
}
