/** Whether Hookscope looks for newer versions: after a question, by itself, or only when the user tells it to. */
export const updateChoices = ['ask', 'on', 'off'] as const;

/** A line of release notes. Its text is plain: markup and hidden characters of the source are gone. */
export interface NoteLine {
  readonly is: 'heading' | 'item' | 'text';
  readonly text: string;
}

/** How a newer version gets onto this machine. */
export type UpdateWay =
  /** Hookscope downloads it, and puts it in its own place when it quits. */
  | { readonly is: 'itself'; readonly bytes: number }
  /** The user downloads a package, and installs it with this command. */
  | { readonly is: 'command'; readonly command: string }
  /** The user downloads it. */
  | { readonly is: 'download' };

/** A newer version than the one that runs. */
export interface Update {
  readonly version: string;
  readonly notes: readonly NoteLine[];
  /** The page of the release, for a browser. */
  readonly page: string;
  readonly way: UpdateWay;
}

/** Why there is no update. The window shows a next step for each code. */
const updateFaults = [
  /** The server could not be reached, or did not answer in time. */
  'offline',
  /** The server answered with an error. */
  'refused',
  /** What the server says of the newest version can't be used. */
  'bad-feed',
  /** Something is larger than what is accepted. */
  'too-large',
  /** The server led to an address that is not safe to load from. */
  'unsafe-address',
  /** The connection ended, or nothing came for a while. */
  'cut',
  /** The package is not the one that was published. */
  'tampered',
  /** The package is not signed by who signed this app. */
  'unsigned',
  /** The package could not be written. */
  'not-written',
] as const;
export type UpdateFault = (typeof updateFaults)[number];

/** What is known about newer versions. */
export type UpdateState =
  /** Nothing is ever looked for: the environment says so, or there is no package that could be updated. */
  | { readonly is: 'off'; readonly why: 'environment' | 'checkout' }
  | { readonly is: 'idle' }
  | { readonly is: 'checking' }
  /** There is no newer version. */
  | { readonly is: 'current' }
  | { readonly is: 'available'; readonly update: Update }
  | { readonly is: 'downloading'; readonly update: Update; readonly percent: number }
  /** It is installed when the app quits. */
  | { readonly is: 'ready'; readonly update: Update }
  | {
      readonly is: 'failed';
      readonly fault: UpdateFault;
      /** What the system or the library said. */
      readonly detail: string;
      /** What was being downloaded; `null` when a look that the user asked for failed. */
      readonly update: Update | null;
    };
