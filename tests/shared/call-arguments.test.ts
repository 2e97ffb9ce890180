import { expect, it } from 'vitest';
import { appCalls } from '../../shared/contract/app-calls.ts';
import { callOwner } from '../../shared/contract/call-owner.ts';
import { controlCalls } from '../../shared/contract/control-calls.ts';
import { inspectorCalls } from '../../shared/contract/inspector-calls.ts';
import { exportFormats } from '../../shared/export.ts';
import { listChoices } from '../../shared/list-filter.ts';

const calls = { ...inspectorCalls, ...appCalls };
type Name = keyof typeof calls;
const accepts = (name: Name, args: unknown) => calls[name].args.safeParse(args).success;

it.each<[Name, unknown[]]>([
  ['app.info', []],
  ['export.save', [{ format: 'har', scope: { ids: [1, 2] } }]],
  ...exportFormats.map((format): [Name, unknown[]] => [
    'export.save',
    [{ format, scope: { ids: [1] } }],
  ]),
  ['export.save', [{ format: 'json', scope: { filter: { text: '', show: 'all' } } }]],
  ['mail.stage', [{ html: '', images: true }]],
  ['mail.takePicture', [{ address: 'mail://x/', width: 375, dark: true, to: 'clipboard' }]],
  ['settings.change', [{ port: 1, tunnel: { kind: 'none' } }]],
  ...listChoices.map((show): [Name, unknown[]] => [
    'list.remove',
    [{ filter: { text: '', show } }],
  ]),
  [
    'list.rows',
    [{ filter: { text: '', show: 'all' }, from: 0, count: 9, anchor: { id: 1, index: 0 } }],
  ],
])('takes %s with %j', (name, args) => {
  expect(accepts(name, args)).toBe(true);
});

it.each<[Name, unknown]>([
  ['app.info', [1]],
  ['app.info', undefined],
  ['clipboard.write', [{}]],
  ['link.open', []],
  ['export.save', [{ format: 'exe', scope: { ids: [] } }]],
  ['export.save', [{ format: 'json', scope: { ids: [1] }, path: '/etc/passwd' }]],
  ['mail.stage', [{ html: '', images: true, id: 'x' }]],
  ['mail.savePdf', [{ address: 'mail://x/', path: '/etc/passwd' }]],
  ['mail.takePicture', [{ address: 'mail://x/', width: 1e6, dark: false, to: 'file' }]],
  ['settings.change', ['port']],
  ['state.get', [{}]],
  ['request.get', [{ id: '1' }]],
  ['request.get', [{ id: 1, path: '/etc/passwd' }]],
  ['list.rows', [{ filter: { text: '', show: 'none' }, from: 0, count: 9 }]],
  ['list.rows', [{ filter: { text: '', show: 'all' }, from: 0, count: 1e6 }]],
  ['body.bytes', [{ id: 1, from: -1, count: 1 }]],
  ['keys.remove', [{ fingerprint: '../../etc/passwd' }]],
])('refuses %s with %j', (name, args) => {
  expect(accepts(name, args)).toBe(false);
});

it('gives each call one owner, and the window none of the main process’s own', () => {
  expect(Object.keys(callOwner).toSorted()).toEqual(
    [...Object.keys(inspectorCalls), ...Object.keys(appCalls)].toSorted(),
  );
  for (const name of [
    'inspector.stop',
    'export.write',
    'import.look',
    'attachment.write',
    'key.pem',
  ]) {
    expect(Object.hasOwn(controlCalls, name)).toBe(true);
    expect(Object.hasOwn(callOwner, name)).toBe(false);
  }
});
