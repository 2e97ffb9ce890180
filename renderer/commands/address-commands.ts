import { sampleKinds } from '../../shared/sample.ts';
import { bridge } from '../bridge.ts';
import type { Command } from './command.ts';
import { addressOf } from './needs.ts';

/** The Delivery URL, its tunnel, and test messages. */
export const addressCommands: readonly Command[] = [
  {
    id: 'copy-delivery-url',
    group: 'address',
    label: 'copyAddress',
    needs: ['address'],
    run: (window) => bridge.call('clipboard.write', addressOf(window) ?? ''),
  },
  {
    id: 'paste-help',
    group: 'address',
    label: 'pasteHelp',
    run: ({ openDialog }) => openDialog('paste-help'),
  },
  {
    id: 'open-tunnel',
    group: 'address',
    label: 'openTunnel',
    needs: ['inspector', 'tunnel-not-open'],
    run: ({ openTunnel }) => openTunnel(),
  },
  {
    id: 'close-tunnel',
    group: 'address',
    label: 'closeTunnel',
    needs: ['open-tunnel'],
    run: ({ closeTunnel }) => closeTunnel(),
  },
  {
    id: 'test-tunnel',
    group: 'address',
    label: 'testTunnel',
    needs: ['open-tunnel'],
    run: ({ testTunnel }) => testTunnel(),
  },
  {
    id: 'renew-path',
    group: 'address',
    label: 'renewPath',
    needs: ['inspector'],
    run: ({ renewPath }) => renewPath(),
  },
  {
    id: 'replies',
    group: 'address',
    label: 'replies',
    run: (window) => window.openDialog('replies'),
  },
  {
    id: 'destinations',
    group: 'address',
    label: 'destinations',
    run: ({ openDestinations }) => openDestinations(),
  },
  ...sampleKinds.map((kind): Command => ({
    id: `send-sample-${kind}`,
    group: 'sample',
    label: (t) => t(`window:sample.sendNamed.${kind}`),
    needs: ['inspector', 'no-sample-sending'],
    run: ({ sendSample }) => sendSample(kind),
  })),
  ...sampleKinds.map((kind): Command => ({
    id: `edit-sample-${kind}`,
    group: 'sample',
    label: (t) => t(`sending:sample.${kind}`),
    run: ({ openEditor }) => openEditor({ sample: kind }),
  })),
];
