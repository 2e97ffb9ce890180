import type { TFunction } from 'i18next';
import type { RequestSummary } from '../../shared/summary.ts';
import { wireText } from '../../shared/wire-text.ts';
import { numberFormat } from '../ui/format.ts';

/**
 * The title of a row: its receiver, or why it is broken, or the path of a stray. The path of every other request is that
 * of the Delivery URL.
 */
export function titleOf(row: RequestSummary): string | null {
  return row.to ?? row.broken ?? (row.stray && row.url !== null ? wireText(row.url) : null);
}

/** Characters without a width, with which newsletters fill the rest of their preview. */
const invisible = /\u034f|[\u00ad\u200b\u2060\ufeff]/g;

/** The subject and the beginning of the message, each on one line; `null` where nothing of it is seen. */
export function previewOf(row: RequestSummary): {
  readonly subject: string | null;
  readonly text: string | null;
} {
  return { subject: onOneLine(row.subject), text: onOneLine(row.preview) };
}

function onOneLine(text: string | null): string | null {
  return text?.replaceAll(invisible, '').replaceAll(/\s+/g, ' ').trim() || null;
}

/** The kind of a request, in a word or two. */
export function kindLabel(row: RequestSummary, t: TFunction): string {
  if (row.broken !== null) return t('row.notHttp');
  return row.kind === null ? t('row.reading') : t(`row.kind.${row.kind}`);
}

const units = ['B', 'kB', 'MB'] as const;

/** Shown instead of a text for a request without one: the size of its body. */
export function bodyLabel(row: RequestSummary, t: TFunction, locale: string): string {
  if (row.bodyBytes === 0) return t('row.emptyBody');
  const step = Math.min(units.length - 1, Math.floor(Math.log10(row.bodyBytes) / 3));
  const size = numberFormat(locale, { maximumFractionDigits: step === 0 ? 0 : 1 });
  const shown = `${size.format(row.bodyBytes / 1000 ** step)}\u00a0${units[step]}`;
  return t('row.bodyOf', { size: shown });
}
