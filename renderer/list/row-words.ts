import type { TFunction } from 'i18next';
import type { RequestSummary } from '../../shared/summary.ts';
import { wireText } from '../../shared/wire-text.ts';

/** What a row is known by beside its kind. The Delivery URL's own path would say nothing. */
export function titleOf(row: RequestSummary): string | null {
  return row.to ?? row.broken ?? (row.stray && row.url !== null ? wireText(row.url) : null);
}

/** What newsletters fill the rest of a preview with: characters without a width. */
const emptySpace = /\u034f|[\u00ad\u200b\u2060\ufeff]/g;

/** The message's beginning on one line; a subject goes before it. */
export function textOf(row: RequestSummary): string | null {
  const parts = [row.subject, row.preview].filter((part) => part !== null && part !== '');
  if (parts.length === 0) return null;
  return parts.join(' · ').replaceAll(emptySpace, '').replaceAll(/\s+/g, ' ');
}

/** @returns what a request is, in a word or two. */
export function kindWord(row: RequestSummary, t: TFunction): string {
  if (row.broken !== null) return t('row.notHttp');
  return row.kind === null ? t('row.reading') : t(`row.kind.${row.kind}`);
}

const units = ['B', 'kB', 'MB'] as const;

/** What stands in the place of a message that has no text: the size of its body. */
export function bodyWord(row: RequestSummary, t: TFunction, locale: string): string {
  if (row.bodyBytes === 0) return t('row.emptyBody');
  const step = Math.min(units.length - 1, Math.floor(Math.log10(row.bodyBytes) / 3));
  const size = new Intl.NumberFormat(locale, { maximumFractionDigits: step === 0 ? 0 : 1 });
  const shown = `${size.format(row.bodyBytes / 1000 ** step)}\u00a0${units[step]}`;
  return t('row.bodyOf', { size: shown });
}
