import { expect, it } from 'vitest';
import { listenerFault } from '../../../electron/core/listener/listener.ts';

it.each([
  ['EADDRINUSE', 'port-taken'],
  ['EACCES', 'permission-denied'],
  ['EPERM', 'permission-denied'],
  ['EADDRNOTAVAIL', 'address-unavailable'],
  ['ENOTFOUND', 'address-unavailable'],
  ['EMFILE', 'unknown'],
])('maps %s to %s, with the system’s message', (code, fault) => {
  const error = Object.assign(new Error(`listen ${code}`), { code });
  expect(listenerFault(error)).toEqual({ fault, detail: `listen ${code}` });
});
