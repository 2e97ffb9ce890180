/** How long captures are counted together. Milliseconds. */
const spanMs = 100;

/** From this many captures within a span on, the rate is high. */
const many = 8;

/** Tells whether many requests are being captured. */
export interface CaptureRate {
  readonly captured: () => void;
  /** Many were captured in the present span, or in the one before. */
  readonly isHigh: () => boolean;
  /** Milliseconds since the last one. */
  readonly quietFor: () => number;
  /** None was captured for a while: those so far do not count any more. */
  readonly paused: () => void;
}

/** @param now milliseconds of a monotonic clock. */
export function createCaptureRate(now: () => number = () => performance.now()): CaptureRate {
  let span = 0;
  let lastAt = -Infinity;
  let captures = 0;
  let capturesBefore = 0;

  function keepUp(at = now()): void {
    const present = Math.floor(at / spanMs);
    if (present === span) return;
    capturesBefore = present === span + 1 ? captures : 0;
    captures = 0;
    span = present;
  }

  return {
    captured: () => {
      lastAt = now();
      keepUp(lastAt);
      captures += 1;
    },
    isHigh: () => {
      keepUp();
      return captures >= many || capturesBefore >= many;
    },
    quietFor: () => now() - lastAt,
    paused: () => {
      captures = capturesBefore = 0;
    },
  };
}
