import { mailColourSchemes, mailViews, mailWidths } from '../mail/mail-store.ts';
import type { MailLook, MailWidth } from '../mail/mail-store.ts';
import { mailStore } from '../mail/use-mail.ts';
import type { WindowState } from '../store/window-store.ts';
import type { WindowCommand } from './command.ts';

const widths = Object.keys(mailWidths) as readonly MailWidth[];

/** Shows mails in another way, and the one that is selected now. */
function look(change: Partial<MailLook>): (window: WindowState) => void {
  return ({ chooseTab }) => {
    mailStore.getState().setLook(change);
    chooseTab('message');
  };
}

/** How the selected mail is shown. */
export const mailCommands: readonly WindowCommand[] = [
  ...mailViews.map((view): WindowCommand => ({
    id: `mail-view-${view}`,
    group: 'mail',
    label: (t) =>
      t('commands:action.choice', { setting: t('mail:view'), choice: t(`mail:views.${view}`) }),
    needs: ['request'],
    run: look({ view }),
  })),
  ...widths.map((width): WindowCommand => ({
    id: `mail-width-${width}`,
    group: 'mail',
    label: (t) =>
      t('commands:action.choice', {
        setting: t('mail:width.label'),
        choice: t(`mail:width.${width}`),
      }),
    needs: ['request'],
    run: look({ view: 'mail', width }),
  })),
  ...mailColourSchemes.map((scheme): WindowCommand => ({
    id: `mail-scheme-${scheme}`,
    group: 'mail',
    label: (t) =>
      t('commands:action.choice', {
        setting: t('mail:scheme.label'),
        choice: t(`mail:scheme.${scheme}`),
      }),
    needs: ['request'],
    run: look({ view: 'mail', scheme }),
  })),
  {
    id: 'mail-images',
    group: 'mail',
    label: 'mailImages',
    needs: ['request'],
    run: (window) => look({ view: 'mail', images: !mailStore.getState().look.images })(window),
  },
];
