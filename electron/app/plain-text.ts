import { shortText } from '../../shared/cut-text.ts';
import { everyHidden } from '../../shared/hidden-characters.ts';

/**
 * A text for a place that the system draws outside our window, such as a notification: on one line, bounded, and without
 * characters that are invisible or change the order of others. Some notification servers of Linux read markup (Desktop
 * Notifications Specification, “Markup”), and Electron escapes nothing, so what could begin a tag is replaced there.
 */
export function plainText(text: string, limit: number, platform = process.platform): string {
  const line = text
    .replace(/[\s\u0085]+/g, ' ')
    .replace(everyHidden, '')
    .trim();
  const drawn =
    platform === 'linux' ? line.replace(/[<>&]/g, (one) => lookAlikes[one] ?? '') : line;
  return shortText(drawn, limit);
}

const lookAlikes: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' };
