import { Save } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportPartNames, reportText, type ReportPart } from '../../shared/report.ts';
import { bridge } from '../bridge.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { inBackground } from '../ui/failures.ts';
import { SavedStatus, type SaveResult } from '../ui/saved-status.tsx';
import { EditedParts, type EditedPart } from './edited-parts.tsx';
import { stateLines } from './state-lines.ts';
import './report.css';

/** What helps to understand a problem: the user reads it, leaves parts out or changes them, and copies or saves it. */
export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('report');
  const [parts, setParts] = useState<readonly EditedPart[] | 'failed' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const inspector = useWindow((state) => state.inspector);
  // As it is when the dialog opens: what the user reads must not change below them.
  const [stateText] = useState(() => stateLines(inspector));

  useEffect(() => {
    let isCurrent = true;
    bridge.call('report.make').then(
      (made) => isCurrent && setParts(withState(made, stateText)),
      () => isCurrent && setParts('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [attempt, stateText]);

  const again = () => {
    setParts(null);
    setAttempt((before) => before + 1);
  };
  return (
    <Dialog title={t('title')} onClose={onClose} isWide>
      <div className="report">
        <p className="report-about">{t('about')}</p>
        {parts === null && (
          <p className="report-about" role="status">
            {t('making')}
          </p>
        )}
        {parts === 'failed' && (
          <div role="alert">
            <p>{t('failed')}</p>
            <Button onClick={again}>{t('again')}</Button>
          </div>
        )}
        {parts !== null && parts !== 'failed' && <Made parts={parts} onChange={setParts} />}
      </div>
    </Dialog>
  );
}

interface MadeReportProps {
  readonly parts: readonly EditedPart[];
  readonly onChange: (parts: readonly EditedPart[]) => void;
}

function Made({ parts, onChange }: MadeReportProps) {
  const { t } = useTranslation('report');
  const [outcome, setOutcome] = useState<SaveResult | null>(null);
  const text = reportText(parts.filter(({ isIn }) => isIn));

  async function save() {
    const saved = await bridge.call('report.save', { text });
    if (saved.ok)
      setOutcome({ text: t('saved', { path: saved.value.path }), file: saved.value.file });
    else if (saved.fault === 'cancelled') setOutcome(null);
    else setOutcome({ text: t('notSaved', { detail: saved.detail }) });
  }

  return (
    <>
      <EditedParts parts={parts} onChange={onChange} />
      <div className="report-actions">
        {text === '' ? <span>{t('nothing')}</span> : <SavedStatus outcome={outcome} />}
        <Button icon={Save} disabled={text === ''} onClick={() => inBackground(save())}>
          {t('save')}
        </Button>
        <CopyButton text={text} label={t('copy')} caption={t('copy')} variant="primary" />
      </div>
    </>
  );
}

/** The parts in their order, with the state that only the window knows. */
function withState(made: readonly ReportPart[], stateText: string): readonly EditedPart[] {
  const all: readonly ReportPart[] = [...made, { name: 'state', text: stateText }];
  return reportPartNames.flatMap((name) =>
    all.filter((part) => part.name === name).map((part) => ({ ...part, isIn: true })),
  );
}
