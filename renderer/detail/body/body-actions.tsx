import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyText } from '../../../shared/detail.ts';
import { exportFormats, exportTable, type ExportFormat } from '../../../shared/export.ts';
import { nameOfPath } from '../../../shared/saved-file.ts';
import { bridge } from '../../bridge.ts';
import { redactsExports } from '../../store/export-slice.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useExportLabel } from '../../ui/export-label.ts';
import { Menu } from '../../ui/menu.tsx';
import { SavedStatus, type SaveResult } from '../../ui/saved-status.tsx';

const requestFormats = exportFormats.filter((format) => exportTable[format].isForOne);

interface BodyActionsProps {
  readonly id: number;
  readonly text: BodyText;
  /** An e-mail can also be saved as one. */
  readonly isMail: boolean;
}

/** Copies the body, and copies or saves the whole request in a chosen format. */
export function BodyActions({ id, text, isMail }: BodyActionsProps) {
  const { t } = useTranslation('detail');
  const [outcome, setOutcome] = useState<SaveResult | null>(null);
  const redact = useWindow(redactsExports);
  const label = useExportLabel();
  const copied = requestFormats.filter((format) => exportTable[format].holds === 'all');
  const saved = requestFormats.filter((format) => exportTable[format].holds === 'all' || isMail);
  const savedWhole = saved.filter((format) => exportTable[format].holdsAttachments);

  async function copyAs(format: ExportFormat) {
    const exported = await bridge.call('export.text', { id, format, redact });
    if (exported !== null) await bridge.call('clipboard.write', exported);
    const done = t(redact ? 'body.copiedRedacted' : 'body.copied');
    setOutcome({ text: exported === null ? t('body.nothingToCopy') : done });
  }

  async function save(format: ExportFormat, embed = false) {
    const scope = { ids: [id] };
    const result = await bridge.call('export.save', { format, scope, embed, redact });
    if (result.ok) {
      const { path, file, isRedacted } = result.value;
      const shown = { path: nameOfPath(path) };
      setOutcome({ text: t(isRedacted ? 'body.savedRedacted' : 'body.saved', shown), file });
    } else if (result.fault === 'cancelled') setOutcome(null);
    else setOutcome({ text: t('body.notSaved', { detail: result.detail }) });
  }

  /** A call whose inspector ended is reported like any other failure. */
  function run(action: Promise<void>) {
    action.catch((error: unknown) =>
      setOutcome({ text: t('body.notSaved', { detail: String(error) }) }),
    );
  }

  return (
    <div className="body-actions">
      <SavedStatus outcome={outcome} />
      {text.language !== 'binary' && text.raw !== '' && (
        <CopyButton text={text.raw} label={t('body.copy')} caption={t('body.copy')} />
      )}
      <Menu
        trigger={
          <Button variant="quiet" icon={Download}>
            {t('body.more')}
          </Button>
        }
        items={[
          ...copied.map((format) => ({
            label: t('body.copyAs', { format: label(format) }),
            onSelect: () => run(copyAs(format)),
          })),
          ...saved.map((format) => ({
            label: t('body.save', { format: label(format) }),
            onSelect: () => run(save(format)),
          })),
          ...savedWhole.map((format) => ({
            label: t('body.saveWithAttachments', { format: label(format) }),
            onSelect: () => run(save(format, true)),
          })),
        ]}
      />
    </div>
  );
}
