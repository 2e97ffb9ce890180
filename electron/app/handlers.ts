import { app, clipboard } from 'electron';
import type { Exports } from './exports.ts';
import type { AppHandlers } from './ipc.ts';
import type { MailScheme } from './mail-scheme.ts';

/** The main process's handlers of the calls that come from the window. */
export function createHandlers(parts: {
  readonly wasRestored: () => boolean;
  readonly changeSettings: AppHandlers['settings.change'];
  readonly openLink: AppHandlers['link.open'];
  readonly exports: Exports;
  readonly saveKey: AppHandlers['key.save'];
  readonly stageMail: MailScheme['stage'];
  readonly mailSettles: (address: string) => Promise<boolean>;
  readonly mailCopies: Pick<AppHandlers, 'mail.savePdf' | 'mail.takePicture'>;
  readonly saveAttachment: AppHandlers['attachment.save'];
}): AppHandlers {
  return {
    'app.info': () => ({
      version: app.getVersion(),
      platform: process.platform,
      locale: app.getLocale(),
      restored: parts.wasRestored(),
    }),
    'clipboard.write': async (text) => {
      await clipboard.writeText(text);
    },
    'settings.change': parts.changeSettings,
    'link.open': parts.openLink,
    'export.save': parts.exports.save,
    'export.cancel': ({ number }) => parts.exports.cancel(number),
    'export.running': parts.exports.running,
    'key.save': parts.saveKey,
    'mail.settled': ({ address }) => parts.mailSettles(address),
    'mail.stage': ({ html, images, named = [] }) => parts.stageMail({ html, images, named }),
    ...parts.mailCopies,
    'attachment.save': parts.saveAttachment,
  };
}
