import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome, ImportProblem, ImportRun } from '../../shared/import.ts';
import type { DropNote, Upload } from '../store/import-slice.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { formatBytes, formatNumber } from '../ui/format.ts';
import { LatestNotices } from '../ui/latest-notices.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { useShortcutText } from '../ui/shortcuts.ts';
import { useUndo } from '../ui/use-undo.ts';
import { useReason } from './use-reason.ts';
import './import-notices.css';

/** The progress of each import with a button that stops it, and the results of ended ones with a button that undoes them. */
export function ImportNotices() {
  const imports = useWindow((state) => state.imports);
  const uploads = useWindow((state) => state.uploads);
  const notes = useWindow((state) => state.dropNotes);
  const dismissNotes = useWindow((state) => state.dismissDropNotes);
  return (
    <>
      {notes.map((note, index) => (
        <Notice key={index} severity="warning" onDismiss={dismissNotes}>
          <DropNoteText note={note} />
        </Notice>
      ))}
      {uploads.map((upload) => (
        <UploadLine key={upload.key} upload={upload} />
      ))}
      {imports.map((run) => run.outcome === null && <RunningLine key={run.number} run={run} />)}
      <LatestNotices>
        {imports.flatMap((run) =>
          run.outcome === null
            ? []
            : [<EndedNotice key={run.number} run={run} outcome={run.outcome} />],
        )}
      </LatestNotices>
    </>
  );
}

function DropNoteText({ note }: { readonly note: DropNote }) {
  const { t } = useTranslation('import');
  switch (note.is) {
    case 'folders':
      return <SenderText text={t('note.folders', { names: note.names.join(', ') })} />;
    case 'too-many':
      return t('note.too-many', { most: note.most });
    default:
      return <SenderText text={t(`note.${note.is}`, { name: note.name })} />;
  }
}

function UploadLine({ upload: { key, name, sent, bytes } }: { readonly upload: Upload }) {
  const { t } = useTranslation('import');
  const cancel = useWindow((state) => state.cancelUpload);
  return (
    <ProgressLine
      label={t('run.label', { source: name })}
      name={name}
      text={t('run.uploading')}
      done={bytes > 0 ? sent : null}
      total={bytes}
      stop={t('run.stop')}
      stopNamed={t('run.stopNamed', { source: name })}
      onStop={() => cancel(key)}
    />
  );
}

function RunningLine({ run: { number, source, phase, done, total } }: { readonly run: ImportRun }) {
  const { t, i18n } = useTranslation('import');
  const stop = useWindow((state) => state.stopImport);
  const shown = phase === 'checking' ? formatBytes : formatNumber;
  return (
    <ProgressLine
      label={t('run.label', { source })}
      name={source}
      text={t(`run.${phase}`, {
        done: shown(done, i18n.language),
        total: shown(total, i18n.language),
      })}
      done={total > 0 ? done : null}
      total={total}
      stop={t('run.stop')}
      stopNamed={t('run.stopNamed', { source })}
      onStop={() => inBackground(stop(number))}
    />
  );
}

interface EndedNoticeProps {
  readonly run: ImportRun;
  readonly outcome: ImportOutcome;
}

function EndedNotice({ run: { number, source }, outcome }: EndedNoticeProps) {
  const { t } = useTranslation('import');
  const keysOf = useShortcutText();
  const undo = useWindow((state) => state.undoImport);
  const dismiss = useWindow((state) => state.dismissImport);
  const canUndo = 'imported' in outcome && outcome.imported > 0;
  const undoIt = () => inBackground(undo(number));
  // The button disappears with its notice: without this the keyboard focus would be lost.
  const onClick = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    currentTarget.closest('section')?.querySelector<HTMLElement>('.import-button')?.focus();
    undoIt();
  };
  useUndo(canUndo ? undoIt : null);
  return (
    <Notice
      severity={severityOf(outcome)}
      onDismiss={() => inBackground(dismiss(number))}
      action={
        canUndo && (
          <Button title={t('undoHint', { keys: keysOf('undo') })} onClick={onClick}>
            {t('undo')}
          </Button>
        )
      }
    >
      <OutcomeText source={source} outcome={outcome} />
    </Notice>
  );
}

function severityOf(outcome: ImportOutcome): 'ok' | 'info' | 'warning' | 'error' {
  if (outcome.is === 'stopped') return 'info';
  if (outcome.is !== 'done') return 'error';
  return outcome.imported === 0 || outcome.leftOut > 0 ? 'warning' : 'ok';
}

interface OutcomeTextProps {
  readonly source: string;
  readonly outcome: ImportOutcome;
}

function OutcomeText({ source, outcome }: OutcomeTextProps) {
  const { t, i18n } = useTranslation('import');
  const reasonOf = useReason();
  const shownOf = (count: number) => ({ count, shown: formatNumber(count, i18n.language) });
  switch (outcome.is) {
    case 'stopped':
      return <SenderText text={t('done.stopped', { source, ...shownOf(outcome.imported) })} />;
    case 'refused': {
      const { place, reason } = outcome;
      const why = place === source ? reasonOf.text(reason) : reasonOf.sentence(place, reason);
      return <SenderText text={`${t('done.refused', { source })} ${why}`} />;
    }
    case 'failed': {
      const { imported, detail } = outcome;
      return (
        <SenderText text={`${t('done.failed', { source, ...shownOf(imported) })} ${detail}`} />
      );
    }
    case 'done': {
      const { imported, leftOut, problems, problemCount } = outcome;
      return (
        <>
          <SenderText
            text={
              imported === 0
                ? t('done.none', { source })
                : t('done.done', { source, ...shownOf(imported) })
            }
          />{' '}
          {leftOut > 0 && t('done.leftOut', shownOf(leftOut))}
          {problemCount > 0 && <Problems problems={problems} count={problemCount} />}
        </>
      );
    }
  }
}

interface ProblemsProps {
  readonly problems: readonly ImportProblem[];
  readonly count: number;
}

function Problems({ problems, count }: ProblemsProps) {
  const { t, i18n } = useTranslation('import');
  const reasonOf = useReason();
  const more = count - problems.length;
  return (
    <details className="import-problems">
      <summary>{t('done.problems', { count, shown: formatNumber(count, i18n.language) })}</summary>
      <ul>
        {problems.map(({ entry, place, reason, imported }, index) => (
          <li key={index}>
            {t('done.entry', { entry })},{' '}
            <SenderText text={`${reasonOf.text(place)}: ${reasonOf.text(reason)}`} /> (
            {t(imported ? 'done.without' : 'done.skipped')})
          </li>
        ))}
        {more > 0 && <li>{t('done.more', { shown: formatNumber(more, i18n.language) })}</li>}
      </ul>
    </details>
  );
}
