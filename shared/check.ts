/** What a scenario shows about a receiver. The names are part of the terminal's JSON. */
export const checkVerdicts = ['pass', 'careful', 'fail', 'undecidable'] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

/** The groups of scenarios, in their order. */
export const scenarioGroups = [
  'shape',
  'text',
  'signature',
  'delivery',
  'traffic',
  'time',
] as const;
export type ScenarioGroup = (typeof scenarioGroups)[number];

/** What supports a scenario: HighLevel's documents, a request that somebody saw in production, a claim, or the standard of HTTP. */
export const scenarioSources = ['documented', 'seen-live', 'claimed', 'http'] as const;
export type ScenarioSource = (typeof scenarioSources)[number];

/** The texts of a scenario. */
export interface ScenarioTexts {
  /** What is sent, without a full stop. */
  readonly title: string;
  /** Why a receiver must handle it. */
  readonly why: string;
  /** What to do when it fails. */
  readonly advice: string;
  /** What the user must look at, because no answer shows it. */
  readonly look?: string | undefined;
}

/** A scenario as it is listed. */
export interface ScenarioSummary {
  readonly name: string;
  readonly group: ScenarioGroup;
  readonly source: ScenarioSource;
  /** How many requests are sent. */
  readonly requests: number;
  /** In English. */
  readonly texts: ScenarioTexts;
}

/** Why no answer came. */
export type CheckFault =
  'refused' | 'dns' | 'unreachable' | 'timeout' | 'reset' | 'not-http' | 'tls' | 'stopped';

/** What was seen, as data: the terminal and the window make sentences of it. */
export type CheckFinding =
  /** All answers are as they must be. `ms` is the slowest. */
  | {
      readonly is: 'as-expected';
      readonly status: number;
      readonly count: number;
      readonly ms: number;
    }
  | {
      readonly is: 'status';
      readonly status: number;
      /** How many of the requests were answered so. */
      readonly count: number;
      readonly of: number;
      /** The start of the answer's body, as text. */
      readonly answer: string;
    }
  | {
      readonly is: 'no-answer';
      readonly fault: CheckFault;
      readonly detail: string;
      readonly count: number;
      readonly of: number;
    }
  | { readonly is: 'slow'; readonly ms: number; readonly limitMs: number }
  /** Refused, and nothing was signed: a key would decide it. */
  | { readonly is: 'needs-key' }
  /** The gateway port saw another number of messages. */
  | { readonly is: 'left'; readonly times: number; readonly wanted: number }
  /** Answers do not show it: the scenario's text says what to look at. */
  | { readonly is: 'look' };

/** Why a check can't begin. `declined`: the user did not confirm the server. */
export type CheckStartFault = 'declined' | 'bad-url' | 'no-key' | 'no-port' | 'running';

/** A check that goes on, or ended last. */
export interface CheckRun {
  readonly url: string;
  /** How many scenarios it has. */
  readonly total: number;
  /** In the order in which they ended. */
  readonly results: readonly ScenarioResult[];
  /** The scenario that is being played; `null` for none. */
  readonly current: string | null;
  /** Where the receiver's messages are counted; `null` when they are not. */
  readonly gatewayUrl: string | null;
  readonly isSigned: boolean;
  readonly state:
    | { readonly is: 'running' | 'ended' | 'stopped' }
    /** Nothing answers at that address. */
    | { readonly is: 'unreachable'; readonly fault: CheckFault; readonly detail: string };
}

/** What a scenario showed. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly group: ScenarioGroup;
  readonly verdict: CheckVerdict;
  readonly findings: readonly CheckFinding[];
  readonly requests: number;
  /** From the first request to the last answer, in milliseconds. */
  readonly ms: number;
}
