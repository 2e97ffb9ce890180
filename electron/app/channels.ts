/** The IPC channels between the preload and the main process; the page never sees them. */
export const channels = {
  /** Preload to main, with an answer: a call of `AppCalls`. */
  call: 'hookscope.call',
  /** Preload to main: a new page needs a port to the inspector. */
  requestPort: 'hookscope.request-port',
  /** Main to preload: the port. */
  port: 'hookscope.port',
  /** Main to preload: the inspector ended, so the port is dead. */
  portLost: 'hookscope.port-lost',
  /** Main to preload: an event of `Events`. */
  event: 'hookscope.event',
} as const;
