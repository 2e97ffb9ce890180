import type { BackgroundState } from '../../shared/background-state.ts';
import type { Kind } from '../../shared/kinds.ts';
import type { NativeTexts } from './texts.ts';

export type TrayAction = 'open-last' | 'copy' | 'pause' | 'resume' | 'open' | 'settings' | 'quit';

/** An entry of the menu; without an action it only says something. */
export type TrayEntry =
  'separator' | { readonly label: string; readonly action: TrayAction | null };

export interface TrayWords {
  readonly texts: Pick<NativeTexts, 'tray'>;
  readonly nameOf: (kind: Kind) => string;
  /** The date and the time of day of a moment. */
  readonly when: (at: number) => string;
}

/** The state in one sentence: the first entry of the menu, and the tooltip. */
export function stateSentence({ is, refused }: BackgroundState, { texts }: TrayWords): string {
  const sentence = texts.tray.state[is];
  if (is !== 'paused' || refused === 0) return sentence;
  return `${sentence} ${texts.tray.refused.replace('{count}', String(refused))}`;
}

/** The entries of the tray's menu. Nothing in them is a sender's text. */
export function trayEntries(state: BackgroundState, words: TrayWords): readonly TrayEntry[] {
  const { tray } = words.texts;
  const { last, address, is } = state;
  const lastLabel =
    last === null
      ? tray.none
      : tray.last
          .replace('{what}', last.kind === null ? tray.unknown : words.nameOf(last.kind))
          .replace('{when}', words.when(last.receivedAt));
  return [
    { label: stateSentence(state, words), action: null },
    { label: lastLabel, action: last === null ? null : 'open-last' },
    'separator',
    {
      label: address?.isPublic === false ? tray.copyLocal : tray.copyDelivery,
      action: address === null ? null : 'copy',
    },
    is === 'paused'
      ? { label: tray.resume, action: 'resume' }
      : { label: tray.pause, action: 'pause' },
    'separator',
    { label: tray.open, action: 'open' },
    { label: tray.settings, action: 'settings' },
    'separator',
    { label: tray.quit, action: 'quit' },
  ];
}
