import { expect, it } from 'vitest';
import { appAsks } from '../../electron/app/app-asks.ts';

it.each([
  ['app.info', []],
  ['export.save', [{ format: 'har', scope: { ids: [1, 2] } }]],
  ...(['ndjson', 'csv', 'curl', 'raw', 'postman'] as const).map(
    (format) => ['export.save', [{ format, scope: { ids: [1] } }]] as const,
  ),
  ['export.save', [{ format: 'json', scope: { filter: { text: '', show: 'all' } } }]],
  ['mail.stage', [{ html: '', images: true }]],
  ['mail.takePicture', [{ address: 'mail://x/', width: 375, dark: true, to: 'clipboard' }]],
] as const)('takes %s with %j', (name, args) => {
  expect(appAsks[name].safeParse(args).success).toBe(true);
});

it.each([
  ['app.info', [1]],
  ['app.info', undefined],
  ['clipboard.write', [{}]],
  ['link.open', []],
  ['export.save', [{ format: 'exe', scope: { ids: [] } }]],
  ['export.save', [{ format: 'json', scope: { ids: [1] }, path: '/etc/passwd' }]],
  ['mail.stage', [{ html: '', images: true, id: 'x' }]],
  ['mail.savePdf', [{ address: 'mail://x/', path: '/etc/passwd' }]],
  ['mail.takePicture', [{ address: 'mail://x/', width: 1e6, dark: false, to: 'file' }]],
] as const)('refuses %s with %j', (name, args) => {
  expect(appAsks[name].safeParse(args).success).toBe(false);
});
