/** The names that the preload and the main process send under; the page never sees them. */
export const channels = {
  /** Preload asks, main answers: a call of `AppCalls`. */
  call: 'hookscope.call',
  /** Preload to main: a fresh page wants a port to the inspector. */
  wantPort: 'hookscope.want-port',
  /** Main to preload: here is the port. */
  port: 'hookscope.port',
  /** Main to preload: the inspector died, and the port with it. */
  portLost: 'hookscope.port-lost',
  /** Main to preload: an event of `Events`. */
  event: 'hookscope.event',
} as const;
