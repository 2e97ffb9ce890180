import type { RaisedNotice } from '../../shared/background-state.ts';
import type { Kind } from '../../shared/kinds.ts';
import type { NativeTexts } from './texts.ts';

/** The words of a notification. The kind of a request and the user's own names are all that is said of what it is about. */
export function noticeTexts(
  { kind, request, name }: RaisedNotice,
  { notifications, tray }: Pick<NativeTexts, 'notifications' | 'tray'>,
  nameOf: (kind: Kind) => string,
): { readonly title: string; readonly body: string } {
  const { title, body } = notifications.of[kind];
  const requestKind = request?.kind ?? null;
  const requestName = requestKind === null ? tray.unknown : nameOf(requestKind);
  return { title, body: body.replace('{what}', () => name ?? requestName) };
}
