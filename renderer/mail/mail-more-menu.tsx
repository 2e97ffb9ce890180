import {
  Camera,
  Clipboard,
  Contrast,
  Ellipsis,
  FileText,
  Image,
  ListChecks,
  Monitor,
  Moon,
  Smartphone,
  Sun,
  Tablet,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import type { MailExport } from './use-mail-export.ts';
import { mailColourSchemes, mailWidths, type MailWidth } from './mail-store.ts';
import { useMail } from './use-mail.ts';

export const widthIcons = { phone: Smartphone, tablet: Tablet, desktop: Monitor } as const;
export const schemeIcons = { light: Sun, dark: Moon, forced: Contrast } as const;
export const widths = Object.keys(mailWidths) as MailWidth[];

interface MailMoreMenuProps {
  /** `null` while the rendered mail is not shown, so that there is nothing to copy or save. */
  readonly exporting: MailExport | null;
  /** Whether the menu has the widths and the colours, for which the toolbar has no room. */
  readonly hasLooks: boolean;
}

/** Copies of the mail, its compatibility, and the choices that the toolbar has no room for. */
export function MailMoreMenu({ exporting, hasLooks }: MailMoreMenuProps) {
  const { t } = useTranslation('mail');
  const look = useMail((state) => state.look);
  const setLook = useMail((state) => state.setLook);

  const copies: readonly MenuItem[] =
    exporting === null
      ? []
      : [
          {
            label: t('export.copyPicture'),
            icon: Clipboard,
            onSelect: () => exporting.takePicture('clipboard'),
          },
          {
            label: t('export.savePicture'),
            icon: Camera,
            onSelect: () => exporting.takePicture('file'),
          },
          { label: t('export.savePdf'), icon: FileText, onSelect: exporting.savePdf },
          {
            label: t('images'),
            icon: Image,
            checked: look.images,
            onSelect: () => setLook({ images: !look.images }),
          },
        ];
  const looks: readonly MenuItem[] =
    exporting === null || !hasLooks
      ? []
      : [
          ...widths.map((width) => ({
            label: t(`width.${width}`),
            icon: widthIcons[width],
            checked: look.width === width,
            onSelect: () => setLook({ width }),
          })),
          ...mailColourSchemes.map((scheme) => ({
            label: t(`scheme.${scheme}`),
            icon: schemeIcons[scheme],
            checked: look.scheme === scheme,
            onSelect: () => setLook({ scheme }),
          })),
        ];
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          icon={Ellipsis}
          disabled={exporting?.isBusy === true}
          aria-label={t('more')}
          title={t('more')}
        />
      }
      items={[
        ...copies,
        ...looks,
        {
          label: t('views.check'),
          icon: ListChecks,
          checked: look.view === 'check',
          onSelect: () => setLook({ view: look.view === 'check' ? 'mail' : 'check' }),
        },
      ]}
    />
  );
}
