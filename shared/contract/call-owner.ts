import { appCalls } from './app-calls.ts';
import { inspectorCalls } from './inspector-calls.ts';

/**
 * The closed list of calls, and the process that handles each. The build writes it into the preload
 * (`electron.vite.config.ts`), which would otherwise carry every schema into the window's process.
 */
export const callOwner: Readonly<Record<string, 'inspector' | 'app'>> = Object.fromEntries([
  ...Object.keys(inspectorCalls).map((name) => [name, 'inspector'] as const),
  ...Object.keys(appCalls).map((name) => [name, 'app'] as const),
]);
