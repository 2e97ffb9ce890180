import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Compatibility, CompatibilityFinding } from '../../shared/mail.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber, formatShare } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { openLink } from '../ui/open-link.ts';
import { useTimes } from '../ui/use-times.ts';
import { useMailAnalysis } from './use-mail-analysis.ts';
import './check.css';

/** Lines that are listed for each finding. */
const maxShownLines = 12;

/** Features of the mail that some clients don't support, by caniemail.com's data, which is part of the app. */
export function CheckView({ id }: { readonly id: number }) {
  const { t } = useTranslation('mail');
  const analysis = useMailAnalysis('mail.compatibility', id);
  if (analysis.is === 'waiting') return <p className="mail-waiting">{t('inspecting')}</p>;
  if (analysis.is === 'failed') return <Notice severity="warning">{t('tooHeavy')}</Notice>;
  return <CompatibilityFindings checked={analysis.value} />;
}

function CompatibilityFindings({ checked }: { readonly checked: Compatibility }) {
  const { t } = useTranslation('mail');
  const times = useTimes();
  const { findings, used, clients, updated } = checked;
  const date = times.calendarDay(updated);
  return (
    <div className="check" role="group" aria-label={t('views.check')} tabIndex={0}>
      <p className="mail-muted">
        {t('check.summary', { count: findings.length, used })} {t('check.how', { clients, date })}
      </p>
      {findings.length > 0 && (
        <table className="check-table">
          <thead>
            <tr>
              <th scope="col">{t('check.feature')}</th>
              <th scope="col">{t('check.unsupported')}</th>
              <th scope="col">{t('check.partial')}</th>
              <th scope="col">{t('check.lines')}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding) => (
              <Finding key={finding.slug} finding={finding} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Finding({ finding }: { readonly finding: CompatibilityFinding }) {
  const { t, i18n } = useTranslation('mail');
  const { title, url, unsupported, partial, known, lines, count } = finding;
  const named = lines.slice(0, maxShownLines).join(', ');
  const open = t('openLink', { address: url });
  return (
    <tr>
      <th scope="row">
        <span className="selectable">{title}</span>
        <Button
          variant="quiet"
          icon={ExternalLink}
          aria-label={open}
          title={open}
          onClick={() => openLink(url)}
        />
      </th>
      <td>
        <Share names={unsupported} known={known} />
      </td>
      <td>
        <Share names={partial} known={known} />
      </td>
      <td className="selectable">
        {lines.length > maxShownLines ? `${named}, …` : named}
        {count > lines.length && (
          <span className="mail-muted">
            {' '}
            {t('check.times', { count, shown: formatNumber(count, i18n.language) })}
          </span>
        )}
      </td>
    </tr>
  );
}

function Share({ names, known }: { readonly names: readonly string[]; readonly known: number }) {
  const { t, i18n } = useTranslation('mail');
  if (names.length === 0) return <span className="mail-muted">{t('check.nobody')}</span>;
  const share = formatShare(names.length / known, i18n.language);
  return (
    <details>
      <summary>{t('check.share', { share, count: names.length, known })}</summary>
      <p className="selectable">{names.join(', ')}</p>
    </details>
  );
}
