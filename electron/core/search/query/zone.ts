/** A moment as a clock on the wall shows it. Months and days count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Converts between a zone's wall time and a moment. */
export interface Zone {
  /** Milliseconds since 1970. Days past the end of a month are days of the next. */
  readonly instant: (time: WallTime) => number;
  readonly wallTime: (ms: number) => WallTime;
}

/** The time zone of this machine. */
export const localZone: Zone = {
  instant: ({ year, month, day, hour, minute, second }) => {
    const date = new Date(2000, month - 1, day, hour, minute, second);
    // The constructor takes years under 100 for those of the 20th century.
    date.setFullYear(year, month - 1, day);
    return date.getTime();
  },
  wallTime: (ms) => {
    const date = new Date(ms);
    return {
      year: date.getFullYear(),
      month: date.getMonth() + 1,
      day: date.getDate(),
      hour: date.getHours(),
      minute: date.getMinutes(),
      second: date.getSeconds(),
    };
  },
};

/** A zone that is always the same time ahead of UTC. */
export function utcZone(aheadMs: number): Zone {
  return {
    instant: ({ year, month, day, hour, minute, second }) => {
      const date = new Date(0);
      date.setUTCFullYear(year, month - 1, day);
      date.setUTCHours(hour, minute, second);
      return date.getTime() - aheadMs;
    },
    wallTime: (ms) => {
      const date = new Date(ms + aheadMs);
      return {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
      };
    },
  };
}
