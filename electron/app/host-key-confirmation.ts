import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { OfferedHostKey } from '../../shared/ssh.ts';
import { shortened } from './address-text.ts';
import type { Inspector } from './inspector-process.ts';
import type { NativeTexts } from './texts.ts';

/** The buttons by index; the last is the default, and Escape chooses it. */
const buttons = { connect: 0, cancel: 1 } as const;

/**
 * Shows the user the key of an ssh server that is not trusted yet, in a native dialog, which no page can draw or press. The
 * server and the fingerprint come from the inspector, and not from the page.
 *
 * @returns asks, and has the tunnel opened with that key after a yes; `false` when there was none, or no such key.
 */
export function createHostKeyConfirmation(
  ourWindow: () => BrowserWindow | null,
  inspector: Pick<Inspector, 'call'>,
  texts: NativeTexts,
): () => Promise<boolean> {
  let asking = false;

  async function ask(window: BrowserWindow, key: OfferedHostKey): Promise<boolean> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: texts.hostKey.title,
      ...questionAbout(key, texts),
      buttons: [texts.hostKey.connect, texts.hostKey.cancel],
      defaultId: buttons.cancel,
      cancelId: buttons.cancel,
      noLink: true,
      normalizeAccessKeys: false,
    });
    return response === buttons.connect;
  }

  return async () => {
    const window = ourWindow();
    if (asking || window === null) return false;
    asking = true;
    try {
      const key = await inspector.call('tunnel.offeredHostKey');
      if (key === null || !(await ask(window, key))) return false;
      await inspector.call('tunnel.trustHostKey', { fingerprint: key.fingerprint });
      return true;
    } finally {
      asking = false;
    }
  };
}

function questionAbout(
  { server, type, fingerprint, isChanged, isPublished }: OfferedHostKey,
  { hostKey: labels }: NativeTexts,
): { readonly message: string; readonly detail: string } {
  const published = isPublished === true ? labels.published : labels.notPublished;
  return {
    message: (isChanged ? labels.changedMessage : labels.message).replace('{server}', () =>
      shortened(server),
    ),
    detail: [
      labels.fingerprint.replace('{type}', type),
      fingerprint,
      ...(isChanged ? [labels.changed] : []),
      ...(isPublished === null ? [] : [published]),
      labels.compare,
    ].join('\n\n'),
  };
}
