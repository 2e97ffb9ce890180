import { Contrast, Image, ImageOff, Monitor, Moon, Smartphone, Sun, Tablet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { mailColourSchemes, mailViews, mailWidths } from './mail-store.ts';
import type { MailViewName, MailWidth } from './mail-store.ts';
import { useMail } from './use-mail.ts';

const widthIcons = { phone: Smartphone, tablet: Tablet, desktop: Monitor } as const;
const schemeIcons = { light: Sun, dark: Moon, forced: Contrast } as const;
const widths = Object.keys(mailWidths) as MailWidth[];

interface MailToolbarProps {
  readonly view: MailViewName;
  readonly onView: (view: MailViewName) => void;
}

/** Selects the view of the mail, and the width, colours and images of the rendered one. */
export function MailToolbar({ view, onView }: MailToolbarProps) {
  const { t } = useTranslation('mail');
  const look = useMail((state) => state.look);
  const setLook = useMail((state) => state.setLook);
  return (
    <>
      <Segmented
        label={t('view')}
        value={view}
        onChange={onView}
        options={mailViews.map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      {view === 'mail' && (
        <>
          <Segmented
            label={t('width.label')}
            value={look.width}
            onChange={(width) => setLook({ width })}
            options={widths.map((value) => ({
              value,
              label: t(`width.${value}`),
              icon: widthIcons[value],
            }))}
          />
          <Segmented
            label={t('scheme.label')}
            value={look.scheme}
            onChange={(scheme) => setLook({ scheme })}
            options={mailColourSchemes.map((value) => ({
              value,
              label: t(`scheme.${value}`),
              icon: schemeIcons[value],
            }))}
          />
          <Button
            variant="quiet"
            icon={look.images ? Image : ImageOff}
            aria-label={t('images')}
            title={t('images')}
            aria-pressed={look.images}
            onClick={() => setLook({ images: !look.images })}
          />
        </>
      )}
    </>
  );
}
