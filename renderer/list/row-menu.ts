import type { ContextMenuItem } from '../../shared/context-menu.ts';
import { exportFormats, exportTable } from '../../shared/export.ts';
import type { RequestDetail } from '../../shared/detail.ts';
import type { Related } from '../../shared/related.ts';
import { idQuery } from '../../shared/text-query.ts';

type Entry = ContextMenuItem | 'separator';

/** What is known of the requests that the menu is about. */
export interface MenuSubject {
  /** The one request, with what is related to it; `null` for several, and while it is still being read. */
  readonly one: { readonly detail: RequestDetail; readonly related: Related | null } | null;
  readonly isMany: boolean;
  /** Whether exactly two are selected. */
  readonly isPair: boolean;
  readonly isPinned: boolean;
}

/** The entries of the menu of requests. What makes no sense for these is left out. */
export function rowMenu({ one, isMany, isPair, isPinned }: MenuSubject): readonly Entry[] {
  const inspection = one?.detail.inspection ?? null;
  const isMail = isMany || inspection?.kind === 'email';
  const message = inspection?.message ?? null;
  // What is still being read may be HTTP.
  const isHttp = (one?.detail.request.broken ?? null) === null;
  const groups: readonly (readonly ContextMenuItem[])[] = [
    [
      ...(isMany ? [] : (['copyBody'] as const)),
      ...copyFormats(isMany).map((format) => `copy:${format}` as const),
    ],
    [
      ...(idQuery('contact', message?.contactId ?? null) === null
        ? []
        : ['searchContact' as const]),
      ...(messageQuery(message) === null ? [] : ['searchMessage' as const]),
    ],
    isHttp ? ['sendAgain', ...(isMany ? [] : (['editAndSend'] as const)), 'play'] : [],
    [
      ...(isPair ? ['compareSelected' as const] : []),
      ...(one !== null && previousAttempt(one) !== null ? ['compareAttempt' as const] : []),
      ...(one !== null && previousOfContact(one) !== null ? ['compareContact' as const] : []),
    ],
    [isPinned ? 'unpin' : 'pin', 'remove'],
    [
      ...exportFormats
        .filter((format) => exportTable[format].holds === 'all' || isMail)
        .map((format) => `export:${format}` as const),
      'types',
      'redact',
    ],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index): readonly Entry[] => (index === 0 ? group : ['separator', ...group]));
}

/** The formats in which requests are copied: one as a command, code or a document, several as documents. */
function copyFormats(isMany: boolean) {
  return exportFormats.filter((format) => {
    const { holds, isForOne } = exportTable[format];
    return holds === 'all' && (isMany || isForOne);
  });
}

/** The query that finds the requests of a message: its attempts, and what else names its id. */
export function messageQuery(
  message: { readonly messageId: string | null; readonly emailMessageId: string | null } | null,
): string | null {
  return (
    idQuery('message', message?.messageId ?? null) ??
    idQuery('message', message?.emailMessageId ?? null)
  );
}

type One = NonNullable<MenuSubject['one']>;

/** @returns the id of the attempt before this one. */
export function previousAttempt({ detail, related }: One): number | null {
  const shown = related?.attempts.shown ?? [];
  const at = shown.findIndex(({ row }) => row.id === detail.request.id);
  return shown[at - 1]?.row.id ?? null;
}

/** @returns the id of the message to the same contact before this one. */
export function previousOfContact({ detail, related }: One): number | null {
  const earlier = related?.thread?.shown.filter(({ row }) => row.id < detail.request.id) ?? [];
  return earlier.length === 0 ? null : Math.max(...earlier.map(({ row }) => row.id));
}
