import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { nodesOf, type Node } from '../support/drawn-texts.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Calls that nothing waits for and that do not go through `inBackground`, and failures that are caught and not shown, each
 * with the reason why that is right.
 */
const silent: Readonly<Record<string, readonly string[]>> = {
  // No promise: the return value of a `Map` is not needed.
  'renderer/store/storage.ts': ['void items.set(name, value)', 'void items.delete(name)'],
  // With `initAsync: false` the texts are ready when it returns.
  'renderer/i18n.ts': ['void i18n.use(initReactI18next).init()'],
  // It catches every failure and shows it in place of the part.
  'renderer/ui/later.tsx': ['void load()'],
  // No promise: whether the part took the focus.
  'renderer/frame/use-frame-keys.ts': ["void focusPane('message')"],
  // After a failure, the next change of the list asks again.
  'renderer/store/call-slice.ts': ['null'],
  // The next step waits for this promise; its own failure goes to who took it.
  'renderer/store/history-slice.ts': ['undefined'],
  // It counts again with the next change of the list.
  'renderer/settings/replies/replies-dialog.tsx': ['void countRules()'],
  // `listFault` and `connected` show it.
  'renderer/store/list-slice.ts': Array.from({ length: 5 }, () => 'void load()'),
  // The failure goes to who removes.
  'renderer/store/removal-slice.ts': ['undefined'],
  // That the file was not read is said already; the inspector gives up what it has of it by itself.
  'renderer/store/import-slice.ts': ['undefined'],
  // Looking whether the CRM called fails silently, and is done again with the next change of the list.
  'renderer/store/sync.ts': [
    'void noteRequests()',
    // It waits for the list, which shows its own failure.
    'void receiveImports(runs)',
    'void fetchState()',
    'undefined',
    'undefined',
    'undefined',
    'undefined',
    'void loadRuns()',
  ],
  // The next event brings what a call did not.
  'renderer/store/main-sync.ts': ['undefined', 'undefined', 'undefined', 'undefined'],
  // The state of the tunnel shows the outcome of a test; nobody requested the waking.
  'renderer/store/inspector-slice.ts': [
    'undefined',
    "void bridge.call('tunnel.wake').catch(() => undefined)",
    'undefined',
  ],
  // The frames answer, or are given up after their time.
  'renderer/mail/sanitizer-page.ts': [
    'void respond(data).then((response) => port.postMessage(response))',
  ],
  'renderer/mail/sanitizer.ts': [
    'null',
    "void page.ready.then(() => page.frame.contentWindow?.postMessage(request, '*', [port2]))",
  ],
  // A frame that is not drawn in time is given up, and that is said.
  'renderer/mail/use-render-deadline.ts': ['{}'],
  // A menu without what is known of its request has fewer entries.
  'renderer/list/use-row-menu.ts': ['null'],
  // The next key waits for this promise; its own failure goes to who pressed the key.
  'renderer/store/many-slice.ts': ['undefined'],
  // An inspector that is away fetches nothing.
  'renderer/mail/mail-store.ts': ['undefined'],
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Promises whose failure is not handled: `void call()`, and a rejection handler that does nothing. */
function unhandled(source: string): readonly string[] {
  const written = ({ start, end }: Node) => source.slice(start, end).replaceAll(/\s+/g, ' ');
  return nodesOf(source).flatMap((node) => {
    const { argument, callee, arguments: given } = node;
    if (node.type === 'UnaryExpression' && node['operator'] === 'void')
      return isNode(argument) && argument.type === 'CallExpression' ? [written(node)] : [];
    if (node.type !== 'CallExpression' || !isNode(callee)) return [];
    const property = callee['property'];
    const method = isNode(property) ? property['name'] : undefined;
    const handler = (given as readonly Node[])[method === 'then' ? 1 : 0];
    if ((method !== 'catch' && method !== 'then') || handler?.type !== 'ArrowFunctionExpression')
      return [];
    const body = handler['body'] as Node;
    const isEmpty = /^(?:undefined|null|\{\s*\})$/.test(written(body));
    return isEmpty ? [written(body)] : [];
  });
}

it('shows every call that fails', () => {
  const found = Object.fromEntries(
    globSync('renderer/**/*.{ts,tsx}', { cwd: root })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => !file.startsWith('renderer/pdf/') && file !== 'renderer/ui/failures.ts')
      .map((file) => [file, unhandled(readFileSync(join(root, file), 'utf8'))] as const)
      .filter(([, calls]) => calls.length > 0),
  );
  expect(found).toEqual(silent);
});
