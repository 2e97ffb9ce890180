import { ImageOff, Info, Maximize2, Minimize2, PanelRight, TriangleAlert } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { Popover } from '../ui/popover.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { runShortcut, useShortcutText } from '../ui/shortcuts.ts';
import { isSuspect } from './link-warnings.ts';
import { MailMoreMenu, schemeIcons, widthIcons, widths } from './mail-more-menu.tsx';
import { mailColourSchemes, mailSources, mailViews, type MailViewName } from './mail-store.ts';
import { RemoteStatus } from './remote-status.tsx';
import type { Sanitized } from './sanitized.ts';
import type { MailExport } from './use-mail-export.ts';
import type { MailRoom } from './use-mail-room.ts';
import { useMail } from './use-mail.ts';

interface MailToolbarProps {
  /** The id of the request. */
  readonly id: number;
  /** The view that is shown; it differs from the chosen one when that can't be shown. */
  readonly view: MailViewName;
  readonly room: MailRoom;
  /** `null` while the mail is not sanitized. */
  readonly safe: Sanitized | null;
  /** `null` while the rendered mail is not shown. */
  readonly exporting: MailExport | null;
  /** Why the rendered mail has the colours that it has. */
  readonly schemeNote: 'none' | 'forced' | null;
  /** Controls of the view. */
  readonly children: ReactNode;
  readonly drawer: {
    readonly htmlId: string;
    readonly isOpen: boolean;
    readonly toggle: () => void;
    readonly open: () => void;
    readonly button: RefObject<HTMLButtonElement | null>;
  };
}

/** One line above the mail: its view, how it is rendered, its remote content, and what else can be seen and done. */
export function MailToolbar(props: MailToolbarProps) {
  const { id, view, room, safe, exporting, schemeNote, children, drawer } = props;
  const { t } = useTranslation('mail');
  const look = useMail((state) => state.look);
  const setLook = useMail((state) => state.setLook);
  const isReading = useWindow((state) => state.isReading);
  const keysOf = useShortcutText();
  const shownViews = mailViews.filter((name) => name !== 'check' || view === 'check');
  const isRendered = exporting !== null;
  const hasLooks = room === 'wide' || room === 'medium';
  const readingLabel = t(isReading ? 'reading.leave' : 'reading.enter');
  return (
    <div className="mail-bar" role="group" aria-label={t('toolbar')} data-find="skip">
      <Segmented
        label={t('view')}
        value={view}
        onChange={(chosen) => setLook({ view: chosen })}
        options={shownViews.map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      {view === 'html' && (
        <Segmented
          label={t('source.label')}
          value={look.source}
          onChange={(source) => setLook({ source })}
          options={mailSources.map((value) => ({ value, label: t(`source.${value}`) }))}
        />
      )}
      {isRendered && hasLooks && <LookControls />}
      {isRendered && schemeNote !== null && (
        <Popover
          label={t('scheme.noteLabel')}
          trigger={
            <Button
              variant="quiet"
              icon={Info}
              aria-label={t('scheme.noteLabel')}
              title={t(`scheme.note.${schemeNote}`)}
            />
          }
        >
          <p className="mail-scheme-note">{t(`scheme.note.${schemeNote}`)}</p>
        </Popover>
      )}
      {isRendered && !look.images && (
        <Button
          variant="quiet"
          className="mail-images-off"
          icon={ImageOff}
          aria-label={t('imagesOff')}
          title={t('imagesOff')}
          onClick={() => setLook({ images: true })}
        />
      )}
      {children}
      <span className="mail-bar-space" />
      {isRendered && safe !== null && (
        <RemoteStatus id={id} safe={safe} room={room} onShowList={drawer.open} />
      )}
      <DrawerButton safe={safe} drawer={drawer} />
      <Button
        variant="quiet"
        icon={isReading ? Minimize2 : Maximize2}
        aria-label={readingLabel}
        title={`${readingLabel} (${keysOf('readingMode')})`}
        aria-pressed={isReading}
        onClick={() => runShortcut('readingMode')}
      />
      <MailMoreMenu exporting={exporting} hasLooks={!hasLooks} />
    </div>
  );
}

/** The width and the colours of the rendered mail. */
function LookControls() {
  const { t } = useTranslation('mail');
  const { width, scheme } = useMail((state) => state.look);
  const setLook = useMail((state) => state.setLook);
  return (
    <>
      <Segmented
        label={t('width.label')}
        value={width}
        onChange={(chosen) => setLook({ width: chosen })}
        options={widths.map((value) => ({
          value,
          label: t(`width.${value}`),
          icon: widthIcons[value],
        }))}
      />
      <Segmented
        label={t('scheme.label')}
        value={scheme}
        onChange={(chosen) => setLook({ scheme: chosen })}
        options={mailColourSchemes.map((value) => ({
          value,
          label: t(`scheme.${value}`),
          icon: schemeIcons[value],
        }))}
      />
    </>
  );
}

/** Opens and closes the drawer, and says how many links mislead. */
function DrawerButton({ safe, drawer }: Pick<MailToolbarProps, 'safe' | 'drawer'>) {
  const { t, i18n } = useTranslation('mail');
  const links = safe?.links ?? [];
  const suspects = links.filter(({ warnings }) => warnings.some(isSuspect)).length;
  const count = suspects > 0 ? suspects : (safe?.linkCount ?? 0);
  const words =
    suspects > 0
      ? t('suspects', { ns: 'mail-safety', count: suspects })
      : t('drawer.links', { count });
  const label = count > 0 ? `${t('drawer.label')}: ${words}` : t('drawer.label');
  return (
    <Button
      ref={drawer.button}
      variant="quiet"
      className={suspects > 0 ? 'mail-suspect' : ''}
      icon={PanelRight}
      aria-label={label}
      title={label}
      aria-expanded={drawer.isOpen}
      aria-controls={drawer.isOpen ? drawer.htmlId : undefined}
      onClick={drawer.toggle}
    >
      {suspects > 0 && <TriangleAlert size={12} aria-hidden />}
      {count > 0 && formatNumber(count, i18n.language)}
    </Button>
  );
}
