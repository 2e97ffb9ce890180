import { app, clipboard } from 'electron';
import type { Exports } from './exports.ts';
import type { AppAnswers } from './ipc.ts';
import type { MailScheme } from './mail-scheme.ts';

/** What the main process answers to the window. */
export function createAnswers(parts: {
  readonly wasRestored: () => boolean;
  readonly changeSettings: AppAnswers['settings.change'];
  readonly openLink: AppAnswers['link.open'];
  readonly exports: Exports;
  readonly saveKey: AppAnswers['key.save'];
  readonly stageMail: MailScheme['stage'];
  readonly mailSettles: (address: string) => Promise<boolean>;
  readonly mailCopies: Pick<AppAnswers, 'mail.savePdf' | 'mail.takePicture'>;
  readonly saveAttachment: AppAnswers['attachment.save'];
}): AppAnswers {
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
