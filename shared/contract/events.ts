import type { CheckRun } from '../check.ts';
import type { CrmRun } from '../crm-api.ts';
import type { RunningDataWork } from '../data-actions.ts';
import type { ExportsState } from '../export.ts';
import type { SendRun } from '../dispatches.ts';
import type { ImportRun } from '../import.ts';
import type { MenuCommand } from '../menu-commands.ts';
import type { PlayRun } from '../play.ts';
import type { UpdateState } from '../updates.ts';
import type { InspectorProgress, InspectorStatus } from '../state.ts';

/** A key as a `KeyboardEvent` has it. */
export interface FrameKey {
  readonly key: string;
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly modifierAltGraph: boolean;
}

/** Names the type of an event's data, for the compiler alone. */
interface Carries<Data> {
  readonly data?: Data;
}

/** What is sent to the window without a call: the closed list of events that the bridge passes on. */
export const events = {
  'state.changed': {} as Carries<InspectorStatus>,
  /** Sent up to 20 times a second while work goes on, so it carries nothing else. */
  'progress.changed': {} as Carries<InspectorProgress>,
  /** Rows were added, changed or removed: the rows that are shown must be fetched again. */
  'list.changed': {} as Carries<{ readonly total: number }>,
  /** A sending of the user began, went on or ended. Sent at most every 50 ms. */
  'runs.changed': {} as Carries<readonly SendRun[]>,
  /** A check of a server began, went on or ended. */
  'check.changed': {} as Carries<CheckRun>,
  /** A play began, went on or ended. Sent at most every 50 ms. */
  'plays.changed': {} as Carries<readonly PlayRun[]>,
  /** A call to the CRM began, was tried again or ended: the calls that go on. `crm.answers` of its request has changed. */
  'crm.changed': {} as Carries<readonly CrmRun[]>,
  /** Every import that goes on or has ended lately. */
  'imports.changed': {} as Carries<readonly ImportRun[]>,
  /** What is done with the data folder as a whole, at each percent of it; `null` at its end. The inspector may be stopped meanwhile. */
  'data.working': {} as Carries<RunningDataWork | null>,
  /** A command that the user chose in the app's menu. */
  'command.chosen': {} as Carries<MenuCommand>,
  /** The system opened something with the app: `opened.take` names it. */
  'opened.waiting': {} as Carries<null>,
  'updates.changed': {} as Carries<UpdateState>,
  'exports.changed': {} as Carries<ExportsState>,
  /** The address of the link under the pointer or the focus, in the window or a mail; empty for none. */
  'link.pointed': {} as Carries<string>,
  /** A selected text that the user wants to find, from a context menu. */
  'search.requested': {} as Carries<string>,
  /** A key that was pressed while the focus was in a frame. */
  'key.pressed': {} as Carries<FrameKey>,
  /** The inspector went away or came back; after `true`, everything that is shown must be fetched again. */
  'inspector.connected': {} as Carries<boolean>,
} as const;

export type Events = {
  readonly [Name in keyof typeof events]: Required<(typeof events)[Name]>['data'];
};

export const eventNames: readonly string[] = Object.keys(events);
