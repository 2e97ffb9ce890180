import { expect, it } from 'vitest';
import { listenerFault } from '../../../electron/core/listener/listener-fault.ts';

it.each([
  ['EADDRINUSE', 'port-taken'],
  ['EACCES', 'permission-denied'],
  ['EPERM', 'permission-denied'],
  ['EADDRNOTAVAIL', 'address-unavailable'],
  ['ENOTFOUND', 'address-unavailable'],
  ['EMFILE', 'unknown'],
])('takes %s for %s, with the system’s words', (code, fault) => {
  const error = Object.assign(new Error(`listen ${code}`), { code });
  expect(listenerFault(error)).toEqual({ fault, detail: `listen ${code}` });
});
