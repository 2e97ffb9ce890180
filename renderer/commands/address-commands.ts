import { sampleNames, sampleOf, type SampleName } from '../../shared/sample.ts';
import { bridge } from '../bridge.ts';
import type { WindowCommand, CommandTexts } from './command.ts';
import { addressOf } from './needs.ts';

/** The Delivery URL, its tunnel, and test messages. */
export const addressCommands: readonly WindowCommand[] = [
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
    id: 'fixed-address',
    group: 'address',
    label: 'fixedAddress',
    needs: ['inspector'],
    run: ({ openDialog }) => openDialog('address-wizard'),
  },
  {
    id: 'no-call',
    group: 'address',
    label: 'noCall',
    run: ({ openDialog }) => openDialog('no-call'),
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
    id: 'pause-receiving',
    group: 'address',
    label: 'pauseReceiving',
    needs: ['inspector', 'receiving'],
    run: ({ setReceiving }) => setReceiving(false),
  },
  {
    id: 'resume-receiving',
    group: 'address',
    label: 'resumeReceiving',
    needs: ['inspector', 'paused'],
    run: ({ setReceiving }) => setReceiving(true),
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
  {
    id: 'check-server',
    group: 'address',
    label: (t) => t('check:open'),
    needs: ['inspector'],
    run: ({ openDialog }) => openDialog('check'),
  },
  {
    id: 'samples',
    group: 'sample',
    label: (t) => t('samples:open'),
    run: ({ openSamples }) => openSamples(),
  },
  {
    id: 'send-last-sample',
    group: 'sample',
    label: (t) => t('samples:sendLast'),
    needs: ['inspector', 'no-sample-sending'],
    run: ({ sendLastSample }) => sendLastSample(),
  },
  ...sampleNames.map((name): WindowCommand => ({
    id: `send-sample-${name}`,
    group: 'sample',
    label: (t) => t('samples:sendNamed', { title: titleOf(name, t) }),
    needs: ['inspector', 'no-sample-sending'],
    run: ({ sendSample }) => sendSample(name),
  })),
];

/** The English title comes with the table. */
function titleOf(name: SampleName, t: CommandTexts): string {
  const { title } = sampleOf(name);
  return t(`sample-texts:${name}.title`, { keySeparator: false, defaultValue: title });
}
