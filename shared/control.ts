import type { AttachmentFault, AttachmentPlace } from './attachment-file.ts';
import type {
  Exported,
  ExportFault,
  ExportRequest,
  ExportProgress,
  SettingsChange,
} from './contract.ts';
import type { Failure } from './failure.ts';
import type { KeyHalf } from './signature.ts';
import type { InspectorState } from './state.ts';
import type { Result } from './result.ts';
import type { Settings } from './settings.ts';

/** What the main process alone may ask of the inspector: these name paths and end things. */
export interface ControlCalls {
  /** Writes the file whole or not at all. Exports run side by side, each by a number of its own. */
  'export.write': (
    ask: ExportRequest & { path: string; number: number },
  ) => Result<Omit<Exported, 'path'>, ExportFault>;
  'export.cancel': (ask: { number: number }) => void;
  'settings.get': () => Settings;
  /** For the window and the menu; the main process has asked the user where it must. */
  'settings.change': (change: SettingsChange) => Result<Settings, 'invalid' | 'not-saved'>;
  /** One half of a test key as PEM; `null` when it is not here. */
  'key.pem': (ask: KeyHalf) => string | null;
  /** The machine woke up: see `tunnel.wake` of the window. */
  'tunnel.wake': () => void;
  /** Fetches an attachment into a file. @returns its bytes. */
  'attachment.write': (
    ask: AttachmentPlace & { path: string },
  ) => Result<number, AttachmentFault | 'not-written'>;
  /** Resolves once everything acknowledged is closed; the process then ends by itself. */
  'inspector.stop': () => void;
}

/** What the main process hears from the inspector. */
export interface ControlEvents {
  'state.changed': InspectorState;
  'export.progress': ExportProgress & { readonly number: number };
  /** Something of ours went wrong, for the log. */
  'inspector.failed': Failure;
  /** The last it says before it ends by itself. `detail` is in plain English: who holds the folder, or what went wrong. */
  'inspector.cannot-start': CannotStart;
}

/** Why the inspector can't do its work at all. */
export interface CannotStart {
  readonly code: 'data-in-use' | 'failed';
  readonly detail: string;
}
